// Puts payments and transactions together, strongest evidence first (domain §5): what the manager chose, reference
// number, trace number, card and time. Invariant: a weaker pass pairs only where each side has one candidate.
import type { MatchBasis } from './contract.ts';
import {
  dateReachDays,
  type Item,
  likeness,
  type PaymentItem,
  signedAmount,
  type Transaction,
  timeReachMs,
} from './items.ts';
import type { ManualMatch } from './shapes.ts';
import { referenceKey } from './transactions.ts';

export type Pair = {
  readonly payment: PaymentItem;
  readonly transaction: Transaction;
  readonly basis: MatchBasis;
};

export type Pairing = {
  readonly pairs: readonly Pair[];
  /** Ids of what an unpaired item could equally well have been, by its own id. */
  readonly candidates: ReadonlyMap<string, readonly string[]>;
  readonly unusedManualMatches: readonly ManualMatch[];
};

type Pass = {
  readonly basis: MatchBasis;
  /** Items with equal keys may be one; null takes no part in the pass. */
  readonly key: (item: Item) => string | null;
  readonly position: (item: Item) => number | null;
  readonly reach: number;
  readonly accepts: (payment: PaymentItem, transaction: Transaction) => boolean;
};

function joined(...parts: readonly (string | number | null)[]): string | null {
  return parts.includes(null) ? null : parts.join('|');
}

function sameRrn(a: Item, b: Item) {
  return likeness(a.rrn, b.rrn);
}
function sameStan(a: Item, b: Item) {
  return likeness(a.stan, b.stan);
}
function sameCard(a: Item, b: Item) {
  return likeness(a.last4, b.last4);
}
function onDate(item: Item) {
  return item.dayNumber;
}

function stanKey(item: Item) {
  return joined(item.direction, item.terminal, item.stan, item.amount);
}
function stanAccepts(p: Item, t: Item) {
  return sameRrn(p, t) !== 'differs' || sameCard(p, t) !== 'differs';
}

const passes: readonly Pass[] = [
  {
    basis: 'stan_terminal_amount_date',
    key: stanKey,
    position: onDate,
    reach: 0,
    accepts: stanAccepts,
  },
  {
    basis: 'stan_terminal_amount_date',
    key: stanKey,
    position: onDate,
    reach: dateReachDays,
    accepts: stanAccepts,
  },
  {
    // The same reference number on another terminal: the wrong terminal was recorded.
    basis: 'rrn',
    key: (item) => joined(item.direction, item.rrn, item.amount),
    position: onDate,
    reach: dateReachDays,
    accepts: () => true,
  },
  {
    basis: 'card_amount_time',
    key: (item) => joined(item.direction, item.terminal, item.last4, item.amount),
    position: (item) => item.localMs,
    reach: timeReachMs,
    accepts: () => true,
  },
  {
    // Card and time on another terminal are weak: no number may speak against it unless another speaks for it.
    basis: 'card_amount_time',
    key: (item) => joined(item.direction, item.last4, item.amount),
    position: (item) => item.localMs,
    reach: timeReachMs,
    accepts: (p, t) =>
      sameRrn(p, t) === 'same' ||
      sameStan(p, t) === 'same' ||
      (sameRrn(p, t) === 'missing' && sameStan(p, t) === 'missing'),
  },
  {
    // One trace number with two amounts: a pair that can only become `amount_differs`.
    basis: 'stan_terminal_amount_date',
    key: (item) => joined(item.direction, item.terminal, item.stan),
    position: onDate,
    reach: dateReachDays,
    accepts: (p, t) => sameRrn(p, t) !== 'differs' && sameCard(p, t) !== 'differs',
  },
];

/** First index in `sorted` whose position is at least `value`. */
function lowerBound(sorted: readonly { position: number }[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.position ?? Number.POSITIVE_INFINITY) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Placed<T> = {
  readonly item: T;
  readonly position: number;
};

function bucketed<T extends Item>(items: Iterable<T>, pass: Pass): Map<string, Placed<T>[]> {
  const buckets = new Map<string, Placed<T>[]>();
  for (const item of items) {
    const key = pass.key(item);
    const position = pass.position(item);
    if (key === null || position === null) continue;
    const bucket = buckets.get(key);
    if (bucket) bucket.push({ item, position });
    else buckets.set(key, [{ item, position }]);
  }
  for (const bucket of buckets.values())
    bucket.sort((a, b) => a.position - b.position || (a.item.id < b.item.id ? -1 : 1));
  return buckets;
}

const shownCandidates = 10;

/** The only item of `bucket` within reach; several are noted as candidates of `of` instead. */
function onlyNeighbour<T extends Item>(
  of: Placed<Item>,
  bucket: readonly Placed<T>[] | undefined,
  reach: number,
  candidates: Map<string, readonly string[]>,
): T | undefined {
  if (bucket === undefined) return undefined;
  const from = lowerBound(bucket, of.position - reach);
  const to = lowerBound(bucket, of.position + reach + 1);
  if (to - from <= 1) return from === to ? undefined : bucket[from]?.item;
  if (!candidates.has(of.item.id))
    candidates.set(
      of.item.id,
      bucket.slice(from, Math.min(to, from + shownCandidates)).map((placed) => placed.item.id),
    );
  return undefined;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Pairs each payment with at most one transaction and each transaction with at most one payment; both lists in any order.
 * `reversedIds` are payments that the office itself reversed: under one reference number a payment in force goes before
 * them (D21.3).
 */
export function pairUp(
  payments: readonly PaymentItem[],
  transactions: readonly Transaction[],
  manualMatches: readonly ManualMatch[],
  reversedIds: ReadonlySet<string>,
): Pairing {
  const freePayments = new Map(
    payments.toSorted((a, b) => compareText(a.id, b.id)).map((payment) => [payment.id, payment]),
  );
  const freeTransactions = new Map(
    transactions.toSorted((a, b) => compareText(a.id, b.id)).map((item) => [item.id, item]),
  );
  const pairs: Pair[] = [];
  const take = (payment: PaymentItem, item: Transaction, basis: MatchBasis): void => {
    pairs.push({ payment, transaction: item, basis });
    freePayments.delete(payment.id);
    freeTransactions.delete(item.id);
  };

  const byRowId = new Map(transactions.flatMap((item) => item.rowIds.map((rowId) => [rowId, item.id])));
  const unusedManualMatches: ManualMatch[] = [];
  /** Another row of the same transaction, or the same match from another PC, brought the two together already. */
  const isTaken = ({ paymentId, pspRowId }: ManualMatch): boolean =>
    pairs.some((pair) => pair.payment.id === paymentId && pair.transaction.rowIds.includes(pspRowId));
  for (const manual of manualMatches.toSorted((a, b) =>
    compareText(`${a.paymentId} ${a.pspRowId}`, `${b.paymentId} ${b.pspRowId}`),
  )) {
    const payment = freePayments.get(manual.paymentId);
    const item = freeTransactions.get(byRowId.get(manual.pspRowId) ?? '');
    const basis = (manual.rule ?? null) === null ? 'by_hand' : 'by_rule';
    if (payment && item && payment.direction === item.direction) take(payment, item, basis);
    else if (!isTaken(manual)) unusedManualMatches.push(manual);
  }

  // A repeated report line is never paired by itself.
  for (const item of [...freeTransactions.values()])
    if (item.duplicateOf !== null) freeTransactions.delete(item.id);

  pairByReference(freePayments, freeTransactions, reversedIds, take);
  const candidates = new Map<string, readonly string[]>();
  for (const pass of passes) runPass(pass, freePayments, freeTransactions, candidates, take);
  return { pairs, candidates, unusedManualMatches };
}

/** 0 when amount, trace number and card of two of one reference number agree, 1 when the amount alone does, else 2. */
function howFarApart(payment: PaymentItem, item: Transaction): number {
  if (payment.amount !== item.amount) return 2;
  return sameStan(payment, item) === 'differs' || sameCard(payment, item) === 'differs' ? 1 : 0;
}

type Take = (payment: PaymentItem, item: Transaction, basis: MatchBasis) => void;

function pairByReference(
  freePayments: ReadonlyMap<string, PaymentItem>,
  freeTransactions: ReadonlyMap<string, Transaction>,
  reversedIds: ReadonlySet<string>,
  take: Take,
): void {
  // The payment's own number before that of the one it reverses, the same date before the next.
  const rounds = [
    { number: (payment: PaymentItem) => payment.rrn, reach: 0 },
    { number: (payment: PaymentItem) => payment.rrn, reach: dateReachDays },
    { number: (payment: PaymentItem) => payment.originalRrn, reach: dateReachDays },
  ];
  for (const { number, reach } of rounds) {
    const byReference = new Map<string, PaymentItem[]>();
    for (const payment of freePayments.values()) {
      const rrn = number(payment);
      if (rrn === null) continue;
      const key = referenceKey(payment.direction, payment.terminal, rrn);
      const sharing = byReference.get(key);
      if (sharing) sharing.push(payment);
      else byReference.set(key, [payment]);
    }
    // Of several transactions under one number the one that agrees best has the payment.
    const byAgreement = [0, 1, 2].flatMap((apart) =>
      [...freeTransactions.values()].map((item) => ({ item, apart })),
    );
    for (const { item, apart } of byAgreement) {
      if (item.rrn === null || !freeTransactions.has(item.id)) continue;
      const rank = (payment: PaymentItem): number =>
        (payment.amount === item.amount ? 0 : 2) + (reversedIds.has(payment.id) ? 1 : 0);
      const [best] = (byReference.get(referenceKey(item.direction, item.terminal, item.rrn)) ?? [])
        .filter((payment) => freePayments.has(payment.id))
        .filter((payment) => Math.abs(payment.dayNumber - item.dayNumber) <= reach)
        .sort(
          (a, b) => rank(a) - rank(b) || compareText(a.payment.at, b.payment.at) || compareText(a.id, b.id),
        );
      if (best && howFarApart(best, item) <= apart) take(best, item, 'rrn');
    }
  }
}

function runPass(
  pass: Pass,
  freePayments: ReadonlyMap<string, PaymentItem>,
  freeTransactions: ReadonlyMap<string, Transaction>,
  candidates: Map<string, readonly string[]>,
  take: Take,
): void {
  const paymentBuckets = bucketed(freePayments.values(), pass);
  const transactionBuckets = bucketed(freeTransactions.values(), pass);
  const found: [PaymentItem, Transaction][] = [];
  for (const [key, bucket] of paymentBuckets)
    for (const placed of bucket) {
      const item = onlyNeighbour(placed, transactionBuckets.get(key), pass.reach, candidates);
      if (item === undefined) continue;
      const position = pass.position(item);
      if (position === null) continue;
      const back = onlyNeighbour({ item, position }, bucket, pass.reach, candidates);
      if (back?.id === placed.item.id && pass.accepts(placed.item, item)) found.push([placed.item, item]);
    }
  for (const [payment, item] of found) take(payment, item, pass.basis);
}

/** The pair's amounts and terminals agree, so it moves no total. */
export function agrees({ payment, transaction }: Pair): boolean {
  return signedAmount(payment) === signedAmount(transaction) && payment.terminal === transaction.terminal;
}
