// Computes what entries add to their office's days, to the facts that supervisors read, and to reports. In the transaction that stores them.
import { together } from '../store/statements.ts';
import type { Store } from '../store/store.ts';
import { addFacts, type PlacedEntry } from './add-facts.ts';
import { addReportEntries } from './add-report-entries.ts';
import { addToDays } from './add-to-days.ts';
import type { CountedOnce } from './counted-once.ts';
import type { Understood } from './understand.ts';

/**
 * Entries of one office in the order of their positions, each with what was understood of it.
 * @param counted `countedUntilNow` of them
 */
export async function project(
  tx: Store,
  office: string,
  entries: readonly (PlacedEntry & { readonly understood: Understood })[],
  counted: Map<string, CountedOnce>,
): Promise<void> {
  const read = entries.filter(({ understood }) => !('quarantined' in understood));
  const envelopes = read.map(({ envelope }) => envelope);
  const understood = entries.map((entry) => entry.understood);
  await together([
    addReportEntries(tx, office, envelopes),
    addToDays(tx, office, understood, counted),
    addFacts(tx, office, read),
  ]);
}
