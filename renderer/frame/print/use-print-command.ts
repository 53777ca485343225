// Printing as a screen's own act: one press, and the reason when it failed.
import { useState } from 'react';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { PrintAddress } from './print-address.ts';
import { printPage } from './print-job.ts';

/** Prints one page. A cancelled print is no problem; `printAndTell` says whether it was printed. */
export function usePrintCommand(address: PrintAddress) {
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const print = async (): Promise<boolean> => {
    setIsPending(true);
    try {
      const { printed, problem: refused } = await printPage(address);
      setProblem(refused);
      return printed;
    } finally {
      setIsPending(false);
    }
  };
  return { print: () => void print(), printAndTell: print, isPending, problem };
}
