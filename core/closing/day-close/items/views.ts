// What stands behind an exception, one by one: the payments and the report rows that it names.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { DayReads } from '../day-reads.ts';
import { dayStatus } from '../day-status.ts';
import type { ExceptionItems, ItemPayment, ItemRow } from './contract.ts';

/** The payments and rows of an exception of a day, open or closed. @throws EXCEPTION_UNKNOWN */
export function exceptionItems(
  reads: DayReads,
  day: string,
  today: string,
  exceptionKey: string,
): ExceptionItems {
  const exception = dayStatus(reads, day, today).exceptions.find(({ key }) => key === exceptionKey);
  if (exception === undefined) throw refusal('EXCEPTION_UNKNOWN', {});
  return {
    payments: exception.paymentIds.flatMap((id) => paymentItem(reads, id)),
    rows: exception.pspRowIds.flatMap((id) => rowItem(reads, id)),
  };
}

function paymentItem(reads: DayReads, paymentId: string): ItemPayment[] {
  const found = reads.dayClose.money(paymentId);
  if (found === null) return [];
  const { id, visitId, terminalId, rrn, stan, cardMasked, amount, at, reversalOf } = found.payment;
  const isReversal = reversalOf !== null;
  return [
    {
      id,
      kind: isReversal ? 'reversal' : 'payment',
      visitId,
      terminalId,
      rrn,
      stan,
      cardMasked,
      amount: isReversal ? -Math.abs(amount) : amount,
      at,
      byName: reads.dayClose.recorderOf(id),
    },
  ];
}

function rowItem(reads: DayReads, rowId: string): ItemRow[] {
  const found = reads.dayClose.row(rowId);
  if (found === null) return [];
  const { id, terminalId, rrn, stan, cardMasked, type, status, amount, date, time, serviceCode } = found;
  return [
    {
      id,
      terminalId,
      rrn,
      stan,
      cardMasked,
      type,
      status,
      amount: type === 'reversal' ? -amount : amount,
      date,
      time,
      serviceCode,
      files: reads.dayClose.filesOfRow(id),
    },
  ];
}
