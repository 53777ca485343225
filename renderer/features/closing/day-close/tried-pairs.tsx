// Pairs that a matching rule would have made on past days, each with its day and both reference numbers.
import type { TriedPair } from '#core/closing/day-close/matching-rules/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { ClockText } from '#renderer/ui/clock-text.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { rialsColumn, terminalColumn } from './columns.tsx';

/** More of them say nothing more. */
const shownPairs = 50;

/** Nothing while there are none. */
export function TriedPairs({ caption, pairs }: { caption: string; pairs: readonly TriedPair[] }) {
  const text = useText();
  if (pairs.length === 0) return null;
  const rows = pairs.slice(0, shownPairs).map((pair, place) => ({ ...pair, place }));
  return (
    <Table
      caption={caption}
      isCaptionShown
      rows={rows}
      rowKey={({ place }) => String(place)}
      columns={[
        {
          id: 'day',
          header: text('dayClose.openDay'),
          isRowHeader: true,
          cell: ({ day, time }) => (
            <>
              <DateText day={day} style="numeric" /> {time === null ? null : <ClockText time={time} />}
            </>
          ),
        },
        terminalColumn(text),
        rialsColumn('amount', text('dayClose.amount')),
        {
          id: 'recorded',
          header: text('dayClose.byHand.payment'),
          cell: ({ recordedRrn }) => (recordedRrn === null ? null : <Bdi>{recordedRrn}</Bdi>),
        },
        {
          id: 'row',
          header: text('dayClose.byHand.row'),
          cell: ({ rowRrn }) => (rowRrn === null ? null : <Bdi>{rowRrn}</Bdi>),
        },
      ]}
    />
  );
}
