// The sums of a report's lines so far, in every way that PSPs make them, to know a line of sums by its amount.
// Invariant: a sum beyond exact integers is never made: the line that would reach it is said instead.
import type { PspRowStatus, PspRowType } from './contract.ts';

/** What of a line counts in its sums. */
type Counted = { readonly type: PspRowType; readonly status: PspRowStatus; readonly amount: number };

export type RunningTotals = {
  /** Takes a row in. @returns false when the sum of the rows would no longer be exact */
  add(row: Counted): boolean;
  /** Whether rials are the sum of two lines or more above: of all, or of those since the last line of sums. */
  isSumOfLines(rials: number): boolean;
  /** Whether rials are a sum of the lines above, however few. */
  agrees(rials: number): boolean;
  /** A line of sums was met: the next one may be of what follows. */
  mark(): void;
};

type Sums = { lines: number; net: number; bought: number; all: number };

function nothing(): Sums {
  return { lines: 0, net: 0, bought: 0, all: 0 };
}

function addTo(sums: Sums, { type, status, amount }: Counted): void {
  sums.lines += 1;
  sums.all += amount;
  if (status === 'failed' || type === 'other') return;
  sums.net += type === 'reversal' ? -amount : amount;
  if (type === 'purchase') sums.bought += amount;
}

export function runningTotals(): RunningTotals {
  const whole = nothing();
  let part = nothing();
  const isOf = ({ net, bought, all }: Sums, rials: number): boolean =>
    rials === net || rials === bought || rials === all || rials === -net;
  return {
    add(row) {
      if (!Number.isSafeInteger(whole.all + row.amount)) return false;
      addTo(whole, row);
      addTo(part, row);
      return true;
    },
    isSumOfLines: (rials) => rials !== 0 && [whole, part].some((sums) => sums.lines > 1 && isOf(sums, rials)),
    agrees: (rials) => isOf(whole, rials) || isOf(part, rials),
    mark() {
      part = nothing();
    },
  };
}
