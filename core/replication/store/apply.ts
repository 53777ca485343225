// Writes what happened to the store, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { storeRewinds } from '#db/schema/journal/witness.ts';
import { storeDamages } from '#db/schema/replication/store.ts';
import {
  journalExported,
  journalFoundDamaged,
  keyReleased,
  recoveryCodeMade,
  storeRewound,
  tablesRepaired,
} from './entries.ts';

export function storeAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertRewind = preparedInsert(orm, storeRewinds);
  const insertDamage = preparedInsert(orm, storeDamages);
  return [
    applier(tablesRepaired, (entry) => {
      const { id, ofDay, forDay, comparedAt, tables, changed, missing, added } = entry.body;
      const rows = changed + missing + added;
      insertDamage({ id, kind: 'tables', ofDay, forDay, comparedAt, tables, rows, ...factOf(entry) });
    }),
    applier(journalFoundDamaged, (entry) => {
      const { id, forDay, comparedAt, stream, seq } = entry.body;
      const place = { stream, streamSeq: seq };
      insertDamage({
        id,
        kind: 'journal',
        ofDay: forDay,
        forDay,
        comparedAt,
        rows: 0,
        ...place,
        ...factOf(entry),
      });
    }),
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
    applier(journalExported, () => {
      // The fact is the journal entry itself.
    }),
    applier(recoveryCodeMade, () => {
      // The fact is the journal entry itself.
    }),
    applier(keyReleased, () => {
      // The same.
    }),
  ];
}
