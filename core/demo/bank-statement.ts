// Writes a statement of account as a bank exports it, for the demo office and the tests. No real account is used.
import { toJalali } from '#core/foundation/calendar/jalali.ts';

/** One line of an account: rials that came in or went out on a day (`YYYY-MM-DD`) in Tehran. */
export type AccountLine = {
  readonly day: string;
  readonly time?: string;
  readonly credit?: number;
  readonly debit?: number;
  /** What the bank wrote; card money and its fee when left out. */
  readonly text?: string;
};

const header = ['تاریخ', 'زمان', 'شعبه', 'مبلغ گردش بدهکار', 'مبلغ گردش بستانکار', 'مانده', 'شرح'];

const two = (value: number): string => String(value).padStart(2, '0');

/** The statement as CSV in UTF-8; its balance follows from its lines. */
export function bankStatementCsv(lines: readonly AccountLine[], opening = 50_000_000): Uint8Array {
  let balance = opening;
  const rows = lines.map(({ day, time = '04:10:00', credit = 0, debit = 0, text }) => {
    balance += credit - debit;
    const date = toJalali(day);
    const usual = credit > 0 ? 'حواله شاپرک' : 'کارمزد حواله شاپرک';
    return [
      `${date.year}/${two(date.month)}/${two(date.day)}`,
      ...[time, 'اداره امور پایا', String(debit), String(credit), String(balance), text ?? usual],
    ];
  });
  const cells = [['صورت‌حساب سپردهٔ نمایشی', '', '', '', '', '', ''], header, ...rows];
  return new TextEncoder().encode(`\uFEFF${cells.map((row) => row.join(',')).join('\r\n')}\r\n`);
}
