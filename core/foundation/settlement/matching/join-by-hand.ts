// One payment that went through the terminal in several transactions: the rows that a person put beside it are one
// transaction when they add up to it. Pure. Invariant: no row is lost or counted twice, and no total moves.
import type { PaymentItem, Transaction } from './items.ts';
import type { ManualMatch } from './shapes.ts';

function inOrder(a: Transaction, b: Transaction): number {
  return (a.localMs ?? 0) - (b.localMs ?? 0) || (a.id < b.id ? -1 : 1);
}

/** Whether the parts may stand for a payment: the same way, day and terminal, and its amount to the rial. */
function areOnePayment(payment: PaymentItem, parts: readonly Transaction[]): boolean {
  return (
    parts.every(
      (part) =>
        part.direction === payment.direction &&
        part.day === parts[0]?.day &&
        part.lateFor === parts[0]?.lateFor &&
        part.terminal === parts[0]?.terminal,
    ) && parts.reduce((sum, { amount }) => sum + amount, 0) === payment.amount
  );
}

/**
 * The transactions with those of one payment joined. What does not add up, or is asked for by two payments (two PCs did
 * not know of each other), stays apart: then one row counts and the others are told as unused.
 */
export function joinByHand(
  payments: readonly PaymentItem[],
  transactions: readonly Transaction[],
  manualMatches: readonly ManualMatch[],
): readonly Transaction[] {
  if (manualMatches.length < 2) return transactions;
  const ofRow = new Map(transactions.flatMap((item) => item.rowIds.map((rowId) => [rowId, item])));
  const chosen = new Map<string, Set<Transaction>>();
  const askers = new Map<Transaction, Set<string>>();
  for (const { paymentId, pspRowId } of manualMatches) {
    const item = ofRow.get(pspRowId);
    if (item === undefined) continue;
    chosen.set(paymentId, (chosen.get(paymentId) ?? new Set()).add(item));
    askers.set(item, (askers.get(item) ?? new Set()).add(paymentId));
  }
  const joined = new Map<Transaction, Transaction | null>();
  for (const payment of payments) {
    const parts = [...(chosen.get(payment.id) ?? [])].sort(inOrder);
    const [first, ...others] = parts;
    if (first === undefined || others.length === 0 || parts.some((part) => askers.get(part)?.size !== 1))
      continue;
    if (!areOnePayment(payment, parts)) continue;
    joined.set(first, {
      ...first,
      amount: payment.amount,
      rowIds: parts.flatMap(({ rowIds }) => rowIds),
      duplicateOf: null,
    });
    for (const other of others) joined.set(other, null);
  }
  return transactions.flatMap((item) => {
    const instead = joined.get(item);
    return instead === undefined ? [item] : instead === null ? [] : [instead];
  });
}
