// The day at hand beside the calendar: what it came to, and the two ways on.
import { Printer } from 'lucide-react';
import type { CalendarDay } from '#core/oversight/reports/contract.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { DayState } from './day-state.tsx';
import styles from './days.module.css';

export function DayCard({ day: shown }: { day: CalendarDay }) {
  const { day, state, openedAt, closedAt, closedByName, reopenings, closure } = shown;
  const text = useText();
  const printing = usePrintCommand({ name: 'day-sheet', id: day });
  const isClosed = closedAt !== null;
  useKeyCommand('print', printing.print, { isEnabled: isClosed });
  return (
    <section className={styles.card} aria-label={text('reports.days.dayAtHand')}>
      <h2>
        <DateText day={day} />
      </h2>
      <DayState state={state} />
      <dl className={styles.facts}>
        {openedAt === null ? null : (
          <>
            <dt>{text('reports.days.opened')}</dt>
            <dd>
              <TimeText at={openedAt} />
            </dd>
            <dt>{text('reports.days.closed')}</dt>
            <dd>{closedAt === null ? text('reports.days.notYet') : <TimeText at={closedAt} />}</dd>
          </>
        )}
        {closedByName === null ? null : (
          <>
            <dt>{text('reports.days.closedBy')}</dt>
            <dd>{closedByName}</dd>
          </>
        )}
        {openedAt === null ? null : <Figures day={shown} />}
        {reopenings === 0 ? null : (
          <>
            <dt>{text('reports.days.reopenings')}</dt>
            <dd>{text('reports.number', { count: reopenings })}</dd>
          </>
        )}
      </dl>
      {closure === null ? null : (
        <p>{text('reports.days.closure', { authority: closure.authority, reference: closure.reference })}</p>
      )}
      {state === 'skipped' ? <p>{text('reports.days.skippedWhat')}</p> : null}
      <ProblemNotice problem={printing.problem} takesFocus />
      {isClosed ? (
        <Button
          icon={Printer}
          keyHint={keyBindings.print.hint}
          onPress={printing.print}
          isPending={printing.isPending}
        >
          {text('reports.days.sheet')}
        </Button>
      ) : null}
    </section>
  );
}

function Figures({ day: { visits, paid, returned, differences, awaited } }: { day: CalendarDay }) {
  const text = useText();
  return (
    <>
      <dt>{text('reports.days.visit')}</dt>
      <dd>{text('reports.number', { count: visits })}</dd>
      <dt>{text('reports.days.paid')}</dt>
      <dd>
        <MoneyText rials={paid} withUnit={false} />
      </dd>
      <dt>{text('reports.days.returned')}</dt>
      <dd>
        <MoneyText rials={returned} withUnit={false} />
      </dd>
      <dt>{text('reports.days.differences')}</dt>
      <dd>{text('reports.number', { count: differences })}</dd>
      {awaited.count === 0 ? null : (
        <>
          <dt>{text('reports.days.awaited', { count: awaited.count })}</dt>
          <dd>
            <MoneyText rials={awaited.rials} withUnit={false} />
          </dd>
        </>
      )}
    </>
  );
}
