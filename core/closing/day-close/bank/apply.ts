// Writes the tables of the bank's statements.
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import { bankLines, bankStatements } from '#db/schema/closing/day-close.ts';
import { bankImported } from '../entries.ts';

/** The applier of statements over a store. */
export function bankAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertStatement = preparedInsert(orm, bankStatements);
  const insertLine = preparedInsert(orm, bankLines);
  return [
    applier(bankImported, (entry) => {
      // A statement whose lines are kept by another PC tells nothing here.
      if (entry.private === undefined) return;
      const { importId: id, from: fromDay, to: toDay, ...told } = entry.body;
      const { lines, iban, ...kept } = entry.private;
      insertStatement({ id, fromDay, toDay, ...told, iban, ...kept, ...factOf(entry) });
      for (const { day: date, ...line } of lines) insertLine({ statementId: id, iban, date, ...line });
    }),
  ];
}
