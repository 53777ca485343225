// What was found changed from outside of the application: tables that are as the journal says again, or a journal whose
// chain does not hold (J27). Nothing is shown while nothing was found.
import type { StoreHealth } from '#core/replication/store/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

export function Damages({ damages }: { damages: StoreHealth['damages'] }) {
  const text = useText();
  if (damages.length === 0) return null;
  return (
    <>
      <Notice tone="warn" title={text('sync.damages')}>
        {text('sync.damagesWhat')}
      </Notice>
      <Table
        caption={text('sync.damages')}
        rows={damages}
        rowKey={({ at, ofDay, journalSeq }) => `${at} ${ofDay} ${journalSeq}`}
        columns={[
          {
            id: 'at',
            header: text('sync.damages.at'),
            isRowHeader: true,
            cell: ({ at }) => <TimeText at={at} withDay />,
          },
          {
            id: 'day',
            header: text('sync.damages.ofDay'),
            cell: ({ ofDay }) => <DateText day={ofDay} style="numeric" />,
          },
          {
            id: 'what',
            header: text('sync.damages.found'),
            cell: ({ rows, journalSeq }) =>
              journalSeq === null ? (
                <StatusLabel tone="warn">{text('sync.damages.repaired', { rows })}</StatusLabel>
              ) : (
                <>
                  <StatusLabel tone="bad">{text('sync.damages.chain')}</StatusLabel>{' '}
                  <Bdi>{String(journalSeq)}</Bdi>
                </>
              ),
          },
        ]}
      />
    </>
  );
}
