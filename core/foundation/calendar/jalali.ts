// Jalali dates at the edge of the product: what is typed, imported and shown; storage stays Gregorian.
// A text that is not an existing date gives null, never the nearest one. Agrees with ICU for 1300–1450.
import { CalendarDate, GregorianCalendar, PersianCalendar, toCalendar } from '@internationalized/date';
import { toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';
import { weekdayOf } from './business-day.ts';
import { isDay } from './day.ts';

export type JalaliDate = { year: number; month: number; day: number };
export type JalaliStyle = 'full' | 'numeric' | 'month-year';

const persian = new PersianCalendar();
const gregorian = new GregorianCalendar();

/** Outside these years the 33-year leap rule and the astronomical calendar part ways. */
const FIRST_YEAR = 1200;
const LAST_YEAR = 1500;

const MONTHS = {
  fa: ['فروردین', 'اردیبهشت', 'خرداد', 'تیر', 'مرداد', 'شهریور', 'مهر', 'آبان', 'آذر', 'دی', 'بهمن', 'اسفند'],
  en: [
    'Farvardin',
    'Ordibehesht',
    'Khordad',
    'Tir',
    'Mordad',
    'Shahrivar',
    'Mehr',
    'Aban',
    'Azar',
    'Dey',
    'Bahman',
    'Esfand',
  ],
} as const;

const WEEKDAYS = {
  fa: ['شنبه', 'یکشنبه', 'دوشنبه', 'سه‌شنبه', 'چهارشنبه', 'پنجشنبه', 'جمعه'],
  en: ['Saturday', 'Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'],
} as const;

/**
 * The Jalali date of a day (YYYY-MM-DD).
 * @throws RangeError when the text is not an existing day or lies outside 1200–1500.
 */
export function toJalali(day: string): JalaliDate {
  if (!isDay(day)) throw new RangeError(`${day} is not a day`);
  const date = new CalendarDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
  const { year, month, day: dayOfMonth } = toCalendar(date, persian);
  requireYear(year);
  return { year, month, day: dayOfMonth };
}

/**
 * The day (YYYY-MM-DD) of a Jalali date.
 * @throws RangeError when the date does not exist or lies outside 1200–1500.
 */
export function fromJalali(year: number, month: number, day: number): string {
  if (!Number.isInteger(day) || day < 1 || day > jalaliMonthLength(year, month)) {
    throw new RangeError(`${year}/${month}/${day} is not a Jalali date`);
  }
  return toCalendar(new CalendarDate(persian, year, month, day), gregorian).toString();
}

/** The number of days of a Jalali month (1–12). @throws RangeError for a month that does not exist. */
export function jalaliMonthLength(year: number, month: number): number {
  requireYear(year);
  if (!Number.isInteger(month) || month < 1 || month > 12) throw new RangeError(`${month} is not a month`);
  return persian.getDaysInMonth(new CalendarDate(persian, year, month, 1));
}

/**
 * Reads a Jalali date as typed: ۱۴۰۵/۰۹/۰۴, 1405-9-4, 1405.09.04 or the eight digits 14050904; null when it is none.
 */
export function parseJalaliDate(text: string): string | null {
  const plain = plainDate(text);
  const match = /^(\d{4})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(plain) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(plain);
  return match === null ? null : dayOrNull(Number(match[1]), Number(match[3]), Number(match[4]));
}

/**
 * Reads a date of a PSP's report: what `parseJalaliDate` reads (14YYMMDD included), or YY/MM/DD with `/`, `-` or `.`,
 * where the century is the one nearest to `referenceYear` (Jalali; domain.md §5). Null when it is none.
 */
export function parsePspDate(text: string, referenceYear: number): string | null {
  const short = /^(\d{2})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(plainDate(text));
  if (short === null) return parseJalaliDate(text);
  const distance = (((Number(short[1]) - referenceYear) % 100) + 100) % 100;
  const year = referenceYear + (distance > 50 ? distance - 100 : distance);
  return dayOrNull(year, Number(short[3]), Number(short[4]));
}

/**
 * A day for people: full «چهارشنبه ۴ آذر ۱۴۰۵», numeric ۱۴۰۵/۰۹/۰۴, month-year «آذر ۱۴۰۵»; in English with Latin digits.
 * (`Intl` orders the parts of the full and month-year forms wrongly for Persian.)
 * @throws RangeError when the text is not an existing day or lies outside 1200–1500.
 */
export function formatJalali(day: string, style: JalaliStyle, locale: 'fa' | 'en'): string {
  const text = latinText(day, style, locale);
  return locale === 'fa' ? toPersianDigits(text) : text;
}

function latinText(day: string, style: JalaliStyle, locale: 'fa' | 'en'): string {
  const date = toJalali(day);
  const month = MONTHS[locale][date.month - 1];
  switch (style) {
    case 'full':
      return `${WEEKDAYS[locale][weekdayOf(day)]} ${date.day} ${month} ${date.year}`;
    case 'numeric':
      return [date.year, pad(date.month), pad(date.day)].join('/');
    case 'month-year':
      return `${month} ${date.year}`;
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

function plainDate(text: string): string {
  return toLatinDigits(text)
    .replace(/\p{Cf}/gu, '')
    .trim();
}

function dayOrNull(year: number, month: number, day: number): string | null {
  const exists =
    inRange(year) && month >= 1 && month <= 12 && day >= 1 && day <= jalaliMonthLength(year, month);
  return exists ? fromJalali(year, month, day) : null;
}

function inRange(year: number): boolean {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

function requireYear(year: number): void {
  if (!inRange(year)) throw new RangeError(`${year} is not a Jalali year from ${FIRST_YEAR} to ${LAST_YEAR}`);
}
