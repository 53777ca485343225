// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { supervisionAppliers } from './apply.ts';
import { type SupervisionReads, supervisionReads } from './queries.ts';
import { supervisionRouter } from './router.ts';
import { openAnomalies } from './work.ts';

export const supervision = defineDuty({
  appliers: supervisionAppliers,
  reads: supervisionReads,
  router: supervisionRouter,
  // Without a name: the morning card asks for no password. Every record under a name counts outside the hours.
  tasks: {
    topics: ['journal'],
    of: (reads, { role }, day) => ({
      anomalies: role === 'manager' ? openAnomalies(reads, day).found.length : 0,
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly supervision: SupervisionReads;
  }
}
