// The settlement matcher (D21): payments of the office against the PSP's report, one business day at a time.
// Pure: the same facts in any order give the same settlement.
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { exceptionKinds } from './contract.ts';
import { findAll } from './findings.ts';
import { designatedOn, ownDay, type PaymentItem, signedAmount, type Transaction } from './items.ts';
import { byText, pairDay } from './pair-day.ts';
import type {
  ReportedRow,
  Settlement,
  SettlementException,
  SettlementInput,
  TerminalTotals,
} from './shapes.ts';

/** Rials that one exception leaves: opposite sides of one fact are one difference. */
function size({ differences }: SettlementException): number {
  const amounts = differences.map((difference) => difference.amount);
  const over = sumOfRials(amounts.filter((amount) => amount > 0));
  const under = sumOfRials(amounts.filter((amount) => amount < 0));
  return Math.max(over, -under);
}

function failedRows(rows: readonly ReportedRow[], spell: (id: string) => string): Map<string, string> {
  const byReference = new Map<string, string>();
  for (const row of rows.filter((row) => row.status === 'failed').toSorted(byText((row) => row.id)))
    for (const [name, value] of [
      ['rrn', row.rrn],
      ['stan', row.stan],
    ] as const) {
      const key = `${name}|${spell(row.terminalId)}|${value}`;
      if (value !== null && !byReference.has(key)) byReference.set(key, row.id);
    }
  return byReference;
}

/**
 * Matches a day's payments with its report rows and says of everything else what is wrong with it (domain §5).
 *
 * Order of evidence: by hand, RRN, STAN + terminal + amount + date, last four digits + amount ± 10 minutes; an amount
 * alone never matches. Items of the days beside the day only serve as the other half of a pair: a transaction of an open
 * neighbouring day counts on the day of its payment; one of a closed day keeps its day and becomes `after_close`, unless
 * that day left it out for the payment (`lentRowIds`).
 * What a closed day has already settled must not be passed again.
 */
export function matchSettlement(input: SettlementInput): Settlement {
  const { day, terminals, feeTotalsByTerminal } = input;
  const { payments, rows, transactions, pairing, spell } = pairDay(input);
  const closed = new Set(input.closedDays ?? []);
  const paymentDay = new Map<string, string>();
  for (const { payment, transaction } of pairing.pairs) {
    const isOnTime = payment.lateFor === null && transaction.lateFor === null;
    const isLent = input.lentRowIds?.has(transaction.id) === true;
    if (isOnTime && (isLent || !closed.has(transaction.day)) && !closed.has(payment.day))
      paymentDay.set(transaction.id, payment.day);
  }
  const bookedDay = (item: Transaction): string => paymentDay.get(item.id) ?? item.day;
  const designatedByDay = new Map<string, ReadonlySet<string>>();
  const designatedAt = (asked: string): ReadonlySet<string> => {
    const known = designatedByDay.get(asked) ?? new Set(designatedOn(terminals, asked).map(spell));
    designatedByDay.set(asked, known);
    return known;
  };
  const failed = failedRows(rows, spell);
  const { matches, exceptions } = findAll({
    day,
    payments,
    transactions,
    pairing,
    bookedDay,
    isDesignated: (item) => designatedAt(ownDay(item)).has(item.terminal),
    reportedTerminals: new Set(rows.filter((row) => row.day === day).map((row) => spell(row.terminalId))),
    failedRowOf: ({ terminal, rrn, stan }) =>
      failed.get(`rrn|${terminal}|${rrn}`) ?? failed.get(`stan|${terminal}|${stan}`),
  });

  const kindOrder = new Map(exceptionKinds.map((kind, index) => [kind, String(index).padStart(2, '0')]));
  return {
    lent: transactions
      .filter((item) => item.day === day && bookedDay(item) !== day)
      .map((item) => ({ rowIds: item.rowIds, day: bookedDay(item) })),
    matches: matches.toSorted(byText((match) => match.paymentId)),
    exceptions: exceptions.toSorted(byText(({ kind, key }) => `${kindOrder.get(kind)} ${key}`)),
    totals: totalsOf(
      designatedAt(day),
      payments.filter((payment) => payment.day === day),
      transactions.filter((item) => bookedDay(item) === day),
      Object.entries(feeTotalsByTerminal).map(([id, amount]) => [spell(id), amount]),
    ),
    differenceToGo: sumOfRials(exceptions.map(size)),
    unusedManualMatches: pairing.unusedManualMatches,
  };
}

function totalsOf(
  designated: ReadonlySet<string>,
  payments: readonly PaymentItem[],
  transactions: readonly Transaction[],
  charges: readonly (readonly [string, number])[],
): TerminalTotals[] {
  const totals = new Map<string, { charged: number; recorded: number; psp: number }>();
  const of = (terminal: string) => {
    const known = totals.get(terminal) ?? { charged: 0, recorded: 0, psp: 0 };
    totals.set(terminal, known);
    return known;
  };
  for (const terminal of designated) of(terminal);
  const add = (terminal: string, what: 'charged' | 'recorded' | 'psp', amount: number): void => {
    const sums = of(terminal);
    sums[what] = sumOfRials([sums[what], amount]);
  };
  for (const payment of payments) add(payment.terminal, 'recorded', signedAmount(payment));
  for (const item of transactions) add(item.terminal, 'psp', signedAmount(item));
  for (const [terminal, amount] of charges) add(terminal, 'charged', amount);
  return [...totals]
    .map(([terminalId, sums]) => ({ terminalId, ...sums }))
    .toSorted(byText((sums) => sums.terminalId));
}
