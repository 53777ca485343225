// A day that is not closed yet: its steps, what is still in the way, and the one button that closes it.
import { LockKeyhole } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { HandoversOfDay } from '#renderer/features/counter/handovers/desk-handovers.tsx';
import { UnfiledTable } from '#renderer/features/counter/visits/unfiled-table.tsx';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { OpenVisitsOfDay } from '#renderer/frame/open-visits.tsx';
import { RefundsTable, useOpenRefunds } from '#renderer/frame/refund-cases.tsx';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { FieldRow, Page, Section } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Steps } from '#renderer/ui/steps.tsx';
import { stepsOf } from './day-steps.ts';
import { Days } from './days.tsx';
import { DifferencesTable } from './differences-table.tsx';
import { ExceptionsSection } from './exceptions-section.tsx';
import { LoosenedNotice } from './loosened-controls.tsx';
import { MatchesSection } from './matches-section.tsx';
import { MissingPeers, MissingPeersList } from './missing-peers.tsx';
import { ReportSection } from './report-section.tsx';
import { SealDialog, type Sealing } from './seal-dialog.tsx';
import { TotalsSection } from './totals-section.tsx';
import { UnusualActs } from './unusual-acts.tsx';

type OpenDayProps = {
  overview: DayOverview;
  chooser: ReactNode;
  /** Goes to the close of another day. */
  onChoose: (day: string) => void;
};

export function OpenDay({ overview, chooser, onChoose }: OpenDayProps) {
  const text = useText();
  const intl = useIntl();
  const [isClosing, setIsClosing] = useState(false);
  const closing = useDeskCommand(desk.dayClose.close.mutate);
  const { day, blockers, earlierOpen, missingPeers } = overview;
  const canClose = blockers.length === 0;
  // What is in the way can be left on purpose, with a reason.
  const canCloseOnPurpose = blockers.every(({ code }) => passable.has(code));
  const reasonNeeded = overview.reasonNeeded || earlierOpen.length > 0 || missingPeers.length > 0;
  const ask = () => {
    closing.reset();
    setIsClosing(true);
  };
  useKeyCommand('confirmAndNext', ask, { isEnabled: canClose });
  const close = async ({ reason, password, without }: Sealing) =>
    (await closing.run({
      day,
      reason: reasonNeeded ? reason : null,
      outOfTurn: earlierOpen,
      withoutPcs: without,
      password,
    })) !== null;
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
        <Blockers
          overview={overview}
          onChoose={onChoose}
          onCloseOnPurpose={canCloseOnPurpose ? ask : undefined}
        />
        <Section title={text('dayClose.unfiled')}>
          <UnfiledTable />
        </Section>
        <Section title={text('dayClose.open')}>
          <DifferencesTable />
        </Section>
        <LoosenedNotice loosened={overview.loosened} />
        <ReportSection overview={overview} />
        <TotalsSection overview={overview} />
        <ExceptionsSection overview={overview} />
        <UnusualActs day={day} />
        <HandoversOfDay day={day} />
        <OpenRefunds />
        <MatchesSection day={day} />
      </Page>
      {isClosing ? (
        <SealDialog
          title={text('dayClose.closeTitle')}
          what={
            <>
              {text('dayClose.closeWhat', {
                exceptions: overview.exceptions.filter(({ reasons }) => reasons.length > 0).length,
              })}
              {earlierOpen.length === 0 ? null : (
                <Notice tone="warn">
                  {text('dayClose.outOfTurnWhat', { count: earlierOpen.length })} <Days days={earlierOpen} />
                </Notice>
              )}
              <MissingPeers missingPeers={missingPeers} />
            </>
          }
          without={missingPeers.map(({ device, deskNumber }) => ({
            value: device,
            label: text('dayClose.deskOfMissingPeer', { desk: intl.formatNumber(deskNumber) }),
          }))}
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

/** Money that goes back to clients does not hold the close up, and is not out of sight at it. */
function OpenRefunds() {
  const text = useText();
  const cases = useOpenRefunds() ?? [];
  return cases.length === 0 ? null : (
    <Section title={text('payments.refunds')}>
      <p>{text('payments.refundsWhat')}</p>
      <RefundsTable cases={cases} />
    </Section>
  );
}

type BlockersProps = Pick<OpenDayProps, 'overview' | 'onChoose'> & {
  /** Missing while something else is in the way too. */
  onCloseOnPurpose: (() => void) | undefined;
};

/** What a manager may go on before, or without, when they say why. */
const passable: ReadonlySet<string> = new Set(['EARLIER_DAY_OPEN', 'PEERS_MISSING']);

function Blockers({ overview, onChoose, onCloseOnPurpose }: BlockersProps) {
  const { day, blockers, earlierOpen, missingPeers } = overview;
  const text = useText();
  const problemText = useProblemText();
  if (blockers.length === 0) return <Notice tone="good">{text('dayClose.ready')}</Notice>;
  return (
    <Notice tone="info" title={text('dayClose.blockers')}>
      <ul>
        {blockers.map((blocker) => (
          <li key={blocker.code}>
            {problemText(blocker)}
            {blocker.code === 'DRAFTS_OPEN' ? <OpenVisitsOfDay day={day} /> : null}
            {blocker.code === 'EARLIER_DAY_OPEN' ? (
              <Actions>
                {earlierOpen.map((earlier) => (
                  <Button key={earlier} isDense onPress={() => onChoose(earlier)}>
                    {text('dayClose.toEarlier')} <DateText day={earlier} style="numeric" />
                  </Button>
                ))}
                {onCloseOnPurpose === undefined ? null : (
                  <Button isDense kind="quiet" onPress={onCloseOnPurpose}>
                    {text('dayClose.outOfTurn')}
                  </Button>
                )}
              </Actions>
            ) : null}
            {blocker.code === 'PEERS_MISSING' ? (
              <>
                <MissingPeersList missingPeers={missingPeers} />
                {onCloseOnPurpose === undefined || earlierOpen.length > 0 ? null : (
                  <Actions>
                    <Button isDense kind="quiet" onPress={onCloseOnPurpose}>
                      {text('dayClose.closeWithout')}
                    </Button>
                  </Actions>
                )}
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
