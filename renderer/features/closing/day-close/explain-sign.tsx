// Explains one sign where it stands: a digit chooses a reason that fits its kind, N writes what was found, Ctrl+Enter records it and goes
// on to the next one. The last explanation counts.
import { Check } from 'lucide-react';
import { useId } from 'react';
import { useIntl } from 'react-intl';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import type { ExplanationReason } from '#core/closing/day-close/explanations/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { useKeptField } from '#renderer/frame/kept-field.ts';
import { useDigitKeys, useKeyCommand } from '#renderer/frame/keyboard-map.ts';
import { ScreenPrimary } from '#renderer/frame/screen-primary.tsx';
import { useText } from '#renderer/i18n/use-text.ts';
import { focusField } from '#renderer/ui/error-summary.tsx';
import { FormRadioGroup, FormTextField, useSentForm } from '#renderer/ui/form.tsx';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { explainSchema } from './explain-form.ts';

type ExplainSignProps = {
  day: string;
  exception: ExceptionView;
  /** The reason that stands chosen until the person chooses; null: none. */
  chosen: ExplanationReason | null;
  onDone: () => void;
};

export function ExplainSign({
  day,
  exception: { key, reasons, explanation },
  chosen: before,
  onDone,
}: ExplainSignProps) {
  const text = useText();
  const intl = useIntl();
  const noteId = useId();
  const draft = useDraft<string | null>(`day-close.explain.${day}.${key}`, null);
  const form = useSentForm(
    explainSchema,
    { reason: explanation?.reasonCode ?? before, note: draft.value ?? explanation?.note ?? '' },
    [],
  );
  const { control, sending, setValue } = form;
  useKeptField(form, 'note', draft);
  const explaining = useDeskCommand(desk.dayClose.explain.mutate);
  useDigitKeys((digit) => {
    const chosen = reasons[digit - 1];
    if (chosen !== undefined) setValue('reason', chosen);
  });
  useKeyCommand('words', () => focusField(noteId));
  const submit = sending(async ({ reason: reasonCode, note }) => {
    if ((await explaining.run({ day, exceptionKey: key, reasonCode, note })) === null) return;
    draft.drop();
    onDone();
  });
  return (
    <StackedForm onSubmit={submit}>
      <ProblemNotice problem={explaining.problem} takesFocus />
      <FormRadioGroup
        control={control}
        name="reason"
        label={text('dayClose.reasonCode')}
        choices={reasons.map((value, place) => ({
          value,
          label: text('dayClose.triage.numbered', {
            number: intl.formatNumber(place + 1),
            reason: text(`dayClose.reason.${value}`),
          }),
        }))}
      />
      <FormTextField control={control} name="note" id={noteId} label={text('dayClose.note')} isMultiline />
      <ScreenPrimary
        label={text('dayClose.recordAndNext')}
        icon={Check}
        onPress={() => void submit()}
        isPending={explaining.isPending}
      />
    </StackedForm>
  );
}
