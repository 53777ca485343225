// Writes the tables of closures, one function per entry type.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { closures, closureWithdrawals } from '#db/schema/assets/closures.ts';
import { closureDeclared, closureWithdrawn } from './entries.ts';

/** The appliers of this duty over a store. */
export function closureAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertClosure = preparedInsert(orm, closures);
  const insertWithdrawal = preparedInsert(orm, closureWithdrawals);
  return [
    applier(closureDeclared, (entry) => {
      const { closureId, ...closure } = entry.body;
      insertClosure({ id: closureId, ...closure, ...factOf(entry) });
    }),
    applier(closureWithdrawn, (entry) => insertWithdrawal({ ...entry.body, ...factOf(entry) })),
  ];
}
