// The printers of this PC: one for each paper, or the system's dialog at each print; a test page with a ruler for each. In a browser the browser's own
// dialog chooses, and says so.
import { Printer } from 'lucide-react';
import { useState } from 'react';
import type { PrintPaper } from '#core/assets/settings/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';
import { usePrinters } from '#renderer/frame/print/use-printers.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Table } from '#renderer/ui/table.tsx';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

/** The choice of none: a name that no printer can have. */
const asks = '';

export function PrintersSection() {
  const text = useText();
  const isManager = useIsManager();
  const { data: choices = [], problem: unread } = useDeskQuery(deskQueries.settings.printers.queryOptions());
  const printers = usePrinters();
  const choosing = useDeskCommand(desk.settings.choosePrinter.mutate);
  const [testProblem, setTestProblem] = useState<Problem | null>(null);
  const [testing, setTesting] = useState<PrintPaper | null>(null);
  const test = async (paper: PrintPaper) => {
    setTesting(paper);
    const { problem } = await printPage({ name: 'test-page', id: paper, paper });
    setTestProblem(problem);
    setTesting(null);
  };
  const problem = unread ?? choosing.problem ?? testProblem;
  const gone = choices.flatMap(({ printer }) =>
    printer !== null && printers != null && !printers.includes(printer) ? [printer] : [],
  );
  return (
    <Section title={text('settings.printers')}>
      {problem === null ? null : <ProblemNotice problem={problem} takesFocus={unread === null} />}
      <p>{text('settings.printersWhat')}</p>
      {printers === null ? <Notice tone="info">{text('settings.printersOfBrowser')}</Notice> : null}
      {printers?.length === 0 ? <Notice tone="warn">{text('settings.noPrinters')}</Notice> : null}
      {[...new Set(gone)].map((printer) => (
        <Notice key={printer} tone="bad">
          {text('settings.printerGone', { printer })}
        </Notice>
      ))}
      <Table
        caption={text('settings.printers')}
        rows={choices}
        rowKey={({ paper }) => paper}
        columns={[
          {
            id: 'paper',
            header: text('settings.printers.paper'),
            isRowHeader: true,
            cell: ({ paper }) => text(`settings.paper.${paper}`),
          },
          {
            id: 'printer',
            header: text('settings.printers.printer'),
            cell: ({ paper, printer }) =>
              isManager && printers != null ? (
                <Select
                  label={text('settings.printerFor', { paper: text(`settings.paper.${paper}`) })}
                  isLabelHidden
                  choices={[
                    { value: asks, label: text('settings.printerAsks') },
                    ...new Set([...printers, ...(printer === null ? [] : [printer])]),
                  ].map((choice) => (typeof choice === 'string' ? { value: choice, label: choice } : choice))}
                  value={printer ?? asks}
                  onChange={(name) => void choosing.run({ paper, printer: name === asks ? null : name })}
                  isDisabled={choosing.isPending}
                />
              ) : (
                (printer ?? text('settings.printerAsks'))
              ),
          },
          {
            id: 'chosen',
            header: text('settings.printers.chosen'),
            cell: ({ chosenAt, byName }) =>
              chosenAt === null ? null : (
                <>
                  {byName} <TimeText at={chosenAt} withDay />
                </>
              ),
          },
          {
            id: 'test',
            header: text('settings.printers.test'),
            isAct: true,
            cell: ({ paper }) => (
              <Button
                isDense
                icon={Printer}
                onPress={() => void test(paper)}
                isPending={testing === paper}
                aria-label={text('settings.testPage', { paper: text(`settings.paper.${paper}`) })}
              >
                {text('settings.printers.testPage')}
              </Button>
            ),
          },
        ]}
      />
    </Section>
  );
}
