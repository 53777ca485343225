// What the manager took back of one's own attendances, with the reason (D13).
import type { WithdrawnAttendance } from '#core/assets/training/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Table } from '#renderer/ui/table.tsx';
import { sessionColumns } from './session-columns.tsx';

export function WithdrawnAttendances({ withdrawn }: { withdrawn: readonly WithdrawnAttendance[] }) {
  const text = useText();
  return (
    <Table
      caption={text('training.withdrawnAttendances')}
      isCaptionShown
      rows={withdrawn}
      rowKey={({ sessionId }) => sessionId}
      columns={[
        ...sessionColumns(text),
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
