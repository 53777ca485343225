// The page that a browser shows over the screen while it prints it (print-job.ts). No code of printing: the window's first
// script knows this much and fetches the pages when there is one.
import { create } from 'zustand';
import type { PrintAddress } from './print-address.ts';

/** The address that a browser is printing right now; shown by PrintLayer. */
export const usePrintInView = create<{ address: PrintAddress | null }>(() => ({ address: null }));
