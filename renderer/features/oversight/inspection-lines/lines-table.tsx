// The lines V1 to V15, all in view: what each is about, what the office's records say of it, and the verdict.
import type { InspectionLine, LineRow } from '#core/oversight/inspection-lines/contract.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { StatusLabel } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { verdictTones } from './line-words.ts';

type LinesTableProps = {
  rows: readonly LineRow[] | undefined;
  current: InspectionLine;
  onLine: (line: InspectionLine) => void;
};

/** Where the button of a line stands. */
export const lineButtonId = (line: InspectionLine): string => `line-${line}`;

export function LinesTable({ rows, current, onLine }: LinesTableProps) {
  const text = useText();
  return (
    <Table
      caption={text('inspectionLines.lines')}
      rows={rows}
      rowKey={({ line }) => line}
      isCurrent={({ line }) => line === current}
      columns={[
        { id: 'line', header: text('inspectionLines.line'), cell: ({ line }) => <Bdi>{line}</Bdi> },
        {
          id: 'title',
          header: text('inspectionLines.subject'),
          isRowHeader: true,
          cell: ({ line }) => (
            <Button isDense kind="quiet" id={lineButtonId(line)} onPress={() => onLine(line)}>
              {text(`inspectionLines.title.${line}`)}
            </Button>
          ),
        },
        { id: 'evidence', header: text('inspectionLines.evidence'), cell: (row) => <Evidence row={row} /> },
        {
          id: 'verdict',
          header: text('inspectionLines.verdict'),
          cell: ({ verdict }) =>
            verdict === null ? (
              <StatusLabel tone="waiting">{text('inspectionLines.verdict.none')}</StatusLabel>
            ) : (
              <StatusLabel tone={verdictTones[verdict.verdict]}>
                {text(`inspectionLines.verdict.${verdict.verdict}`)}
              </StatusLabel>
            ),
        },
      ]}
    />
  );
}

/** In one line: how many are as they should be of all that was asked, and what is not. */
function Evidence({ row: { line, good, late, missing } }: { row: LineRow }) {
  const text = useText();
  const all = good + late + missing;
  return <>{text(`inspectionLines.evidence.${line}`, { good, late, missing, all })}</>;
}
