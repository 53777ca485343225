// A closed day: its sheet as it is printed, and the way back for a manager with a reason.
import { LockKeyholeOpen, Printer } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { FieldRow, Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { DaySheetContent } from './day-sheet-content.tsx';
import { ExceptionsSection } from './exceptions-section.tsx';
import { HandMatches } from './hand-matches.tsx';
import { SealDialog, type Sealing } from './seal-dialog.tsx';

export function ClosedDay({ overview, chooser }: { overview: DayOverview; chooser: ReactNode }) {
  const { day } = overview;
  const text = useText();
  const [isReopening, setIsReopening] = useState(false);
  const { data: sheet, problem } = useDeskQuery(deskQueries.dayClose.sheet.queryOptions({ day }));
  const reopening = useDeskCommand(desk.dayClose.reopen.mutate);
  const printing = usePrintCommand({ name: 'day-sheet', id: day });
  useKeyCommand('print', printing.print);
  const ask = () => {
    reopening.reset();
    setIsReopening(true);
  };
  const reopen = async ({ reason, password }: Sealing) =>
    (await reopening.run({ day, reason, password })) !== null;
  return (
    <>
      <PageHeader
        title={text('dayClose.closedTitle')}
        description={<DateText day={day} />}
        primary={{
          label: text('dayClose.print'),
          icon: Printer,
          keyHint: keyBindings.print.hint,
          onPress: printing.print,
          isPending: printing.isPending,
        }}
        secondary={
          <Button icon={LockKeyholeOpen} onPress={ask}>
            {text('dayClose.reopen')}
          </Button>
        }
      />
      <Page>
        <FieldRow>{chooser}</FieldRow>
        <ProblemNotice problem={problem} />
        <ProblemNotice problem={printing.problem} takesFocus />
        {sheet === undefined ? null : (
          <Section title={text('dayClose.sheet')}>
            <DaySheetContent sheet={sheet} level={3} />
          </Section>
        )}
        {overview.exceptions.length === 0 ? null : <ExceptionsSection overview={overview} isReadOnly />}
        <HandMatches day={day} canWithdraw={false} />
      </Page>
      {isReopening ? (
        <SealDialog
          title={text('dayClose.reopenTitle')}
          what={text('dayClose.reopenWhat')}
          draftName={`day-close.reopen.${day}`}
          isReasonNeeded
          label={text('dayClose.reopen')}
          problem={reopening.problem}
          isPending={reopening.isPending}
          onSeal={reopen}
          onClose={() => setIsReopening(false)}
        />
      ) : null}
    </>
  );
}
