// Turns report rows into transactions: the lines of one split settlement become one, a line that says the
// same money again becomes a duplicate, and one that says other money under the same number is a transaction of its own.
// Invariant: every row that carries money belongs to exactly one transaction; failed and other rows to none.
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { type Direction, lastFour, likeness, type Transaction, transaction } from './items.ts';
import type { ReportedRow } from './shapes.ts';

/** A row carries money unless the PSP says that it failed; an unknown status is treated as money, never hidden. */
export function carriesMoney(row: ReportedRow): boolean {
  return row.status !== 'failed' && row.type !== 'other';
}

export function referenceKey(direction: Direction, terminal: string, rrn: string): string {
  return `${direction}|${terminal}|${rrn}`;
}

function compareRows(a: ReportedRow, b: ReportedRow): number {
  const left = `${a.date} ${a.time ?? ''} ${a.id}`;
  const right = `${b.date} ${b.time ?? ''} ${b.id}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function groupKey(row: ReportedRow, terminal: string): string {
  const direction = row.type === 'reversal' ? 'reversal' : 'purchase';
  // Rows of two days stay apart, so that each day can account for its own.
  if (row.rrn !== null) return `${row.day}|${referenceKey(direction, terminal, row.rrn)}`;
  if (row.stan !== null && row.serviceCode === null)
    return `${row.day}|${direction}|${terminal}|stan ${row.stan}|${row.date}|${row.amount}`;
  return `row ${row.id}`;
}

function sum(rows: readonly ReportedRow[]): number {
  return sumOfRials(rows.map(({ amount }) => amount));
}
function ids(rows: readonly ReportedRow[]): string[] {
  return rows.map((row) => row.id);
}

/**
 * Whether a row says the money of another one again: the same amount, and no other trace number or card. A number that one of the two
 * exports left out says nothing. The PSP tells a reversal again under a trace number of its own.
 */
function saysAgain(row: ReportedRow, told: ReportedRow): boolean {
  return (
    row.type === 'reversal' ||
    (row.amount === told.amount &&
      likeness(row.stan, told.stan) !== 'differs' &&
      likeness(lastFour(row.cardMasked), lastFour(told.cardMasked)) !== 'differs')
  );
}

/** Rows of one reference number by the money that they tell, each with its repetitions behind it. */
function byMoney(rows: readonly ReportedRow[]): [ReportedRow, ...ReportedRow[]][] {
  const kept: [ReportedRow, ...ReportedRow[]][] = [];
  for (const row of rows) {
    const same = kept.find((told) => told.every((other) => saysAgain(row, other)));
    if (same) same.push(row);
    else kept.push([row]);
  }
  return kept;
}

function fromGroup(
  rows: readonly ReportedRow[],
  recorded: ReadonlySet<number> | undefined,
  spell: (id: string) => string,
): Transaction[] {
  const whole = rows.filter((row) => row.serviceCode === null);
  const parts = rows.filter((row) => row.serviceCode !== null);
  const [first, ...others] = whole;
  const [firstPart] = parts;
  // Only the parts of a split settlement are known: together they are the payment.
  if (first === undefined)
    return firstPart ? [transaction(firstPart, ids(parts), sum(parts), null, spell)] : [];
  // Some PSPs print a split payment without service codes; then only the sum is an amount the office knows.
  const isUnmarkedSplit =
    others.length > 0 && recorded?.has(sum(whole)) === true && !whole.some((row) => recorded.has(row.amount));
  // Rows of one reference number that tell different money are transactions of their own (D19.1): nothing says that the further ones
  // are the first one again.
  const moneys = byMoney(whole);
  // A split report beside the ordinary one repeats the same money, or some of it: its parts join the whole and are not
  // counted. Parts of more than the whole are no repetition but money of their own.
  const counted = isUnmarkedSplit ? sum(whole) : sum(moneys.map(([one]) => one));
  const joining = sum(parts) <= counted ? parts : [];
  const beyond =
    firstPart === undefined || joining.length > 0
      ? []
      : [
          transaction(
            firstPart,
            ids(parts),
            sum(parts),
            firstPart.type === 'reversal' ? first.id : null,
            spell,
          ),
        ];
  if (isUnmarkedSplit)
    return [transaction(first, [...ids(whole), ...ids(joining)], counted, null, spell), ...beyond];
  return [
    ...moneys.flatMap(([one, ...again]) => [
      transaction(one, one === first ? [one.id, ...ids(joining)] : [one.id], one.amount, null, spell),
      ...again.map((row) => transaction(row, [row.id], row.amount, one.id, spell)),
    ]),
    ...beyond,
  ];
}

/**
 * Transactions of the report in order of time, duplicates marked.
 * `recordedAmounts` has, by `referenceKey`, the rials the office recorded under a reference number.
 */
export function toTransactions(
  rows: readonly ReportedRow[],
  recordedAmounts: ReadonlyMap<string, ReadonlySet<number>>,
  spell: (id: string) => string,
): Transaction[] {
  const groups = new Map<string, ReportedRow[]>();
  const recordedUnder = ({ type, terminalId, rrn }: ReportedRow): ReadonlySet<number> | undefined =>
    rrn === null
      ? undefined
      : recordedAmounts.get(
          referenceKey(type === 'reversal' ? 'reversal' : 'purchase', spell(terminalId), rrn),
        );
  for (const row of rows.filter(carriesMoney).toSorted(compareRows)) {
    const key = groupKey(row, spell(row.terminalId));
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].flatMap((group) =>
    fromGroup(group, group[0] && recordedUnder(group[0]), spell),
  );
}
