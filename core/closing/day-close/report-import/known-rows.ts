// The rows of a file beside those that earlier files have brought. Invariant: a row that another file has counts once; a row
// with another reference number is another transaction, whatever else the two share; and money that one file calls failed
// and another successful was taken.
import { setImmediate as othersAnswered } from 'node:timers/promises';
import type { PspFileRow } from '#core/foundation/settlement/files/read-rows.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import { carriesMoney } from '#core/foundation/settlement/matching/transactions.ts';
import type { DayReads } from '../day-reads.ts';

type Told = Pick<
  PspFileRow,
  'terminalId' | 'rrn' | 'stan' | 'type' | 'date' | 'amount' | 'status' | 'serviceCode'
>;

const differ = (one: string | null, other: string | null): boolean =>
  one !== null && other !== null && one !== other;

const hasFailed = ({ status }: Pick<Told, 'status'>): boolean => status === 'failed';

const isSame = (one: Told, other: ReportedRow): boolean =>
  hasFailed(one) === hasFailed(other) &&
  one.rrn === other.rrn &&
  one.stan === other.stan &&
  one.terminalId === other.terminalId &&
  one.type === other.type &&
  one.date === other.date &&
  one.amount === other.amount &&
  one.serviceCode === other.serviceCode;

/**
 * The rows with ids that tell them from the rows of earlier files. Ids are made of what every export has, which leaves the
 * reference number out, and of the place among those that say the same; so a row gets the id of the known row that it is,
 * and where its id is that of a row with another reference number, one of its own.
 * @param taken ids that rows of the file before these have got; those of these rows are added
 */
export function toldApart(
  reads: DayReads,
  rows: readonly PspFileRow[],
  taken: Set<string> = new Set(),
): PspFileRow[] {
  return rows.map((row) => {
    const known = reads.dayClose.row(row.id);
    const isKnown = known !== null && !differ(known.rrn, row.rrn);
    const same = isKnown ? known : sameTransaction(reads, row, taken);
    const own = known === null ? row.id : `${row.id}.${row.rrn}`;
    const id = same?.id ?? own;
    taken.add(id);
    return { ...row, id };
  });
}

/** Rows that are looked up before others are answered. */
const rowsOfLot = 500;

/** All rows of a file told apart as `toldApart` does, lot by lot; between two lots others are answered. */
export async function* toldApartInLots(
  reads: DayReads,
  rows: readonly PspFileRow[],
  taken: Set<string> = new Set(),
): AsyncGenerator<PspFileRow[]> {
  for (let from = 0; from < rows.length; from += rowsOfLot) {
    if (from > 0) await othersAnswered();
    yield toldApart(reads, rows.slice(from, from + rowsOfLot), taken);
  }
}

/** The known row with the same reference number and all else, unless another line of the file is that one already. */
function sameTransaction(
  reads: DayReads,
  row: PspFileRow,
  taken: ReadonlySet<string>,
): ReportedRow | undefined {
  if (row.rrn === null) return undefined;
  return reads.dayClose
    .rowsOfReference(row.terminalId, row.rrn)
    .find((known) => isSame(row, known) && !taken.has(known.id));
}

/**
 * The known row that a row of a file, told apart, repeats: it stays on its day and counts once. A success that an earlier
 * file calls failed repeats none: it is booked like any new row.
 */
export function repeatedRow(reads: DayReads, row: PspFileRow): ReportedRow | null {
  const known = reads.dayClose.row(row.id);
  return known !== null && hasFailed(known) && !hasFailed(row) ? null : known;
}

/**
 * True when an earlier file says otherwise of a row, told apart: another amount or outcome under the same reference number
 * of the same terminal and kind, or another outcome of the very row, which may have none.
 */
export function contradictsKnown(reads: DayReads, row: PspFileRow): boolean {
  const known = reads.dayClose.row(row.id);
  if (known !== null && known.status !== row.status) return true;
  if (row.rrn === null || row.serviceCode !== null) return false;
  return reads.dayClose
    .rowsOfReference(row.terminalId, row.rrn)
    .some(
      (other) =>
        other.type === row.type &&
        other.serviceCode === null &&
        (other.amount !== row.amount || other.status !== row.status),
    );
}

/**
 * How many rows of earlier files this one lacks: money of the same terminal and date, within the time that the file tells of. None is taken
 * back by that; a file that was cut or edited is said so (F60). Between two dates of a terminal others are answered.
 * @param taken ids of all rows of the file, told apart
 */
export async function lackingRows(
  reads: DayReads,
  rows: readonly PspFileRow[],
  taken: ReadonlySet<string>,
): Promise<number> {
  let count = 0;
  for (const ofDate of Map.groupBy(rows, ({ terminalId, date }) => `${terminalId} ${date}`).values()) {
    const [first] = ofDate;
    if (first === undefined) continue;
    const times = ofDate.map(({ time }) => time ?? '').toSorted();
    const [from = '', to = ''] = [times.at(0), times.at(-1)];
    // A file without times tells of its whole days.
    const isWithin = (time: string | null): boolean =>
      from === '' || time === null || (time >= from && time <= to);
    await othersAnswered();
    count += reads.dayClose
      .rowsOfTerminalDate(first.terminalId, first.date)
      .filter((known) => carriesMoney(known) && !taken.has(known.id) && isWithin(known.time)).length;
  }
  return count;
}
