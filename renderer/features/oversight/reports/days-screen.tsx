// The calendar of days (D21.85): the way into any day, a month at a time.
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { periodAfter, periodBefore, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import { type CalendarState, calendarStates, type MonthOfDays } from '#core/oversight/reports/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenDay } from '#renderer/frame/chosen-day.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { useToday } from '#renderer/frame/use-office.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { DayField } from '#renderer/ui/day-field.tsx';
import { useDirectionIcons } from '#renderer/ui/direction-icons.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { DayCalendar, inMonth } from './day-calendar.tsx';
import { DayCard } from './day-card.tsx';
import { DayState } from './day-state.tsx';
import styles from './days.module.css';

export function DaysScreen() {
  const today = useToday();
  const [chosen, setChosen] = useState<string | null>(null);
  if (today === null) return <LoadingScreen />;
  return <Days at={chosen ?? today} onGo={setChosen} />;
}

function Days({ at, onGo }: { at: string; onGo: (day: string) => void }) {
  const text = useText();
  const { language } = useLanguage();
  const icons = useDirectionIcons();
  const openDay = useOpenDay();
  const [only, setOnly] = useState<CalendarState | null>(null);
  const month = periodOf('month', at);
  const { data, problem } = useDeskQuery(deskQueries.reports.days.queryOptions({ day: month.from }), {
    keepsPrevious: true,
  });
  const before = () => onGo(inMonth(at, periodBefore(month)));
  const after = () => onGo(inMonth(at, periodAfter(month)));
  useKeyCommand('earlier', before);
  useKeyCommand('later', after);
  const shown = data?.days.find(({ day }) => day === at);
  const canOpen = data !== undefined && at <= data.today;
  const open = (day: string) => {
    if (data !== undefined && day <= data.today) openDay(day);
  };
  return (
    <>
      <PageHeader
        title={text('reports.days.title')}
        description={<DateText day={month.from} style="month-year" />}
        secondary={
          <>
            <Button icon={icons.back} keyHint={keyBindings.earlier.hint} onPress={before}>
              {formatJalali(periodBefore(month).from, 'month-year', language)}
            </Button>
            <Button icon={icons.on} keyHint={keyBindings.later.hint} onPress={after}>
              {formatJalali(periodAfter(month).from, 'month-year', language)}
            </Button>
          </>
        }
        primary={{
          label: text('reports.days.open'),
          icon: FolderOpen,
          keyHint: 'Enter',
          onPress: () => open(at),
          isDisabled: !canOpen,
        }}
      />
      <Page>
        <ProblemNotice problem={problem} />
        {data === undefined ? null : data.firstDay === null ? (
          <EmptyState title={text('reports.days.empty')} why={text('reports.days.emptyWhy')} />
        ) : (
          <div className={styles.both}>
            <DayCalendar month={data} at={at} only={only} onGo={onGo} onOpen={open} />
            <div className={styles.side}>
              {shown === undefined ? null : <DayCard key={at} day={shown} />}
              <DayField label={text('reports.days.goTo')} day={at} onChange={onGo} />
              <States month={data} only={only} onOnly={setOnly} />
            </div>
          </div>
        )}
      </Page>
    </>
  );
}

type StatesProps = {
  month: MonthOfDays;
  only: CalendarState | null;
  onOnly: (state: CalendarState | null) => void;
};

/** How many days of the month are what; a press leaves only these in front. */
function States({ month, only, onOnly }: StatesProps) {
  const text = useText();
  const counted = calendarStates
    .filter((state) => state !== 'none')
    .map((state) => ({ state, count: month.days.filter((day) => day.state === state).length }))
    .filter(({ state, count }) => count > 0 || state === only);
  return (
    <section className={styles.card} aria-label={text('reports.days.byState')}>
      <h2>
        <DateText day={month.from} style="month-year" />
      </h2>
      <ul className={styles.states}>
        {counted.map(({ state, count }) => (
          <li key={state}>
            <button
              type="button"
              className={styles.filter}
              aria-pressed={only === state}
              onClick={() => onOnly(only === state ? null : state)}
            >
              <DayState state={state} />
              <span>{text('reports.number', { count })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
