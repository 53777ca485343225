// Hours of training of each person in this Jalali year, and the sessions with who was there: on screen and on paper (D13).
import type { TrainingMatrix } from '#core/assets/training/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Table } from '#renderer/ui/table.tsx';

type Session = TrainingMatrix['sessions'][number];

/** Nothing while no session was ever held. `heading`: of the level below what it stands in. `onWithdraw`: on screen only. */
export function HoursAndSessions({
  matrix,
  heading: Heading,
  onWithdraw,
}: {
  matrix: TrainingMatrix;
  heading: 'h2' | 'h3';
  onWithdraw?: (session: Session) => void;
}) {
  const text = useText();
  const { people, sessions, year } = matrix;
  if (sessions.length === 0) return null;
  const hours = text('training.hoursOfYear', { year });
  return (
    <>
      <Heading>{hours}</Heading>
      <Table
        caption={hours}
        rows={people}
        rowKey={({ personId }) => personId}
        columns={[
          {
            id: 'person',
            header: text('training.person'),
            isRowHeader: true,
            cell: ({ name }) => name,
          },
          {
            id: 'hours',
            header: text('training.hours'),
            isNumber: true,
            cell: ({ minutes }) => text('training.hoursCount', { hours: minutes / 60 }),
          },
        ]}
      />
      <Heading>{text('training.sessions')}</Heading>
      <Table
        caption={text('training.sessions')}
        rows={sessions}
        rowKey={({ sessionId }) => sessionId}
        columns={[
          {
            id: 'day',
            header: text('training.heldOn'),
            isRowHeader: true,
            cell: ({ heldOn }) => <DateText day={heldOn} style="numeric" />,
          },
          {
            id: 'topic',
            header: text('training.topic'),
            cell: ({ topicTitle }) => topicTitle ?? text('training.titleElsewhere'),
          },
          {
            id: 'length',
            header: text('training.length'),
            isNumber: true,
            cell: ({ minutes }) => text('training.minutes', { minutes }),
          },
          { id: 'trainer', header: text('training.trainer'), cell: ({ trainer }) => trainer },
          {
            id: 'present',
            header: text('training.present'),
            cell: ({ present }) => present.map(({ name }) => name).join('، '),
          },
          {
            id: 'missing',
            header: text('training.notPresent'),
            cell: ({ waiting, absent, withdrawn }) =>
              [
                ...absent,
                ...withdrawn.map((name) => text('training.attendanceWithdrawn', { name })),
                ...waiting.map((name) => text('training.waitsFor', { name })),
              ].join('، '),
          },
        ]}
        act={
          onWithdraw === undefined
            ? undefined
            : (session) =>
                session.present.length === 0 ? null : (
                  <Button
                    isDense
                    onPress={() => onWithdraw(session)}
                    aria-label={text('training.attendanceOf', { topic: session.topicTitle ?? '' })}
                  >
                    {text('training.withdrawAttendance')}
                  </Button>
                )
        }
      />
    </>
  );
}
