// Which days a retirement leaves to a terminal where the money of a day is judged (D2, D21). Pure. Payments are refused from the
// moment of the retirement on; a day that was opened without knowing of it answers for the terminal all the same.
import type { Retirement } from './rules.ts';

/** What the days know of a registration and its retirement. */
export type DaysOfRetirement = {
  /** The last business day after its last one that a PC opened which did not know of the retirement; null where there is none. */
  readonly lastOpenedUnaware: () => string | null;
  /** Whether every confirmation of the registration knew an opening of a business day. */
  readonly isConfirmedAfterOpening: (day: string) => boolean;
  /** Whether a payment was recorded on the terminal on a business day. */
  readonly tookPayments: (day: string) => boolean;
};

/**
 * A retirement of a registration as the close sees it (D2.14): a day that was opened without knowing of it loses nothing by
 * it, whatever any clock says. What was confirmed knowing the opening of that day and took no payment, as a mistyped number
 * does, is retired from its own last day on.
 */
export function retirementForClose<R extends Retirement>(retirement: R, days: DaysOfRetirement): R {
  const day = days.lastOpenedUnaware();
  if (day === null) return retirement;
  const isOfTheDay = !days.isConfirmedAfterOpening(day) || days.tookPayments(day);
  return isOfTheDay ? { ...retirement, lastDay: day } : retirement;
}
