// A table of a report on paper: names, numbers and the total, with nothing to press.
import type { ReportTable } from '#core/oversight/reports/contract.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Table } from '#renderer/ui/table.tsx';
import { GroupName, groupText } from './group-label.tsx';
import styles from './report.module.css';
import { ValueText } from './value-text.tsx';

export function PaperTable({ table: { groupBy, columns, rows, total } }: { table: ReportTable }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  if (rows.length === 0) return null;
  return (
    <Table
      caption={text(`reports.by.${groupBy}`)}
      isCaptionShown
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          id: 'group',
          header: text(`reports.group.${groupBy}`),
          isRowHeader: true,
          cell: (row) => <GroupName grouping={groupBy} shown={groupText(text, language, groupBy, row)} />,
        },
        ...columns.map((column, place) => ({
          id: column,
          header: text(`reports.column.${column}`),
          isNumber: true,
          cell: ({ now }: (typeof rows)[number]) => <ValueText column={column} value={now[place] ?? null} />,
        })),
      ]}
      foot={
        <tr>
          <th scope="row">{text('reports.total')}</th>
          {columns.map((column, place) => (
            <td key={column} className={styles.number}>
              <ValueText column={column} value={total.now[place] ?? null} />
            </td>
          ))}
        </tr>
      }
    />
  );
}
