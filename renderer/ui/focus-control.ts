// Moves the focus as Tab does: what is in a text field is selected, so that typing replaces it.
export function focusControl(control: HTMLElement): void {
  control.focus();
  if (control instanceof HTMLInputElement && control.type !== 'radio' && control.type !== 'checkbox') {
    control.select();
  }
}

/** Whether nothing in particular has the focus: it is on the body, or on the screen as a whole, where it waits for a first control. */
export function isFocusFree(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.id === 'screen';
}
