// Ends a piece, with the letter that allows it and the manager's password; nothing can be done with it afterwards (D18).
import { z } from 'zod';
import { type WriteOffReason, writeOffReasonSchema, writeOffReasons } from '#core/equipment/contract.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import { chosen, FormSelect, FormTextField, sentence, useSentForm } from '../../ui/form.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Actions, StackedForm } from '../../ui/stack.tsx';
import { writeOffWords } from './equipment-words.ts';

const writeOffSchema = z.object({
  reason: writeOffReasonSchema.nullable().transform(chosen<WriteOffReason>('equipment.reasonMissing')),
  letterNumber: z.string().trim().min(1, sentence('equipment.letterMissing')),
  note: z.string().trim().min(1, sentence('equipment.wordsMissing')),
  password: z.string().min(1, sentence('equipment.passwordMissing')),
});
const nothing: z.input<typeof writeOffSchema> = { reason: null, letterNumber: '', note: '', password: '' };

export function WriteOffForm({ equipmentId, onDone }: { equipmentId: string; onDone: () => void }) {
  const text = useText();
  const { control, summary, sending, askAgain } = useSentForm(writeOffSchema, nothing, [
    'reason',
    'letterNumber',
    'note',
    'password',
  ]);
  const ending = useDeskCommand(desk.equipment.writeOff.mutate);
  const end = async (typed: z.infer<typeof writeOffSchema>) => {
    if ((await ending.run({ equipmentId, ...typed })) === null) askAgain({ password: '' });
    else onDone();
  };
  return (
    <StackedForm onSubmit={sending(end)}>
      <Notice tone="warn">{text('equipment.writeOffWhat')}</Notice>
      {ending.problem === null ? null : <ProblemNotice problem={ending.problem} takesFocus />}
      <ErrorSummary {...summary} />
      <FormSelect
        control={control}
        name="reason"
        label={text('equipment.reason')}
        choices={writeOffReasons.map((value) => ({ value, label: text(writeOffWords[value]) }))}
        autoFocus
      />
      <FormTextField control={control} name="letterNumber" label={text('equipment.letterNumber')} />
      <FormTextField control={control} name="note" label={text('equipment.writeOffNote')} isMultiline />
      <FormTextField
        control={control}
        name="password"
        label={text('equipment.password')}
        type="password"
        autoComplete="current-password"
      />
      <Actions>
        <Button type="submit" kind="danger" isPending={ending.isPending}>
          {text('equipment.writeOffIt')}
        </Button>
        <Button onPress={onDone}>{text('equipment.cancel')}</Button>
      </Actions>
    </StackedForm>
  );
}
