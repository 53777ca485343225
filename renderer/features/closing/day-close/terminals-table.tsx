// What each terminal's day rests on: a report, or a batch slip with both its figures beside the office's.
import type { ReactNode } from 'react';
import type { TerminalReport } from '#core/closing/day-close/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { StatusLabel, type Tone } from '#renderer/ui/status-label.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { BatchSlip, saysBatch } from './batch-slip.tsx';
import { countColumn, terminalColumn } from './columns.tsx';
import styles from './day-close.module.css';

export const reportWords: Record<TerminalReport['report'], { tone: Tone; word: MessageId }> = {
  imported: { tone: 'good', word: 'dayClose.report.imported' },
  declared_zero: { tone: 'good', word: 'dayClose.report.declaredZero' },
  awaited: { tone: 'waiting', word: 'dayClose.report.awaited' },
  missing: { tone: 'waiting', word: 'dayClose.report.missing' },
};

type TerminalsTableProps = {
  terminals: readonly TerminalReport[];
  /** What can be done with a terminal; without it the table is only read. */
  act?: (terminal: TerminalReport) => ReactNode;
};

export function TerminalsTable({ terminals, act }: TerminalsTableProps) {
  const text = useText();
  return (
    <Table
      caption={text('dayClose.reports')}
      rows={terminals}
      rowKey={({ terminalId }) => terminalId}
      columns={[
        terminalColumn(text, true),
        countColumn(text, 'recordedPayments', text('dayClose.recordedPayments')),
        {
          id: 'report',
          header: text('dayClose.report'),
          cell: (terminal) => (
            <>
              <StatusLabel tone={reportWords[terminal.report].tone}>
                {text(reportWords[terminal.report].word)}
              </StatusLabel>
              {saysBatch(terminal) ? (
                <p className={styles.soft}>
                  <BatchSlip terminal={terminal} />
                </p>
              ) : null}
            </>
          ),
        },
      ]}
      act={act}
    />
  );
}
