// Names of the days of the Iranian week.
import type { MessageId } from '#renderer/i18n/messages.ts';

/** From Saturday to Friday. */
export const weekdayLabels: readonly MessageId[] = [
  'shifts.weekday.0',
  'shifts.weekday.1',
  'shifts.weekday.2',
  'shifts.weekday.3',
  'shifts.weekday.4',
  'shifts.weekday.5',
  'shifts.weekday.6',
];
