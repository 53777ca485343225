// The focus is always on something. What had it goes at times with the act that it did, or is shut for a moment: then it gets the focus
// back, or the nearest part of the screen that still stands has it, so that Tab goes on from there, or the first field of the form that
// has come there. No other button gets it, or a second press of the same key would do what nobody meant.
import { useEffect } from 'react';
import { fellHere, focusControl } from '../ui/focus-control.ts';

/** Screens that put the focus somewhere themselves do it within their next two pictures. */
const patienceMs = 100;
const afterTwoPictures = (act: () => void): void =>
  void requestAnimationFrame(() => requestAnimationFrame(act));

/** Whether an element can have the focus no more. */
const isGone = (element: Element): boolean =>
  !element.isConnected || element.matches(':disabled') || element.closest('[inert]') !== null;

/** The first of these that still stands, or the screen; of an open dialog never what lies under it. */
function standingOf(around: readonly Element[]): HTMLElement | null {
  const dialog = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].at(-1);
  const place =
    around.find((part) => part.isConnected && (dialog === undefined || dialog.contains(part))) ??
    dialog ??
    document.querySelector('#screen') ??
    document.querySelector('main');
  return place instanceof HTMLElement ? place : null;
}

/** What lies around an element and can be gone to, from the inside: parts of a screen, lists and their rows, the screen. */
function partsAround(element: Element): Element[] {
  const parts: Element[] = [];
  for (let part = element.parentElement; part !== null; part = part.parentElement)
    if (part.matches('li, form, section, aside, nav, main, [role="dialog"], [role="alertdialog"]'))
      parts.push(part);
  return parts;
}

/** What is typed into, by which a second press does nothing. */
const fields = ':is(input:not([type="hidden"], [type="checkbox"], [type="radio"]), textarea):not(:disabled)';

function focusPart(part: HTMLElement): void {
  const field = part.id === 'screen' ? null : part.querySelector<HTMLElement>(`form ${fields}`);
  if (field !== null) {
    focusControl(field);
    return;
  }
  if (!part.hasAttribute('tabindex')) part.tabIndex = -1;
  part.setAttribute(fellHere, '');
  part.addEventListener('blur', () => part.removeAttribute(fellHere), { once: true });
  part.focus({ preventScroll: true });
}

/** A screen that has come up has the focus as a whole, whatever was before it. */
export function restOnScreen(): void {
  const screen = document.querySelector<HTMLElement>('#screen');
  screen?.removeAttribute(fellHere);
  screen?.focus({ preventScroll: true });
}

/** While a paper is printed nothing of the desk is shown: what had the focus has it again afterwards. */
const isPrinting = (): boolean => document.querySelector('[data-print-layer] > *') !== null;

/** Keeps it so while the window of the desk is shown. */
export function useKeptFocus(): void {
  useEffect(() => {
    let last: HTMLElement | null = null;
    let around: Element[] = [];
    let timer: number | undefined;
    // A loss that something made good meanwhile is no loss: the next one has the whole patience again.
    let loss = 0;
    // Who presses beside everything means it: the focus is theirs to leave.
    let isLeft = false;
    const note = ({ target }: FocusEvent) => {
      callOff();
      if (!(target instanceof HTMLElement)) return;
      isLeft = false;
      last = target;
      around = partsAround(target);
    };
    const leave = ({ target }: PointerEvent) => {
      isLeft = !(target instanceof Node && last?.contains(target) === true);
    };
    const isLost = () =>
      document.activeElement === document.body &&
      document.hasFocus() &&
      (!isLeft || last === null || isGone(last));
    const callOff = () => {
      window.clearTimeout(timer);
      timer = undefined;
      loss += 1;
    };
    const look = () => {
      if (timer !== undefined || !isLost()) return;
      const seen = loss;
      timer = window.setTimeout(
        () => afterTwoPictures(() => (seen === loss ? settle() : undefined)),
        patienceMs,
      );
    };
    const settle = () => {
      timer = undefined;
      if (!isLost() || isPrinting()) return;
      if (last !== null && !isGone(last)) last.focus({ preventScroll: true });
      if (document.activeElement !== document.body) return;
      const place = standingOf(around);
      if (place !== null) focusPart(place);
    };
    const observer = new MutationObserver(look);
    const watched = ['disabled', 'inert'];
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: watched });
    document.addEventListener('focusin', note);
    document.addEventListener('focusout', look);
    document.addEventListener('pointerdown', leave, { capture: true });
    look();
    return () => {
      callOff();
      observer.disconnect();
      document.removeEventListener('focusin', note);
      document.removeEventListener('focusout', look);
      document.removeEventListener('pointerdown', leave, { capture: true });
    };
  }, []);
}
