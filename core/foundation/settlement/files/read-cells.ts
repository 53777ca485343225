// Single cells of a report as values: amounts, dates, times, numbers and cards, in every way that PSPs print them.
// Invariant: `undefined` means "cannot be read"; an empty cell is null; a full card number never comes out.
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { parsePspDate, toJalali } from '#core/foundation/calendar/jalali.ts';
import { maskCard } from '#core/foundation/identifiers/card.ts';
import { parseRial } from '#core/foundation/money/rial.ts';
import { cleanIdentifier, toLatinDigits } from '#core/foundation/text/fold.ts';
import type { Cell } from './tables.ts';

function plain(text: string): string {
  return toLatinDigits(text)
    .replace(/\p{Cf}/gu, '')
    .trim();
}

/** Rials of the cell, negative when the PSP prints a reversal so; null when it is empty. */
export function readAmount(text: string): number | null | undefined {
  const written = plain(text);
  if (written === '') return null;
  const { unsigned, isNegative } = withoutAlert(written);
  // Spreadsheets add «.00»; three zeros would be a group of thousands, so they are left to `parseRial`.
  const amount = parseRial(unsigned.replace(/[.٫]0{1,2}$/, ''));
  if (!amount.ok) return undefined;
  return isNegative && amount.rials !== 0 ? -amount.rials : amount.rials;
}

function isMinus(character: string | undefined): boolean {
  return character === '-' || character === '\u2212';
}

/** A minus before or after the number, or brackets around it, all of which PSPs print for a reversal. */
function withoutAlert(written: string): { readonly unsigned: string; readonly isNegative: boolean } {
  if (written.startsWith('(') && written.endsWith(')'))
    return { unsigned: written.slice(1, -1).trim(), isNegative: true };
  if (isMinus(written[0])) return { unsigned: written.slice(1).trim(), isNegative: true };
  if (isMinus(written.at(-1))) return { unsigned: written.slice(0, -1).trim(), isNegative: true };
  return { unsigned: written, isNegative: false };
}

function gregorianDay(text: string): string | null {
  const parts = /^(20\d{2})([/.-])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (parts === null) return null;
  const day = `${parts[1]}-${parts[3]?.padStart(2, '0')}-${parts[4]?.padStart(2, '0')}`;
  return isDay(day) ? day : null;
}

/** Splits «1405/09/04 10:22:33» and the like; a date alone has no time. */
function dateAndTime(text: string): { readonly date: string; readonly time: string } {
  const clock = /(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?$/.exec(text);
  const before = clock === null ? '' : text.slice(0, clock.index);
  if (before.endsWith('T')) return { date: before.slice(0, -1), time: clock?.[1] ?? '' };
  const date = before.trimEnd();
  if (date === before || date === '') return { date: text, time: '' };
  return { date: /[-،,]$/.test(date) ? date.slice(0, -1).trimEnd() : date, time: clock?.[1] ?? '' };
}

/** Reports are settled within days; a date further from today was garbled by a spreadsheet (05/09/04 → 5 Sep 2004). */
const farthestDays = 400;

/** Day (`YYYY-MM-DD`) and, if the cell has one, time of a date cell; `today` settles the century of YY/MM/DD. */
export function readDate(
  text: string,
  today: string,
): { readonly day: string; readonly time: string | null } | null | undefined {
  const written = plain(text);
  if (written === '') return null;
  const { date, time } = dateAndTime(written);
  const day = parsePspDate(date, toJalali(today).year) ?? gregorianDay(date);
  const clock = readTime({ text: time, isNumber: false });
  if (day === null || clock === undefined || Math.abs(daysBetween(today, day)) > farthestDays)
    return undefined;
  return { day, time: clock };
}

/** `HH:MM:SS` of 10:22:33, 10:22 and 102233 (a spreadsheet makes 92233 of 092233). */
export function readTime({ text, isNumber }: Cell): string | null | undefined {
  const written = plain(text);
  if (written === '') return null;
  const digits = isNumber ? written.padStart(6, '0') : written;
  const parts =
    /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/.exec(written) ?? /^(\d{2})(\d{2})(\d{2})$/.exec(digits);
  if (parts === null) return undefined;
  const [hours = '', minutes = '', seconds = '00'] = parts.slice(1);
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}`;
}

/** A number that is kept as text: spreadsheets drop its zeros, so it is filled up to `length`; null when empty or all zero. */
function readNumber(
  text: string,
  length: number,
  shortest: number,
  longest: number,
): string | null | undefined {
  const written = cleanIdentifier(text).replace(/^'/, '');
  if (written === '' || /^0+$/.test(written)) return null;
  if (!/^\d+$/.test(written) || written.length < shortest || written.length > longest) return undefined;
  return written.padStart(length, '0');
}

/** RRN: 12 digits; fewer than 8 are not the rest of one. */
export function readRrn(text: string): string | null | undefined {
  return readNumber(text, 12, 8, 12);
}
/** STAN: 6 digits, also with noughts before them; some PSPs print a longer tracking number in its place. */
export function readStan(text: string): string | null | undefined {
  const read = readNumber(text, 6, 1, 12);
  return typeof read === 'string' ? read.replace(/^0{6}(?=\d{6}$)/, '') : read;
}
/** A tracking number of twelve digits is a reference number, whatever its column is called; it is never a STAN (F21). */
export const isReferenceNumber = (tracking: string | null | undefined): tracking is string =>
  tracking?.length === 12;
/** Terminal id: 7 or 8 digits. */
export function readTerminal(text: string): string | null | undefined {
  return readNumber(text, 7, 4, 8);
}

/** IBAN of the account to which the PSP settles a row; null when empty. */
export function readIban(text: string): string | null | undefined {
  const written = cleanIdentifier(text).toUpperCase();
  if (written === '') return null;
  return /^IR\d{24}$/.test(written) ? written : undefined;
}

/** First six and last four digits, or the last four alone, of a card however it is masked; null when there are none. */
export function readCard({ text, isNumber }: Cell): string | null {
  const card = cleanIdentifier(text);
  // A workbook rounds a number of 16 digits to 15: the last digit of such a cell proves nothing.
  if (isNumber && card.length > 15 && card.endsWith('0')) return null;
  return maskCard(card) ?? /(?:^|[^\d]|\d{12})(\d{4})$/.exec(card)?.[1] ?? null;
}
