// Rows and totals of a report's file per terminal, and the lines that are no transactions of their own.
import { useIntl } from 'react-intl';
import type { TriedMapping } from '#core/closing/day-close/report-import/contract.ts';
import { skippedLineReasons } from '#core/foundation/settlement/files/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Notice } from '#renderer/ui/notice.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { countColumn, rialsColumn, terminalColumn } from './columns.tsx';

/** `withoutMoney`: rows that carry none are said, so that the numbers add up to all rows. */
export function FileTotals({
  perTerminal,
  withoutMoney,
}: Pick<TriedMapping, 'perTerminal' | 'withoutMoney'>) {
  const text = useText();
  return (
    <>
      <Table
        caption={text('dayClose.preview')}
        rows={perTerminal}
        rowKey={({ terminalId }) => terminalId}
        columns={[
          terminalColumn(text, true),
          countColumn(text, 'count', text('dayClose.transactions')),
          rialsColumn('total', text('dayClose.psp')),
        ]}
      />
      {withoutMoney === 0 ? null : <p>{text('dayClose.withoutMoney', { count: withoutMoney })}</p>}
    </>
  );
}

/** The file's own lines of sums against its rows: a difference is what editing leaves behind. */
export function OwnTotals({ totals }: Pick<TriedMapping, 'totals'>) {
  const text = useText();
  const differing = totals.filter(({ agrees }) => agrees === false);
  if (totals.some(({ agrees }) => agrees) && differing.length === 0)
    return <p>{text('dayClose.ownTotal.agrees')}</p>;
  return differing.map(({ line, rials }) => (
    <Notice key={line} tone="warn">
      {text('dayClose.ownTotal.differs', { line, rials: rials ?? 0 })}
    </Notice>
  ));
}

/** Lines that are no transactions of their own: never silently passed over. */
export function SkippedRows({ skipped, duplicates }: Pick<TriedMapping, 'skipped' | 'duplicates'>) {
  const text = useText();
  const intl = useIntl();
  const reasons = skippedLineReasons.flatMap((reason) => {
    const found = skipped.filter((line) => line.reason === reason);
    return found.length === 0 ? [] : [{ reason, found }];
  });
  const lines = (found: readonly { line: number }[]) =>
    intl.formatList(found.map(({ line }) => intl.formatNumber(line)));
  return (
    <>
      {reasons.map(({ reason, found }) => (
        <p key={reason}>{text(`dayClose.skipped.${reason}`, { count: found.length, lines: lines(found) })}</p>
      ))}
      {duplicates.length === 0 ? null : (
        <p>{text('dayClose.skipped.duplicates', { count: duplicates.length, lines: lines(duplicates) })}</p>
      )}
    </>
  );
}
