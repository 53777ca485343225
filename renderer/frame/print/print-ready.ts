// A printed page says when everything on it is there; nobody prints it before that.
import { useEffect } from 'react';

/** Marks the document as complete while `isReady` is true. The shells wait for the mark. */
export function usePrintReady(isReady: boolean): void {
  useEffect(() => {
    if (!isReady) return;
    document.documentElement.dataset.print = 'ready';
    return () => {
      delete document.documentElement.dataset.print;
    };
  }, [isReady]);
}

/** Resolves once the page on screen is complete and its fonts are there. */
export async function printIsReady(): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = () => {
      if (document.documentElement.dataset.print === 'ready') resolve();
      else requestAnimationFrame(look);
    };
    look();
  });
  await document.fonts.ready;
}
