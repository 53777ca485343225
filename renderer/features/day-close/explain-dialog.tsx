// Settles one exception: a reason out of the list that fits its kind, and a note. The last explanation counts.
import { useState } from 'react';
import type { ExceptionView } from '#core/day-close/contract.ts';
import { type ExplanationReason, needsNote } from '#core/day-close/explanations/contract.ts';
import { isReason, isSubstantial } from '#core/leaves/text/substance.ts';
import { useDraft } from '#renderer/frame/drafts.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { FormDialog } from '../../ui/act-form.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldProblems } from '../../ui/use-field-problems.ts';
import { ExceptionSight } from './exception-sight.tsx';
import { kindWords, reasonWords } from './exception-words.ts';
import { noSecond, SecondWord } from './second-word.tsx';

type ExplainDialogProps = { day: string; exception: ExceptionView; onClose: () => void };

export function ExplainDialog({ day, exception, onClose }: ExplainDialogProps) {
  const text = useText();
  const { key, kind, reasons, explanation, weights } = exception;
  const [second, setSecond] = useState(noSecond);
  const [reason, setReason] = useState<ExplanationReason | null>(explanation?.reasonCode ?? null);
  const draft = useDraft<string | null>(`day-close.explain.${day}.${key}`, null);
  const note = draft.value ?? explanation?.note ?? '';
  const explaining = useDeskCommand(desk.dayClose.explain.mutate);
  const isNoteNeeded = reason !== null && needsNote(kind, reason);
  const isMoneyWithoutService = kind === 'in_psp_not_in_app';
  // Core asks again (REASON_NEEDED, NOTE_TOO_THIN).
  const noteProblem =
    isMoneyWithoutService && !isSubstantial(note)
      ? text('dayClose.noteThin')
      : isNoteNeeded && !isReason(note)
        ? text('dayClose.noteMissing')
        : undefined;
  const { shown, send } = useFieldProblems({
    reason: reason === null ? text('dayClose.reasonCodeMissing') : undefined,
    note: noteProblem,
    word: second.personId !== null && !isReason(second.word) ? text('dayClose.secondWordMissing') : undefined,
    password:
      second.personId !== null && second.password === '' ? text('dayClose.secondPasswordMissing') : undefined,
  });
  const submit = async () => {
    if (!send() || reason === null) return;
    const { personId, ...word } = second;
    const done = await explaining.run({
      day,
      exceptionKey: key,
      reasonCode: reason,
      note,
      ...(personId === null ? {} : { second: { personId, ...word } }),
    });
    if (done === null) {
      setSecond({ ...second, password: '' });
      return;
    }
    draft.drop();
    onClose();
  };
  return (
    <FormDialog
      title={text(kindWords[kind])}
      what={<ExceptionSight exception={exception} />}
      act={text('dayClose.recordReason')}
      back={text('dayClose.cancel')}
      sending={explaining}
      onSubmit={submit}
      onClose={onClose}
    >
      <RadioGroup
        label={text('dayClose.reasonCode')}
        choices={reasons.map((value) => ({ value, label: text(reasonWords[value]) }))}
        value={reason}
        onChange={setReason}
        problem={shown('reason')}
      />
      <TextField
        label={text('dayClose.note')}
        value={note}
        onChange={draft.keep}
        hint={isMoneyWithoutService ? text('dayClose.noteOfSubstance') : undefined}
        isOptional={!isNoteNeeded && !isMoneyWithoutService}
        problem={shown('note')}
        isMultiline
      />
      {weights === undefined ? null : (
        <SecondWord
          weights={weights}
          second={second}
          onChange={setSecond}
          problems={{ word: shown('word'), password: shown('password') }}
        />
      )}
    </FormDialog>
  );
}
