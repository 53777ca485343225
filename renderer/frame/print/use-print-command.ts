// Printing as a screen's own act: one press, and the reason when it failed.
import { useState } from 'react';
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import type { PrintAddress } from './print-address.ts';
import { printPage } from './print-job.ts';

/** Prints one page. A cancelled print is no problem. */
export function usePrintCommand(address: PrintAddress) {
  const [isPending, setIsPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const print = async () => {
    setIsPending(true);
    try {
      setProblem((await printPage(address)).problem);
    } finally {
      setIsPending(false);
    }
  };
  return { print: () => void print(), isPending, problem };
}
