// Sets the PIN of this shift with the own password: it opens the lock of this session until the sign-out, the close of
// the day or five wrong tries, and nothing else. A security key or card stands in its place where the window can speak with one.
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { z } from 'zod';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { ShiftKeyForm, takesShiftKeys } from '../features/access/second-factor/shift-key-form.tsx';
import { useText } from '../i18n/use-text.ts';
import { ActForm } from '../ui/act-form.tsx';
import { Button } from '../ui/button.tsx';
import { FormPasswordField, FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { FieldRow } from '../ui/page.tsx';
import { Actions, Stack } from '../ui/stack.tsx';
import { OwnSecretDialog } from './own-secret-dialog.tsx';

const pinSchema = z
  .object({
    password: z.string().min(1, sentence('ui.passwordMissing')),
    pin: z.string().refine((pin) => /^\d{4,6}$/.test(cleanIdentifier(pin)), sentence('app.pin.wrongForm')),
    again: z.string(),
  })
  .refine(({ pin, again }) => cleanIdentifier(pin) === cleanIdentifier(again), {
    path: ['again'],
    error: sentence('app.pin.different'),
    when: () => true,
  });
const nothing: z.input<typeof pinSchema> = { password: '', pin: '', again: '' };

export function PinDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const [isByKey, setIsByKey] = useState(false);
  return (
    <OwnSecretDialog
      title={text('app.pin.title')}
      done={text(isByKey ? 'secondFactor.shiftKeyDone' : 'app.pin.done')}
      onClose={onClose}
      form={(onDone) =>
        isByKey ? (
          <ShiftKeyForm onDone={onDone} onCancel={onClose} />
        ) : (
          <Stack>
            <PinForm onDone={onDone} onCancel={onClose} />
            {takesShiftKeys() ? (
              <Actions>
                <Button kind="quiet" icon={KeyRound} onPress={() => setIsByKey(true)}>
                  {text('secondFactor.shiftKeyInstead')}
                </Button>
              </Actions>
            ) : null}
          </Stack>
        )
      }
    />
  );
}

function PinForm({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) {
  const text = useText();
  const setting = useDeskCommand(desk.staff.setPin.mutate);
  const { control, summary, sending } = useSentForm(pinSchema, nothing, ['password', 'pin', 'again']);
  const set = async ({ password, pin }: z.infer<typeof pinSchema>) => {
    if ((await setting.run({ password, pin })) !== null) onDone();
  };
  return (
    <ActForm
      what={<p>{text('app.pin.what')}</p>}
      act={text('app.pin.set')}
      sending={setting}
      summary={summary}
      onSubmit={sending(set)}
      onBack={onCancel}
    >
      <FormPasswordField control={control} name="password" autoFocus />
      <FieldRow>
        <FormTextField
          control={control}
          name="pin"
          label={text('app.pin.label')}
          hint={text('app.pin.hint')}
          type="password"
          autoComplete="off"
        />
        <FormTextField
          control={control}
          name="again"
          label={text('app.pin.again')}
          type="password"
          autoComplete="off"
        />
      </FieldRow>
    </ActForm>
  );
}
