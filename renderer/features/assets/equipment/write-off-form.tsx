// Ends a piece, with the letter that allows it and the manager's password; nothing can be done with it afterwards (D18).
import { z } from 'zod';
import {
  type WriteOffReason,
  writeOffReasonSchema,
  writeOffReasons,
} from '#core/assets/equipment/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import {
  chosen,
  FormPasswordField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { Notice } from '#renderer/ui/notice.tsx';

const writeOffSchema = z.object({
  reason: writeOffReasonSchema.nullable().transform(chosen<WriteOffReason>('equipment.reasonMissing')),
  letterNumber: z.string().trim().min(1, sentence('equipment.letterMissing')),
  note: z.string().trim().min(1, sentence('equipment.wordsMissing')),
  password: z.string().min(1, sentence('ui.passwordMissing')),
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
    <ActForm
      what={<Notice tone="warn">{text('equipment.writeOffWhat')}</Notice>}
      act={text('equipment.writeOffIt')}
      kind="danger"
      sending={ending}
      summary={summary}
      onSubmit={sending(end)}
      onBack={onDone}
    >
      <FormSelect
        control={control}
        name="reason"
        label={text('equipment.reason')}
        choices={writeOffReasons.map((value) => ({ value, label: text(`equipment.writeOff.${value}`) }))}
        autoFocus
      />
      <FormTextField control={control} name="letterNumber" label={text('equipment.letterNumber')} />
      <FormTextField control={control} name="note" label={text('equipment.writeOffNote')} isMultiline />
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}
