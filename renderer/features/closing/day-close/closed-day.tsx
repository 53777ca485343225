// A closed day: the card that says what was closed and what comes next, its sheet as it is printed, and the way back for a manager with a
// reason.
import { LockKeyholeOpen, Printer } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { usePrintCommand } from '#renderer/frame/print/use-print-command.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { isFocusFree } from '#renderer/ui/focus-control.ts';
import { Page, Section } from '#renderer/ui/page.tsx';
import { focusPrimary, PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { DaySheetContent } from './day-sheet-content.tsx';
import { ExceptionsSection } from './exceptions-section.tsx';
import { FinalCard } from './final-card.tsx';
import { HandMatches } from './hand-matches.tsx';
import { KeptReports } from './imports-table.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';

type ClosedDayProps = {
  overview: DayOverview;
  chooser: ReactNode;
  /** It was closed just now, here: the focus goes to what comes next. */
  takesFocus: boolean;
};

export function ClosedDay({ overview, chooser, takesFocus }: ClosedDayProps) {
  const { day, imports } = overview;
  const text = useText();
  const [isReopening, setIsReopening] = useState(false);
  const { data: sheet, problem } = useDeskQuery(deskQueries.dayClose.sheet.queryOptions({ day }));
  const printing = usePrintCommand({ name: 'day-sheet', id: day });
  useKeyCommand('print', printing.print);
  useEffect(() => {
    if (takesFocus || isFocusFree()) focusPrimary();
  }, [takesFocus]);
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
          <>
            {chooser}
            <Button icon={LockKeyholeOpen} onPress={() => setIsReopening(true)}>
              {text('dayClose.reopen')}
            </Button>
          </>
        }
      />
      <Page>
        <ProblemNotice problem={problem} />
        <ProblemNotice problem={printing.problem} takesFocus />
        {sheet === undefined ? null : (
          <>
            <FinalCard sheet={sheet} onPrint={printing.print} />
            <Section title={text('dayClose.sheet')}>
              <DaySheetContent sheet={sheet} level={3} />
            </Section>
          </>
        )}
        <KeptReports imports={imports} />
        {overview.exceptions.length === 0 ? null : <ExceptionsSection overview={overview} />}
        <HandMatches day={day} canWithdraw={false} />
      </Page>
      {isReopening ? <ReopenDialog day={day} onClose={() => setIsReopening(false)} /> : null}
    </>
  );
}
