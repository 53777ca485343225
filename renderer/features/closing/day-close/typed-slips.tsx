// Slips of connected terminals that were typed all the same, with who did and why (D2.171): at the close and on the sheet.
import type { TypedSlip } from '#core/closing/day-close/figures/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';

/** Nothing where there are none. */
export function TypedSlips({ slips }: { slips: readonly TypedSlip[] }) {
  const text = useText();
  if (slips.length === 0) return null;
  return (
    <Table
      caption={text('dayClose.typedSlips')}
      rows={slips}
      rowKey={({ paymentId }) => paymentId}
      columns={[
        {
          id: 'visit',
          header: text('dayClose.typedSlips.visit'),
          isRowHeader: true,
          cell: ({ visitNumber }) => <Bdi>{visitNumber ?? ''}</Bdi>,
        },
        {
          id: 'terminal',
          header: text('dayClose.terminal'),
          cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
        },
        {
          id: 'amount',
          header: text('dayClose.openSize'),
          isNumber: true,
          cell: ({ amount }) => <MoneyText rials={amount} withUnit={false} />,
        },
        {
          id: 'because',
          header: text('dayClose.typedSlips.because'),
          cell: ({ because }) => text(`payments.typed.${because}`),
        },
        { id: 'by', header: text('dayClose.openBy'), cell: ({ byName }) => byName },
        { id: 'at', header: text('dayClose.unusual.at'), cell: ({ at }) => <TimeText at={at} /> },
      ]}
    />
  );
}
