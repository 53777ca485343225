// Clients whose name and masks a list shows. Two letters find six of them, and a closed day's list has all of its day: whoever
// runs through them would have every name of the office. So the different ones count by human being.
// Three of them weigh as one look: a search by a name shows some who were not meant, as often as a letter is typed.

import type { Machine } from '#core/journal/device/machine.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { bulkAccess } from './contract.ts';
import { countLately, type HumanReads, type Lately, latelyOf } from './seen-lately.ts';

/** So many different clients, shown to one human being within ten minutes, raise an alert. */
export const bulkNames = 3 * bulkAccess;

type Showing = { readonly machine: Machine; readonly memory: { readonly namesShown: Lately } };
/** A client as a list shows them. */
type Shown = { readonly name: string; readonly identifierMasked: string };

/** Counts clients that a list shows; every sixtieth within ten minutes raises an alert that the manager answers (D16.20). */
export function logNamesShown(
  { machine, memory }: Showing,
  reads: HumanReads,
  personId: string,
  shown: readonly Shown[],
  command: (work: (tx: Transaction) => void) => void,
): void {
  const own = latelyOf(machine, memory.namesShown, reads, personId);
  const keys = shown.map(({ name, identifierMasked }) => JSON.stringify([name, identifierMasked]));
  countLately(own, keys, { machine, personId, most: bulkNames, command });
}
