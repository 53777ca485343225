// Charged, recorded and reported rials per terminal, on screen and on the day's sheet.
import type { DaySummary } from '#core/day-close/contract.ts';
import { useText } from '../../i18n/use-text.ts';
import { Bdi } from '../../ui/bdi.tsx';
import { MoneyText } from '../../ui/money-text.tsx';
import { Table } from '../../ui/table.tsx';

export function TotalsTable({ totals }: { totals: DaySummary['totals'] }) {
  const text = useText();
  return (
    <Table
      caption={text('dayClose.totals')}
      rows={totals}
      rowKey={({ terminalId }) => terminalId}
      columns={[
        {
          id: 'terminal',
          header: text('dayClose.terminal'),
          isRowHeader: true,
          cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
        },
        {
          id: 'charged',
          header: text('dayClose.charged'),
          isNumber: true,
          cell: ({ charged }) => <MoneyText rials={charged} />,
        },
        {
          id: 'recorded',
          header: text('dayClose.recorded'),
          isNumber: true,
          cell: ({ recorded }) => <MoneyText rials={recorded} />,
        },
        {
          id: 'psp',
          header: text('dayClose.psp'),
          isNumber: true,
          cell: ({ psp }) => <MoneyText rials={psp} />,
        },
      ]}
    />
  );
}
