// The last step: what the close does, what is still in the way, and the manager's password over everything (D21).
import { LockKeyhole } from 'lucide-react';
import { useIntl } from 'react-intl';
import type { DayOverview } from '#core/closing/day-close/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useProblemText } from '#renderer/i18n/problem-text.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { useSentForm } from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { awaitedReport, type StepId, withoutReport } from './close-steps.ts';
import { Days } from './days.tsx';
import { MissingPeers } from './missing-peers.tsx';
import { SealFields, type Sealing, sealSchema } from './seal-form.tsx';
import { TypedSlips } from './typed-slips.tsx';

type SealStepProps = { overview: DayOverview; onGoTo: (id: StepId) => void; onClosed: () => void };

/** What a manager may go on before, or without, when they say why. */
const passable: ReadonlySet<string> = new Set(['EARLIER_DAY_OPEN', 'PEERS_MISSING']);

export function SealStep({ overview, onGoTo, onClosed }: SealStepProps) {
  const text = useText();
  const inTheWay = overview.blockers.filter(({ code }) => !passable.has(code));
  return (
    <Section title={text('dayClose.step.seal')}>
      {inTheWay.length === 0 ? (
        <SealForm overview={overview} onClosed={onClosed} />
      ) : (
        <InTheWay problems={inTheWay} onGoTo={onGoTo} />
      )}
    </Section>
  );
}

/** A close goes without a report that is not there, and says what becomes of it (D21.171). */
function WithoutReport({ overview }: Pick<SealStepProps, 'overview'>) {
  const text = useText();
  const missing = withoutReport(overview).length;
  const count = missing + awaitedReport(overview).length;
  if (count === 0) return null;
  return (
    <Notice tone="warn">
      {text('dayClose.withoutReport', { count })}{' '}
      {missing === 0 ? null : text('dayClose.withoutBatch', { count: missing })}
    </Notice>
  );
}

/** In which step each is mended. */
const stepOf: Readonly<Record<string, StepId>> = {
  DRAFTS_OPEN: 'visits',
  PSP_IMPORT_UNFINISHED: 'reports',
  EXCEPTIONS_UNEXPLAINED: 'differences',
};

function InTheWay({ problems, onGoTo }: { problems: readonly Problem[]; onGoTo: (id: StepId) => void }) {
  const text = useText();
  const problemText = useProblemText();
  const [first] = problems.flatMap(({ code }) => stepOf[code] ?? []);
  return (
    <>
      <Notice tone="info" title={text('dayClose.blockers')}>
        <ul>
          {problems.map((problem) => (
            <li key={problem.code}>
              {problemText(problem)} <ToStep id={stepOf[problem.code]} onGoTo={onGoTo} />
            </li>
          ))}
        </ul>
      </Notice>
      {first === undefined ? null : (
        <ScreenPrimary
          label={text('dayClose.toStep', { step: text(`dayClose.step.${first}`) })}
          onPress={() => onGoTo(first)}
        />
      )}
    </>
  );
}

function ToStep({ id, onGoTo }: { id: StepId | undefined; onGoTo: (id: StepId) => void }) {
  const text = useText();
  if (id === undefined) return null;
  return (
    <Button isDense onPress={() => onGoTo(id)}>
      {text('dayClose.toStep', { step: text(`dayClose.step.${id}`) })}
    </Button>
  );
}

function SealForm({ overview, onClosed }: Pick<SealStepProps, 'overview' | 'onClosed'>) {
  const text = useText();
  const intl = useIntl();
  const { day, blockers, earlierOpen, missingPeers, exceptions } = overview;
  const isReasonNeeded = overview.reasonNeeded || earlierOpen.length > 0 || missingPeers.length > 0;
  const draft = useDraft(`day-close.reason.${day}`, '');
  const initial: Sealing = { without: [], reason: draft.value, password: '' };
  const form = useSentForm(sealSchema(missingPeers.length, isReasonNeeded), initial, []);
  const { control, sending, askAgain } = form;
  useKeptField(form, 'reason', draft);
  const closing = useDeskCommand(desk.dayClose.close.mutate);
  const submit = sending(async ({ reason, password, without }) => {
    const sealed = await closing.run({
      day,
      reason: isReasonNeeded ? reason : null,
      outOfTurn: earlierOpen,
      withoutPcs: without,
      password,
    });
    if (sealed === null) return askAgain({ password: '' });
    draft.drop();
    onClosed();
  });
  return (
    <>
      {blockers.length === 0 ? <Notice tone="good">{text('dayClose.ready')}</Notice> : null}
      <p>
        {text('dayClose.closeWhat', {
          exceptions: exceptions.filter(({ reasons }) => reasons.length > 0).length,
        })}
      </p>
      {earlierOpen.length === 0 ? null : (
        <Notice tone="warn">
          {text('dayClose.outOfTurnWhat', { count: earlierOpen.length })} <Days days={earlierOpen} />
        </Notice>
      )}
      <MissingPeers missingPeers={missingPeers} />
      <WithoutReport overview={overview} />
      <TypedSlips slips={overview.typedSlips} />
      <div data-begin="">
        <StackedForm onSubmit={submit}>
          <ProblemNotice problem={closing.problem} takesFocus />
          <SealFields
            control={control}
            isReasonNeeded={isReasonNeeded}
            without={missingPeers.map(({ device, deskNumber }) => ({
              value: device,
              label: text('dayClose.deskOfMissingPeer', { desk: intl.formatNumber(deskNumber) }),
            }))}
          />
        </StackedForm>
      </div>
      <ScreenPrimary
        label={text('dayClose.close')}
        icon={LockKeyhole}
        onPress={() => void submit()}
        isPending={closing.isPending}
      />
    </>
  );
}
