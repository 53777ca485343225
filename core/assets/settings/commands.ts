// What the manager sets at a PC.
import type { z } from 'zod';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { choosePrinterInput, chooseScaleInput } from './contract.ts';
import { printerChosen, screenScaleChosen } from './entries.ts';

/**
 * Chooses the printer of this PC for a paper; null lets the system's dialog ask. Whether there is such a printer only the
 * shell knows: one that is not there is said at the print (D2.10).
 */
export function choosePrinter(tx: Transaction, { paper, printer }: z.infer<typeof choosePrinterInput>): void {
  tx.append(printerChosen, { id: tx.newId(), paper }, { printer });
}

/** Chooses how large this PC shows its screens; whoever sits there may still choose for their own eyes (D20.3). */
export function chooseScale(tx: Transaction, { percent }: z.infer<typeof chooseScaleInput>): void {
  tx.append(screenScaleChosen, { id: tx.newId(), percent });
}
