// Which period a report is of: its kind, the one before and after, or two days.

import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import { calendarPeriods, type Period, periodKinds } from '#core/foundation/calendar/jalali-period.ts';
import { longestPeriodDays } from '#core/foundation/reporting/report.ts';
import { keyBindings } from '#renderer/frame/keyboard-map.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { useDirectionIcons } from '#renderer/ui/direction-icons.ts';
import styles from './report.module.css';
import { aroundPeriod, inKind } from './report-period.ts';

type PeriodPickerProps = { period: Period; today: string; onPeriod: (period: Period) => void };

export function PeriodPicker({ period, today, onPeriod }: PeriodPickerProps) {
  const text = useText();
  const icons = useDirectionIcons();
  const { before, after } = aroundPeriod(period, today);
  return (
    <>
      <fieldset className={styles.kinds} aria-label={text('reports.period')}>
        {periodKinds.map((kind) => (
          <button
            key={kind}
            type="button"
            className={styles.kind}
            aria-pressed={kind === period.kind}
            onClick={() => onPeriod(inKind(period, kind, today))}
          >
            {text(`reports.kind.${kind}`)}
          </button>
        ))}
      </fieldset>
      {calendarPeriods.some((kind) => kind === period.kind) ? null : (
        <div className={styles.between}>
          <DayField
            label={text('reports.from')}
            day={period.from}
            onChange={(from) => onPeriod(between(from, period.to, 'from'))}
          />
          <DayField
            label={text('reports.to')}
            day={period.to}
            onChange={(to) => onPeriod(between(period.from, to, 'to'))}
          />
        </div>
      )}
      <Button
        isDense
        icon={icons.back}
        keyHint={keyBindings.earlier.hint}
        onPress={() => onPeriod(before)}
        aria-label={text('reports.before')}
      >
        {null}
      </Button>
      <Button
        isDense
        icon={icons.on}
        keyHint={keyBindings.later.hint}
        isDisabled={after === null}
        onPress={() => (after === null ? undefined : onPeriod(after))}
        aria-label={text('reports.after')}
      >
        {null}
      </Button>
    </>
  );
}

/** A span between two days, whichever was typed: never backwards, never longer than a year. */
function between(from: string, to: string, typed: 'from' | 'to'): Period {
  const kind = 'between';
  const isSound = from <= to && daysBetween(from, to) < longestPeriodDays;
  if (isSound) return { kind, from, to };
  if (from > to) return typed === 'from' ? { kind, from, to: from } : { kind, from: to, to };
  return typed === 'from'
    ? { kind, from, to: addDays(from, longestPeriodDays - 1) }
    : { kind, from: addDays(to, 1 - longestPeriodDays), to };
}
