// Asks once more, in words, before something that is final. Ctrl+Enter or its one button does it; Esc goes back.
import type { ReactNode } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { Stack } from '../ui/stack.tsx';
import { keyBindings } from './keyboard-map.ts';

export type ActDialogProps = {
  title: string;
  /** The word on the button that does it, and its weight. */
  act: string;
  kind?: 'danger' | 'primary';
  /** The word on the button that does nothing; «Cancel» unless it says another. */
  back?: string;
  /** How the command stands that `onAct` sends. */
  sending: { isPending: boolean; problem: Problem | null };
  onAct: () => Promise<void>;
  onClose: () => void;
  children: ReactNode;
};

export function ActDialog({
  title,
  act,
  kind = 'danger',
  back,
  sending,
  onAct,
  onClose,
  children,
}: ActDialogProps) {
  const text = useText();
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind={kind}
            keyHint={keyBindings.confirmAndNext.hint}
            onPress={() => void onAct()}
            isPending={sending.isPending}
          >
            {act}
          </Button>
          <Button onPress={onClose}>{back ?? text('ui.cancel')}</Button>
        </>
      }
    >
      <Stack>
        <ProblemNotice problem={sending.problem} takesFocus />
        {children}
      </Stack>
    </Dialog>
  );
}
