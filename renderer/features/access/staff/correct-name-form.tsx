// Keeps the right name of somebody beside the former one (D8.80): by their document, whose national code is typed anew.
import { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { ActForm } from '#renderer/ui/act-form.tsx';
import {
  FormCheckbox,
  FormDigitsField,
  FormPasswordField,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';
import { FieldRow } from '#renderer/ui/page.tsx';

const nameSchema = z.object({
  name: z.string().trim().min(2, sentence('staff.nameMissing')),
  nationalCode: z.string().regex(/^\d{10}$/, sentence('staff.nationalCodeWrong')),
  reason: z.string().trim().min(1, sentence('staff.fieldMissing')),
  /** Said once core has found a colleague of the same name. */
  asNameTwin: z.boolean(),
  password: z.string().min(1, sentence('staff.fieldMissing')),
});

export function CorrectNameForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const text = useText();
  const { control, sending, askAgain } = useSentForm(
    nameSchema,
    { name: person.name, nationalCode: '', reason: '', asNameTwin: false, password: '' },
    [],
  );
  const correcting = useDeskCommand(desk.staff.correctName.mutate);
  const correct = async (facts: z.infer<typeof nameSchema>) => {
    if ((await correcting.run({ personId: person.id, ...facts })) === null) askAgain({ password: '' });
    else onDone();
  };
  return (
    <ActForm
      what={<p>{text('staff.correctNameWhat')}</p>}
      act={text('staff.correctNameNow')}
      sending={correcting}
      onSubmit={sending(correct)}
      onBack={onDone}
    >
      <FieldRow>
        <FormTextField control={control} name="name" label={text('staff.rightName')} autoFocus />
        <FormDigitsField
          control={control}
          name="nationalCode"
          label={text('staff.nationalCode')}
          hint={text('staff.nationalCodeAnew')}
          length={10}
        />
      </FieldRow>
      <FormTextField control={control} name="reason" label={text('staff.changeReason')} isMultiline />
      {correcting.problem?.code === 'NAME_TWIN' ? (
        <FormCheckbox control={control} name="asNameTwin" label={text('staff.asNameTwin')} />
      ) : null}
      <FormPasswordField control={control} name="password" />
    </ActForm>
  );
}
