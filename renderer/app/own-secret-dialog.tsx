// A dialog of the own account: its form, and once that is done the word that it is.
import { type ReactNode, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { Actions, Stack } from '../ui/stack.tsx';

type OwnSecretDialogProps = {
  title: string;
  /** What is said when it is done. */
  done: string;
  onClose: () => void;
  form: (onDone: () => void) => ReactNode;
};

export function OwnSecretDialog({ title, done, onClose, form }: OwnSecretDialogProps) {
  const text = useText();
  const [isDone, setIsDone] = useState(false);
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      {isDone ? (
        <Stack>
          <Notice tone="good">{done}</Notice>
          <Actions>
            <Button kind="primary" onPress={onClose} autoFocus>
              {text('app.pin.goOn')}
            </Button>
          </Actions>
        </Stack>
      ) : (
        form(() => setIsDone(true))
      )}
    </Dialog>
  );
}
