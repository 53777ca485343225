// The single payments and report rows behind an exception, with who recorded them and from which file they are.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import type { ExceptionItems, ItemPayment, ItemRow } from '#core/closing/day-close/items/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { rialsColumn, terminalColumn } from './columns.tsx';

type ExceptionItemsDialogProps = { day: string; exception: ExceptionView; onClose: () => void };

export function ExceptionItemsDialog({ day, exception, onClose }: ExceptionItemsDialogProps) {
  const text = useText();
  const asked = { day, exceptionKey: exception.key };
  const { data: items, problem } = useDeskQuery(deskQueries.dayClose.exceptionItems.queryOptions(asked));
  return (
    <Dialog title={text(`dayClose.kind.${exception.kind}`)} isOpen isWide onClose={onClose}>
      <ProblemNotice problem={problem} />
      {items === undefined ? null : <Items {...items} />}
    </Dialog>
  );
}

type Numbered = Pick<ItemPayment, 'rrn' | 'stan' | 'cardMasked' | 'terminalId' | 'amount'>;

function Items({ payments, rows }: ExceptionItems) {
  const text = useText();
  const numbers = <Item extends Numbered>(): Column<Item>[] => [
    {
      id: 'rrn',
      header: text('dayClose.rrn'),
      isRowHeader: true,
      cell: ({ rrn }) => <Bdi>{rrn ?? ''}</Bdi>,
    },
    { id: 'stan', header: text('dayClose.stan'), cell: ({ stan }) => <Bdi>{stan ?? ''}</Bdi> },
    { id: 'card', header: text('dayClose.card'), cell: ({ cardMasked }) => <Bdi>{cardMasked ?? ''}</Bdi> },
    terminalColumn(text),
    rialsColumn('amount', text('dayClose.amount')),
  ];
  return (
    <>
      {payments.length === 0 ? null : (
        <Table
          caption={text('dayClose.items.payments')}
          isCaptionShown
          rows={payments}
          rowKey={({ id }) => id}
          columns={[
            ...numbers<ItemPayment>(),
            {
              id: 'kind',
              header: text('dayClose.late.what'),
              cell: ({ kind }) =>
                text(kind === 'payment' ? 'dayClose.late.payment' : 'dayClose.late.reversal'),
            },
            {
              id: 'who',
              header: text('dayClose.who'),
              cell: ({ at, byName }) => (
                <>
                  {byName ?? ''} <TimeText at={at} withDay />
                </>
              ),
            },
          ]}
        />
      )}
      {rows.length === 0 ? null : (
        <Table
          caption={text('dayClose.items.rows')}
          isCaptionShown
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            ...numbers<ItemRow>(),
            {
              id: 'kind',
              header: text('dayClose.field.type'),
              cell: ({ type, status }) => (
                <>
                  {text(`dayClose.type.${type}`)}{' '}
                  {status === 'successful' ? null : (
                    <StatusLabel tone={status === 'failed' ? 'bad' : 'warn'}>
                      {text(`dayClose.status.${status}`)}
                    </StatusLabel>
                  )}
                </>
              ),
            },
            {
              id: 'when',
              header: text('dayClose.field.date'),
              cell: ({ date, time }) => (
                <>
                  <DateText day={date} style="numeric" /> {time === null ? null : <ClockText time={time} />}
                </>
              ),
            },
            {
              id: 'files',
              header: text('dayClose.items.file'),
              cell: ({ files }) =>
                files.map(({ importId, fileName }) => (
                  <p key={importId}>
                    <bdi>{fileName === '' ? text('dayClose.imports.elsewhere') : fileName}</bdi>
                  </p>
                )),
            },
          ]}
        />
      )}
    </>
  );
}
