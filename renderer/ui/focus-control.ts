// Moves the focus as Tab does: what is in a text field is selected, so that typing replaces it.
export function focusControl(control: HTMLElement): void {
  control.focus();
  if (control instanceof HTMLInputElement && control.type !== 'radio' && control.type !== 'checkbox') {
    control.select();
  }
}
