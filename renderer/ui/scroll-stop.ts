// A frame that scrolls is a stop of the Tab key while what is in it is wider, so that keys scroll it too (WCAG 2.1.1).
import { useCallback, useState } from 'react';

/** Watches a frame and its first child; spread what comes back on the frame. `name` says what is in it. */
export function useScrollStop(name: string) {
  const [isWider, setIsWider] = useState(false);
  const ref = useCallback((frame: HTMLElement | null) => {
    if (frame === null) return;
    const watch = new ResizeObserver(() => setIsWider(frame.scrollWidth > frame.clientWidth));
    for (const element of [frame, frame.firstElementChild]) if (element !== null) watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, ...(isWider ? { tabIndex: 0, role: 'group', 'aria-label': name } : {}) };
}
