// Sessions that name the person at the screen and wait for their word: they were there (D13).
import type { AttendanceToConfirm } from '#core/assets/training/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { sessionColumns } from './session-columns.tsx';

export function OwnAttendances({ attendances }: { attendances: readonly AttendanceToConfirm[] }) {
  const text = useText();
  const confirming = useDeskCommand(desk.training.confirmAttendance.mutate);
  return (
    <>
      <ProblemNotice problem={confirming.problem} takesFocus />
      <Table
        caption={text('training.attendances')}
        isCaptionShown
        rows={attendances}
        rowKey={({ sessionId }) => sessionId}
        columns={[
          ...sessionColumns(text),
          {
            id: 'minutes',
            header: text('training.length'),
            cell: ({ minutes }) => text('training.minutes', { minutes }),
          },
          { id: 'trainer', header: text('training.trainer'), cell: ({ trainer }) => trainer },
          {
            id: 'until',
            header: text('training.confirmUntil'),
            cell: ({ until }) => <DateText day={until} style="numeric" />,
          },
        ]}
        act={({ sessionId, topicTitle }) => (
          <Button
            isDense
            isPending={confirming.isPending}
            onPress={() => void confirming.run({ sessionId })}
            aria-label={text('training.iWasThereAt', { topic: topicTitle ?? '' })}
          >
            {text('training.iWasThere')}
          </Button>
        )}
      />
    </>
  );
}
