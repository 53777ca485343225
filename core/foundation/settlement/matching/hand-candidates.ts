// What a person may put beside a payment or a report row that found no partner, the closest first (D21).
// Pure. The order only helps to choose: nothing here is ever matched by itself.
import type { MatchReason, SeenItem } from './contract.ts';
import {
  compareInWords,
  type Item,
  minutesApart,
  type PaymentItem,
  signedAmount,
  type Transaction,
  timeReachMs,
} from './items.ts';
import { pairDay } from './pair-day.ts';
import { agrees } from './pair-payments.ts';
import type { SettlementInput } from './shapes.ts';

/** One side of a possible match: a payment, or the rows of one transaction. */
export type HandItem = {
  /** The payment's id, or null for a transaction of the report. */
  readonly paymentId: string | null;
  readonly pspRowIds: readonly string[];
  readonly visitId: string | null;
  /** Rials, negative for a reversal. */
  readonly amount: number;
  readonly seen: SeenItem;
};

export type HandCandidate = HandItem & {
  /** Rials of the candidate less those of what it is for. */
  readonly amountGap: number;
  readonly minutesApart: number | null;
  readonly words: readonly MatchReason[];
};

export type HandChoice = {
  readonly subject: HandItem;
  readonly candidates: readonly HandCandidate[];
};

/** True when one digit differs, or two neighbours stand the wrong way round. */
export function isOneSlipApart(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b || a.length !== b.length) return false;
  const differing = [...a].flatMap((digit, index) => (digit === b[index] ? [] : [index]));
  const [first = -1, second = -1] = differing;
  if (differing.length === 1) return true;
  return differing.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
}

const hourMs = 3_600_000;

/** How much each sign speaks for a pair; what is the same number weighs more than what is near. */
const weights: Readonly<Partial<Record<MatchReason, number>>> = {
  rrn_same: 12,
  rrn_nearly_same: 8,
  amount_same: 6,
  stan_same: 5,
  card_same: 4,
  stan_nearly_same: 3,
  time_within_ten_minutes: 3,
  terminal_same: 2,
  date_same: 2,
  time_within_an_hour: 1,
};

function inWords(payment: PaymentItem, item: Transaction, isPaired: boolean): MatchReason[] {
  const apart =
    payment.localMs === null || item.localMs === null ? null : Math.abs(payment.localMs - item.localMs);
  const words = compareInWords(payment, item, null).map((word): MatchReason => {
    if (word === 'rrn_differs' && isOneSlipApart(payment.rrn, item.rrn)) return 'rrn_nearly_same';
    return word === 'stan_differs' && isOneSlipApart(payment.stan, item.stan) ? 'stan_nearly_same' : word;
  });
  if (apart !== null && apart > timeReachMs && apart <= hourMs) words.push('time_within_an_hour');
  if (isPaired) words.push('paired_with_another');
  return words;
}

function weightOf(words: readonly MatchReason[]): number {
  return words.reduce((sum, word) => sum + (weights[word] ?? 0), 0);
}

function ofPayment(item: PaymentItem): HandItem {
  return {
    paymentId: item.id,
    pspRowIds: [],
    visitId: item.payment.visitId,
    amount: signedAmount(item),
    seen: item.seen,
  };
}

function ofTransaction(item: Transaction): HandItem {
  return {
    paymentId: null,
    pspRowIds: item.rowIds.toSorted(),
    visitId: null,
    amount: signedAmount(item),
    seen: item.seen,
  };
}

function rank(a: HandCandidate, b: HandCandidate): number {
  return (
    weightOf(b.words) - weightOf(a.words) ||
    Math.abs(a.amountGap) - Math.abs(b.amountGap) ||
    (a.minutesApart ?? Number.POSITIVE_INFINITY) - (b.minutesApart ?? Number.POSITIVE_INFINITY) ||
    (keyOf(a) < keyOf(b) ? -1 : 1)
  );
}

function keyOf({ paymentId, pspRowIds }: HandItem): string {
  return paymentId ?? pspRowIds.join('+');
}

/**
 * The candidates for a payment or a report row, by its id: what moves the same way and has no partner, or one that the
 * matcher found and whose amount or terminal does not agree. Null when the id is unknown to the day or has its partner.
 */
export function handCandidates(input: SettlementInput, id: string): HandChoice | null {
  const { payments, transactions, pairing } = pairDay(input);
  const settled = new Set<string>();
  const loosely = new Set<string>();
  for (const pair of pairing.pairs) {
    const isFinal = agrees(pair) || pair.basis === 'by_hand';
    for (const item of [pair.payment, pair.transaction]) (isFinal ? settled : loosely).add(item.id);
  }
  const isOpen = (item: Item): boolean => !settled.has(item.id);
  const isFree = (item: Item): boolean => isOpen(item) && !loosely.has(item.id);
  const payment = payments.find((item) => item.id === id && isFree(item));
  if (payment !== undefined)
    return {
      subject: ofPayment(payment),
      candidates: transactions
        .filter((item) => isOpen(item) && item.direction === payment.direction)
        .map((item) => candidate(payment, item, ofTransaction(item), loosely.has(item.id)))
        .toSorted(rank),
    };
  const transaction = transactions.find((item) => item.rowIds.includes(id) && isFree(item));
  if (transaction === undefined) return null;
  return {
    subject: ofTransaction(transaction),
    candidates: payments
      .filter((item) => isOpen(item) && item.direction === transaction.direction)
      .map((item) => candidate(item, transaction, ofPayment(item), loosely.has(item.id)))
      .toSorted(rank),
  };
}

function candidate(
  payment: PaymentItem,
  transaction: Transaction,
  item: HandItem,
  isPaired: boolean,
): HandCandidate {
  const gap = signedAmount(transaction) - signedAmount(payment);
  return {
    ...item,
    amountGap: item.paymentId === null ? gap : -gap,
    minutesApart: minutesApart(payment, transaction),
    words: inWords(payment, transaction, isPaired),
  };
}
