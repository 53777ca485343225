// What a business day rested on that nobody but who entered it has confirmed (D2, D4): said on its sheet and to the province.
// Invariant: what was charged or used on the day counts as well, so that nothing put into its place later hides it.
import { spanCovers } from '#core/counter/payments/rules.ts';
import type { SingleConfirmation } from './contract.ts';
import type { DayReads } from './day-reads.ts';

/** Tariffs, then rates, then terminals, each by name; public facts of the office alone (D4.12). */
export function singleConfirmationsOf(reads: DayReads, day: string): SingleConfirmation[] {
  const { tariffs, rates } = reads.fees.singleConfirmations(day);
  const designated = reads.payments
    .closeTerminals()
    .filter(({ validFrom, validTo }) => spanCovers({ from: validFrom, to: validTo }, day))
    .map(({ terminalId }) => terminalId);
  const terminals = new Set([
    ...designated,
    ...reads.payments.ofDay(day).map(({ terminalId }) => terminalId),
  ]);
  return [
    ...tariffs.map((name): SingleConfirmation => ({ what: 'tariff', name })),
    ...rates.map((name): SingleConfirmation => ({ what: 'rate', name })),
    ...[...terminals]
      .filter((terminalId) => reads.payments.isConfirmedByOne(terminalId, day))
      .toSorted()
      .map((name): SingleConfirmation => ({ what: 'terminal', name })),
  ];
}
