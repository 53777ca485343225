// The PSP's reports of a day: files in hand, which terminal has a report, which had no transactions, and what each comes to.
import { useState } from 'react';
import type { TerminalReport } from '#core/closing/day-close/contract.ts';
import { ConcurrentChange } from '#renderer/frame/concurrent-changes.tsx';
import { useSavedMark } from '#renderer/frame/saved-mark.tsx';
import type { WatchedFolder } from '#renderer/frame/use-report-folder.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { BatchTotalDialog } from './batch-total-dialog.tsx';
import { DeclareZeroDialog } from './declare-zero-dialog.tsx';
import { FolderReports } from './folder-reports.tsx';
import { GoOn, type StepProps } from './go-on.tsx';
import { ImportReports } from './import-reports.tsx';
import { ImportsTable } from './imports-table.tsx';
import { TerminalsTable } from './terminals-table.tsx';
import { TotalsSection } from './totals-section.tsx';
import type { ReportFiles } from './use-report-files.ts';

type ReportStepProps = StepProps & {
  reports: ReportFiles;
  folder: WatchedFolder;
  /** Files are held over the window. */
  isOver: boolean;
  onImported: (newRows: number) => void;
};

export function ReportStep({ overview, reports, folder, isOver, onGoOn, onImported }: ReportStepProps) {
  const text = useText();
  const markOf = useSavedMark();
  // What is in hand is dealt with first; what the folder has stands above the other ways to a file.
  const hasFound = (folder.watched?.files.length ?? 0) > 0;
  const found = reports.files.every(({ state }) => state === 'failed') ? (
    <FolderReports folder={folder} onTake={(files) => void reports.takeFound(files)} />
  ) : null;
  return (
    <>
      <Section title={text('dayClose.reports')}>
        {hasFound ? found : null}
        <ImportReports
          reports={reports}
          isOver={isOver}
          terminals={overview.terminals.map(({ terminalId }) => terminalId)}
          onImported={onImported}
          idle={<GoOn onGoOn={onGoOn} />}
        />
        {hasFound ? null : found}
        <TerminalReports overview={overview} />
        <ImportsTable imports={overview.imports} markOf={markOf} canOpen day={overview.day} />
        <ConcurrentChange register="mapping" />
      </Section>
      <TotalsSection overview={overview} />
    </>
  );
}

/** Nothing was recorded on it and no report is here: its slip of zero says so. Where something was, the slip says how much. */
const isToBeDeclared = ({ report, recordedPayments, recordedReversals }: TerminalReport): boolean =>
  report === 'missing' && recordedPayments + recordedReversals === 0;

function TerminalReports({ overview: { day, terminals } }: Pick<StepProps, 'overview'>) {
  const text = useText();
  const [declared, setDeclared] = useState<TerminalReport | null>(null);
  const [told, setTold] = useState<TerminalReport | null>(null);
  if (terminals.length === 0) {
    return <EmptyState title={text('dayClose.noTerminals')} why={text('dayClose.noTerminalsWhy')} />;
  }
  return (
    <>
      <TerminalsTable
        terminals={terminals}
        act={(terminal) =>
          isToBeDeclared(terminal) ? (
            <Button
              isDense
              onPress={() => setDeclared(terminal)}
              aria-label={text('dayClose.declareZeroOf', { terminal: terminal.terminalId })}
            >
              {text('dayClose.declareZero')}
            </Button>
          ) : terminal.batchAsked !== undefined || terminal.batch?.count !== undefined ? (
            <Button
              isDense
              onPress={() => setTold(terminal)}
              aria-label={text('dayClose.batchOf', { terminal: terminal.terminalId })}
            >
              {text('dayClose.batch')}
            </Button>
          ) : null
        }
      />
      {told === null ? null : <BatchTotalDialog day={day} terminal={told} onClose={() => setTold(null)} />}
      {declared === null ? null : (
        <DeclareZeroDialog day={day} terminal={declared} onClose={() => setDeclared(null)} />
      )}
    </>
  );
}
