// A new person of the office. Registering gives no access: file, clearance and activation come after it (D8).
import { z } from 'zod';
import { type Role, roleSchema } from '#core/staff/contract.ts';
import { roleNames } from '#renderer/frame/role-names.ts';
import { desk } from '../../api/client.ts';
import { useDeskCommand } from '../../api/use-desk.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorSummary } from '../../ui/error-summary.tsx';
import {
  FormDigitsField,
  FormEnd,
  FormSelect,
  FormTextField,
  sentence,
  useSentForm,
} from '../../ui/form.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StackedForm } from '../../ui/stack.tsx';

const personSchema = z.object({
  name: z.string().trim().min(2, sentence('staff.nameMissing')),
  nationalCode: z.string().regex(/^\d{10}$/, sentence('staff.nationalCodeWrong')),
  role: roleSchema,
});
type NewPerson = z.infer<typeof personSchema>;
const nobody: NewPerson = { name: '', nationalCode: '', role: 'clerk' };

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
  const choices = roleSchema.options.map((value: Role) => ({ value, label: text(roleNames[value]) }));
  return (
    <Dialog title={text('staff.register')} isOpen onClose={onClose}>
      <StackedForm onSubmit={sending(register)}>
        <p>{text('staff.registerWhat')}</p>
        {registering.problem === null ? null : <ProblemNotice problem={registering.problem} takesFocus />}
        <ErrorSummary {...summary} />
        <FormTextField control={control} name="name" label={text('staff.name')} autoFocus />
        <FormDigitsField
          control={control}
          name="nationalCode"
          label={text('staff.nationalCode')}
          length={10}
        />
        <FormSelect control={control} name="role" label={text('staff.role')} choices={choices} />
        <FormEnd
          act={text('staff.registerIt')}
          isPending={registering.isPending}
          back={text('staff.cancel')}
          onBack={onClose}
        />
      </StackedForm>
    </Dialog>
  );
}
