// Writes the tables of verdicts and protocols, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { inspectionProtocols, lineVerdicts } from '#db/schema/oversight/inspection-lines.ts';
import { protocolMade, verdictGiven } from './entries.ts';

/** The appliers of this duty over a store. */
export function inspectionLineAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertVerdict = preparedInsert(orm, lineVerdicts);
  const insertProtocol = preparedInsert(orm, inspectionProtocols);
  return [
    applier(verdictGiven, (entry) =>
      insertVerdict({ ...entry.body, words: entry.private?.words ?? null, ...factOf(entry) }),
    ),
    applier(protocolMade, (entry) => insertProtocol({ ...entry.body, ...factOf(entry) })),
  ];
}
