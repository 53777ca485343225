// When a person works: four weeks at a glance, the week in force, leave. Used for signs only; nothing here stops anybody.
import { useState } from 'react';
import type { PersonShifts } from '#core/oversight/shifts/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { weekdayLabels } from '#renderer/frame/weekday-labels.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions, Stack } from '#renderer/ui/stack.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { HoursText } from './hours-text.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { WeekDialog } from './week-dialog.tsx';
import { WeekText } from './week-text.tsx';
import { WithdrawLeaveDialog } from './withdraw-leave-dialog.tsx';

type Day = PersonShifts['calendar'][number];
type Open = 'week' | 'leave' | PersonShifts['leaves'][number] | null;

export function ShiftsSection({ personId }: { personId: string }) {
  const text = useText();
  const { data, problem } = useDeskQuery(deskQueries.shifts.ofPerson.queryOptions({ personId }));
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (data === undefined) return problem === null ? null : <ProblemNotice problem={problem} />;
  const weeks = Array.from({ length: data.calendar.length / 7 }, (_, week) =>
    data.calendar.slice(week * 7, week * 7 + 7),
  );
  // Days off for everybody say nothing of the person's own week.
  const isSet = data.calendar.some(({ kind }) => kind !== 'unset' && kind !== 'holiday');
  return (
    <Section title={text('shifts.title')}>
      <Stack>
        <p>{text('shifts.what')}</p>
        {isSet ? <Weeks weeks={weeks} /> : <p>{text('shifts.noWeek')}</p>}
        <ConcurrentChange register="week" about={personId} wordsOf={(week) => <WeekText week={week} />} />
        {data.leaves.length === 0 ? null : (
          <Table
            caption={text('shifts.leaves')}
            rows={data.leaves}
            rowKey={({ leaveId }) => leaveId}
            columns={[
              {
                id: 'from',
                header: text('shifts.fromDay'),
                isRowHeader: true,
                cell: ({ fromDay }) => <DateText day={fromDay} />,
              },
              { id: 'to', header: text('shifts.toDay'), cell: ({ toDay }) => <DateText day={toDay} /> },
              { id: 'note', header: text('shifts.leaveNote'), cell: ({ note }) => <bdi>{note}</bdi> },
            ]}
            act={(leave) => (
              <Button isDense onPress={() => setOpen(leave)}>
                {text('shifts.withdraw')}
              </Button>
            )}
          />
        )}
        <Actions>
          <Button onPress={() => setOpen('week')}>{text('shifts.setWeek')}</Button>
          <Button onPress={() => setOpen('leave')}>{text('shifts.addLeave')}</Button>
        </Actions>
      </Stack>
      {open === 'week' ? (
        <WeekDialog personId={personId} week={data.week?.days ?? null} onClose={close} />
      ) : null}
      {open === 'leave' ? <LeaveDialog personId={personId} onClose={close} /> : null}
      {open !== null && typeof open === 'object' ? (
        <WithdrawLeaveDialog leave={open} onClose={close} />
      ) : null}
    </Section>
  );
}

/** Four weeks at a glance. */
function Weeks({ weeks }: { weeks: readonly (readonly Day[])[] }) {
  const text = useText();
  return (
    <Table
      caption={text('shifts.calendar')}
      rows={weeks}
      rowKey={(week) => week[0]?.day ?? ''}
      columns={weekdayLabels.map(
        (word, weekday): Column<readonly Day[]> => ({
          id: word,
          header: text(word),
          cell: (week) => <DayCell day={week[weekday]} />,
        }),
      )}
    />
  );
}

function DayCell({ day }: { day: Day | undefined }) {
  const text = useText();
  if (day === undefined) return null;
  return (
    <>
      <DateText day={day.day} style="numeric" />
      <br />
      {day.hours === null ? text(`shifts.dayKind.${day.kind}`) : <HoursText hours={day.hours} />}
    </>
  );
}
