// The last twelve months of one check as a calendar: a row a month, a box a day, with a letter of its own for what was found, so that
// colour alone tells nothing. One Tab stop; arrows go over the days. The same as a table of figures comes beside it when it is asked for.
import { type KeyboardEvent, useRef, useState } from 'react';
import type { CheckCalendar, CheckDay, CheckItem } from '#core/closing/premises/contract.ts';
import { checkItems } from '#core/closing/premises/contract.ts';
import { formatJalali, toJalali } from '#core/foundation/calendar/jalali.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { checkItemName } from '#renderer/frame/check-items.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { classNames } from '#renderer/ui/class-names.ts';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Table } from '#renderer/ui/table.tsx';
import styles from './check-calendar.module.css';

const states = [
  'passed',
  'mended',
  'failed',
  'missed',
  'none',
] as const satisfies readonly CheckDay['state'][];
/** What stands in the box of a day. */
const marks: Record<CheckDay['state'], string> = {
  passed: '✓',
  mended: '↻',
  failed: '✗',
  missed: '–',
  none: '',
};

export function CheckCalendarSection() {
  const text = useText();
  const [item, setItem] = useState<CheckItem>('sign_127');
  const { data, problem } = useDeskQuery(deskQueries.premises.checkCalendar.queryOptions({ item }), {
    keepsPrevious: true,
  });
  const { data: schedule } = useDeskQuery(deskQueries.premises.schedule.queryOptions());
  const items: readonly { item: CheckItem; title: string | null }[] =
    schedule?.items ?? checkItems.map((known) => ({ item: known, title: null }));
  return (
    <Section title={text('premises.calendar')}>
      <ProblemNotice problem={problem} />
      <Select
        label={text('premises.calendarItem')}
        choices={items.map((known) => ({ value: known.item, label: checkItemName(text, known) }))}
        value={item}
        onChange={setItem}
      />
      <p>{text('premises.calendarWhat')}</p>
      {data === undefined ? null : (
        <Calendar
          calendar={data}
          name={checkItemName(
            text,
            items.find((known) => known.item === data.item) ?? { item: data.item, title: null },
          )}
        />
      )}
    </Section>
  );
}

type Month = { key: string; name: string; days: readonly CheckDay[] };

function Calendar({ calendar, name }: { calendar: CheckCalendar; name: string }) {
  const text = useText();
  const { language } = useLanguage();
  const months = monthsOf(calendar.days, language);
  const [isTable, setIsTable] = useState(false);
  const isFound = (state: CheckDay['state']) => calendar.days.some((day) => day.state === state);
  return (
    <div className={classNames(isTable && styles.both)}>
      <div>
        <Boxes months={months} label={text('premises.calendarOf', { name })} />
        <Button isDense kind="quiet" onPress={() => setIsTable(!isTable)} aria-expanded={isTable}>
          {text('premises.calendarTable')}
        </Button>
      </div>
      {isTable ? (
        <Table
          caption={text('premises.calendarTable')}
          rows={months}
          rowKey={({ key }) => key}
          columns={[
            {
              id: 'month',
              header: text('premises.calendarMonth'),
              isRowHeader: true,
              cell: (month) => <span className={styles.month}>{month.name}</span>,
            },
            // What was in no month has no column: it would be noughts.
            ...states.filter(isFound).map((state) => ({
              id: state,
              header: text(`premises.state.${state}`),
              isNumber: true,
              cell: ({ days }: Month) =>
                text('app.waiting.count', { count: days.filter((day) => day.state === state).length }),
            })),
          ]}
        />
      ) : null}
    </div>
  );
}

function Boxes({ months, label }: { months: readonly Month[]; label: string }) {
  const text = useText();
  const { language } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  const days = months.flatMap((month) => month.days);
  const [at, setAt] = useState(days.at(-1)?.day ?? '');
  const current = days.some(({ day }) => day === at) ? at : (days.at(-1)?.day ?? '');
  const go = (event: KeyboardEvent) => {
    // The week runs from right to left here: what lies to the left is later.
    const forward = language === 'fa' ? 'ArrowLeft' : 'ArrowRight';
    const back = language === 'fa' ? 'ArrowRight' : 'ArrowLeft';
    const index = days.findIndex(({ day }) => day === current);
    const monthLength = (step: -1 | 1) => {
      const month = months.findIndex((of) => of.days.some(({ day }) => day === current));
      return months[step === 1 ? month : month - 1]?.days.length ?? 0;
    };
    const steps: Readonly<Record<string, number>> = {
      [forward]: 1,
      [back]: -1,
      ArrowDown: monthLength(1),
      ArrowUp: -monthLength(-1),
      Home: -index,
      End: days.length - 1 - index,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = days[Math.min(Math.max(index + step, 0), days.length - 1)];
    if (next === undefined) return;
    setAt(next.day);
    box.current?.querySelector<HTMLElement>(`[data-day="${next.day}"]`)?.focus();
  };
  const stateOf = (day: CheckDay) =>
    text(
      day.late
        ? 'premises.calendarDayLate'
        : day.isClosed
          ? 'premises.calendarDayClosed'
          : 'premises.calendarDay',
      { day: formatJalali(day.day, 'full', language), state: text(`premises.state.${day.state}`) },
    );
  const chosen = days.find(({ day }) => day === current);
  return (
    <div ref={box}>
      <table className={styles.grid}>
        <caption className="visually-hidden">{label}</caption>
        <tbody>
          {months.map((month) => (
            <tr key={month.key}>
              <th scope="row" className={styles.name}>
                {month.name}
              </th>
              {month.days.map((day) => (
                <td key={day.day} className={styles.cell}>
                  <button
                    type="button"
                    tabIndex={day.day === current ? 0 : -1}
                    data-day={day.day}
                    onFocus={() => setAt(day.day)}
                    onClick={() => setAt(day.day)}
                    onKeyDown={go}
                    className={dayClass(day.state, day.isClosed)}
                    aria-label={stateOf(day)}
                  >
                    <span aria-hidden="true">{marks[day.state]}</span>
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend} aria-hidden="true">
        {chosen === undefined ? null : stateOf(chosen)}
      </p>
      <ul className={styles.legend}>
        {states.map((state) => (
          <li key={state} className={styles.kind}>
            <span aria-hidden="true" className={classNames(dayClass(state, false), styles.sample)}>
              {marks[state]}
            </span>
            {text(`premises.state.${state}`)}
          </li>
        ))}
        <li className={styles.kind}>
          <span aria-hidden="true" className={classNames(dayClass('none', true), styles.sample)} />
          {text('premises.state.closed')}
        </li>
      </ul>
    </div>
  );
}

const dayClass = (state: CheckDay['state'], isClosed: boolean) =>
  classNames(styles.day, styles[state], isClosed && styles.closed);

function monthsOf(days: readonly CheckDay[], language: 'fa' | 'en'): Month[] {
  const months = new Map<string, { name: string; days: CheckDay[] }>();
  for (const day of days) {
    const { year, month } = toJalali(day.day);
    const key = `${year}-${month}`;
    const kept = months.get(key) ?? { name: formatJalali(day.day, 'month-year', language), days: [] };
    kept.days.push(day);
    months.set(key, kept);
  }
  return [...months].map(([key, month]) => ({ key, ...month }));
}
