// The rows of a file beside those that earlier files have brought. Invariant: a row that another file has counts once, and a
// row with another reference number is another transaction, whatever else the two share.
import type { PspFileRow } from '#core/settlement/files/read-rows.ts';
import type { ReportedRow } from '#core/settlement/matching/shapes.ts';
import type { DayReads } from '../day-reads.ts';

type Told = Pick<PspFileRow, 'terminalId' | 'rrn' | 'stan' | 'type' | 'date' | 'amount' | 'serviceCode'>;

const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

const isSame = (one: Told, other: ReportedRow): boolean =>
  one.rrn === other.rrn &&
  one.stan === other.stan &&
  one.terminalId === other.terminalId &&
  one.type === other.type &&
  one.date === other.date &&
  one.amount === other.amount &&
  one.serviceCode === other.serviceCode;

/**
 * The rows with ids that tell them from the rows of earlier files. Ids are made of what every export has, which leaves the
 * reference number out; where the known row of an id has another one, the row gets the id of the known row that it is, or
 * one of its own.
 */
export function toldApart(reads: DayReads, rows: readonly PspFileRow[]): PspFileRow[] {
  return rows.map((row) => {
    const known = reads.dayClose.row(row.id);
    if (known === null || !differ(known.rrn, row.rrn)) return row;
    const same = reads.dayClose.rows(known.day).find((other) => isSame(row, other));
    return { ...row, id: same?.id ?? `${row.id}.${row.rrn}` };
  });
}

/** True when an earlier file has the same reference number of the same terminal and kind with another amount or outcome. */
export function contradictsKnown(reads: DayReads, row: PspFileRow): boolean {
  if (row.rrn === null || row.serviceCode !== null) return false;
  return reads.dayClose
    .rowsOfReference(row.terminalId, row.rrn)
    .some(
      (known) =>
        known.type === row.type &&
        known.serviceCode === null &&
        (known.amount !== row.amount || known.status !== row.status),
    );
}
