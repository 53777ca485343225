// Ctrl+Enter in a dialog: it sends the dialog's form, else presses its primary button, else the act at its foot. It is a
// property of every dialog, so that none can forget it; a dialog without an act does nothing, and nothing behind it hears.
import { useCallback } from 'react';

type PressedKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/** Ctrl+Enter and no other key with it. */
export const isConfirmKey = (event: PressedKey): boolean =>
  event.key === 'Enter' && event.ctrlKey && !event.altKey && !event.metaKey && !event.shiftKey;

/** Sends a form as its button does: not while that is disabled or its command is under way. */
export function sendForm(form: HTMLFormElement): void {
  const stopped = 'button[type="submit"]:disabled, button[data-kind][aria-disabled="true"]';
  if (form.querySelector(stopped) === null) form.requestSubmit();
}

const dialogs = '[role="dialog"], [role="alertdialog"]';

/** The form that is sent: the one with the focus, else the dialog's only one; of several none is guessed. */
function formOf(dialog: Element, target: Element): HTMLFormElement | null {
  const focused = target.closest('form');
  if (focused !== null) return focused;
  const forms = dialog.querySelectorAll('form');
  return forms.length === 1 ? (forms[0] ?? null) : null;
}

/** The button that is pressed; what cannot be taken back only where it is the dialog's question, at its foot. */
const actOf = (dialog: Element): HTMLButtonElement | null =>
  dialog.querySelector<HTMLButtonElement>('button[data-kind="primary"]') ??
  dialog.querySelector<HTMLButtonElement>('[data-acts] button[data-kind="danger"]');

/** The ref of a dialog that hears Ctrl+Enter wherever its focus is, once a press, while it stands on top. */
export function useConfirmKey(): (dialog: HTMLElement | null) => (() => void) | undefined {
  return useCallback((dialog: HTMLElement | null) => {
    if (dialog === null) return undefined;
    const confirm = (event: KeyboardEvent) => {
      if (!isConfirmKey(event)) return;
      // A list over the dialog keeps its keys; a dialog over it answers by itself.
      const target = event.target instanceof Element ? event.target : document.body;
      if (target !== document.body && !dialog.contains(target)) return;
      if ([...document.querySelectorAll(dialogs)].at(-1) !== dialog) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const form = formOf(dialog, target);
      if (form === null) actOf(dialog)?.click();
      else sendForm(form);
    };
    document.addEventListener('keydown', confirm, { capture: true });
    return () => document.removeEventListener('keydown', confirm, { capture: true });
  }, []);
}
