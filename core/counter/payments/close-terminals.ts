// Which days a retirement leaves to a terminal where the money of a day is judged (D2, D21). Pure. Payments are refused from the
// moment of the retirement on; the day that was opened without knowing of it answers for the terminal all the same.
import type { Registration, Retirement } from './rules.ts';

type Recorded = Retirement & {
  /** The business day on which it was recorded. */
  readonly day: string;
};
/** A confirmed registration: the UTC instant and the business day of its first confirmation. */
type Confirmed = Pick<Registration, 'at'> & { readonly day: string };

/** What the days know of a terminal and its retirement. */
export type DaysOfRetirement = {
  /** The last business day after its last one that a PC opened which did not know of the retirement; null where there is none. */
  readonly lastOpenedUnaware: () => string | null;
  /** The UTC instant at which a business day was opened first, null for one that was not. */
  readonly openedAt: (day: string) => string | null;
  /** Whether a payment was recorded on the terminal on a business day. */
  readonly tookPayments: (day: string) => boolean;
};

/**
 * A retirement of a registration as the close sees it (D2.14): a day that was opened without knowing of it loses nothing by
 * it, whatever any clock says. What was confirmed on that day after its opening and took no payment, as a mistyped number does,
 * is retired from its own last day on.
 */
export function retirementForClose<R extends Recorded>(
  retirement: R,
  registration: Confirmed,
  days: DaysOfRetirement,
): R {
  const day = retirement.ends === null ? dayOfRecord(retirement, days) : days.lastOpenedUnaware();
  if (day === null) return retirement;
  const opened = days.openedAt(day);
  const isOfTheDay =
    registration.day < day || opened === null || registration.at <= opened || days.tookPayments(day);
  return isOfTheDay ? { ...retirement, lastDay: day } : retirement;
}

/** For a retirement of before openings named what they knew: its own day, where it was recorded after the opening. */
function dayOfRecord({ at, day, lastDay }: Recorded, { openedAt }: DaysOfRetirement): string | null {
  const opened = openedAt(day);
  return opened === null || opened > at || lastDay >= day ? null : day;
}
