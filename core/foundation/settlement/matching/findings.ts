// Says of each payment and transaction of the day what became of it: a match, or an exception with what was seen.
// Invariant: each one of the day is in a match or an exception, and the exceptions' differences add up to the totals'.
import type { ExceptionKind, Saw } from './contract.ts';
import type { PaymentItem, Transaction } from './items.ts';
import { compareInWords, type Item, minutesApart, signedAmount } from './items.ts';
import { agrees, type Pair, type Pairing } from './pairing.ts';
import type { SettlementException, SettlementMatch } from './shapes.ts';

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

export type Findings = {
  readonly matches: readonly SettlementMatch[];
  readonly exceptions: readonly SettlementException[];
};

type Finding = Pick<SettlementException, 'kind' | 'saw'> & {
  readonly payments?: readonly PaymentItem[];
  readonly transactions?: readonly Transaction[];
  /** What of (recorded − psp) it accounts for: both sides, the one that is out of place, or nothing. */
  readonly moves: 'recorded' | 'psp' | 'both' | 'nothing';
};

function toException(finding: Finding): SettlementException {
  const { payments = [], transactions = [], kind, saw, moves } = finding;
  const paymentIds = payments.map((payment) => payment.id);
  const pspRowIds = transactions.flatMap((item) => item.rowIds).toSorted();
  const total = (items: readonly Item[]): number | null =>
    items.length === 0 ? null : items.reduce((sum, item) => sum + signedAmount(item), 0);
  const charged = payments.map((payment) => payment.payment.charged).filter((amount) => amount !== null);
  const byTerminal = new Map<string, number>();
  const add = (item: Item, amount: number): void => {
    byTerminal.set(item.terminal, (byTerminal.get(item.terminal) ?? 0) + amount);
  };
  if (moves === 'recorded' || moves === 'both')
    for (const payment of payments) add(payment, signedAmount(payment));
  if (moves === 'psp' || moves === 'both') for (const item of transactions) add(item, -signedAmount(item));
  return {
    key: `${kind}:${paymentIds.join('+')}:${pspRowIds.join('+')}`,
    kind,
    paymentIds,
    pspRowIds,
    visitId: payments[0]?.payment.visitId ?? null,
    terminalId: payments[0]?.terminal ?? transactions[0]?.terminal ?? '',
    amounts: {
      charged: charged.length === 0 ? null : charged.reduce((sum, amount) => sum + amount, 0),
      recorded: total(payments),
      psp: total(transactions),
    },
    differences: [...byTerminal]
      .filter(([, amount]) => amount !== 0)
      .map(([terminalId, amount]) => ({ terminalId, amount })),
    saw,
  };
}

function pairSaw(pair: Pair): Saw {
  return {
    note: 'pair',
    item: pair.payment.seen,
    words: compareInWords(pair.payment, pair.transaction, pair.basis === 'by_hand'),
  };
}

function toMatch({ payment, transaction, basis }: Pair): SettlementMatch {
  return {
    paymentId: payment.id,
    pspRowIds: transaction.rowIds.toSorted(),
    basis,
    amount: signedAmount(transaction),
    words: compareInWords(payment, transaction, basis === 'by_hand'),
    minutesApart: minutesApart(payment, transaction),
  };
}

/** A pair whose halves count on different days: its half of the day is explained by the closed day it belongs to. */
function acrossDays(pair: Pair, ofDay: 'recorded' | 'psp'): Finding {
  return {
    kind: 'after_close',
    payments: [pair.payment],
    transactions: [pair.transaction],
    moves: ofDay,
    saw: {
      note: 'belongs_to_closed_day',
      item: pair.payment.seen,
      closedDay: ofDay === 'recorded' ? pair.transaction.day : pair.payment.day,
    },
  };
}

function lateDay(...items: readonly Item[]): string | undefined {
  return items.map((item) => item.lateFor).find((day) => day !== null) ?? undefined;
}

function findInPair(
  pair: Pair,
  settled: Settled,
): { readonly isMatch: boolean; readonly findings: Finding[] } {
  const { payment, transaction } = pair;
  const paymentCounts = payment.day === settled.day;
  const transactionCounts = settled.bookedDay(transaction) === settled.day;
  if (!paymentCounts && !transactionCounts) return { isMatch: false, findings: [] };
  if (!paymentCounts || !transactionCounts)
    return {
      isMatch: agrees(pair) && isByReference(pair),
      findings: [acrossDays(pair, paymentCounts ? 'recorded' : 'psp')],
    };
  const both = { payments: [payment], transactions: [transaction] };
  if (payment.amount !== transaction.amount)
    return {
      isMatch: false,
      findings: [{ ...both, kind: 'amount_differs', moves: 'both', saw: pairSaw(pair) }],
    };
  if (payment.terminal !== transaction.terminal) {
    const saw: Saw = {
      note: 'terminal_differs',
      item: payment.seen,
      reportTerminalId: transaction.terminal,
    };
    return { isMatch: false, findings: [{ ...both, kind: 'wrong_terminal', moves: 'both', saw }] };
  }
  const findings: Finding[] = [];
  const seen = { item: payment.seen };
  if (!settled.isDesignated(payment))
    findings.push({
      ...both,
      kind: 'wrong_terminal',
      moves: 'nothing',
      saw: { note: 'terminal_not_designated', ...seen },
    });
  const closedDay = lateDay(payment, transaction);
  if (closedDay !== undefined)
    findings.push({
      ...both,
      kind: 'after_close',
      moves: 'nothing',
      saw: { note: 'belongs_to_closed_day', ...seen, closedDay },
    });
  // Without the reference number a person has to say that it is the same money: a made-up number is found here.
  if (!isByReference(pair))
    return {
      isMatch: false,
      findings: [...findings, { ...both, kind: 'match_proposed', moves: 'nothing', saw: pairSaw(pair) }],
    };
  return { isMatch: true, findings };
}

function isByReference({ basis }: Pair): boolean {
  return basis === 'by_hand' || basis === 'rrn';
}

function groupBy<T>(items: Iterable<T>, keyOf: (item: T) => string | null): Map<string, T[]> {
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

function ownReference(item: Item): string | null {
  return item.rrn === null ? null : `${item.terminal}|${item.rrn}`;
}

/** Everything there is to say about the day, in no particular order. */
export function findAll(settled: Settled): Findings {
  const { day, payments, transactions, pairing } = settled;
  const pairOfPayment = new Map(pairing.pairs.map((pair) => [pair.payment.id, pair]));
  const pairOfTransaction = new Map(pairing.pairs.map((pair) => [pair.transaction.id, pair]));
  const found: Finding[] = [];
  const matches: SettlementMatch[] = [];
  for (const pair of pairing.pairs) {
    const { isMatch, findings } = findInPair(pair, settled);
    if (isMatch) matches.push(toMatch(pair));
    found.push(...findings);
  }

  const freePayments = payments.filter((payment) => !pairOfPayment.has(payment.id));
  const freeTransactions = transactions.filter((item) => !pairOfTransaction.has(item.id));
  const freeIds = new Set([...freePayments, ...freeTransactions].map((item) => item.id));
  const choices = (item: Item): readonly string[] =>
    (pairing.candidates.get(item.id) ?? []).filter((id) => freeIds.has(id));
  const lone = (item: Item, otherwise: Saw): Saw => {
    const candidateIds = choices(item);
    return candidateIds.length > 1
      ? { note: 'several_candidates', item: item.seen, candidateIds }
      : otherwise;
  };
  const reversals = payments.filter((payment) => payment.direction === 'reversal');
  const reversalOf = new Map(reversals.map((payment) => [payment.payment.reversalOf, payment]));
  const purchases = payments.filter((payment) => payment.direction === 'purchase');
  const purchasesByReference = groupBy(purchases, ownReference);

  // What the office recorded and the report does not have.
  const cancelledIds = new Set<string>();
  for (const payment of freePayments) {
    const reversal = reversalOf.get(payment.id);
    if (payment.day !== day || reversal?.day !== day || pairOfPayment.has(reversal.id)) continue;
    cancelledIds.add(payment.id).add(reversal.id);
    found.push({
      kind: 'reversed',
      payments: [payment, reversal],
      moves: 'both',
      saw: { note: 'reversed_and_never_at_psp', item: payment.seen },
    });
  }
  const deferredCheck = new Map(
    [...purchasesByReference].map(([reference, sharing]) => [
      reference,
      sharing.find((payment) => pairOfPayment.has(payment.id)) ??
        sharing.find((payment) => !cancelledIds.has(payment.id)),
    ]),
  );
  for (const payment of freePayments) {
    if (payment.day !== day || cancelledIds.has(payment.id)) continue;
    found.push(findLonePayment(payment, settled, lone, deferredCheck.get(ownReference(payment) ?? '')));
  }

  // What the report has and the office did not record.
  const reportedPurchases = transactions.filter((item) => item.direction === 'purchase');
  const purchaseOfReference = groupBy(reportedPurchases, ownReference);
  const purchaseOfStan = groupBy(reportedPurchases, (item) =>
    item.stan === null ? null : `${item.terminal}|${item.stan}|${item.amount}`,
  );
  const undone = new Set<string>();
  const reversedAtPsp = new Set<string>();
  for (const reversal of freeTransactions) {
    if (reversal.direction !== 'reversal' || reversal.duplicateOf !== null) continue;
    if (settled.bookedDay(reversal) !== day) continue;
    const sharing =
      purchaseOfReference.get(ownReference(reversal) ?? '') ??
      purchaseOfStan.get(`${reversal.terminal}|${reversal.stan}|${reversal.amount}`) ??
      [];
    // Of several transactions under one number it takes back the one of its amount.
    const bought = sharing.find(({ amount }) => amount === reversal.amount) ?? sharing[0];
    const [recorded] = bought
      ? [pairOfTransaction.get(bought.id)?.payment]
      : (purchasesByReference.get(ownReference(reversal) ?? '') ?? []);
    const seen = { item: reversal.seen };
    if (recorded) {
      reversedAtPsp.add(recorded.id);
      found.push({
        kind: 'reversed',
        payments: [recorded],
        transactions: [reversal],
        moves: 'psp',
        saw: { note: 'reversed_only_at_psp', ...seen },
      });
    } else if (bought && !undone.has(bought.id) && settled.bookedDay(bought) === day) {
      undone.add(bought.id);
      found.push({
        kind: 'reversed',
        transactions: [bought, reversal],
        moves: 'psp',
        saw: { note: 'bought_and_reversed_only_at_psp', ...seen },
      });
    } else
      found.push({
        kind: 'reversed',
        transactions: [reversal],
        moves: 'psp',
        saw: { note: 'reversal_without_purchase', ...seen },
      });
  }
  for (const item of freeTransactions) {
    if (settled.bookedDay(item) !== day || undone.has(item.id)) continue;
    if (item.direction === 'reversal' && item.duplicateOf === null) continue;
    found.push(findLoneTransaction(item, settled, lone));
  }

  // What holds whether the payment was found at the PSP or not.
  for (const payment of purchases) {
    if (payment.day !== day || reversalOf.has(payment.id)) continue;
    const { charged, state } = payment.payment;
    const seen = { item: payment.seen };
    if (state === 'pending_reversal' && !reversedAtPsp.has(payment.id))
      found.push({
        kind: 'pending_reversal',
        payments: [payment],
        moves: 'nothing',
        saw: { note: 'reversal_requested', ...seen },
      });
    if (charged !== null && charged !== payment.amount) {
      const kind: ExceptionKind = payment.amount > charged ? 'over_tariff' : 'under_tariff';
      found.push({ kind, payments: [payment], moves: 'nothing', saw: { note: 'not_as_charged', ...seen } });
    }
  }
  return { matches, exceptions: found.map(toException) };
}

type Lone = (item: Item, otherwise: Saw) => Saw;

function findLonePayment(
  payment: PaymentItem,
  settled: Settled,
  lone: Lone,
  deferredCheck: PaymentItem | undefined,
): Finding {
  const seen = { item: payment.seen };
  const recorded = { payments: [payment], moves: 'recorded' } as const;
  if (payment.direction === 'reversal')
    return { ...recorded, kind: 'pending_reversal', saw: { note: 'reversal_not_in_report', ...seen } };
  if (deferredCheck !== undefined && deferredCheck.id !== payment.id)
    return {
      ...recorded,
      kind: 'duplicate_rrn',
      saw: { note: 'rrn_used_before', ...seen, firstPaymentId: deferredCheck.id },
    };
  if (!settled.isDesignated(payment))
    return { ...recorded, kind: 'wrong_terminal', saw: { note: 'terminal_not_designated', ...seen } };
  const failedRowId = settled.failedRowOf(payment);
  if (failedRowId !== undefined)
    return { ...recorded, kind: 'in_app_not_in_psp', saw: { note: 'failed_at_psp', ...seen, failedRowId } };
  const note = settled.reportedTerminals.has(payment.terminal) ? 'not_in_report' : 'no_report_for_terminal';
  return { ...recorded, kind: 'in_app_not_in_psp', saw: lone(payment, { note, ...seen }) };
}

function findLoneTransaction(item: Transaction, settled: Settled, lone: Lone): Finding {
  const seen = { item: item.seen };
  const reported = { transactions: [item], moves: 'psp' } as const;
  if (item.duplicateOf !== null)
    return {
      ...reported,
      kind: 'duplicate_rrn',
      saw: { note: 'rrn_twice_in_report', ...seen, firstRowId: item.duplicateOf },
    };
  if (!settled.isDesignated(item))
    return { ...reported, kind: 'wrong_terminal', saw: { note: 'terminal_not_designated', ...seen } };
  return { ...reported, kind: 'in_psp_not_in_app', saw: lone(item, { note: 'no_payment', ...seen }) };
}
