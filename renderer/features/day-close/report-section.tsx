// The PSP's reports of a day: which terminal has one, which had no transactions, and the import of another file.
import type { DayOverview } from '#core/day-close/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StatusWord, type Tone } from '../../ui/status-word.tsx';
import { Table } from '../../ui/table.tsx';
import { countColumn, terminalColumn } from './columns.tsx';
import { ImportReport } from './import-report.tsx';
import { ImportsTable } from './imports-table.tsx';

type TerminalReport = DayOverview['terminals'][number];

const reportWords: Record<TerminalReport['report'], { tone: Tone; word: MessageId }> = {
  imported: { tone: 'good', word: 'dayClose.report.imported' },
  declared_zero: { tone: 'good', word: 'dayClose.report.declaredZero' },
  missing: { tone: 'waiting', word: 'dayClose.report.missing' },
};

export function ReportSection({ overview }: { overview: DayOverview }) {
  const text = useText();
  return (
    <Section title={text('dayClose.reports')}>
      <TerminalReports overview={overview} />
      <ImportsTable imports={overview.imports} />
      <ImportReport day={overview.day} terminals={overview.terminals.map(({ terminalId }) => terminalId)} />
    </Section>
  );
}

function TerminalReports({ overview: { day, terminals } }: { overview: DayOverview }) {
  const text = useText();
  const declaring = useDeskCommand(desk.dayClose.declareZero.mutate);
  if (terminals.length === 0) {
    return <EmptyState title={text('dayClose.noTerminals')} why={text('dayClose.noTerminalsWhy')} />;
  }
  return (
    <>
      {declaring.problem === null ? null : <ProblemNotice problem={declaring.problem} />}
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
            cell: ({ report }) => (
              <StatusWord tone={reportWords[report].tone}>{text(reportWords[report].word)}</StatusWord>
            ),
          },
          {
            id: 'act',
            header: text('dayClose.act'),
            isAct: true,
            cell: ({ terminalId, report }) =>
              report === 'missing' ? (
                <Button
                  isDense
                  isPending={declaring.isPending}
                  onPress={() => void declaring.run({ day, terminalId })}
                  aria-label={text('dayClose.declareZeroOf', { terminal: terminalId })}
                >
                  {text('dayClose.declareZero')}
                </Button>
              ) : null,
          },
        ]}
      />
    </>
  );
}
