// What a step of the close shows: what is open in it, and the way to mend it. Ctrl+Enter goes on in every step.
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import { UnfiledTable } from '#renderer/features/counter/visits/unfiled-table.tsx';
import { OpenVisitsOfDay } from '#renderer/frame/open-visits.tsx';
import type { WatchedFolder } from '#renderer/frame/use-report-folder.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Section } from '#renderer/ui/page.tsx';
import type { StepId } from './close-steps.ts';
import { DifferencesStep } from './differences-step.tsx';
import { DutiesStep } from './duties-step.tsx';
import { GoOn, type StepProps } from './go-on.tsx';
import { MissingPeersList } from './missing-peers.tsx';
import { ReportStep } from './report-step.tsx';
import { SealStep } from './seal-step.tsx';
import type { ReportFiles } from './use-report-files.ts';

type StepBodyProps = StepProps & {
  id: StepId;
  differences: readonly Difference[];
  reports: ReportFiles;
  folder: WatchedFolder;
  /** Files are held over the window. */
  isOver: boolean;
  onGoTo: (id: StepId) => void;
  /** Takes the number of rows that no earlier file had. */
  onImported: (newRows: number) => void;
  onClosed: () => void;
};

export function StepBody({
  id,
  differences,
  reports,
  folder,
  isOver,
  onGoTo,
  onImported,
  onClosed,
  ...step
}: StepBodyProps) {
  switch (id) {
    case 'visits':
      return <VisitsStep {...step} />;
    case 'unfiled':
      return <UnfiledStep {...step} />;
    case 'reports':
      return (
        <ReportStep {...step} reports={reports} folder={folder} isOver={isOver} onImported={onImported} />
      );
    case 'differences':
      return <DifferencesStep {...step} differences={differences} />;
    case 'duties':
      return <DutiesStep {...step} />;
    case 'pcs':
      return <PcsStep {...step} />;
    case 'seal':
      return <SealStep overview={step.overview} onGoTo={onGoTo} onClosed={onClosed} />;
  }
}

function VisitsStep({ overview: { day, openDrafts }, onGoOn }: StepProps) {
  const text = useText();
  return (
    <Section title={text('dayClose.step.visits')}>
      {openDrafts === 0 ? (
        <EmptyState title={text('dayClose.visitsNone')} why={text('dayClose.visitsNoneWhy')} />
      ) : (
        <>
          <p>{text('dayClose.visitsWhat')}</p>
          <OpenVisitsOfDay day={day} />
        </>
      )}
      <GoOn onGoOn={onGoOn} />
    </Section>
  );
}

function UnfiledStep({ onGoOn }: StepProps) {
  const text = useText();
  return (
    <Section title={text('dayClose.unfiled')}>
      <p>{text('dayClose.unfiledWhat')}</p>
      <UnfiledTable />
      <GoOn onGoOn={onGoOn} />
    </Section>
  );
}

function PcsStep({ overview: { missingPeers }, onGoOn }: StepProps) {
  const text = useText();
  return (
    <Section title={text('dayClose.step.pcs')}>
      {missingPeers.length === 0 ? (
        <EmptyState title={text('dayClose.pcsNone')} why={text('dayClose.pcsNoneWhy')} />
      ) : (
        <>
          <p>{text('dayClose.pcsWhat')}</p>
          <MissingPeersList missingPeers={missingPeers} />
        </>
      )}
      <GoOn onGoOn={onGoOn} />
    </Section>
  );
}
