// A printed page says when everything on it is there, or that it was refused; nobody prints it before that, and a refusal never.
import { useEffect } from 'react';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';

/**
 * Marks the document for the shells, which wait for the mark: as refused while there is a problem of what stands on the page
 * (`data-print="failed"`, with the problem beside it), otherwise as complete while `isReady` is true.
 */
export function usePrintReady(isReady: boolean, problem: Problem | null): void {
  const refusal = problem === null ? null : JSON.stringify(problem);
  useEffect(() => {
    if (refusal === null && !isReady) return;
    const { dataset } = document.documentElement;
    dataset.print = refusal === null ? 'ready' : 'failed';
    if (refusal !== null) dataset.printProblem = refusal;
    return () => {
      delete dataset.print;
      delete dataset.printProblem;
    };
  }, [isReady, refusal]);
}

/** Waits until the page on screen and its fonts are there: null, or why the page was refused. */
export async function printIsReady(): Promise<Problem | null> {
  for (;;) {
    const { print, printProblem } = document.documentElement.dataset;
    if (print === 'failed') return problemOfPage(printProblem);
    if (print !== 'ready') await nextFrame();
    else {
      await document.fonts.ready;
      // While they came the session may have been locked, and the page with it.
      if (document.documentElement.dataset.print === 'ready') return null;
    }
  }
}

function problemOfPage(said: string | undefined): Problem {
  const problem: unknown = JSON.parse(said ?? 'null');
  return isProblem(problem) ? problem : { code: 'UNEXPECTED', params: { reference: 'print-refused' } };
}

const nextFrame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));
