// One filing as it is typed, scanned or pasted: of its own, or in the place of one that was mistyped.
import { FileCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useOpenAtCounter } from '#renderer/frame/visit-at-hand.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormEnd } from '#renderer/ui/act-form.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { FormDigitsField, FormTextField, sentence, useSentForm } from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { typedClockOrNone } from '#renderer/ui/typed-clock.ts';
import { rialsOrNone, typedRialsOrNone } from '#renderer/ui/typed-rials.ts';
import { FileTwiceDialog, type TypedFiling } from './file-twice-dialog.tsx';

const filingSchema = z.object({
  filedAs: z.string().min(1, sentence('visits.finding.missing')),
  branch: z.string(),
  filedTime: typedClockOrNone('visits.filedTimeWrong'),
  officeFee: typedRialsOrNone('visits.governmentChargeWrong'),
  governmentCharge: typedRialsOrNone('visits.governmentChargeWrong'),
});
const nothing: z.input<typeof filingSchema> = {
  filedAs: '',
  branch: '',
  filedTime: '',
  officeFee: '',
  governmentCharge: '',
};

type FilingFormProps = {
  visitId: string;
  /** Which of several it is; empty where there is one. */
  title: string;
  scanned: string | null;
  /** The filing that it puts right; left out for one of its own. */
  replaces?: string;
  onDone?: () => void;
  onBack?: () => void;
};

export function FilingForm({ visitId, title, scanned, replaces, onDone, onBack }: FilingFormProps) {
  const text = useText();
  const { control, sending, askAgain, setValue } = useSentForm(filingSchema, nothing, []);
  useEffect(() => {
    if (scanned !== null) setValue('filedAs', scanned);
  }, [scanned, setValue]);
  const recording = useDeskCommand(desk.visits.recordFiling.mutate);
  const [typed, setTyped] = useState<TypedFiling | null>(null);
  const [isTwice, setIsTwice] = useState(false);
  const record = sending(async ({ filedAs, branch, filedTime, officeFee, governmentCharge }) => {
    const filing = {
      visitId,
      trackingNumber: filedAs,
      branch,
      filedTime,
      officeFee: rialsOrNone(officeFee) ?? null,
      governmentCharge: rialsOrNone(governmentCharge) ?? null,
      ...(replaces === undefined ? {} : { replaces }),
    };
    setTyped(filing);
    if ((await recording.run(filing)) === null) return;
    askAgain({ filedAs: '' });
    onDone?.();
  });
  return (
    <>
      <StackedForm onSubmit={record}>
        {title === '' ? null : <p>{title}</p>}
        <FilingProblem problem={recording.problem} ofVisit={visitId} onTwice={() => setIsTwice(true)} />
        <FieldRow>
          <FormDigitsField
            control={control}
            name="filedAs"
            label={text('visits.field.trackingNumber')}
            isScanTarget
          />
          <FormTextField control={control} name="branch" label={text('visits.branch')} isOptional />
          <FormTextField control={control} name="filedTime" label={text('visits.filedTime')} isOptional />
          <FormTextField
            control={control}
            name="officeFee"
            label={text('visits.officeFee')}
            hint={text('visits.officeFeeHint')}
            isOptional
          />
          <FormTextField
            control={control}
            name="governmentCharge"
            label={text('visits.governmentCharge')}
            hint={text('visits.governmentChargeHint')}
            isOptional
          />
        </FieldRow>
        <FormEnd
          act={text('visits.recordFiling')}
          kind="secondary"
          icon={FileCheck}
          isPending={recording.isPending}
          onBack={onBack}
        />
      </StackedForm>
      {isTwice && typed !== null ? (
        <FileTwiceDialog
          filing={typed}
          onDone={() => {
            setIsTwice(false);
            recording.reset();
            onDone?.();
          }}
          onClose={() => setIsTwice(false)}
        />
      ) : null}
    </>
  );
}

type FilingProblemProps = { problem: Problem | null; ofVisit: string; onTwice: () => void };

/** A refusal; of a number that stands elsewhere, with the way there, and for the manager with the way to record it all the same. */
function FilingProblem({ problem, ofVisit, onTwice }: FilingProblemProps) {
  const text = useText();
  const openAtCounter = useOpenAtCounter();
  const isManager = useSession(({ session }) => session?.person.role === 'manager');
  if (problem?.code !== 'TRACKING_NUMBER_TAKEN') return <ProblemNotice problem={problem} takesFocus />;
  const { visitId, visitNumber } = problem.params;
  return (
    <ProblemNotice
      takesFocus
      problem={problem}
      actions={
        <>
          {visitId === ofVisit ? null : (
            <Button isDense onPress={() => openAtCounter(visitId)}>
              {text('visits.toFiledVisit', { number: visitNumber })}
            </Button>
          )}
          {isManager ? (
            <Button isDense kind="quiet" onPress={onTwice}>
              {text('visits.fileTwice')}
            </Button>
          ) : null}
        </>
      }
    />
  );
}
