// Changes the own password: the present one, and twice the next, which nobody else knows (D11).
import { z } from 'zod';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { ActForm } from '../ui/act-form.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { isTypedTwice, NewPasswordFields, newPassword, typedDifferently } from './new-password.tsx';
import { OwnSecretDialog } from './own-secret-dialog.tsx';

const passwordSchema = z
  .object({ current: z.string().min(1, sentence('app.ownPassword.currentMissing')), ...newPassword })
  .refine(isTypedTwice, typedDifferently);
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
      sending={changing}
      summary={summary}
      onSubmit={sending(change)}
      onBack={onCancel}
    >
      <FormPasswordField control={control} name="current" label={text('app.ownPassword.current')} autoFocus />
      <NewPasswordFields field={(props) => <FormTextField control={control} {...props} />} />
    </ActForm>
  );
}
