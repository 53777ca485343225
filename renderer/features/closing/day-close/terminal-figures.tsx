// The terminals of a day's sheet: what the office took on each, what went back, what the report says and what that rests on.
import type { DaySheet, DaySummary } from '#core/closing/day-close/contract.ts';
import type { DayFigures } from '#core/closing/day-close/figures/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { BatchSlip, saysBatch } from './batch-slip.tsx';
import styles from './day-sheet.module.css';
import { sumOf } from './figure-table.tsx';
import { reportWords } from './terminals-table.tsx';

type TerminalRow = DaySummary['totals'][number] & {
  figures: DayFigures['terminals'][number] | undefined;
  report: DaySheet['terminals'][number] | undefined;
};

const none = { payments: 0, paid: 0, reversals: 0, reversed: 0 };

const figuresOf = ({ terminals }: DayFigures, id: string): DayFigures['terminals'][number] =>
  terminals.find(({ terminalId }) => terminalId === id) ?? { terminalId: id, ...none };

/** Every terminal in one row: what the office took, what went back, what the report says, and what each report rests on. */
export function TerminalFigures({ sheet }: { sheet: DaySheet }) {
  const text = useText();
  const { summary, figures, terminals } = sheet;
  // A terminal that was not used stands there too, with the slip on which its declaration rests.
  const unused = terminals
    .filter(({ terminalId }) => !summary.totals.some((total) => total.terminalId === terminalId))
    .map(({ terminalId }) => ({ terminalId, charged: 0, recorded: 0, psp: 0 }));
  const rows = [...summary.totals, ...unused].map(
    (total): TerminalRow => ({
      ...total,
      figures: figures === null ? undefined : figuresOf(figures, total.terminalId),
      report: terminals.find(({ terminalId }) => terminalId === total.terminalId),
    }),
  );
  const counted = [
    {
      id: 'payments',
      header: text('dayClose.count.payments'),
      of: (row: TerminalRow) => row.figures?.payments,
      isCount: true,
    },
    {
      id: 'paid',
      header: text('dayClose.sheet.paid'),
      of: (row: TerminalRow) => row.figures?.paid,
      isCount: false,
    },
    {
      id: 'reversed',
      header: text('dayClose.sheet.reversed'),
      of: (row: TerminalRow) => row.figures?.reversed,
      isCount: false,
    },
    {
      id: 'recorded',
      header: text('dayClose.sheet.net'),
      of: (row: TerminalRow) => row.recorded,
      isCount: false,
    },
    { id: 'psp', header: text('dayClose.psp'), of: (row: TerminalRow) => row.psp, isCount: false },
    {
      id: 'difference',
      header: text('dayClose.sheet.difference'),
      of: (row: TerminalRow) => row.psp - row.recorded,
      isCount: false,
    },
  ];
  const shown = (value: number | undefined, isCount: boolean) => {
    if (value === undefined) return null;
    return isCount ? (
      text('dayClose.number', { number: value })
    ) : (
      <MoneyText rials={value} withUnit={false} />
    );
  };
  return (
    <Table<TerminalRow>
      caption={text('dayClose.sheet.terminals')}
      rows={rows}
      rowKey={({ terminalId }) => terminalId}
      columns={[
        {
          id: 'terminal',
          header: text('dayClose.terminal'),
          isRowHeader: true,
          cell: ({ terminalId }) => <Bdi>{terminalId}</Bdi>,
        },
        ...counted.map(({ id, header, of, isCount }) => ({
          id,
          header,
          isNumber: true,
          cell: (row: TerminalRow) => shown(of(row), isCount),
        })),
        { id: 'report', header: text('dayClose.report'), cell: ({ report }) => <ReportOf report={report} /> },
      ]}
      foot={
        <tr>
          <th scope="row">{text('dayClose.sheet.sum')}</th>
          {counted.map(({ id, of, isCount }) => (
            <td key={id} className={styles.number}>
              {shown(
                rows.some((row) => of(row) === undefined) ? undefined : sumOf(rows, (row) => of(row) ?? 0),
                isCount,
              )}
            </td>
          ))}
          <td />
        </tr>
      }
    />
  );
}

function ReportOf({ report }: { report: TerminalRow['report'] }) {
  const text = useText();
  if (report === undefined) return null;
  const { tone, word } = reportWords[report.report];
  return (
    <>
      <StatusLabel tone={tone}>{text(word)}</StatusLabel>
      {saysBatch(report) ? (
        <>
          {' '}
          <BatchSlip terminal={report} />
        </>
      ) : null}
    </>
  );
}
