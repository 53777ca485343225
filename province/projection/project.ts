// Computes what entries add to their office's days, to the facts that supervisors read, and to reports. In the transaction that stores them.
import type { Store } from '../store/store.ts';
import { addFacts, type PlacedEntry } from './add-facts.ts';
import { addReportEntries } from './add-report-entries.ts';
import { addToDays } from './add-to-days.ts';
import type { Understood } from './understand.ts';

/** Entries of one office in the order of their positions, each with what was understood of it. */
export async function project(
  tx: Store,
  office: string,
  entries: readonly (PlacedEntry & { readonly understood: Understood })[],
): Promise<void> {
  await addToDays(
    tx,
    office,
    entries.map(({ understood }) => understood),
  );
  const read = entries.filter(({ understood }) => !('quarantined' in understood));
  await addFacts(tx, office, read);
  await addReportEntries(
    tx,
    office,
    read.map(({ envelope }) => envelope),
  );
}
