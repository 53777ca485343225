// Dates, ages and amounts as Persian readers expect them. Instants are shown in Tehran's time.
import { sentences } from './sentences-fa.ts';

const timeZone = 'Asia/Tehran';
const number = new Intl.NumberFormat('fa-IR');
const longDate = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const shortDate = new Intl.DateTimeFormat('fa-IR-u-ca-persian', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const clock = new Intl.DateTimeFormat('fa-IR', {
  timeZone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const gregorian = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const relative = new Intl.RelativeTimeFormat('fa-IR', { numeric: 'always' });

/** Grouped with ٬ in Persian digits. */
export function amount(value: number): string {
  return number.format(value);
}

/** The business day (YYYY-MM-DD) of an instant. */
export function businessDay(instant: Date): string {
  return gregorian.format(instant);
}

/** Hour of the day in Tehran, 0–23, and the weekday, 0 = Sunday. */
export function tehranHour(instant: Date): { hour: number; weekday: number } {
  const hour = Number(
    new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(instant),
  );
  return { hour, weekday: new Date(`${businessDay(instant)}T00:00:00Z`).getUTCDay() };
}

/** «چهارشنبه ۴ آذر ۱۴۰۵». Put together by hand: the formatter's own order is wrong for Persian. */
export function longDay(instant: Date): string {
  const parts = new Map(longDate.formatToParts(instant).map(({ type, value }) => [type, value]));
  return ['weekday', 'day', 'month', 'year'].map((part) => parts.get(part as 'day') ?? '').join(' ');
}

/** «۱۴۰۵/۰۹/۰۴» of a business day; a day that no calendar has is shown as it was written. */
export function shortDay(day: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  return Number.isNaN(date.getTime()) ? day : dayOf(date);
}

/** «۱۴۰۵/۰۹/۰۴ ۱۴:۰۵». */
export function dayAndTime(instant: Date): string {
  return `${dayOf(instant)} ${clock.format(instant)}`;
}

/** «۱۴۰۵/۰۹/۰۴ ۱۴:۰۵» of an instant as a device wrote it; the dash for none, or one that no calendar has. */
export function instantOf(at: string | null): string {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? sentences.nothing : dayAndTime(date);
}

/** «۰۸:۰۲» of an instant as a device wrote it. */
export function timeOfDay(at: string | null): string {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? sentences.nothing : clock.format(date);
}

/** «۳ ساعت پیش»; «هرگز» for null, the dash for an instant that no calendar has. */
export function ago(instant: Date | null, now: Date): string {
  if (instant === null) return sentences.never;
  const seconds = Math.round((instant.getTime() - now.getTime()) / 1000);
  if (Number.isNaN(seconds)) return sentences.nothing;
  const past = Math.min(seconds, 0);
  if (past > -60) return sentences.justNow;
  if (past > -3600) return relative.format(Math.ceil(past / 60), 'minute');
  if (past > -48 * 3600) return relative.format(Math.ceil(past / 3600), 'hour');
  return relative.format(Math.ceil(past / 86_400), 'day');
}

function dayOf(instant: Date): string {
  const parts = new Map(shortDate.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}/${parts.get('month')}/${parts.get('day')}`;
}
