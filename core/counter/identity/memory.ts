// What a decision on a client says that its PC knew of the other decisions on them (D1.11, D1.19).

import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { refusalRememberedDays } from './contract.ts';
import { memoryNoted, mostKnown } from './entries.ts';
import type { MemoryReads, PersonInVisits } from './memory-queries.ts';

type Visit = Pick<PersonInVisits, 'personHmac' | 'identifierHmac'> & { readonly id: string };
type Reads = { readonly identity: MemoryReads };

/** What this PC holds of the last days on whoever stands in a visit, and on whose matter it is. */
export function decisionsOn(
  tx: Transaction,
  reads: Reads,
  { id, personHmac, identifierHmac }: Visit,
): ReturnType<MemoryReads['decisionsOn']> {
  const since = addDays(tx.day, -refusalRememberedDays);
  return reads.identity.decisionsOn({ visitId: id, personHmac, identifierHmac, since });
}

/** Says which verifications of the last days a decision knew that is none itself; also that it knew none. */
export function noteVerified(tx: Transaction, reads: Reads, visit: Visit, checkId: string): void {
  noteKnown(tx, checkId, decisionsOn(tx, reads, visit).verified);
}

/** Says what a decision knew, whole: in as many notes as it takes. */
export function noteKnown(tx: Transaction, checkId: string, known: readonly string[]): void {
  for (let from = 0; from === 0 || from < known.length; from += mostKnown)
    tx.append(memoryNoted, { id: tx.newId(), checkId, known: known.slice(from, from + mostKnown) });
}
