// A part of a screen that comes next after an act, and what of it has the focus.
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './comes-next.module.css';
import { focusControl, isFocusFree } from './focus-control.ts';

const field = ':is(input:not([type="hidden"], [type="radio"], [type="checkbox"]), textarea):not(:disabled)';
const mark = 'data-comes-next';

type ComesNextProps = {
  /** Names what is in it: when that changes it comes anew. */
  what: string;
  /** Whether an act has led here. */
  isLedTo?: boolean;
  /** It begins with its first button, which asks before it does anything. */
  isBegunByButton?: boolean;
  children: ReactNode;
};

/**
 * Has the focus when it comes, unless something else was given it: on what is typed into, else as a whole, to be read first. A button that
 * acts at once never has it, or a second press of the same key would do what nobody meant.
 */
export function ComesNext({ what, isLedTo = true, isBegunByButton = false, children }: ComesNextProps) {
  const place = useRef<HTMLDivElement>(null);
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (!isLedTo || shown.current === what) return;
    shown.current = what;
    const isFree = isFocusFree() || document.activeElement?.hasAttribute(mark) === true;
    if (place.current === null || !isFree) return;
    const begin = place.current.querySelector<HTMLElement>(isBegunByButton ? 'button:not(:disabled)' : field);
    focusControl(begin ?? place.current);
  }, [what, isLedTo, isBegunByButton]);
  return (
    <div ref={place} tabIndex={-1} className={styles.place} {...{ [mark]: '' }}>
      {children}
    </div>
  );
}
