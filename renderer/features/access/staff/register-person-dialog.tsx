// A new person of the office. Registering gives no access: file, clearance and activation come after it (D8).
import { z } from 'zod';
import { type OfficeRole, officeRoleSchema } from '#core/access/staff/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { useDeskCommand } from '#renderer/api/use-desk.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import { FormDialog } from '#renderer/ui/act-form.tsx';
import {
  FormCheckbox,
  FormDigitsField,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '#renderer/ui/form.tsx';

const personSchema = z.object({
  name: z.string().trim().min(2, sentence('staff.nameMissing')),
  nationalCode: z.string().regex(/^\d{10}$/, sentence('staff.nationalCodeWrong')),
  role: officeRoleSchema,
  fatherName: z.string(),
  /** Said once core has found a colleague of the same name. */
  asNameTwin: z.boolean(),
});
type NewPerson = z.infer<typeof personSchema>;
const nobody: NewPerson = { name: '', nationalCode: '', role: 'clerk', fatherName: '', asNameTwin: false };

type RegisterPersonDialogProps = { onClose: () => void; onRegistered: (personId: string) => void };

export function RegisterPersonDialog({ onClose, onRegistered }: RegisterPersonDialogProps) {
  const text = useText();
  const { control, summary, sending } = useSentForm(personSchema, nobody, ['name', 'nationalCode']);
  const registering = useDeskCommand(desk.staff.register.mutate);
  const register = async (person: NewPerson) => {
    const done = await registering.run(person);
    if (done === null) return;
    onClose();
    onRegistered(done.personId);
  };
  const choices = officeRoleSchema.options.map((value: OfficeRole) => ({
    value,
    label: text(`app.role.${value}`),
  }));
  return (
    <FormDialog
      title={text('staff.register')}
      what={<p>{text('staff.registerWhat')}</p>}
      act={text('staff.registerIt')}
      sending={registering}
      summary={summary}
      onSubmit={sending(register)}
      onClose={onClose}
    >
      <FormTextField control={control} name="name" label={text('staff.name')} autoFocus />
      <FormDigitsField control={control} name="nationalCode" label={text('staff.nationalCode')} length={10} />
      <FormSelect control={control} name="role" label={text('staff.role')} choices={choices} />
      <FormTextField
        control={control}
        name="fatherName"
        label={text('staff.fatherName')}
        hint={text('staff.fatherNameHint')}
        isOptional
      />
      {registering.problem?.code === 'NAME_TWIN' ? (
        <FormCheckbox control={control} name="asNameTwin" label={text('staff.asNameTwin')} />
      ) : null}
    </FormDialog>
  );
}
