// The day as the product stores it: the string YYYY-MM-DD, a Gregorian date in Asia/Tehran.
// Only days that exist pass; all arithmetic on days goes through the day number.

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MS_PER_DAY = 86_400_000;

/** Whether the text is a day that exists, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  return dayNumberOrNull(text) !== null;
}

/** Whether the text is a day that an office reckons with: of the years 1900 to 2199, so that a walk over the days ends. */
export function isUsualDay(text: string): boolean {
  return isDay(text) && text > '1900' && text < '2200';
}

/** Whether the text, an ISO instant in UTC by its form, is one that a calendar and a clock have, on a usual day. */
export function isUsualInstant(text: string): boolean {
  return isUsualDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/**
 * Days since 1970-01-01.
 * @throws RangeError when the text is not an existing day.
 */
export function dayNumber(day: string): number {
  const number = dayNumberOrNull(day);
  if (number === null) throw new RangeError(`${day} is not a day`);
  return number;
}

/**
 * The day with this number.
 * @throws RangeError outside the years 1–9999.
 */
export function dayFromNumber(number: number): string {
  const day = new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
  if (!isDay(day)) throw new RangeError(`day number ${number} is out of range`);
  return day;
}

function dayNumberOrNull(text: string): number | null {
  if (!DAY.test(text)) return null;
  const [year, month, date] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  // The engine takes a year below 100 for one of the last century when it is given as a number.
  const instant = year < 100 ? Date.parse(`${text}T00:00:00Z`) : Date.UTC(year, month - 1, date);
  // It rolls 30 February over to March: a day that comes back as another one does not exist.
  const found = new Date(instant);
  if (found.getUTCDate() !== date || found.getUTCMonth() !== month - 1) return null;
  return instant / MS_PER_DAY;
}
