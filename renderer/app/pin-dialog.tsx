// Sets the PIN of this shift with the own password: it opens the lock of this session until the sign-out, the close of
// the day or five wrong tries, and nothing else.
import { useState } from 'react';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import { desk } from '../api/client.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorSummary } from '../ui/error-summary.tsx';
import { Notice } from '../ui/notice.tsx';
import { FieldRow } from '../ui/page.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Actions, Stack, StackedForm } from '../ui/stack.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useFieldProblems } from '../ui/use-field-problems.ts';

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
  const [password, setPassword] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const { summary, shown, send } = useFieldProblems({
    'pin-password': password === '' ? text('app.pin.passwordMissing') : undefined,
    'pin-digits': /^\d{4,6}$/.test(cleanIdentifier(pin)) ? undefined : text('app.pin.wrongForm'),
    'pin-again': cleanIdentifier(pin) === cleanIdentifier(again) ? undefined : text('app.pin.different'),
  });
  const submit = async () => {
    if (!send()) return;
    if ((await setting.run({ password, pin })) !== null) onDone();
  };
  return (
    <StackedForm onSubmit={submit}>
      <p>{text('app.pin.what')}</p>
      {setting.problem === null ? null : <ProblemNotice problem={setting.problem} />}
      <ErrorSummary {...summary} />
      <TextField
        id="pin-password"
        label={text('app.pin.ownPassword')}
        type="password"
        autoComplete="current-password"
        autoFocus
        value={password}
        onChange={setPassword}
        problem={shown('pin-password')}
      />
      <FieldRow>
        <TextField
          id="pin-digits"
          label={text('app.pin.label')}
          hint={text('app.pin.hint')}
          type="password"
          autoComplete="off"
          value={pin}
          onChange={setPin}
          problem={shown('pin-digits')}
        />
        <TextField
          id="pin-again"
          label={text('app.pin.again')}
          type="password"
          autoComplete="off"
          value={again}
          onChange={setAgain}
          problem={shown('pin-again')}
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
