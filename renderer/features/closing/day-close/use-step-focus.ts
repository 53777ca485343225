// Where the focus is in a step: on the first thing that asks for something, else on the step itself, never on nothing.
import { type RefObject, useEffect, useRef } from 'react';
import { isFocusFree } from '#renderer/ui/focus-control.ts';

const first = 'input:not([type="hidden"]), textarea, button:not(:disabled), a[href]';

/**
 * The ref of the step's place. `step` names what is shown in it; `isWhole`: it is read first, so the place itself has the focus. Whoever
 * chooses a day at the head of the screen stays there.
 */
export function useStepFocus(step: string, isWhole: boolean): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const here = place.current;
    if (here === null || shown.current === step) return;
    const isArrival = shown.current === null;
    shown.current = step;
    if (isArrival && document.activeElement instanceof Element && isAtHead(document.activeElement)) return;
    const begin = here.querySelector<HTMLElement>('[data-begin]') ?? here;
    const way = isWhole ? null : begin.querySelector<HTMLElement>(first);
    (way ?? here).focus();
  }, [step, isWhole]);
  // What had the focus may be gone with what was done: the step itself has it then.
  useEffect(() => {
    if (isFocusFree()) place.current?.focus();
  });
  return place;
}

const isAtHead = (focused: Element): boolean => focused.closest('#screen header') !== null;
