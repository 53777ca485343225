// Nobody who works here is served by a clerk, in whatever part: client, representative, principal, helper (D1).

import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/** Somebody who has a part in a visit, by the hashes under which the office may know them. */
export type KnownPart = { readonly role: string; readonly hashes: readonly string[] };

/**
 * Passes on people of whom nobody works here; a colleague's part is for the manager, one's own for nobody
 * (D1.4, D1.10, D1.16).
 * @throws SELF_VERIFICATION, STAFF_AS_CLIENT
 */
export function requireNoStaff(
  reads: { readonly staff: Pick<StaffReads, 'person' | 'accountsByNationalCode'> },
  actor: Person,
  parts: readonly KnownPart[],
): void {
  for (const { role, hashes } of parts) {
    const accounts = hashes.flatMap((hash) => reads.staff.accountsByNationalCode(hash));
    if (accounts.includes(actor.id)) throw refusal('SELF_VERIFICATION', {});
    const worksHere = accounts.some((account) => reads.staff.person(account)?.state !== 'cut_off');
    if (worksHere && actor.role !== 'manager') throw refusal('STAFF_AS_CLIENT', { part: role });
  }
}

/**
 * The hashes by which somebody is known: that of their identifier, and of a foreigner's number also as a national code, so that
 * nobody is hidden by the kind that was chosen for their number (D1.77).
 */
export function hashesOf(
  tx: Pick<Transaction, 'device'>,
  { kind, identifier }: { readonly kind: string; readonly identifier: string },
): readonly string[] {
  const own = tx.device.identifierHmac(kind, identifier);
  const isForeign = kind === 'foreign_id' || kind === 'passport';
  return isForeign ? [own, tx.device.identifierHmac('national_code', identifier)] : [own];
}
