// The period that a report is of: which one, its name, and the ways to another one.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import {
  type CalendarPeriod,
  type Period,
  type PeriodKind,
  periodAfter,
  periodBefore,
  periodOf,
} from '#core/foundation/calendar/jalali-period.ts';
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';
import type { Language } from '#renderer/i18n/language.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

/** What a person looks at; null: the month of today. */
export const useReportPeriod = (): Draft<Period | null> => useDraft<Period | null>('reports.period', null);

/** A period as it stands in the address of a paper. */
export const periodId = ({ kind, from, to }: Period): string => `${kind}_${from}_${to}`;

/** The name of a period, as it stands over its report. */
export function periodName(text: SayText, language: Language, { kind, from, to }: Period): string {
  const spoken = (day: string) => formatJalali(day, 'numeric', language);
  switch (kind) {
    case 'day':
      return formatJalali(from, 'full', language);
    case 'month':
      return formatJalali(from, 'month-year', language);
    case 'year':
      return text('reports.year', { year: spoken(from).slice(0, 4) });
    default:
      return text('reports.fromTo', { from: spoken(from), to: spoken(to) });
  }
}

/** The period of another kind around the same days; between two days it stays as it is. */
export function inKind(period: Period, kind: PeriodKind, today: string): Period {
  if (kind === 'between') return { ...period, kind };
  // Of what is not over, the period of now.
  const day = period.to > today ? today : period.to;
  return periodOf(kind satisfies CalendarPeriod, day);
}

/** The periods before and after; none after the one of today. */
export function aroundPeriod(period: Period, today: string): { before: Period; after: Period | null } {
  const after = periodAfter(period);
  return { before: periodBefore(period), after: after.from > today ? null : after };
}
