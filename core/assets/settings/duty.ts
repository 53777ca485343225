// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { settingAppliers } from './apply.ts';
import { type SettingReads, settingReads } from './queries.ts';
import { settingsRouter } from './router.ts';

export const settings = defineDuty({
  appliers: settingAppliers,
  reads: settingReads,
  router: settingsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly settings: SettingReads;
  }
}
