// Which payment and rows of a report may be put together by a look alone (D21.161): what is near. Whatever lies further apart stays two
// differences, each of which a fact mends or words end. Pure.
import type { FarWord } from './contract.ts';
import {
  dateReachDays,
  likeness,
  minutesApart,
  type PaymentItem,
  type Transaction,
  timeReachMs,
} from './items.ts';
import { pairDay } from './pair-day.ts';
import type { SettlementInput } from './shapes.ts';

/** So many digits of a reference number may be mistyped. */
const mistypedDigits = 2;

/** True when two numbers of one length differ in no more digits than somebody mistypes. */
function isMistyped(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a.length !== b.length) return false;
  return [...a].filter((digit, index) => digit !== b[index]).length <= mistypedDigits;
}

/** One number speaks for the two: the reference number, the trace number, or the card within ten minutes. */
function isNearNumber(payment: PaymentItem, row: Transaction): boolean {
  if (isMistyped(payment.rrn, row.rrn) || likeness(payment.stan, row.stan) === 'same') return true;
  const minutes = minutesApart(payment, row);
  return likeness(payment.last4, row.last4) === 'same' && minutes !== null && minutes * 60_000 <= timeReachMs;
}

/** What keeps a payment and some transactions of a report from being near, the weightiest first; null when they are. */
function farBy(payment: PaymentItem, parts: readonly Transaction[]): FarWord | null {
  const told = parts.reduce((sum, { amount }) => sum + amount, 0);
  if (told !== payment.amount) return 'amount';
  if (parts.some(({ terminal }) => terminal !== payment.terminal)) return 'terminal';
  if (parts.some(({ dayNumber }) => Math.abs(dayNumber - payment.dayNumber) > dateReachDays)) return 'day';
  return parts.every((part) => isNearNumber(payment, part)) ? null : 'number';
}

/** The same by their ids, among what a day is settled from; null also where one of them is unknown there. */
export function farOfPair(
  input: Pick<SettlementInput, 'payments' | 'pspRows' | 'terminals'>,
  { paymentId, rowIds }: { readonly paymentId: string; readonly rowIds: readonly string[] },
): FarWord | null {
  const { payments, transactions } = pairDay({ ...input, manualMatches: [] });
  const payment = payments.find(({ id }) => id === paymentId);
  const parts = transactions.filter((one) => one.rowIds.some((rowId) => rowIds.includes(rowId)));
  return payment === undefined || parts.length === 0 ? null : farBy(payment, parts);
}
