// A button that a key presses is clicked by the browser, and react-aria takes such a click for that of a screen reader until
// the next key: it then waits for a frame before it moves the focus, and a key that comes up or down within that frame lets
// the focus fall on the first button of the dialog. A click that a key made is the keyboard's.
import { setInteractionModality } from 'react-aria/useFocusVisible';

/** From now on, takes clicks that keys make for the keyboard's; for the whole life of the page. */
export function followKeyClicks(): void {
  const down = new Set<string>();
  window.addEventListener('keydown', ({ code }) => down.add(code), { capture: true });
  // Space clicks as it comes up, after this event.
  window.addEventListener('keyup', ({ code }) => setTimeout(() => down.delete(code)), { capture: true });
  // What comes up in another window is not heard here.
  window.addEventListener('blur', () => down.clear());
  // Below the document, where react-aria listens before it.
  const judge = ({ detail }: MouseEvent) => {
    if (detail === 0 && down.size > 0) setInteractionModality('keyboard');
  };
  document.documentElement.addEventListener('click', judge, { capture: true });
}
