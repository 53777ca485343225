// What keys did at once that may turn out to be a scanner's: a digit chooses in a list, and the digits of a scan choose nothing.

/** Puts back what stood before the first key of the row that runs; null where no key of it did anything. */
let before: (() => void) | null = null;

/** A key was pressed that no fast key came before: what earlier keys did was a person's. */
export function beginRow(): void {
  before = null;
}

/** A key does something at once. `putBack` takes it back, with all that keys after it did; the focus goes back by itself. */
export function didAtOnce(putBack: () => void): void {
  const focused = document.activeElement;
  before ??= () => {
    putBack();
    if (focused instanceof HTMLElement) focused.focus();
  };
}

/** The row was a scan: nothing that its keys did stays. */
export function takeBackRow(): void {
  const putBack = before;
  before = null;
  putBack?.();
}
