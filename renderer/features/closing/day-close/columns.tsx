// The columns that the tables of a settlement share. Each asks of a row no more than it shows.
import type { SayText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import type { Column } from '#renderer/ui/table.tsx';

export function terminalColumn(text: SayText, isRowHeader = false): Column<{ terminalId: string }> {
  return {
    id: 'terminal',
    header: text('dayClose.terminal'),
    isRowHeader,
    cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
  };
}

/** Integer rials of the row under this name. */
export function rialsColumn<Name extends string>(name: Name, header: string): Column<Record<Name, number>> {
  return { id: name, header, isNumber: true, cell: (row) => <MoneyText rials={row[name]} /> };
}

/** How many, under this name. */
export function countColumn<Name extends string>(
  text: SayText,
  name: Name,
  header: string,
): Column<Record<Name, number>> {
  return {
    id: name,
    header,
    isNumber: true,
    cell: (row) => text('dayClose.number', { number: row[name] }),
  };
}
