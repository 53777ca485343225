// What a manager takes out of the office as a file (D20.86).
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { OfficeReads } from '#core/journal/office/queries.ts';
import type { Exported, exportInput } from './contract.ts';
import { reportExported } from './entries.ts';
import { countBehind, type ReportRunReads, runReport } from './run.ts';

export type ExportReads = ReportRunReads & {
  readonly office: Pick<OfficeReads, 'office'>;
};

/**
 * Writes down who takes what out, and gives the table, or says how many rows are to be read (D20.86).
 * @throws NOT_FOUND before the first run
 */
export function exportReport(
  tx: Transaction,
  reads: ExportReads,
  { format, period, filters, subject }: z.infer<typeof exportInput>,
): Exported {
  const office = reads.office.office();
  if (office === null) throw refusal('NOT_FOUND', { what: 'office' });
  const table =
    subject.kind === 'table'
      ? (runReport(reads, { period, filters, tables: [{ ...subject, series: null }] }, tx.day).tables[0] ??
        null)
      : null;
  const rows =
    subject.kind === 'rows'
      ? countBehind(reads, { period, filters, column: subject.column }, tx.day)
      : (table?.rows.length ?? 0);
  const id = tx.newId();
  tx.append(reportExported, {
    id,
    format,
    from: period.from,
    to: period.to,
    groupBy: subject.kind === 'table' ? subject.groupBy : null,
    columns: subject.kind === 'table' ? [...subject.columns] : [subject.column],
    filters: [...filters],
    rows,
  });
  const byName = reads.staff.people().find((person) => person.id === tx.actor)?.name ?? '';
  return {
    exportId: id,
    at: tx.at,
    byName,
    officeName: office.name,
    officeCode: office.code,
    demo: office.demo,
    today: tx.day,
    period,
    table,
    rows,
  };
}
