// Changes the own password: the present one, and twice the next, which nobody else knows (D11).
import { z } from 'zod';
import { minimumPasswordLength } from '#core/staff/contract.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { ActForm } from '../ui/act-form.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { OwnSecretDialog } from './own-secret-dialog.tsx';

const passwordSchema = z
  .object({
    current: z.string().min(1, sentence('app.ownPassword.currentMissing')),
    next: z.string().min(minimumPasswordLength, sentence('app.firstPassword.tooShort')),
    again: z.string(),
  })
  .refine(({ next, again }) => next === again, {
    path: ['again'],
    message: sentence('app.firstPassword.different'),
  });
const nothing: z.input<typeof passwordSchema> = { current: '', next: '', again: '' };

export function OwnPasswordDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <OwnSecretDialog
      title={text('app.ownPassword.title')}
      done={text('app.ownPassword.done')}
      onClose={onClose}
      form={(onDone) => <PasswordChange onDone={onDone} onCancel={onClose} />}
    />
  );
}

function PasswordChange({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const text = useText();
  const changing = useDeskCommand(desk.staff.changePassword.mutate);
  const { control, summary, sending } = useSentForm(passwordSchema, nothing, ['current', 'next', 'again']);
  const change = async ({ current, next }: z.infer<typeof passwordSchema>) => {
    if ((await changing.run({ current, next })) !== null) onDone();
  };
  return (
    <ActForm
      act={text('app.ownPassword.change')}
      back={text('app.pin.cancel')}
      sending={changing}
      summary={summary}
      onSubmit={sending(change)}
      onBack={onCancel}
    >
      <FormPasswordField control={control} name="current" label={text('app.ownPassword.current')} autoFocus />
      <FormTextField
        control={control}
        name="next"
        label={text('app.firstPassword.password')}
        hint={text('app.firstPassword.passwordHint', { minimumLength: minimumPasswordLength })}
        type="password"
        autoComplete="new-password"
      />
      <FormTextField
        control={control}
        name="again"
        label={text('app.firstPassword.repeat')}
        type="password"
        autoComplete="new-password"
      />
    </ActForm>
  );
}
