// Sessions in an emergency as rows, on screen and on the day's sheet.
import type { ReactNode } from 'react';
import type { Emergency } from '#core/access/emergency/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

type EmergenciesTableProps = {
  emergencies: readonly Emergency[];
  /** What can be done with one; left out on paper. */
  act?: (emergency: Emergency) => ReactNode;
};

export function EmergenciesTable({ emergencies, act }: EmergenciesTableProps) {
  const text = useText();
  return (
    <Table
      caption={text('emergency.title')}
      rows={emergencies}
      rowKey={({ emergencyId }) => emergencyId}
      columns={[
        {
          id: 'name',
          header: text('emergency.person'),
          isRowHeader: true,
          cell: ({ personName }) => personName,
        },
        { id: 'manager', header: text('emergency.manager'), cell: ({ managerName }) => managerName },
        { id: 'at', header: text('emergency.at'), cell: ({ at }) => <TimeText at={at} withDay /> },
        {
          id: 'until',
          header: text('emergency.until'),
          cell: ({ expiresAt, endedAt }) => <TimeText at={endedAt ?? expiresAt} />,
        },
        {
          id: 'why',
          header: text('emergency.reasonCode'),
          cell: ({ reasonCode, reason }) => (
            <>
              {text(`emergency.reason.${reasonCode}`)}
              {reason === null ? null : (
                <>
                  {text('ui.between')}
                  <bdi>{reason}</bdi>
                </>
              )}
            </>
          ),
        },
        {
          id: 'acts',
          header: text('emergency.acts'),
          isNumber: true,
          cell: ({ acts }) => text('emergency.actsCount', { count: acts }),
        },
      ]}
      act={act}
    />
  );
}
