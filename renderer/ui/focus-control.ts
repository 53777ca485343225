// Moves the focus as Tab does: what is in a text field is selected, so that typing replaces it.
export function focusControl(control: HTMLElement): void {
  control.focus();
  if (control instanceof HTMLInputElement && control.type !== 'radio' && control.type !== 'checkbox') {
    control.select();
  }
}

/** On a part that has the focus because an act led nowhere (frame/kept-focus). The walk over the screens fails where it finds one (tests/e2e). */
export const fellHere = 'data-focus-fell';

/**
 * Whether nothing in particular has the focus: it is on the body, on the screen as a whole, where it waits for a first control, or where it
 * fell before the answer to the act had come.
 */
export function isFocusFree(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.matches(`#screen, [${fellHere}]`);
}
