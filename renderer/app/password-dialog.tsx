// Asks for the password again wherever something needs it, and says so over a list that was not read anew (D11).
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { desk } from '../api/client.ts';
import { answerPassword, askPassword, nothingWaits, usePasswordAsked } from '../api/password-again.ts';
import { problemOf } from '../api/problem.ts';
import { useDeskCommand } from '../api/use-desk.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { PasswordForm } from './password-form.tsx';

/** The dialog, while something waits for it. */
export function PasswordAgain() {
  const isAsked = usePasswordAsked(({ asked }) => asked.length > 0);
  // What waits belongs to this person's screens.
  useEffect(() => () => answerPassword(false), []);
  return isAsked ? <AskDialog /> : null;
}

function AskDialog() {
  const text = useText();
  const cache = useQueryClient();
  const purpose = usePasswordAsked((state) => state.purpose);
  const proving = useDeskCommand(desk.staff.proveAgain.mutate);
  const prove = async (password: string) => {
    if ((await proving.run(purpose === null ? { password } : { password, purpose })) === null) return false;
    answerPassword(true);
    void cache.refetchQueries({ predicate: ({ state }) => waits(state) });
    return true;
  };
  return (
    <Dialog title={text('app.passwordAgain.title')} isOpen onClose={() => answerPassword(false)}>
      <Stack>
        <p>{text(purpose === null ? 'app.passwordAgain.what' : 'app.passwordAgain.whatForScreen')}</p>
        <PasswordForm act={text('app.passwordAgain.act')} sending={proving} onSend={prove}>
          <Button onPress={() => answerPassword(false)}>{text('ui.cancel')}</Button>
        </PasswordForm>
      </Stack>
    </Dialog>
  );
}

const waits = ({ error }: { error: unknown }): boolean =>
  error !== null && problemOf(error).code === 'PASSWORD_NEEDED';

/** Whether a list that is on screen was refused for want of the password; of a screen that was left none counts. */
function useListsWait(): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  return useSyncExternalStore(subscribe, () =>
    cache.getAll().some((query) => query.isActive() && waits(query.state)),
  );
}

/** Over the screen, while something on it is older than it could be for want of the password. */
export function PasswordAgainStrip() {
  const text = useText();
  const isWaiting = useListsWait();
  useEffect(() => {
    if (!isWaiting) nothingWaits();
  }, [isWaiting]);
  if (!isWaiting) return null;
  return (
    <Notice
      tone="info"
      actions={<Button onPress={() => void askPassword()}>{text('app.passwordAgain.title')}</Button>}
    >
      {text('app.passwordAgain.waits')}
    </Notice>
  );
}
