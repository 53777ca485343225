// Tells the desktop shell that closing the window would lose what is half typed; the shell asks the person.
import { useEffect } from 'react';

/** While `isHalfDone`, the desktop's window does not close without a question. A browser's page closes as browsers do. */
export function useAskBeforeLeaving(isHalfDone: boolean): void {
  useEffect(() => {
    if (!isHalfDone || window.desk === undefined) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', hold);
    return () => window.removeEventListener('beforeunload', hold);
  }, [isHalfDone]);
}
