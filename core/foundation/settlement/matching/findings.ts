// Says of each payment and transaction of the day what became of it: a match, or an exception with what was seen.
// Invariant: each one of the day is in a match or an exception, and the exceptions' differences add up to the totals'.
import type { ExceptionKind, Saw } from './contract.ts';
import type { PaymentItem, Transaction } from './items.ts';
import { compareInWords, type Item, minutesApart, signedAmount } from './items.ts';
import { agrees, type Pair } from './pair-payments.ts';
import type { SettlementException, SettlementMatch } from './shapes.ts';
import { groupBy, type Lone, ownReference, type Settled, type Unpaired, unpairedOf } from './unpaired.ts';

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
    words: compareInWords(pair.payment, pair.transaction, pair.basis),
  };
}

function toMatch({ payment, transaction, basis }: Pair): SettlementMatch {
  return {
    paymentId: payment.id,
    pspRowIds: transaction.rowIds.toSorted(),
    basis,
    amount: signedAmount(transaction),
    words: compareInWords(payment, transaction, basis),
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
  return basis === 'by_hand' || basis === 'by_rule' || basis === 'rrn';
}

/** Everything there is to say about the day, in no particular order. */
export function findAll(settled: Settled): Findings {
  const left = unpairedOf(settled);
  const inPairs = settled.pairing.pairs.map((pair) => ({ pair, ...findInPair(pair, settled) }));
  const neverAtPsp = findNeverAtPsp(settled, left);
  const reversed = findReversedAtPsp(settled, left);
  const found = [
    ...inPairs.flatMap(({ findings }) => findings),
    ...neverAtPsp.findings,
    ...findUnreported(settled, left, neverAtPsp.paymentIds),
    ...reversed.findings,
    ...findUnrecorded(settled, left, reversed.undoneIds),
    ...findInPurchases(settled, left, reversed.paymentIds),
  ];
  return {
    matches: inPairs.flatMap(({ pair, isMatch }) => (isMatch ? toMatch(pair) : [])),
    exceptions: found.map(toException),
  };
}

/** Payments that were reversed on the day, neither half of which is in the report. */
function findNeverAtPsp(
  { day }: Settled,
  { payments, pairOfPayment, reversalOf }: Unpaired,
): { readonly findings: readonly Finding[]; readonly paymentIds: ReadonlySet<string> } {
  const paymentIds = new Set<string>();
  const findings: Finding[] = [];
  for (const payment of payments) {
    const reversal = reversalOf.get(payment.id);
    if (payment.day !== day || reversal?.day !== day || pairOfPayment.has(reversal.id)) continue;
    paymentIds.add(payment.id).add(reversal.id);
    findings.push({
      kind: 'reversed',
      payments: [payment, reversal],
      moves: 'both',
      saw: { note: 'reversed_and_never_at_psp', item: payment.seen },
    });
  }
  return { findings, paymentIds };
}

/** What the office recorded and the report does not have. */
function findUnreported(
  settled: Settled,
  { payments, pairOfPayment, purchasesByReference, lone }: Unpaired,
  cancelledIds: ReadonlySet<string>,
): Finding[] {
  const firstUnder = new Map(
    [...purchasesByReference].map(([reference, sharing]) => [
      reference,
      sharing.find((payment) => pairOfPayment.has(payment.id)) ??
        sharing.find((payment) => !cancelledIds.has(payment.id)),
    ]),
  );
  return payments
    .filter((payment) => payment.day === settled.day && !cancelledIds.has(payment.id))
    .map((payment) => findLonePayment(payment, settled, lone, firstUnder.get(ownReference(payment) ?? '')));
}

/** The transaction that a reversal of the report reverses; of several under one number the one of its amount. */
function boughtFinder(
  transactions: readonly Transaction[],
): (reversal: Transaction) => Transaction | undefined {
  const purchases = transactions.filter((item) => item.direction === 'purchase');
  const byReference = groupBy(purchases, ownReference);
  const byStan = groupBy(purchases, (item) =>
    item.stan === null ? null : `${item.terminal}|${item.stan}|${item.amount}`,
  );
  return (reversal) => {
    const sharing =
      byReference.get(ownReference(reversal) ?? '') ??
      byStan.get(`${reversal.terminal}|${reversal.stan}|${reversal.amount}`) ??
      [];
    return sharing.find(({ amount }) => amount === reversal.amount) ?? sharing[0];
  };
}

/** Reversals that the report has and the office did not record, with what they take back. */
function findReversedAtPsp(settled: Settled, left: Unpaired) {
  const { day, transactions } = settled;
  const boughtOf = boughtFinder(transactions);
  const undoneIds = new Set<string>();
  const paymentIds = new Set<string>();
  const findings: Finding[] = [];
  for (const reversal of left.transactions) {
    if (reversal.direction !== 'reversal' || reversal.duplicateOf !== null) continue;
    if (settled.bookedDay(reversal) !== day) continue;
    const bought = boughtOf(reversal);
    const [recorded] = bought
      ? [left.pairOfTransaction.get(bought.id)?.payment]
      : (left.purchasesByReference.get(ownReference(reversal) ?? '') ?? []);
    const of = { kind: 'reversed', moves: 'psp' } as const;
    const seen = { item: reversal.seen };
    if (recorded) {
      paymentIds.add(recorded.id);
      const saw: Saw = { note: 'reversed_only_at_psp', ...seen };
      findings.push({ ...of, payments: [recorded], transactions: [reversal], saw });
    } else if (bought && !undoneIds.has(bought.id) && settled.bookedDay(bought) === day) {
      undoneIds.add(bought.id);
      const saw: Saw = { note: 'bought_and_reversed_only_at_psp', ...seen };
      findings.push({ ...of, transactions: [bought, reversal], saw });
    } else
      findings.push({ ...of, transactions: [reversal], saw: { note: 'reversal_without_purchase', ...seen } });
  }
  return { findings, undoneIds, paymentIds };
}

/** What else the report has and the office did not record. */
function findUnrecorded(
  settled: Settled,
  { transactions, lone }: Unpaired,
  undoneIds: ReadonlySet<string>,
): Finding[] {
  return transactions
    .filter(
      (item) =>
        settled.bookedDay(item) === settled.day &&
        !undoneIds.has(item.id) &&
        (item.direction !== 'reversal' || item.duplicateOf !== null),
    )
    .map((item) => findLoneTransaction(item, settled, lone));
}

/** What holds of a purchase of the day whether it was found at the PSP or not. */
function findInPurchases(
  { day }: Settled,
  { purchases, reversalOf }: Unpaired,
  reversedAtPspIds: ReadonlySet<string>,
): Finding[] {
  return purchases
    .filter((payment) => payment.day === day && !reversalOf.has(payment.id))
    .flatMap((payment) => {
      const { charged, state } = payment.payment;
      const of = { payments: [payment], moves: 'nothing' } as const;
      const seen = { item: payment.seen };
      const findings: Finding[] = [];
      if (state === 'pending_reversal' && !reversedAtPspIds.has(payment.id))
        findings.push({ ...of, kind: 'pending_reversal', saw: { note: 'reversal_requested', ...seen } });
      if (charged !== null && charged !== payment.amount) {
        const kind: ExceptionKind = payment.amount > charged ? 'over_tariff' : 'under_tariff';
        findings.push({ ...of, kind, saw: { note: 'not_as_charged', ...seen } });
      }
      return findings;
    });
}

function findLonePayment(
  payment: PaymentItem,
  settled: Settled,
  lone: Lone,
  first: PaymentItem | undefined,
): Finding {
  const seen = { item: payment.seen };
  const recorded = { payments: [payment], moves: 'recorded' } as const;
  if (payment.direction === 'reversal')
    return { ...recorded, kind: 'pending_reversal', saw: { note: 'reversal_not_in_report', ...seen } };
  if (first !== undefined && first.id !== payment.id)
    return {
      ...recorded,
      kind: 'duplicate_rrn',
      saw: { note: 'rrn_used_before', ...seen, firstPaymentId: first.id },
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
