// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { type SettingsHistoryReads, settingsHistoryReads } from './queries.ts';
import { settingsHistoryRouter } from './router.ts';

export const settingsHistory = defineDuty({ reads: settingsHistoryReads, router: settingsHistoryRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly settingsHistory: SettingsHistoryReads;
  }
}
