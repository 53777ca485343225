// What periods and groups of a report are called.
import { isDay } from '#core/foundation/calendar/day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import type { Grouping } from '#core/foundation/reporting/columns.ts';
import { groupWords, periodSentences as p, weekdayWords } from './period-words-fa.ts';
import { amount } from './persian.ts';

export function periodTitle({ kind, from, to }: Period): string {
  const spoken = (day: string) => formatJalali(day, 'numeric', 'fa');
  switch (kind) {
    case 'day':
      return formatJalali(from, 'full', 'fa');
    case 'month':
      return formatJalali(from, 'month-year', 'fa');
    case 'year':
      return `${p.year} ${spoken(from).slice(0, 4)}`;
    default:
      return `${spoken(from)} ${p.to} ${spoken(to)}`;
  }
}

/** The name of a group; a code that this version has no word for shows itself. */
export function groupName(
  by: Grouping,
  { key, name }: { readonly key: string; readonly name: string | null },
): string {
  if (key === '') return p.noGroup;
  switch (by) {
    case 'day':
      return isDay(key) ? formatJalali(key, 'numeric', 'fa') : key;
    case 'week':
      return `${p.weekFrom} ${formatJalali(key, 'numeric', 'fa')}`;
    case 'month':
      return formatJalali(key, 'month-year', 'fa');
    case 'weekday':
      return weekdayWords[Number(key)] ?? key;
    case 'hour':
      return `${amount(Number(key))} ${p.to} ${amount(Number(key) + 1)}`;
    case 'missingPc':
      return `${p.pcOfDesk} ${amount(Number(key))}`;
    case 'trainingTopic':
      return `${p.topicInOffice} ${key.slice(-4)}`;
    default: {
      const words = groupWords[by] ?? {};
      return name ?? (Object.hasOwn(words, key) ? (words[key] ?? key) : key);
    }
  }
}
