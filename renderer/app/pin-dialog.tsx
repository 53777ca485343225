// Sets the PIN of this shift with the own password: it opens the lock of this session until the sign-out, the close of
// the day or five wrong tries, and nothing else.
import { useState } from 'react';
import { z } from 'zod';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { FormTextField, sentence, useSentForm } from '../ui/form.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldRow } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, Stack, StackedForm } from '../ui/stack.tsx';

const pinSchema = z
  .object({
    password: z.string().min(1, sentence('app.pin.passwordMissing')),
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
  const [isSet, setIsSet] = useState(false);
  return (
    <Dialog title={text('app.pin.title')} isOpen onClose={onClose}>
      {isSet ? (
        <Stack>
          <Notice tone="good">{text('app.pin.done')}</Notice>
          <Actions>
            <Button kind="primary" onPress={onClose} autoFocus>
              {text('app.pin.goOn')}
            </Button>
          </Actions>
        </Stack>
      ) : (
        <PinForm onDone={() => setIsSet(true)} onCancel={onClose} />
      )}
    </Dialog>
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
    <StackedForm onSubmit={sending(set)}>
      <p>{text('app.pin.what')}</p>
      {setting.problem === null ? null : <ProblemNotice problem={setting.problem} />}
      <ErrorSummary {...summary} />
      <FormTextField
        control={control}
        name="password"
        label={text('app.pin.ownPassword')}
        type="password"
        autoComplete="current-password"
        autoFocus
      />
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
      <Actions>
        <Button type="submit" kind="primary" isPending={setting.isPending}>
          {text('app.pin.set')}
        </Button>
        <Button onPress={onCancel}>{text('app.pin.cancel')}</Button>
      </Actions>
    </StackedForm>
  );
}
