// A screen that comes up has the focus as a whole where it leads to nothing itself: Tab and J go on in it. What a screen leads to has the
// focus within its next two pictures.
import { useMatches } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';
import { restOnScreen } from '#renderer/frame/kept-focus.ts';
import { isFocusFree } from '#renderer/ui/focus-control.ts';

/**
 * Beside the screen that it belongs to, and beside what stands there until the script of that screen has come: an address changes before
 * its screen is drawn.
 */
export function FocusOnScreen(): null {
  const shown = useMatches({ select: (matches) => matches.at(-1)?.pathname });
  useLayoutEffect(() => {
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        const place = isFocusFree() ? null : document.activeElement?.closest('#screen, [role$="dialog"]');
        if (shown !== undefined && place == null) restOnScreen();
      });
    });
    return () => cancelAnimationFrame(frame);
  }, [shown]);
  return null;
}
