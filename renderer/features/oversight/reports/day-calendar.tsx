// A Jalali month as a grid, Saturday first: one Tab stop, arrows go over the days and past the ends of the month. What a day is stands
// in it as a word; nothing is told by colour alone.
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { addDays, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali, toJalali } from '#core/foundation/calendar/jalali.ts';
import { periodAfter, periodBefore, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import type { CalendarDay, CalendarState, MonthOfDays } from '#core/oversight/reports/contract.ts';
import { weekdayLabels } from '#renderer/frame/weekday-labels.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { classNames } from '#renderer/ui/class-names.ts';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { DayState } from './day-state.tsx';
import styles from './days.module.css';

type DayCalendarProps = {
  month: MonthOfDays;
  /** The day at hand, of whichever month. */
  at: string;
  /** Days of other states stand back; null: none does. */
  only: CalendarState | null;
  onGo: (day: string) => void;
  onOpen: (day: string) => void;
};

/** The same date of another month, or its last day. */
export function inMonth(day: string, month: { readonly from: string; readonly to: string }): string {
  const found = addDays(month.from, toJalali(day).day - 1);
  return [found, month.to].toSorted()[0] ?? found;
}

/** Where a key leads from a day; null for any other key. */
function placeOf(key: string, at: string, today: string): string | null {
  switch (key) {
    case 'on':
      return addDays(at, 1);
    case 'back':
      return addDays(at, -1);
    case 'ArrowDown':
      return addDays(at, 7);
    case 'ArrowUp':
      return addDays(at, -7);
    case 'PageUp':
      return inMonth(at, periodBefore(periodOf('month', at)));
    case 'PageDown':
      return inMonth(at, periodAfter(periodOf('month', at)));
    case 'Home':
      return today;
    default:
      return null;
  }
}

export function DayCalendar({ month, at, only, onGo, onOpen }: DayCalendarProps) {
  const text = useText();
  const { language } = useLanguage();
  const grid = useRef<HTMLTableElement>(null);
  const isThere = at >= month.from && at <= month.to;
  // At first, and after every key, the focus is on the day at hand, also in a month that was just read.
  const isToFocus = useRef(true);
  useEffect(() => {
    if (!isToFocus.current || !isThere) return;
    isToFocus.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at, isThere]);

  const go = (event: KeyboardEvent) => {
    // The week runs from right to left here: what lies to the left is later.
    const forward = language === 'fa' ? 'ArrowLeft' : 'ArrowRight';
    const back = language === 'fa' ? 'ArrowRight' : 'ArrowLeft';
    const place = placeOf(
      event.key === forward ? 'on' : event.key === back ? 'back' : event.key,
      at,
      month.today,
    );
    if (event.key !== 'Enter' && place === null) return;
    event.preventDefault();
    if (place === null) {
      onOpen(at);
      return;
    }
    isToFocus.current = true;
    onGo(place);
  };
  return (
    <table ref={grid} className={styles.grid}>
      <caption className="visually-hidden">
        {text('reports.days.calendar', { month: formatJalali(month.from, 'month-year', language) })}
      </caption>
      <thead>
        <tr>
          {weekdayLabels.map((label) => (
            <th key={label} scope="col">
              {text(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month.days).map((week) => (
          <tr key={week.key}>
            {week.days.map((day, weekday) =>
              day === null ? (
                <td key={`${week.key} ${weekdayLabels[weekday]}`} className={styles.outside} />
              ) : (
                <td
                  key={day.day}
                  className={classNames(
                    styles.cell,
                    weekday === 6 && styles.friday,
                    only !== null && day.state !== only && styles.back,
                  )}
                >
                  <button
                    type="button"
                    data-day={day.day}
                    data-at={day.day === at ? '' : undefined}
                    tabIndex={day.day === (isThere ? at : month.from) ? 0 : -1}
                    className={styles.day}
                    aria-current={day.day === month.today ? 'date' : undefined}
                    onKeyDown={go}
                    onClick={() => onGo(day.day)}
                    onDoubleClick={() => onOpen(day.day)}
                  >
                    <DayContent day={day} />
                  </button>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayContent({ day: { day, state, visits, paid } }: { day: CalendarDay }) {
  const text = useText();
  const { language } = useLanguage();
  return (
    <>
      <span className={styles.top}>
        <span className={styles.number}>
          {text('reports.number', { count: toJalali(day).day })}
          <span className="visually-hidden">{formatJalali(day, 'full', language)}</span>
        </span>
        {visits === 0 ? null : <span>{text('reports.days.visits', { count: visits })}</span>}
      </span>
      {state === 'none' ? null : <DayState state={state} />}
      {visits === 0 && paid === 0 ? null : (
        <span className={styles.amount}>
          <MoneyText rials={paid} withUnit={false} />
        </span>
      )}
    </>
  );
}

type Week = { readonly key: string; readonly days: readonly (CalendarDay | null)[] };

/** The days of a month in rows of seven; null where a day is not of the month. */
function weeksOf(days: readonly CalendarDay[]): Week[] {
  const before = days[0] === undefined ? 0 : weekdayOf(days[0].day);
  const cells: (CalendarDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, row) => ({
    key: `week ${row}`,
    days: cells.slice(row * 7, row * 7 + 7),
  }));
}
