// A screen that comes up has the focus as a whole where it leads to nothing itself: Tab and J go on in it. What a screen leads to has the
// focus within its next two pictures.
import { useMatches } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';

/**
 * Beside the screen that it belongs to, and beside what stands there until the script of that screen has come: an address changes before
 * its screen is drawn.
 */
export function FocusOnScreen(): null {
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname });
  useLayoutEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const screen = document.querySelector<HTMLElement>('#screen');
        const focused = document.activeElement;
        const isTaken = focused !== document.body && focused?.closest('#screen, [role$="dialog"]') !== null;
        if (shown !== undefined && !isTaken) screen?.focus({ preventScroll: true });
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return null;
}
