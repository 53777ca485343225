// Brings a day's payments and report rows to one shape and pairs them; what is said of the pairs comes after it.
// Pure: the same facts in any order give the same pairs.
import { type PaymentItem, paymentItem, type Transaction, terminalSpelling } from './items.ts';
import { joinByHand } from './join-by-hand.ts';
import { type Pairing, pairUp } from './pair-payments.ts';
import type { ReportedRow, SettlementInput } from './shapes.ts';
import { referenceKey, toTransactions } from './transactions.ts';

export type PairedDay = {
  readonly payments: readonly PaymentItem[];
  readonly rows: readonly ReportedRow[];
  readonly transactions: readonly Transaction[];
  readonly pairing: Pairing;
  /** The office's own spelling of a terminal. */
  readonly spell: (terminal: string) => string;
};

/** By their texts, smallest first. */
export function byText<T>(text: (item: T) => string) {
  return (a: T, b: T): number => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}

function recordedAmounts(payments: readonly PaymentItem[]): Map<string, Set<number>> {
  const amounts = new Map<string, Set<number>>();
  for (const payment of payments) {
    if (payment.rrn === null) continue;
    const key = referenceKey(payment.direction, payment.terminal, payment.rrn);
    amounts.set(key, (amounts.get(key) ?? new Set()).add(payment.amount));
  }
  return amounts;
}

/** Payments in order of time, transactions, and which of them are pairs. */
export function pairDay(
  input: Pick<SettlementInput, 'payments' | 'pspRows' | 'terminals' | 'manualMatches'>,
): PairedDay {
  const spell = terminalSpelling(input.terminals);
  const recorded = new Map(input.payments.map((payment) => [payment.id, payment]));
  const payments = [...recorded.values()]
    .toSorted(byText((payment) => `${payment.at} ${payment.id}`))
    .map((payment) => paymentItem(payment, recorded.get(payment.reversalOf ?? ''), spell));
  const rows = [...new Map(input.pspRows.map((row) => [row.id, row])).values()];
  const manualMatches = input.manualMatches ?? [];
  const transactions = joinByHand(
    payments,
    toTransactions(rows, recordedAmounts(payments), spell),
    manualMatches,
  );
  const reversedIds = new Set([...recorded.values()].flatMap(({ reversalOf }) => reversalOf ?? []));
  const pairing = pairUp(payments, transactions, manualMatches, reversedIds);
  return { payments, rows, transactions, pairing, spell };
}
