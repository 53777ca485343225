// Who somebody is, for a letter to an authority that must know exactly whom to cut off or to expect. Only letters ask for it, and each
// time is a look that the journal keeps.
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { LetterIdentity } from './contract.ts';
import { personViewed } from './entries.ts';
import type { StaffReads } from './queries.ts';

/** Shows the full identity of an account's holder, and notes the look; null when there is none (D9.14, D16.5). */
export function showIdentity(tx: Transaction, staff: StaffReads, personId: string): LetterIdentity | null {
  const person = staff.person(personId);
  const registered = staff.registration(personId);
  if (person === null || registered === null) return null;
  const clearance = staff.clearance(personId);
  tx.append(personViewed, { id: tx.newId(), personId });
  return {
    name: person.name,
    fatherName: registered.fatherName,
    nationalCode: registered.nationalCode ?? registered.nationalCodeMasked,
    role: person.role,
    fileNumber: staff.supervisionFile(personId)?.fileNumber ?? null,
    clearance: clearance === null ? null : { reference: clearance.reference, issuedOn: clearance.issuedOn },
    since: registered.day,
  };
}
