// A value of a report by what its column counts, and how it stands to the same of another period.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { formatRial } from '#core/foundation/money/rial.ts';
import { daysOfTime, hoursOf, unitOfColumn } from '#core/foundation/reporting/columns.ts';
import type { ReportColumn } from '#core/oversight/reports/contract.ts';
import { type Language, useLanguage } from '#renderer/i18n/language.ts';
import { type SayText, useText } from '#renderer/i18n/use-text.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import styles from './report.module.css';

/** A value as plain text, without the unit that its column says. */
export function valueText(
  text: SayText,
  language: Language,
  column: ReportColumn,
  value: number | null,
): string {
  if (value === null) return text('reports.noValue');
  switch (unitOfColumn[column]) {
    case 'rials':
      return formatRial(value, language);
    case 'time':
      return text('reports.minutes', { count: Math.round(value / 60_000) });
    case 'hours':
      return text('reports.hours', { count: hoursOf(value) });
    case 'days':
      return text('reports.days', { count: daysOfTime(value) });
    case 'count':
      return text('reports.number', { count: value });
  }
}

export function ValueText({ column, value }: { column: ReportColumn; value: number | null }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  return value !== null && unitOfColumn[column] === 'rials' ? (
    <MoneyText rials={value} withUnit={false} />
  ) : (
    valueText(text, language, column, value)
  );
}

/** Columns of which more is plainly good or plainly bad; of the others neither is. */
const isGood: Partial<Record<ReportColumn, boolean>> = {
  paid: true,
  net: true,
  visits: true,
  payments: true,
  answered: true,
  returned: false,
  returns: false,
  refused: false,
  complaints: false,
  late: false,
  serviceTime: false,
  waitTime: false,
  differences: false,
  daysWithDifference: false,
  answerTime: false,
  differenceRials: false,
};
/** Below so many cases a percentage says nothing. */
const leastCases = 5;

type ChangeProps = { column: ReportColumn; now: number | null; before: number | null | undefined };

/** By how many percent a value changed, with an arrow; nothing where that cannot be said. */
export function Change({ column, now, before }: ChangeProps) {
  const text = useText();
  const isOfCounts = unitOfColumn[column] === 'count';
  if (now === null || before == null || before <= 0 || (isOfCounts && before < leastCases)) return null;
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return <span className={styles.same}>{text('reports.unchanged')}</span>;
  const good = isGood[column];
  const tone = good === undefined ? styles.same : good === percent > 0 ? styles.better : styles.worse;
  const Arrow = percent > 0 ? ArrowUp : ArrowDown;
  return (
    <span className={classNames(styles.change, tone)}>
      <Arrow className="icon" aria-hidden="true" />
      <span className="visually-hidden">{text(percent > 0 ? 'reports.more' : 'reports.less')}</span>
      {text('reports.percent', { count: Math.abs(percent) })}
    </span>
  );
}

/** An amount at an axis, in millions of rials. */
export function useMillions(): (rials: number) => string {
  const text = useText();
  return (rials) => text('reports.number', { count: rials / 1_000_000 });
}
