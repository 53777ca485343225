// Which days a retirement leaves to a terminal where the money of a day is judged (D2, D21). Pure. Payments are refused from the
// moment of the retirement on; the day that was opened with the terminal answers for it all the same.
import type { Retirement } from './rules.ts';

type Recorded = Retirement & {
  /** The business day on which it was recorded. */
  readonly day: string;
};

/**
 * A retirement as the close sees it (D2.14): one that was recorded after its own business day had been opened takes that day
 * nothing. `openedAt` is the UTC instant at which a business day was opened first, null for one that was not.
 */
export function retirementForClose<R extends Recorded>(
  retirement: R,
  openedAt: (day: string) => string | null,
): R {
  const { at, day, lastDay } = retirement;
  const opened = openedAt(day);
  return opened !== null && opened <= at && lastDay < day ? { ...retirement, lastDay: day } : retirement;
}
