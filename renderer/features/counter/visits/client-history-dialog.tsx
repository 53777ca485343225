// A client's own history: every visit of theirs at every PC, with masks. Opening it is journalled.
import type { ClientHistory } from '#core/counter/visits/contract.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Stack } from '#renderer/ui/stack.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { VisitStateLabel } from './visit-state.tsx';

export function ClientHistoryDialog({ history, onClose }: { history: ClientHistory; onClose: () => void }) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const { identifierMasked, rows, more } = history;
  return (
    <Dialog
      title={text('visits.history')}
      isOpen
      isWide
      onClose={onClose}
      actions={<Button onPress={onClose}>{text('visits.history.close')}</Button>}
    >
      <Stack>
        <p>
          {text('visits.identifier')} <Bdi>{identifierMasked}</Bdi>
        </p>
        <Table
          caption={text('visits.history')}
          rows={rows}
          rowKey={({ visitId }) => visitId}
          columns={[
            {
              id: 'day',
              header: text('visits.history.day'),
              isRowHeader: true,
              cell: ({ day }) => <DateText day={day} style="numeric" />,
            },
            {
              id: 'state',
              header: text('visits.history.state'),
              cell: (row) => <VisitStateLabel visit={row} />,
            },
            {
              id: 'charged',
              header: text('visits.history.charged'),
              isNumber: true,
              cell: ({ charged }) => <MoneyText rials={charged} />,
            },
            { id: 'by', header: text('visits.history.by'), cell: ({ byName }) => byName },
          ]}
          act={({ visitId, deskNumber: desk, number }) => (
            <Button
              isDense
              kind="quiet"
              onPress={() => {
                openAtCounter(visitId);
                onClose();
              }}
            >
              {text('visits.history.toVisit', { desk, number })}
            </Button>
          )}
        />
        {more ? <p>{text('visits.history.more')}</p> : null}
      </Stack>
    </Dialog>
  );
}
