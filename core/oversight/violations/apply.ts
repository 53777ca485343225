// Writes the tables of violation reports, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { violationAnswers, violationReports, violationSeals } from '#db/schema/oversight/violations.ts';
import { violationAnswered, violationReported, violationSealed } from './entries.ts';

/** The appliers of this duty over a store. */
export function violationAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertReport = preparedInsert(orm, violationReports);
  const insertSeal = preparedInsert(orm, violationSeals);
  const insertAnswer = preparedInsert(orm, violationAnswers);
  return [
    applier(violationReported, (entry) => {
      const { reportId, ...report } = entry.body;
      const { text = null, said = null } = entry.private ?? {};
      insertReport({ id: reportId, ...report, text, said, ...factOf(entry) });
    }),
    applier(violationSealed, (entry) => {
      const { reportId, ...report } = entry.body;
      insertSeal({ id: reportId, ...report, ...factOf(entry) });
    }),
    applier(violationAnswered, (entry) => {
      const { signature: _, ...answer } = entry.body;
      insertAnswer({ ...answer, ...factOf(entry) });
    }),
  ];
}
