// Rials that payments have for services, that were recorded and that were reported per terminal, on screen and on the day's sheet.
import type { DaySummary } from '#core/closing/day-close/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Table } from '#renderer/ui/table.tsx';
import { rialsColumn, terminalColumn } from './columns.tsx';

export function TotalsTable({ totals }: { totals: DaySummary['totals'] }) {
  const text = useText();
  return (
    <Table
      caption={text('dayClose.totals')}
      rows={totals}
      rowKey={({ terminalId }) => terminalId}
      columns={[
        terminalColumn(text, true),
        rialsColumn('charged', text('dayClose.allocated')),
        rialsColumn('recorded', text('dayClose.recorded')),
        rialsColumn('psp', text('dayClose.psp')),
      ]}
    />
  );
}
