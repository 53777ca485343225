// The printers of this PC: one for each paper, or the system's dialog at each print; a test page with a ruler for each. In a browser the browser's own
// dialog chooses, and says so.
import { Printer } from 'lucide-react';
import type { PrinterChoice, PrintPaper } from '#core/settings/contract.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { usePrinters } from '#renderer/frame/print/use-printers.ts';
import { desk } from '../../api/client.ts';
import { deskQueries } from '../../api/queries.ts';
import { useDeskCommand, useDeskQuery } from '../../api/use-desk.ts';
import type { MessageId } from '../../i18n/messages.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/page.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Select } from '../../ui/select.tsx';
import { Actions, Stack } from '../../ui/stack.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useIsManager } from './use-is-manager.ts';

export const paperWords: Record<PrintPaper, MessageId> = {
  receipt80: 'settings.paper.receipt80',
  A5: 'settings.paper.A5',
  A4: 'settings.paper.A4',
  A3: 'settings.paper.A3',
};
/** The choice of none: a name that no printer can have. */
const asks = '';

export function PrintersSection() {
  const text = useText();
  const { data: choices = [], problem } = useDeskQuery(deskQueries.settings.printers.queryOptions());
  const printers = usePrinters();
  return (
    <Section title={text('settings.printers')}>
      {problem === null ? null : <ProblemNotice problem={problem} />}
      <p>{text('settings.printersWhat')}</p>
      {printers === null ? <Notice tone="info">{text('settings.printersOfBrowser')}</Notice> : null}
      {printers?.length === 0 ? <Notice tone="warn">{text('settings.noPrinters')}</Notice> : null}
      {choices.map((choice) => (
        <OnePaper key={choice.paper} choice={choice} printers={printers} />
      ))}
    </Section>
  );
}

function OnePaper({
  choice: { paper, printer, chosenAt, byName },
  printers,
}: {
  choice: PrinterChoice;
  printers: readonly string[] | null | undefined;
}) {
  const text = useText();
  const isManager = useIsManager();
  const choosing = useDeskCommand(desk.settings.choosePrinter.mutate);
  const testing = usePrintCommand({ name: 'test-page', id: paper, paper });
  const isGone =
    printer !== null && printers !== undefined && printers !== null && !printers.includes(printer);
  const known = [...(printers ?? []), ...(isGone ? [printer] : [])];
  const problem = choosing.problem ?? testing.problem;
  return (
    <Stack>
      {problem === null ? null : <ProblemNotice problem={problem} takesFocus />}
      {isGone ? <Notice tone="bad">{text('settings.printerGone', { printer })}</Notice> : null}
      {isManager && printers !== null && printers !== undefined ? (
        <Select
          label={text('settings.printerFor', { paper: text(paperWords[paper]) })}
          choices={[
            { value: asks, label: text('settings.printerAsks') },
            ...known.map((name) => ({ value: name, label: name })),
          ]}
          value={printer ?? asks}
          onChange={(name) => void choosing.run({ paper, printer: name === asks ? null : name })}
          isDisabled={choosing.isPending}
        />
      ) : (
        <p>
          {text('settings.printerFor', { paper: text(paperWords[paper]) })}:{' '}
          {printer ?? text('settings.printerAsks')}
        </p>
      )}
      {chosenAt === null ? null : (
        <p>
          {byName} <TimeText at={chosenAt} withDay />
        </p>
      )}
      <Actions>
        <Button icon={Printer} onPress={testing.print} isPending={testing.isPending}>
          {text('settings.testPage', { paper: text(paperWords[paper]) })}
        </Button>
      </Actions>
    </Stack>
  );
}
