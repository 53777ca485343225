// Tries what waits again by itself, the longest first, while somebody is signed in at the shell. Only what goes to a printer that was
// chosen: no dialog opens unasked, and a browser, which tells nothing, prints nothing unasked. A page that was refused is left to the
// hand.
import { useEffect, useRef } from 'react';
import type { WaitingPrint } from '#core/counter/prints/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { addressOf, isLeftToHand, stopsTheNext } from '#renderer/frame/print/failed-prints.ts';
import { printPage } from '#renderer/frame/print/print-job.ts';

export const retryEveryMs = 60_000;

/** Retries the queue every minute until the printer fails again. */
export function useRetryAlone(queue: readonly WaitingPrint[]): void {
  const isShell = window.desk !== undefined;
  const { data: choices = [] } = useDeskQuery(deskQueries.settings.printers.queryOptions(), {
    isEnabled: isShell && queue.length > 0,
  });
  const chosen = new Set(choices.flatMap(({ paper, printer }) => (printer === null ? [] : [paper])));
  const next = isShell ? queue.filter(({ paper }) => chosen.has(paper)) : [];
  const waiting = useRef(next);
  waiting.current = next;
  const isWaiting = next.length > 0;
  useEffect(() => {
    if (!isWaiting) return;
    let isBusy = false;
    const retry = async () => {
      if (isBusy) return;
      isBusy = true;
      try {
        for (const job of waiting.current)
          if (!isLeftToHand(job) && stopsTheNext(await printPage(addressOf(job)))) return;
      } finally {
        isBusy = false;
      }
    };
    const timer = window.setInterval(() => void retry(), retryEveryMs);
    return () => window.clearInterval(timer);
  }, [isWaiting]);
}
