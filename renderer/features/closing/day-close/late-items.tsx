// What really belongs to a day that was closed before it came: each counts on the day that shows it (D21).
import type { LateItem } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { rialsColumn, terminalColumn } from './columns.tsx';

/** Nothing while nothing came late. */
export function LateItems({
  late,
  isCaptionShown = true,
}: {
  late: readonly LateItem[];
  /** Left out where a heading over the table says the same. */
  isCaptionShown?: boolean;
}) {
  const text = useText();
  if (late.length === 0) return null;
  return (
    <Table
      caption={text('dayClose.late')}
      isCaptionShown={isCaptionShown}
      rows={late}
      rowKey={({ kind, id }) => `${kind} ${id}`}
      columns={[
        {
          id: 'kind',
          header: text('dayClose.late.what'),
          isRowHeader: true,
          cell: ({ kind }) => text(`dayClose.late.${kind}`),
        },
        {
          id: 'day',
          header: text('dayClose.late.day'),
          cell: ({ lateFor }) => <DateText day={lateFor} style="numeric" />,
        },
        { id: 'rrn', header: text('dayClose.rrn'), cell: ({ rrn }) => <Bdi>{rrn ?? ''}</Bdi> },
        terminalColumn(text),
        rialsColumn('amount', text('dayClose.amount')),
      ]}
    />
  );
}
