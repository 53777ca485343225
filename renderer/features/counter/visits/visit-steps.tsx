// A visit at the counter: its four steps in view, the one at hand open, the others as what they came to or what they
// wait for. Where it stands is read from the facts, so any person on any PC resumes at the same place.
import { ArrowRight, CheckCheck, ListPlus, Repeat2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { FormView, VisitView } from '#core/counter/visit-acts/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { keyBindings, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { usePrintInView } from '#renderer/frame/print/print-in-view.ts';
import { ScreenPrimary, ScreenTotal } from '#renderer/frame/screen-primary.tsx';
import { useScanner } from '#renderer/frame/use-scanner.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { Button } from '#renderer/ui/button.tsx';
import { isFocusFree } from '#renderer/ui/focus-control.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { ChargeSummary } from '../fees/charge-summary.tsx';
import type { LineDraft } from '../fees/fee-lines.ts';
import { ServicesStep } from '../fees/services-step.tsx';
import { IdentityStep } from '../identity/identity-step.tsx';
import { IdentitySummary } from '../identity/identity-summary.tsx';
import { RefusedPart } from '../identity/refused-part.tsx';
import { RemovePart } from '../identity/remove-part.tsx';
import { SanaNotice } from '../identity/sana-notice.tsx';
import { takeReceiptScan } from '../payments/receipt-check.ts';
import { ReceiptPart } from '../payments/receipt-part.tsx';
import { useTerminals } from '../payments/use-terminals.ts';
import { AddPerson } from './add-person.tsx';
import { withScanned } from './another-person.ts';
import { emptyClient } from './client-draft.ts';
import { ClientPart } from './client-part.tsx';
import { CorrectClientDialog } from './correct-client-dialog.tsx';
import { useClientDraft, useLastOpened } from './counter-drafts.ts';
import { FilingPart, isTrackingScan } from './filing-part.tsx';
import { LateNotice } from './finish-late.tsx';
import { useSameAgain } from './same-again.ts';
import { SettleStep } from './settle-step.tsx';
import { StepSection } from './step-section.tsx';
import { type LaneStep, lanePartId, VisitLane } from './visit-lane.tsx';
import { BesideNotice } from './visit-state.tsx';
import { type CounterStep, isEndedUnserved, moneyBeside, stepOf } from './visit-states.ts';

const noServices: readonly LineDraft[] = [];

type VisitStepsProps = { visitId: string; isDayOpen: boolean; today: string; onNext: () => void };

export function VisitSteps({ visitId, ...rest }: VisitStepsProps) {
  const { data: visit, problem } = useDeskQuery(deskQueries.visits.get.queryOptions({ visitId }));
  if (problem !== null) return <ProblemNotice problem={problem} />;
  return visit === undefined ? null : <Steps visit={visit} {...rest} />;
}

function Steps({ visit, isDayOpen, today, onNext }: Omit<VisitStepsProps, 'visitId'> & { visit: VisitView }) {
  const lastOpened = useLastOpened().value;
  const mine = lastOpened?.visitId === visit.visitId ? lastOpened : null;
  const isToday = isDayOpen && visit.day === today;
  const [isAnother, setIsAnother] = useState(false);
  const isPaid = stepOf(visit.state) === 'finish';
  const step = isPaid && isAnother ? 'services' : stepOf(visit.state);
  const { account, identity } = visit;
  useTerminals();
  const scannedFiling = useScannedFiling(visit, step, onNext);
  const isReversed =
    account.payments.length > 0 && account.payments.every(({ reversal }) => reversal !== null);
  const charge = account.charges.find(({ cancelled }) => !cancelled);
  // A reversed payment of a visit that is over is still taken again: the money has to be recorded.
  const hasMoneyBeside = moneyBeside({ ...account, state: visit.state }) !== null;
  const canPay = isDayOpen && !isEndedUnserved(visit) && !hasMoneyBeside && charge !== undefined;
  const isPayable = canPay && account.due > 0;
  // Over with the next payment that is recorded.
  const [swipedAfter, setSwipedAfter] = useState<number | null>(null);
  const isSwipedAgain = canPay && !isPayable && swipedAfter === account.payments.length;
  const isCompleted = visit.state === 'completed';
  const isLate = visit.day !== today && step !== 'over';
  const isServing = isToday && step === 'services';
  const isSettled = charge !== undefined && account.due <= 0;
  const adding = useAdding(visit, isToday && step !== 'over');
  const { opened, open } = useOpenedStep();
  useStepInView(step);
  if (adding.isOpen) return <AddPerson visit={visit} onClose={adding.close} />;
  return (
    <>
      <VisitLane visit={visit} onOpen={open} />
      {isLate ? <LateNotice visit={visit} takesFocus={!isPayable} /> : null}
      <BesideNotice visit={{ ...account, state: visit.state }} />
      <ClientPart
        visit={visit}
        canCancel={isToday && step !== 'over' && account.paid === 0}
        isToday={visit.day === today}
        onAsked={onNext}
        onAdd={adding.open}
      />
      <IdentitySection
        visit={visit}
        isToday={isToday}
        isAtHand={(isToday && step === 'identity') || (isDayOpen && visit.awaitsCheck)}
        isOpened={opened === 'identity'}
      />
      <StepSection step="services">
        {isServing && identity?.isInSana === false ? <SanaNotice visitId={visit.visitId} /> : null}
        {isServing ? (
          <ServicesStep
            visitId={visit.visitId}
            suggested={isPaid ? noServices : (mine?.services ?? noServices)}
            isAnother={isPaid}
            onCharged={() => setIsAnother(false)}
          />
        ) : null}
        {account.charges.length === 0 ? null : (
          <ChargeSummary
            visitId={visit.visitId}
            account={account}
            uncounted={account.charges.every(({ cancelled }) => cancelled) ? 0 : visit.uncountedPersons}
            canCancel={isToday && (step !== 'over' || hasMoneyBeside)}
            canExchange={isToday && (step !== 'over' || isCompleted) && visit.filings.length === 0}
            isCompleted={isDayOpen && isCompleted}
          />
        )}
      </StepSection>
      <StepSection step="payment">
        {charge === undefined && account.payments.length === 0 ? null : (
          <SettleStep
            visit={visit}
            isPayable={isPayable}
            canReverse={isDayOpen}
            again={
              canPay && !isPayable && account.payments.length > 0
                ? {
                    isOpen: isSwipedAgain,
                    turn: (isOpen) => setSwipedAfter(isOpen ? account.payments.length : null),
                  }
                : undefined
            }
          />
        )}
        {account.charges.length === 0 && visit.filings.length === 0 ? null : (
          <FilingPart visit={visit} canRecord={isDayOpen} scanned={scannedFiling} />
        )}
        {isSettled || isReversed ? <ReceiptPart visitId={visit.visitId} takesFocus={isSettled} /> : null}
      </StepSection>
      <StepsEnd
        visit={visit}
        step={step}
        isToday={isToday}
        isPayable={isPayable}
        isSwipedAgain={isSwipedAgain}
        onAnother={() => setIsAnother(true)}
        onNext={onNext}
      />
    </>
  );
}

/** The number that a scanner read last for a filing; what it reads of a receipt or of the next client goes where it belongs. */
function useScannedFiling(visit: VisitView, step: CounterStep, onNext: () => void): string | null {
  const newClient = useClientDraft();
  const [scannedFiling, setScannedFiling] = useState<string | null>(null);
  // Always listening, so that a scanner's Enter never presses what has the focus; a visit at work is not left for it.
  useScanner((scanned) => {
    if (takeReceiptScan(scanned)) return;
    const isIntoField = document.activeElement?.getAttribute('data-scan') === 'here';
    if (isIntoField || (step === 'finish' && isTrackingScan(scanned, visit)))
      return setScannedFiling(scanned);
    if (step !== 'over') return;
    newClient.keep(withScanned(emptyClient, scanned));
    onNext();
  });
  return scannedFiling;
}

/** Somebody being added; once something was filed nobody is, and a visit that is over has nobody to serve. */
function useAdding({ filings }: VisitView, isServed: boolean) {
  const canAdd = isServed && filings.length === 0;
  const [isAdding, setIsAdding] = useState(false);
  useKeyCommand('addPerson', () => setIsAdding(true), { isEnabled: canAdd && !isAdding });
  return {
    isOpen: canAdd && isAdding,
    open: canAdd ? () => setIsAdding(true) : null,
    close: () => setIsAdding(false),
  };
}

type StepsEndProps = {
  visit: VisitView;
  step: CounterStep;
  isToday: boolean;
  isPayable: boolean;
  isSwipedAgain: boolean;
  onAnother: () => void;
  onNext: () => void;
};

/** What a paid visit can go on with, its total, and the one button that ends it or leads to the next client. */
function StepsEnd({ visit, step, isToday, isPayable, isSwipedAgain, onAnother, onNext }: StepsEndProps) {
  const text = useText();
  const isFinish = step === 'finish';
  return (
    <>
      {isToday && (isFinish || visit.state === 'completed') ? (
        <SameAgain visitId={visit.visitId} isPaid={isFinish} />
      ) : null}
      {isToday && isFinish ? (
        <div>
          <Button icon={ListPlus} onPress={onAnother}>
            {text('visits.another')}
          </Button>
        </div>
      ) : null}
      {isFinish && visit.account.charged > 0 ? (
        <ScreenTotal label={text('visits.paidTotal')} rials={visit.account.paid} />
      ) : null}
      {isToday && isFinish && !isSwipedAgain ? <Finish visitId={visit.visitId} onNext={onNext} /> : null}
      {(step === 'over' || !isToday) && !isPayable && !isSwipedAgain ? <NextClient onNext={onNext} /> : null}
    </>
  );
}

/** The step at work is in view, also where the screen is enlarged: what begins in its lower half comes up. */
function useStepInView(step: CounterStep): void {
  useEffect(() => {
    const part = document.getElementById(lanePartId(step === 'finish' || step === 'over' ? 'payment' : step));
    if (part !== null && part.getBoundingClientRect().top > window.innerHeight / 2)
      part.scrollIntoView({ block: 'start' });
  }, [step]);
}

/** A step opened from the lane: its part has the focus, and Esc gives it back to what had it. */
function useOpenedStep() {
  const [opened, setOpened] = useState<LaneStep | null>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    if (opened === null) return;
    const part = document.getElementById(lanePartId(opened));
    part?.focus();
    part?.scrollIntoView({ block: 'nearest' });
  }, [opened]);
  const open = (step: LaneStep) => {
    if (opened === null) before.current = document.activeElement;
    setOpened(step);
  };
  const close = () => {
    setOpened(null);
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  useKeyCommand('back', close, { isEnabled: opened !== null, isFirst: true });
  return { opened, open };
}

/** What of a form can be put right before the check, and whose names its fields have. */
function correctedAs({ clientType, details, names }: FormView) {
  switch (clientType) {
    case 'helper':
      return { clientType: 'iranian_adult', fields: ['name', ...details] } as const;
    case 'further_principal': {
      // A ward's name stands a second time, in the place of a guardian's own form.
      const isWard = names.some(({ field }) => field === 'wardName');
      return {
        clientType: 'notarised_agent',
        fields: ['principalName', ...(isWard ? (['birthDate'] as const) : []), ...details],
      } as const;
    }
    default:
      return { clientType };
  }
}

type IdentitySectionProps = {
  visit: VisitView;
  isToday: boolean;
  isAtHand: boolean;
  /** Opened from the lane: what was checked is shown with it. */
  isOpened: boolean;
};

function IdentitySection({ visit, isToday, isAtHand, isOpened }: IdentitySectionProps) {
  const { identity, forms } = visit;
  const [correcting, setCorrecting] = useState<FormView | null>(null);
  const decided = forms.filter((form) => form.identity !== null);
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  // Left from another day: whoever never came back is taken out by the manager, and the visit can be ended.
  const isLeft = !isToday && isManager && stepOf(visit.state) === 'identity';
  const { visitId } = visit;
  const onDone = () => undefined;
  return (
    <StepSection
      step="identity"
      isDone={identity !== null && visit.state !== 'refused' && !isAtHand && !isOpened}
    >
      {isAtHand ? (
        <IdentityStep visit={visit} onCorrect={setCorrecting} />
      ) : (
        decided.map((form) =>
          form.identity === null ? null : (
            <IdentitySummary
              key={form.formId}
              identity={form.identity}
              {...(forms.length > 1 ? { name: form.name } : {})}
              {...(isOpened ? { items: form.items } : {})}
            />
          ),
        )
      )}
      {correcting === null ? null : (
        <CorrectClientDialog
          visitId={visitId}
          formId={correcting.formId}
          {...correctedAs(correcting)}
          onClose={() => setCorrecting(null)}
        />
      )}
      {isLeft && forms.length > 1
        ? forms.map((form) => <RemovePart key={form.formId} {...{ visitId, form, onDone }} />)
        : null}
      {visit.state === 'refused' ? (
        <RefusedPart visitId={visitId} formId={forms[0]?.formId ?? visitId} canGoOn={isToday} />
      ) : null}
    </StepSection>
  );
}

/** F7: the same client and services once more; a paid visit is finished first. */
function SameAgain({ visitId, isPaid }: { visitId: string; isPaid: boolean }) {
  const text = useText();
  const startAgain = useSameAgain(visitId);
  const completing = useDeskCommand(desk.visits.complete.mutate);
  const again = async () => {
    if (isPaid && (await completing.run({ visitId })) === null) return;
    startAgain?.();
  };
  useKeyCommand('sameServiceAgain', () => void again(), { isEnabled: startAgain !== null });
  if (startAgain === null) return null;
  return (
    <div>
      <ProblemNotice problem={completing.problem} takesFocus />
      <Button
        icon={Repeat2}
        keyHint={keyBindings.sameServiceAgain.hint}
        onPress={() => void again()}
        isPending={completing.isPending}
      >
        {text('visits.sameAgain')}
      </Button>
    </div>
  );
}

/** Nothing is left to do here: whatever ended the visit leaves the focus on the way to the next client. */
function NextClient({ onNext }: { onNext: () => void }) {
  const text = useText();
  const next = useRef<HTMLButtonElement>(null);
  // What is printed over the screen with the end of a visit, as after a refusal, lets nothing have the focus.
  const isPrinting = usePrintInView(({ address }) => address !== null);
  useEffect(() => {
    if (isPrinting || !isFocusFree()) return;
    const frame = requestAnimationFrame(() => next.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isPrinting]);
  return <ScreenPrimary ref={next} label={text('visits.next')} icon={ArrowRight} onPress={onNext} />;
}

/** Ends the visit; only after core's answer the counter goes on to the next client. */
function Finish({ visitId, onNext }: { visitId: string; onNext: () => void }) {
  const text = useText();
  const completing = useDeskCommand(desk.visits.complete.mutate);
  const finish = async () => {
    if ((await completing.run({ visitId })) !== null) onNext();
  };
  return (
    <>
      <ProblemNotice problem={completing.problem} takesFocus />
      <ScreenPrimary
        label={text('visits.finish')}
        icon={CheckCheck}
        onPress={() => void finish()}
        isPending={completing.isPending}
      />
    </>
  );
}
