// What the manager took back of one's own attendances, with the reason (D13).
import type { WithdrawnAttendance } from '#core/assets/training/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Table } from '#renderer/ui/table.tsx';

export function WithdrawnAttendances({ withdrawn }: { withdrawn: readonly WithdrawnAttendance[] }) {
  const text = useText();
  return (
    <Table
      caption={text('training.withdrawnAttendances')}
      isCaptionShown
      rows={withdrawn}
      rowKey={({ sessionId }) => sessionId}
      columns={[
        {
          id: 'topic',
          header: text('training.topic'),
          isRowHeader: true,
          cell: ({ topicTitle }) => topicTitle ?? text('training.titleElsewhere'),
        },
        {
          id: 'heldOn',
          header: text('training.heldOn'),
          cell: ({ heldOn }) => <DateText day={heldOn} style="numeric" />,
        },
        { id: 'by', header: text('training.withdrawnBy'), cell: ({ byName }) => byName },
        {
          id: 'reason',
          header: text('training.reason'),
          cell: ({ reason }) => reason ?? text('training.titleElsewhere'),
        },
      ]}
    />
  );
}
