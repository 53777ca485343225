// What does not agree, as the office sees it: with its state and its age in working days (D21.70, D21.71).
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { addDays, workingDaysUntil } from '#core/foundation/calendar/business-day.ts';
import {
  ledgerLines,
  needsEvidence,
  needsProvince,
  type Sizes,
  sizeOf,
  stateOf,
} from '#core/foundation/settlement/ledger/open-difference.ts';
import { type AloneReads, aloneRule, reachDays } from './alone.ts';
import { type Difference, type EndedDifference, isOfLeft, reportKey, type SignedLedger } from './contract.ts';
import type { LedgerReads, ListedDifference } from './queries.ts';

export type LedgerViewReads = AloneReads & {
  readonly dayClose: LedgerReads;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
};

/** Every open difference at business day `today`, the oldest first. */
export const differencesOf = (reads: LedgerViewReads, today: string): Difference[] =>
  viewed(reads, reads.dayClose.openDifferences(), today);

/** One open difference, or null once it is met or ended. */
export function differenceOf(reads: LedgerViewReads, id: string, today: string): Difference | null {
  const found = reads.dayClose.openDifference(id);
  return found === null ? null : (viewed(reads, [found], today)[0] ?? null);
}

/** What words ended in the last thirty days, the newest first, with what they rest on (D19.112). */
export const endedDifferences = (
  { dayClose, staff }: { dayClose: LedgerReads; staff: Pick<StaffReads, 'nameOf'> },
  today: string,
): EndedDifference[] =>
  dayClose.endedSince(addDays(today, -reachDays)).map(({ row, byName, photoId, provinceAt }) => {
    const { id, account, size, at, reasonCode, words, paper, paperNumber, secondBy } = row;
    return {
      ...{ id, account, size, at, byName, reasonCode, words, paper, paperNumber, photoId, provinceAt },
      secondName: staff.nameOf(secondBy),
    };
  });

/** Open differences of which the office can do something: nothing of them is still on its way (D21.71). */
export const dueDifferences = (reads: LedgerViewReads, today: string): Difference[] =>
  differencesOf(reads, today).filter(({ state }) => state !== 'awaited');

/** Working days from a day to `today`. Of a day that lies ahead of this PC's clock nothing waits yet. */
function ageOf({ closures }: Pick<LedgerViewReads, 'closures'>, day: string, today: string): number {
  const closed = new Set(closures.closedDays());
  return Math.max(0, -workingDaysUntil(today, day, (one) => closed.has(one)));
}

function viewed(reads: LedgerViewReads, listed: readonly ListedDifference[], today: string): Difference[] {
  if (listed.length === 0) return [];
  const closed = new Set(reads.closures.closedDays());
  const isAloneEnough = aloneRule(reads, today);
  return listed.map(({ row, visitNumber, byName, isReported, saidId }) => {
    const { actor: by, waits, open: _, base: _row, isEnded: _ended, ...told } = row;
    // Of a day that lies ahead of this PC's clock nothing waits yet.
    const age = Math.max(0, -workingDaysUntil(today, row.day, (day) => closed.has(day)));
    const said = saidId === null ? null : reads.dayClose.settlementWords(saidId);
    return {
      ...told,
      visitNumber,
      by,
      byName,
      age,
      state: stateOf({ account: row.account, waits }, { age, isReported: isReported === 1 }),
      size: sizeOf(row),
      needsPaper: needsEvidence(row) && !isOfLeft(row),
      needsSecond: !isAloneEnough(row),
      needsProvince: needsProvince({ account: row.account, age }),
      waiting: said,
    };
  });
}

/**
 * What the close of a day signs of the ledger (D21.72): what the last sheet left open, what came, what went and how, and what stays open,
 * of this day and the days before it. `before` is what the last sheet signed as open; `reports` are terminals whose report this very close
 * goes without (D21.171).
 */
export function signedLedger(
  reads: LedgerViewReads,
  {
    day,
    today,
    before,
    reports,
  }: {
    readonly day: string;
    readonly today: string;
    readonly before: SignedLedger['open'];
    readonly reports: readonly { readonly terminalId: string }[];
  },
): SignedLedger {
  const listed = viewed(reads, reads.dayClose.openDifferencesUntil(day), today);
  const known = new Set(listed.map(({ id }) => id));
  const age = ageOf(reads, day, today);
  const lacking = reports
    .map(({ terminalId }): SignedLedger['open'][number] => ({
      ...{ id: reportKey(terminalId, day), account: 'report', day, age, size: 1 },
      state: stateOf({ account: 'report', waits: true }, { age, isReported: false }),
    }))
    .filter(({ id }) => !known.has(id));
  const open = [...listed, ...lacking];
  const sizes = (list: SignedLedger['open']): Sizes => new Map(list.map((one) => [one.id, one]));
  return {
    lines: ledgerLines(sizes(before), sizes(open), (id) => reads.dayClose.isDifferenceSettled(id)),
    open: open.map(({ id, account, state, day: ofDay, age, size }) => ({
      id,
      account,
      state,
      day: ofDay,
      age,
      size,
    })),
  };
}
