// The first lines of a file under its header, for whoever says what its columns are.
import { useText } from '#renderer/i18n/use-text.ts';
import { Table } from '#renderer/ui/table.tsx';

type Line = { readonly line: number; readonly cells: readonly string[] };

export function FirstLines({
  headers,
  firstLines,
}: {
  headers: readonly string[];
  firstLines: readonly Line[];
}) {
  const text = useText();
  return (
    <Table
      caption={text('dayClose.map.firstLines')}
      isCaptionShown
      rows={firstLines}
      rowKey={({ line }) => String(line)}
      columns={[
        {
          id: 'line',
          header: text('dayClose.map.line'),
          isRowHeader: true,
          cell: ({ line }) => text('dayClose.number', { number: line }),
        },
        ...headers.map((header, index) => ({
          id: `column ${index}`,
          header,
          cell: ({ cells }: Line) => <bdi>{cells[index]}</bdi>,
        })),
      ]}
    />
  );
}
