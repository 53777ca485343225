// What a period came to at a glance: each figure with its change against the period before, and the way to its rows.
import type { ReportColumn, ReportTable } from '#core/oversight/reports/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import styles from './report.module.css';
import { keyColumns, totalOf } from './report-tables.ts';
import { Change, ValueText } from './value-text.tsx';

type KeyFiguresProps = {
  table: ReportTable;
  /** Against what it is held. */
  against: 'before' | 'lastYear';
  onRows: (column: ReportColumn) => void;
};

export function KeyFigures({ table, against, onRows }: KeyFiguresProps) {
  const text = useText();
  return (
    <ul className={styles.keys} aria-label={text('reports.keyFigures')}>
      {keyColumns.map((column) => {
        const of = totalOf(table, column);
        return (
          <li key={column}>
            <button type="button" className={styles.key} onClick={() => onRows(column)}>
              <span className={styles.keyName}>{text(`reports.column.${column}`)}</span>
              <span className={styles.keyLine}>
                <strong>
                  <ValueText column={column} value={of.now} />
                </strong>
                <Change column={column} now={of.now} before={of[against]} />
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
