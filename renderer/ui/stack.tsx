// The two arrangements of everything that has no shape of its own: under each other, and buttons beside each other.
import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';
import { isConfirmKey, sendForm } from './confirm-key.ts';
import { enterMovesOn } from './enter-moves-on.ts';
import styles from './stack.module.css';

export function Stack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** Buttons beside each other while there is room, the primary one first. */
export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

type StackedFormProps = {
  onSubmit: () => Promise<void> | void;
  /** Enter goes to the next field, and sends from the last one alone. */
  isMovedThrough?: boolean;
  children: ReactNode;
};

/** A form whose fields stand under each other. Its problems are the screen's own, never the browser's. */
export function StackedForm({ onSubmit, isMovedThrough = false, children }: StackedFormProps) {
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void onSubmit();
  };
  // As everywhere: Ctrl+Enter does what the primary button does, whatever button of the form has the focus, and nothing behind
  // the form hears of it. What stands over the form, a list or a dialog, is not in it.
  const confirm = (event: KeyboardEvent<HTMLFormElement>) => {
    if (!isConfirmKey(event)) {
      const form = event.currentTarget;
      if (isMovedThrough) enterMovesOn(() => sendForm(form))(event);
      return;
    }
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat) sendForm(event.currentTarget);
  };
  return (
    <form className={styles.stack} onSubmit={submit} onKeyDownCapture={confirm} noValidate>
      {children}
    </form>
  );
}
