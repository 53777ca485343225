// What pairing left over of a day, and by what its other half is looked for.
import type { Saw } from './contract.ts';
import type { Item, PaymentItem, Transaction } from './items.ts';
import type { Pair, Pairing } from './pair-payments.ts';

/** What the findings are made from, once pairing is done. */
export type Settled = {
  readonly day: string;
  readonly payments: readonly PaymentItem[];
  readonly transactions: readonly Transaction[];
  readonly pairing: Pairing;
  /** The day on whose totals a transaction counts. */
  readonly bookedDay: (transaction: Transaction) => string;
  /** Whether an item's terminal was designated on the day on which the item came about. */
  readonly isDesignated: (item: Item) => boolean;
  /** Terminals of which any report row of the day is known, failed ones included. */
  readonly reportedTerminals: ReadonlySet<string>;
  /** A failed report row with the references of this payment. */
  readonly failedRowOf: (payment: PaymentItem) => string | undefined;
};

/** What is said of an item that is alone: which others it could belong to, or else `otherwise`. */
export type Lone = (item: Item, otherwise: Saw) => Saw;

export type Unpaired = {
  readonly payments: readonly PaymentItem[];
  readonly transactions: readonly Transaction[];
  readonly pairOfPayment: ReadonlyMap<string, Pair>;
  readonly pairOfTransaction: ReadonlyMap<string, Pair>;
  /** Every purchase that the office recorded, paired or not. */
  readonly purchases: readonly PaymentItem[];
  readonly purchasesByReference: ReadonlyMap<string, readonly PaymentItem[]>;
  /** Recorded reversals by the payment that each reverses. */
  readonly reversalOf: ReadonlyMap<string | null, PaymentItem>;
  readonly lone: Lone;
};

/** Sets apart what is in no pair. */
export function unpairedOf({ payments, transactions, pairing }: Settled): Unpaired {
  const pairOfPayment = new Map(pairing.pairs.map((pair) => [pair.payment.id, pair]));
  const pairOfTransaction = new Map(pairing.pairs.map((pair) => [pair.transaction.id, pair]));
  const freePayments = payments.filter((payment) => !pairOfPayment.has(payment.id));
  const freeTransactions = transactions.filter((item) => !pairOfTransaction.has(item.id));
  const freeIds = new Set([...freePayments, ...freeTransactions].map((item) => item.id));
  const reversals = payments.filter((payment) => payment.direction === 'reversal');
  const purchases = payments.filter((payment) => payment.direction === 'purchase');
  return {
    payments: freePayments,
    transactions: freeTransactions,
    pairOfPayment,
    pairOfTransaction,
    purchases,
    purchasesByReference: groupBy(purchases, ownReference),
    reversalOf: new Map(reversals.map((payment) => [payment.payment.reversalOf, payment])),
    lone(item, otherwise) {
      const candidateIds = (pairing.candidates.get(item.id) ?? []).filter((id) => freeIds.has(id));
      return candidateIds.length > 1
        ? { note: 'several_candidates', item: item.seen, candidateIds }
        : otherwise;
    },
  };
}

/** Items by a key; those without one are left out. */
export function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string | null): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Terminal and RRN; null where the item has no RRN. */
export function ownReference(item: Item): string | null {
  return item.rrn === null ? null : `${item.terminal}|${item.rrn}`;
}
