// What the manager sets at a PC.
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { officeNameCorrected } from '#core/journal/office/entries.ts';
import type { OfficeReads } from '#core/journal/office/queries.ts';
import type {
  choosePrinterInput,
  chooseScaleInput,
  correctOfficeNameInput,
  stateContactInput,
} from './contract.ts';
import { officeContactStated, printerChosen, screenScaleChosen } from './entries.ts';

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

/**
 * States where the office is and by which telephone: five to fifteen digits in groups, kept as `021-12345678` (D2.16).
 * @throws INPUT_INVALID
 */
export function stateContact(
  tx: Transaction,
  { address, phone: typed }: z.infer<typeof stateContactInput>,
): void {
  const phone = toLatinDigits(typed).trim().replace(/\s+/g, '-');
  if (!/^\+?\d(?:-?\d){4,14}$/.test(phone)) throw refusal('INPUT_INVALID', { fields: ['phone'] });
  tx.append(officeContactStated, { id: tx.newId() }, { address, phone });
}

/**
 * Keeps the right name of the office beside the former one: what is printed from now on carries it (D20.80).
 * @throws OFFICE_NOT_SET_UP, ACTION_ALREADY_DONE, REASON_NEEDED
 */
export function correctOfficeName(
  tx: Transaction,
  { office }: { readonly office: OfficeReads },
  { name, reason }: Omit<z.infer<typeof correctOfficeNameInput>, 'password'>,
): void {
  const formerName = office.office()?.name;
  if (formerName === undefined) throw refusal('OFFICE_NOT_SET_UP', {});
  if (formerName === name) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(officeNameCorrected, { id: tx.newId(), formerName, name }, { reason });
}
