// A difference belongs to a thing, not to a day: a slip waits for its row, a row for its slip, a fee for its money, a filing for its
// fee (D21.70). Pure: the same facts in any order give the same difference.
import { addDays, businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import type { Account, DifferenceState } from './contract.ts';

/** One fact of one side of an account: rials, or units of a filing; never negative. */
export type Leg = { readonly id: string; readonly amount: number; readonly day: string };

/** A slip with what it is for: the earliest opening of a visit of its client on that day, UTC; null while no visit is known. */
export type Slip = Leg & { readonly openedAt: string | null };
/** A transaction of the report, with its day and time (HH:MM:SS) in Tehran as the PSP printed them. */
export type Told = Leg & { readonly time: string | null };

/** The two sides of one thing: what the office recorded, and what answers for it. */
export type Sides = { readonly recorded: readonly Leg[]; readonly told: readonly Leg[] };

export type OpenDifference = {
  /** Recorded less told: rials, or units. 0 where both agree and are still not the same money. */
  readonly open: number;
  readonly recorded: number;
  readonly told: number;
  /** Business day from which it ages. */
  readonly day: string;
  /** Only the office's side is there, and the other one can still come by itself. */
  readonly waits: boolean;
  readonly isApart: boolean;
  /** The facts that it was seen with, in one spelling whatever the order. */
  readonly legs: string;
};

/** The clocks of terminal and PC may differ by so much. */
const toleranceMs = 15 * 60_000;

const total = (legs: readonly Leg[]): number => sumOfRials(legs.map(({ amount }) => amount));
const spelled = (side: string, legs: readonly Leg[]): string[] =>
  legs.map(({ id, amount }) => `${side} ${id} ${amount}`);

/** The difference of a thing; null where both sides agree, or nothing is there. `isApart`: they agree in rials, and are not the same money. */
export function openDifference(
  account: Account,
  { recorded, told }: Sides,
  isApart = false,
): OpenDifference | null {
  const open = total(recorded) - total(told);
  if (open === 0 && !isApart) return null;
  const days = [...recorded, ...told].map(({ day }) => day).toSorted();
  return {
    open,
    recorded: total(recorded),
    told: total(told),
    day: days[0] ?? '',
    waits: isWaiting(account, open, recorded.length > 0 && told.length === 0),
    isApart,
    legs: [...spelled('recorded', recorded), ...spelled('told', told)].toSorted().join('\n'),
  };
}

/** Whether the other side can still come by itself: a row of a slip, a filing of a unit that was paid for, a report. */
function isWaiting(account: Account, open: number, isOneSided: boolean): boolean {
  switch (account) {
    case 'money':
    case 'refund':
      return isOneSided;
    case 'filing':
      return open > 0;
    case 'report':
      return true;
    default:
      return false;
  }
}

/**
 * Whether a transaction cannot be the money of any of the slips: it was taken before the client's visit was opened, or is dated more
 * than a day after the slip (D19.71).
 */
export const isOlderMoney = (slips: readonly Slip[], transactions: readonly Told[]): boolean =>
  slips.length > 0 && transactions.some((told) => slips.every((slip) => cannotBe(slip, told)));

function cannotBe({ openedAt, day: slipDay }: Slip, { day, time }: Told): boolean {
  if (day > addDays(slipDay, 1)) return true;
  if (openedAt === null) return false;
  if (time === null) return day < businessDayOf(openedAt);
  const earliest = new Date(Date.parse(openedAt) - toleranceMs).toISOString();
  return `${day} ${time.slice(0, 5)}` < `${businessDayOf(earliest)} ${tehranTimeOf(earliest)}`;
}

/** Whether a report says itself that what was taken went back, to the last rial. */
export const isUndone = (bought: readonly Told[], reversed: readonly Told[]): boolean =>
  bought.length > 0 && total(bought) === total(reversed);

/** Working days after its day within which a slip stands in a report, and money that goes back is seen there (D21.73). */
export const termDays = 2;
/**
 * Working days within which the other side comes: what was paid for is filed, and a report that a close went without is taken in, on the
 * next one (D1.12, D21.171); a statement tells of its settlement day within five (D21.131).
 */
const termOf: Readonly<Record<Account, number>> = {
  money: termDays,
  refund: termDays,
  fee: termDays,
  filing: 1,
  bank: 5,
  report: 1,
  batch: 1,
};

/**
 * Where a difference stands, `age` working days after its day. `isReported`: a report tells of its terminal on its day or later, or it was
 * declared to have taken nothing. On its own day either may be of the morning only, so nothing is missing yet (D21.71, D21.110).
 */
export function stateOf(
  { account, waits }: { readonly account: Account; readonly waits: boolean },
  { age, isReported }: { readonly age: number; readonly isReported: boolean },
): DifferenceState {
  if (!waits) return 'differs';
  if (age >= termOf[account]) return 'missing';
  return account === 'money' && isReported && age > 0 ? 'missing' : 'awaited';
}

/** How much is open: opposite differences never cancel, and money that is not the same counts whole. */
export const sizeOf = ({ open, isApart, told }: Pick<OpenDifference, 'open' | 'isApart' | 'told'>): number =>
  isApart ? Math.max(Math.abs(open), told) : Math.abs(open);

/** What could have been pocketed has to be seen on a paper: everything but money on a terminal that no slip names. */
export const needsEvidence = ({
  account,
  recorded,
}: Pick<OpenDifference, 'recorded'> & { account: Account }): boolean => account !== 'money' || recorded > 0;

/** Working days after which nobody in the office ends a missing report by words, not even two (D21.240). */
export const reportOfProvinceAfter = 3;
export const needsProvince = ({
  account,
  age,
}: {
  readonly account: Account;
  readonly age: number;
}): boolean => account === 'report' && age > reportOfProvinceAfter;

/** Sizes of open differences by what names them. */
export type Sizes = ReadonlyMap<string, { readonly account: Account; readonly size: number }>;

export type LedgerLine = {
  readonly account: Account;
  readonly opening: number;
  readonly added: number;
  readonly cleared: number;
  readonly settled: number;
  readonly closing: number;
};

/**
 * What a day signs of each account: opening + added − cleared − settled = closing (D21.72). `before` is what the last sheet left open;
 * `isSettled` says of a difference that went away whether words ended it.
 */
export function ledgerLines(before: Sizes, now: Sizes, isSettled: (id: string) => boolean): LedgerLine[] {
  const lines = new Map<
    Account,
    { opening: number; added: number; cleared: number; settled: number; closing: number }
  >();
  const of = (account: Account) => {
    const known = lines.get(account) ?? { opening: 0, added: 0, cleared: 0, settled: 0, closing: 0 };
    lines.set(account, known);
    return known;
  };
  for (const id of new Set([...before.keys(), ...now.keys()])) {
    const [was, is] = [before.get(id), now.get(id)];
    const line = of((is ?? was)?.account ?? 'money');
    const [from, to] = [was?.size ?? 0, is?.size ?? 0];
    line.opening += from;
    line.closing += to;
    if (to > from) line.added += to - from;
    else if (isSettled(id)) line.settled += from - to;
    else line.cleared += from - to;
  }
  return [...lines].map(([account, line]) => ({ account, ...line }));
}
