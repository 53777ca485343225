// The rows behind a number, a page at a time, each with the way to its visit in the journal, or to the day on which it was recorded.
import { useState } from 'react';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Period } from '#core/foundation/calendar/jalali-period.ts';
import type { FactRow, ReportColumn, ReportFilter } from '#core/oversight/reports/contract.ts';
import { rowsAtOnce } from '#core/oversight/reports/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useOpenJournal } from '#renderer/frame/journal-filter.ts';
import { VisitNumber } from '#renderer/frame/visit-number.tsx';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { MoneyText } from '#renderer/ui/money-text.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { type Column, Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { factColumns, factWords, journalOf } from './fact-columns.ts';
import styles from './report.module.css';
import { periodName } from './report-period.ts';
import { ValueText } from './value-text.tsx';

export type ShownRows = { column: ReportColumn; filters: readonly ReportFilter[] };

/** With its place among all, since lines of one fact may be alike. */
type Placed = FactRow & { readonly place: number };
type RowsDialogProps = { period: Period; shown: ShownRows; onClose: () => void };

export function RowsDialog({ period, shown: { column, filters }, onClose }: RowsDialogProps) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const openJournal = useOpenJournal();
  const [skip, setSkip] = useState(0);
  const { data, problem } = useDeskQuery(
    deskQueries.reports.rows.queryOptions({ period, filters: [...filters], column, skip }),
    { keepsPrevious: true },
  );
  const columns = useRowColumns(column);
  return (
    <Dialog
      title={text('reports.rowsOf', {
        column: text(`reports.column.${column}`),
        period: periodName(text, language, period),
      })}
      isOpen
      isWide
      onClose={onClose}
    >
      <ProblemNotice problem={problem} />
      <Table
        caption={text('reports.rows')}
        rows={data?.rows.map((row, index): Placed => ({ ...row, place: skip + index + 1 }))}
        rowKey={({ place }) => String(place)}
        none={{ title: text('reports.nothing'), why: text('reports.nothingWhy') }}
        columns={columns}
        act={(row) => (
          <Button
            isDense
            kind="quiet"
            aria-label={
              row.visit === null
                ? text('reports.openDay', { day: formatJalali(journalOf(row).day, 'numeric', language) })
                : text('reports.openVisit', { desk: row.visit.deskNumber, number: row.visit.number })
            }
            onPress={() => {
              onClose();
              openJournal(row.visit === null ? journalOf(row) : { visitId: row.visit.visitId });
            }}
          >
            {text('reports.openInJournal')}
          </Button>
        )}
      />
      {data === undefined || data.total <= rowsAtOnce ? null : (
        <Actions>
          <Button isDisabled={skip === 0} onPress={() => setSkip(Math.max(0, skip - rowsAtOnce))}>
            {text('reports.rowsBefore')}
          </Button>
          <Button isDisabled={!data.more} onPress={() => setSkip(skip + rowsAtOnce)}>
            {text('reports.rowsAfter')}
          </Button>
          <span>
            {text('reports.rowsShown', { from: skip + 1, to: skip + data.rows.length, total: data.total })}
          </span>
        </Actions>
      )}
    </Dialog>
  );
}

/** What the rows behind a column say. */
function useRowColumns(column: ReportColumn): Column<Placed>[] {
  const text = useText();
  const wanted = factColumns(column);
  return [
    {
      id: 'day',
      header: text('reports.row.day'),
      isRowHeader: true,
      cell: ({ day }) => <DateText day={day} style="numeric" />,
    },
    {
      id: 'at',
      header: text('reports.row.time'),
      cell: ({ at }) => (at === null ? null : <TimeText at={at} />),
    },
    {
      id: 'visit',
      header: text('reports.row.visit'),
      cell: ({ visit }) =>
        visit === null ? null : <VisitNumber desk={visit.deskNumber} number={visit.number} />,
    },
    ...(wanted.isMoney
      ? [
          {
            id: 'terminal',
            header: text('reports.group.terminal'),
            cell: ({ terminal }: FactRow) => <Bdi>{terminal ?? ''}</Bdi>,
          },
          {
            id: 'service',
            header: text('reports.group.service'),
            cell: ({ service }: FactRow) => (
              <span className={styles.name} title={service ?? ''}>
                {service ?? text('reports.noGroup')}
              </span>
            ),
          },
        ]
      : []),
    {
      id: 'clerk',
      header: text('reports.group.clerk'),
      cell: ({ clerk }) => <span className={styles.name}>{clerk}</span>,
    },
    ...(wanted.isSaid
      ? [{ id: 'what', header: text('reports.row.what'), cell: (row: FactRow) => factWords(row, text) }]
      : []),
    ...(wanted.isCounted
      ? [
          {
            id: 'count',
            header: text('reports.file.count'),
            isNumber: true,
            cell: ({ count }: FactRow) => text('reports.number', { count }),
          },
        ]
      : []),
    ...(wanted.isTimed
      ? [
          {
            id: 'time',
            header: text('reports.row.lasted'),
            isNumber: true,
            cell: ({ ms }: FactRow) => <ValueText column={column} value={ms} />,
          },
        ]
      : []),
    ...(wanted.isMoney
      ? [
          {
            id: 'amount',
            header: text('reports.row.amount'),
            isNumber: true,
            cell: ({ amount }: FactRow) => <MoneyText rials={amount} withUnit={false} />,
          },
        ]
      : []),
  ];
}
