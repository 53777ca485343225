// A day that is not closed yet: one step a screen, the totals pinned at the foot (D21.115). What is in the way is named with the way to it;
// only core decides whether the day may be closed.
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useStepKeys } from '#renderer/frame/keyboard-map.ts';
import { LoadingScreen } from '#renderer/frame/loading-screen.tsx';
import { WithFoot } from '#renderer/frame/screen-primary.tsx';
import { useReportFolder } from '#renderer/frame/use-report-folder.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DateText } from '#renderer/ui/date-text.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { Actions } from '#renderer/ui/stack.tsx';
import { Steps } from '#renderer/ui/steps.tsx';
import { StepBody } from './close-step-body.tsx';
import { type CloseFacts, closeSteps, nextStep, type StepId, stepAfter, stepIds } from './close-steps.ts';
import styles from './day-close.module.css';
import { PinnedTotals } from './pinned-totals.tsx';
import { stepHint } from './step-hint.ts';
import { useDroppedFiles } from './use-dropped-files.ts';
import { useOpenDuties } from './use-open-duties.ts';
import { phaseOf, useReportFiles } from './use-report-files.ts';
import { useStepFocus } from './use-step-focus.ts';

type OpenDayProps = {
  overview: DayOverview;
  chooser: ReactNode;
  /** Goes to the close of another day. */
  onChoose: (day: string) => void;
  onClosed: () => void;
};

/** The step at hand follows from the facts, so nothing is shown before all of them are there. */
export function OpenDay(props: OpenDayProps) {
  const text = useText();
  const { overview, chooser } = props;
  const { data: unfiled, problem: ofFilings } = useDeskQuery(deskQueries.dayClose.unfiled.queryOptions());
  const { data: differences, problem: ofLedger } = useDeskQuery(
    deskQueries.dayClose.differences.queryOptions(),
  );
  const duties = useOpenDuties(overview.day);
  const problem = ofFilings ?? ofLedger;
  if (unfiled === undefined || differences === undefined || duties === undefined) {
    return (
      <>
        <PageHeader title={text('dayClose.title')} secondary={chooser} />
        <Page>{problem === null ? <LoadingScreen /> : <ProblemNotice problem={problem} />}</Page>
      </>
    );
  }
  return (
    <Ritual {...props} facts={{ overview, unfiled: unfiled.length, differences, duties: duties.length }} />
  );
}

function Ritual({ facts, chooser, onChoose, onClosed }: OpenDayProps & { facts: CloseFacts }) {
  const text = useText();
  const intl = useIntl();
  const { overview } = facts;
  const steps = closeSteps(facts);
  // By itself the close goes on as soon as a step has nothing left; whoever chose a step stays in it.
  const [at, setAt] = useState<{ id: StepId; isChosen: boolean }>(() => ({
    id: nextStep(steps, 'visits'),
    isChosen: false,
  }));
  const [imported, setImported] = useState<number | null>(null);
  const reports = useReportFiles(overview.day);
  const folder = useReportFolder();
  // Files in hand keep the close at the reports, whatever of them is taken in already.
  const shown = at.isChosen ? at.id : reports.files.length > 0 ? 'reports' : nextStep(steps, at.id);
  const go = (id: StepId, isChosen: boolean) => {
    setImported(null);
    setAt({ id, isChosen });
  };
  const isOver = useDroppedFiles((files) => {
    go('reports', false);
    void reports.take(files);
  });
  useStepKeys(stepIds.length, (digit) => go(stepIds[digit - 1] ?? shown, true));
  const phase = phaseOf(reports.files);
  const place = useStepFocus(`${shown} ${phase}`, shown === 'reports' && phase !== 'choose');
  return (
    <WithFoot>
      <PageHeader
        title={text('dayClose.title')}
        description={
          <>
            <DateText day={overview.day} />
            {text('ui.between')}
            {text('dayClose.stepOf', { step: stepIds.indexOf(shown) + 1, all: stepIds.length })}
          </>
        }
        secondary={chooser}
      />
      <Page>
        <EarlierDays overview={overview} onChoose={onChoose} />
        <Steps
          hasKeys
          label={text('dayClose.steps')}
          steps={steps.map((step) => {
            const hint = stepHint(step, { ...facts, found: folder.watched?.files.length ?? 0 }, text, intl);
            return {
              id: step.id,
              label: text(`dayClose.step.${step.id}`),
              state: step.id === shown ? 'current' : step.open === 0 ? 'done' : 'todo',
              ...(hint === null ? {} : { hint }),
            };
          })}
          onChoose={(id) => go(stepIds.find((one) => one === id) ?? shown, true)}
        />
        {imported === null ? null : (
          <Notice tone="good">{text('dayClose.imported', { count: imported })}</Notice>
        )}
        <div ref={place} tabIndex={-1} className={styles.step}>
          <StepBody
            id={shown}
            overview={overview}
            differences={facts.differences}
            reports={reports}
            folder={folder}
            isOver={isOver}
            onGoOn={() => {
              reports.clear();
              go(stepAfter(steps, shown), false);
            }}
            onGoTo={(id) => go(id, true)}
            onImported={setImported}
            onClosed={onClosed}
          />
        </div>
      </Page>
      <PinnedTotals overview={overview} />
    </WithFoot>
  );
}

/** Days close in their order: the open ones before this one are named in every step. */
function EarlierDays({ overview: { earlierOpen }, onChoose }: Pick<OpenDayProps, 'overview' | 'onChoose'>) {
  const text = useText();
  if (earlierOpen.length === 0) return null;
  return (
    <Notice tone="warn" title={text('dayClose.earlierOpen', { count: earlierOpen.length })}>
      <Actions>
        {earlierOpen.map((earlier) => (
          <Button key={earlier} isDense onPress={() => onChoose(earlier)}>
            {text('dayClose.toEarlier')} <DateText day={earlier} style="numeric" />
          </Button>
        ))}
      </Actions>
    </Notice>
  );
}
