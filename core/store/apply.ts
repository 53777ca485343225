// Writes what happened to the store, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { storeRewinds } from '#db/schema/store.ts';
import { recoveryCodeMade, storeRewound } from './entries.ts';

export function storeAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertRewind = preparedInsert(orm, storeRewinds);
  return [
    applier(storeRewound, (entry) => {
      const { id, cause, found, named, missing } = entry.body;
      insertRewind({
        id,
        cause,
        foundEpoch: found.epoch,
        foundSeq: found.seq,
        namedEpoch: named?.epoch ?? null,
        namedSeq: named?.seq ?? null,
        missing,
        ...factOf(entry),
      });
    }),
    applier(recoveryCodeMade, () => {
      // The fact is the journal entry itself.
    }),
  ];
}
