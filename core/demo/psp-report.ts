// Writes reports as «بهپرداخت ملت» exports them, for the demo office, the simulation and the tests.
// Invariant: what is written here is read back by psp-import to the same rows; no real PSP data is used.
import { toJalali } from '#core/foundation/calendar/jalali.ts';

export type ReportedTransaction = {
  readonly terminalId: string;
  /** 12 digits. */
  readonly rrn: string;
  /** 6 digits. */
  readonly stan: string;
  readonly cardMasked: string;
  readonly type: 'purchase' | 'reversal';
  /** Rials. */
  readonly amount: number;
  /** Date and time in Tehran: `YYYY-MM-DD` (Gregorian) and `HH:MM:SS`. */
  readonly date: string;
  readonly time: string;
  readonly status: 'successful' | 'failed';
};

export type ReportStyle = {
  /** Some exports have no column for the reference number. */
  readonly withRrn?: boolean;
  /** Older exports write «خريد» with an Arabic ي. */
  readonly arabicLetters?: boolean;
  readonly dates?: 'slash' | 'dash' | 'dot' | 'eight_digits' | 'two_digit_year';
  readonly groupedAmounts?: boolean;
};

const two = (value: number): string => String(value).padStart(2, '0');

const jalaliText = (day: string, style: NonNullable<ReportStyle['dates']>): string => {
  const { year, month, day: dayOfMonth } = toJalali(day);
  const parts = [String(year), two(month), two(dayOfMonth)];
  switch (style) {
    case 'slash':
      return parts.join('/');
    case 'dash':
      return parts.join('-');
    case 'dot':
      return parts.join('.');
    case 'eight_digits':
      return parts.join('');
    case 'two_digit_year':
      return [two(year % 100), ...parts.slice(1)].join('/');
  }
};

const typeWords = { purchase: 'خرید', reversal: 'برگشت از خرید' };
const statusWords = { successful: 'موفق', failed: 'ناموفق' };

/** The report as rows of cells, its header first. */
export const behpardakhtSheet = (
  transactions: readonly ReportedTransaction[],
  style: ReportStyle = {},
): string[][] => {
  const { withRrn = true, arabicLetters = false, dates = 'slash', groupedAmounts = false } = style;
  const letters = (text: string): string =>
    arabicLetters ? text.replaceAll('ی', 'ي').replaceAll('ک', 'ك') : text;
  const header = [
    'ردیف',
    'شناسه شعبه مشتری',
    'نام شعبه مشتری',
    'شناسه پایانه',
    'شماره پیگیری',
    ...(withRrn ? ['شماره مرجع'] : []),
    'شماره کارت',
    'نوع تراکنش',
    'مبلغ تراکنش',
    'تاریخ تراکنش',
    'زمان درخواست تراکنش',
    'تاریخ تایید تراکنش',
    'شماره درخواست',
    'وضعیت تراکنش',
  ];
  const rows = transactions.map((one, index) => [
    String(index + 1),
    '1',
    'دفتر خدمات قضایی',
    one.terminalId,
    one.stan,
    ...(withRrn ? [one.rrn] : []),
    one.cardMasked,
    typeWords[one.type],
    groupedAmounts ? one.amount.toLocaleString('en-US') : String(one.amount),
    jalaliText(one.date, dates),
    one.time,
    jalaliText(one.date, dates),
    String(100_000 + index),
    statusWords[one.status],
  ]);
  return [header, ...rows].map((row) => row.map(letters));
};

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The report as CSV in UTF-8 with a BOM, lines ended by CR LF, as a spreadsheet writes it. */
export const behpardakhtCsv = (
  transactions: readonly ReportedTransaction[],
  style: ReportStyle = {},
): Uint8Array => {
  const lines = behpardakhtSheet(transactions, style).map((row) => row.map(csvCell).join(','));
  return new TextEncoder().encode(`\u{feff}${lines.join('\r\n')}\r\n`);
};
