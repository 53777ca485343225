// Which days a retirement leaves to a terminal where the money of a day is judged (D2, D21). Pure. Payments are refused from the
// moment of the retirement on; the day that was opened with the terminal answers for it all the same.
import type { Registration, Retirement } from './rules.ts';

type Recorded = Retirement & {
  /** The business day on which it was recorded. */
  readonly day: string;
};

/** What a day knows of the terminal that is retired on it. */
export type DayOfRetirement = {
  /** The UTC instant at which a business day was opened first, null for one that was not. */
  readonly openedAt: (day: string) => string | null;
  /** Whether a payment was recorded on the terminal on a business day. */
  readonly tookPayments: (day: string) => boolean;
};

/**
 * A retirement of a registration as the close sees it (D2.14): one that was recorded after its own business day had been
 * opened takes that day nothing, where the registration was in use when the day was opened or has a payment of it. What was
 * confirmed after the opening and took none, as a mistyped number does, is retired from that day on.
 */
export function retirementForClose<R extends Recorded>(
  retirement: R,
  registration: Pick<Registration, 'at'>,
  { openedAt, tookPayments }: DayOfRetirement,
): R {
  const { at, day, lastDay } = retirement;
  const opened = openedAt(day);
  if (opened === null || opened > at || lastDay >= day) return retirement;
  const isOfTheDay = registration.at <= opened || tookPayments(day);
  return isOfTheDay ? { ...retirement, lastDay: day } : retirement;
}
