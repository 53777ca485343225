// A day of the journal as a file (D20.86).
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { OfficeReads } from '#core/journal/office/queries.ts';
import type { ExportedRecords, exportRecordsInput, RecordRow } from './contract.ts';
import { recordsExported } from './entries.ts';
import type { RecordReads } from './queries.ts';
import { recordsOfDay } from './views.ts';

export type ExportRecordReads = {
  readonly records: RecordReads;
  readonly office: Pick<OfficeReads, 'office'>;
  readonly staff: Pick<StaffReads, 'people'>;
};

/**
 * Writes down who takes which records of a day out, and gives them, the earliest first: never the one without the other.
 * @throws NOT_FOUND before the first run
 */
export function exportRecords(
  tx: Transaction,
  { records, office: { office }, staff }: ExportRecordReads,
  reader: Pick<Person, 'role'>,
  { format, ...asked }: z.infer<typeof exportRecordsInput>,
): ExportedRecords {
  const own = office();
  if (own === null) throw refusal('NOT_FOUND', { what: 'office' });
  const rows: RecordRow[] = [];
  let before: number | null = null;
  do {
    const page = recordsOfDay(records, reader, { ...asked, before });
    rows.push(...page.rows);
    before = page.before;
  } while (before !== null);
  const { day: forDay, personId: ofPerson, group: ofGroup, type: ofType, words = [] } = asked;
  const isSearched = words.length > 0;
  const id = tx.newId();
  tx.append(recordsExported, {
    ...{ id, format, forDay, ofPerson, ofGroup, ofType, isSearched },
    rows: rows.length,
  });
  const byName = staff.people().find((person) => person.id === tx.actor)?.name ?? '';
  return {
    ...{ exportId: id, at: tx.at, byName, officeName: own.name, officeCode: own.code, demo: own.demo },
    rows: rows.toReversed(),
  };
}
