// The reports that were imported for a day: file, rows, total, who and when, and the file's fingerprint.
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import type { SavedAct } from '#renderer/frame/saved-reach.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { countColumn, rialsColumn } from './columns.tsx';
import styles from './day-close.module.css';

/** Enough of a fingerprint to hold a file beside it, in groups that can be read out. */
const fingerprint = (sha256: string): string => sha256.slice(0, 16).replace(/.{4}(?=.)/g, '$&-');

type ImportsTableProps = Pick<DayOverview, 'imports'> & {
  /** How far a record has got, on the screen; a sheet says what was so when it was signed. */
  markOf?: (act: SavedAct) => React.ReactNode;
  /** Left out where a heading over the table says the same. */
  isCaptionShown?: boolean;
};

/** Nothing while no report is imported. */
export function ImportsTable({ imports, markOf, isCaptionShown = true }: ImportsTableProps) {
  const text = useText();
  if (imports.length === 0) return null;
  return (
    <Table
      caption={text('dayClose.imports')}
      isCaptionShown={isCaptionShown}
      rows={imports}
      rowKey={({ importId }) => importId}
      columns={[
        {
          id: 'file',
          header: text('dayClose.imports.file'),
          isRowHeader: true,
          cell: ({ fileName, fileSha256, remarks }) => (
            <>
              <bdi className={styles.file}>{fileName ?? text('dayClose.imports.elsewhere')}</bdi>
              <p className={styles.soft}>
                <Bdi>{fingerprint(fileSha256)}</Bdi>
              </p>
              {remarks.map((remark) => (
                <p key={remark}>
                  <StatusLabel tone="warn">{text(`dayClose.remark.${remark}`)}</StatusLabel>
                </p>
              ))}
            </>
          ),
        },
        countColumn(text, 'rowCount', text('dayClose.imports.rows')),
        rialsColumn('total', text('dayClose.imports.total')),
        {
          id: 'who',
          header: text('dayClose.who'),
          cell: (told) => (
            <>
              {told.byName ?? ''} <TimeText at={told.at} withDay />
              {markOf === undefined ? null : <p>{markOf(told)}</p>}
            </>
          ),
        },
      ]}
    />
  );
}
