// What the PSP says of a simulated day: its payments and reversals, with differences planted by chance.
import { tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import type { ReportedTransaction } from './psp-report.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How often a row is missing, stands for nothing that was recorded, or has another amount: from 0 to 1. */
export type Planted = { readonly missing: number; readonly unknown: number; readonly otherAmount: number };

/** A payment as the office recorded it; `at` in UTC. */
type Recorded = Pick<ReportedTransaction, 'terminalId' | 'rrn' | 'amount'> & {
  readonly stan: string | null;
  readonly cardMasked: string | null;
  readonly at: string;
  readonly reversal: object | null;
};

/**
 * The PSP's rows of a day: what was paid and reversed, with planted differences. A terminal that was used has a report: a
 * row may be missing from it, but never the only one.
 */
export function reportOfDay(
  payments: readonly Recorded[],
  random: SeededRandom,
  day: string,
  by: Planted,
): ReportedTransaction[] {
  const rows: ReportedTransaction[] = [];
  const reported = new Set<string>();
  for (const payment of payments) {
    if (reported.has(payment.terminalId) && random.chance(by.missing)) continue;
    reported.add(payment.terminalId);
    const amount = random.chance(by.otherAmount) ? payment.amount + 10_000 : payment.amount;
    const time = `${tehranTimeOf(payment.at)}:00`;
    const { terminalId, rrn } = payment;
    // The PSP knows what a torn slip did not say.
    const stan = payment.stan ?? random.stan();
    const cardMasked = payment.cardMasked ?? '';
    const common = { terminalId, stan, cardMasked, amount, date: day, time, status: 'successful' as const };
    rows.push({ ...common, rrn, type: 'purchase' });
    if (payment.reversal !== null) rows.push({ ...common, rrn, type: 'reversal' });
    if (random.chance(by.unknown)) {
      rows.push({ ...common, rrn: random.digits(12), stan: random.stan(), type: 'purchase' });
    }
  }
  return rows;
}
