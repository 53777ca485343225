// Enter goes to the next field; in the last one it is the primary button. A choice that is still open keeps its Enter.
import type { KeyboardEvent } from 'react';
import { focusControl } from './focus-control.ts';

const controls = 'input, textarea, button[aria-haspopup="listbox"]';

const isReachable = (control: HTMLElement): boolean => {
  const isHidden = control.closest('[aria-hidden="true"], [hidden], [inert]') !== null;
  return !isHidden && !control.matches(':disabled, [type="hidden"]');
};

/** One control a question: of a radio group the chosen one, or the first. */
function questionsOf(form: HTMLElement): HTMLElement[] {
  const all = [...form.querySelectorAll<HTMLElement>(controls)].filter(isReachable);
  return all.filter((control) => {
    if (!(control instanceof HTMLInputElement) || control.type !== 'radio') return true;
    const group = all.filter((one) => one instanceof HTMLInputElement && one.name === control.name);
    return (group.find((one) => one instanceof HTMLInputElement && one.checked) ?? group[0]) === control;
  });
}

/** Whether this control needs its own Enter: to write a line, or to open or choose from a list. */
function keepsEnter(control: HTMLElement): boolean {
  if (control instanceof HTMLTextAreaElement) return true;
  if (control.getAttribute('role') === 'combobox') return true;
  if (!(control instanceof HTMLButtonElement)) return false;
  return (
    control.getAttribute('aria-expanded') === 'true' || control.querySelector('[data-placeholder]') !== null
  );
}

const isSameQuestion = (one: HTMLElement, other: HTMLElement): boolean => {
  const isRadio = one instanceof HTMLInputElement && one.type === 'radio';
  return one === other || (isRadio && other instanceof HTMLInputElement && one.name === other.name);
};

/** The question after this one, or undefined after the last. */
function questionAfter(form: HTMLElement, control: HTMLElement): HTMLElement | undefined {
  const questions = questionsOf(form);
  return questions[questions.findIndex((question) => isSameQuestion(control, question)) + 1];
}

/** Goes on from the question that has the focus, where an answer was given by one key; stays in the last one. */
export function moveOnFromFocus(): void {
  const control = document.activeElement;
  const form = control?.closest('form');
  if (!(control instanceof HTMLElement) || !form) return;
  const next = questionAfter(form, control);
  if (next !== undefined) focusControl(next);
}

/** For a form's onKeyDownCapture. `finish` is what the primary button does. */
export function enterMovesOn(finish: () => void): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    const { target, currentTarget } = event;
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
    if (event.nativeEvent.isComposing || !(target instanceof HTMLElement)) return;
    if (!target.matches(controls) || keepsEnter(target)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = questionAfter(currentTarget, target);
    if (next === undefined) finish();
    else focusControl(next);
  };
}
