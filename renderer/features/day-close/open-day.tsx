// A day that is not closed yet: its steps, what is still in the way, and the one button that closes it.
import { LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { DayOverview } from '#core/day-close/contract.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { OpenVisitsOfDay, UnfiledVisitsOfDay } from '#renderer/frame/open-visits.tsx';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useProblemText } from '../../i18n/problem-text.ts';
import { useText } from '../../i18n/use-text.ts';
import { DateText } from '../../ui/date-text.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FieldRow, Page } from '../../ui/page.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { Steps } from '../../ui/steps.tsx';
import { stepsOf } from './day-steps.ts';
import { ExceptionsSection } from './exceptions-section.tsx';
import { MatchesSection } from './matches-section.tsx';
import { NotHeard } from './not-heard.tsx';
import { ReportSection } from './report-section.tsx';
import { SealDialog, type Sealing } from './seal-dialog.tsx';
import { TotalsSection } from './totals-section.tsx';

export function OpenDay({ overview, chooser }: { overview: DayOverview; chooser: ReactNode }) {
  const text = useText();
  const [isClosing, setIsClosing] = useState(false);
  const closing = useDeskCommand(desk.dayClose.close.mutate);
  const { day, blockers, reasonNeeded } = overview;
  const canClose = blockers.length === 0;
  const ask = () => {
    closing.reset();
    setIsClosing(true);
  };
  useKeyCommand('confirmAndNext', ask, { isEnabled: canClose });
  const close = async ({ reason, password }: Sealing) =>
    (await closing.run({ day, reason: reasonNeeded ? reason : null, password })) !== null;
  return (
    <>
      <PageHeader
        title={text('dayClose.title')}
        description={<DateText day={day} />}
        primary={{
          label: text('dayClose.close'),
          icon: LockKeyhole,
          keyHint: keyBindings.confirmAndNext.hint,
          onPress: ask,
          isDisabled: !canClose,
        }}
      />
      <Page>
        <FieldRow>{chooser}</FieldRow>
        <Steps
          label={text('dayClose.steps')}
          steps={stepsOf(overview).map(({ id, label, state }) => ({ id, label: text(label), state }))}
        />
        <Blockers day={day} blockers={blockers} />
        <UnfiledVisitsOfDay day={day} title={text('dayClose.unfiled')} />
        <NotHeard notHeardFrom={overview.notHeardFrom} />
        <ReportSection overview={overview} />
        <TotalsSection overview={overview} />
        <ExceptionsSection overview={overview} />
        <MatchesSection day={day} />
      </Page>
      {isClosing ? (
        <SealDialog
          title={text('dayClose.closeTitle')}
          what={text('dayClose.closeWhat', { exceptions: overview.exceptions.length })}
          draftName={`day-close.reason.${day}`}
          isReasonNeeded={reasonNeeded}
          label={text('dayClose.close')}
          problem={closing.problem}
          isPending={closing.isPending}
          onSeal={close}
          onClose={() => setIsClosing(false)}
        />
      ) : null}
    </>
  );
}

function Blockers({ day, blockers }: Pick<DayOverview, 'day' | 'blockers'>) {
  const text = useText();
  const problemText = useProblemText();
  if (blockers.length === 0) return <Notice tone="good">{text('dayClose.ready')}</Notice>;
  return (
    <Notice tone="info" title={text('dayClose.inTheWay')}>
      <ul>
        {blockers.map((blocker) => (
          <li key={blocker.code}>
            {problemText(blocker)}
            {blocker.code === 'DRAFTS_OPEN' ? <OpenVisitsOfDay day={day} /> : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
