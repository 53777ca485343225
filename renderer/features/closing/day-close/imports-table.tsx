// The reports that were imported for a day: file, rows, total, who and when, and the file's fingerprint.
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import type { SavedAct } from '#renderer/frame/saved-reach.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { countColumn, rialsColumn } from './columns.tsx';
import { ContinueImport } from './continue-import.tsx';
import styles from './day-close.module.css';
import { OpenKeptFile } from './open-kept-file.tsx';

/** Enough of a fingerprint to hold a file beside it, in groups that can be read out. */
const fingerprint = (sha256: string): string => sha256.slice(0, 16).replace(/.{4}(?=.)/g, '$&-');

type ImportsTableProps = Pick<DayOverview, 'imports'> & {
  /** How far a record has got, on the screen; a sheet says what was so when it was signed. */
  markOf?: (act: SavedAct) => React.ReactNode;
  /** Left out where a heading over the table says the same. */
  isCaptionShown?: boolean;
  /** On a screen each file can be opened as it came (F41); paper has no buttons. */
  canOpen?: boolean;
  /** The open day on which a file that was begun is gone on with (F52); left out, none is. */
  day?: string;
};

/** Nothing while no report is imported. */
export function ImportsTable({
  imports,
  markOf,
  isCaptionShown = true,
  canOpen = false,
  day,
}: ImportsTableProps) {
  const text = useText();
  if (imports.length === 0) return null;
  return (
    <Table
      caption={text('dayClose.imports')}
      isCaptionShown={isCaptionShown}
      rows={imports}
      rowKey={({ importId }) => importId}
      act={
        canOpen
          ? ({ importId, fileName, isUnfinished }) => (
              <>
                {isUnfinished && day !== undefined ? <ContinueImport day={day} importId={importId} /> : null}
                <OpenKeptFile importId={importId} fileName={fileName ?? ''} />
              </>
            )
          : undefined
      }
      columns={[
        {
          id: 'file',
          header: text('dayClose.imports.file'),
          isRowHeader: true,
          cell: ({ fileName, remarks, lacking, isUnfinished }) => (
            <>
              <bdi className={styles.file}>{fileName ?? text('dayClose.imports.elsewhere')}</bdi>
              {isUnfinished ? (
                <p>
                  <StatusLabel tone="warn">{text('dayClose.imports.unfinished')}</StatusLabel>
                </p>
              ) : null}
              {lacking === 0 ? null : (
                <p>
                  <StatusLabel tone="warn">{text('dayClose.lackingRows', { count: lacking })}</StatusLabel>
                </p>
              )}
              {remarks.map((remark) => (
                <p key={remark}>
                  <StatusLabel tone="warn">{text(`dayClose.remark.${remark}`)}</StatusLabel>
                </p>
              ))}
            </>
          ),
        },
        {
          id: 'fingerprint',
          header: text('dayClose.imports.fingerprint'),
          isShort: true,
          cell: ({ fileSha256 }) => <Bdi>{fingerprint(fileSha256)}</Bdi>,
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

/** The reports beside a sheet, each to be opened as it came (F41); nothing while none was imported. */
export function KeptReports({ imports }: Pick<DayOverview, 'imports'>) {
  const text = useText();
  return imports.length === 0 ? null : (
    <Section title={text('dayClose.imports')}>
      <ImportsTable imports={imports} isCaptionShown={false} canOpen />
    </Section>
  );
}
