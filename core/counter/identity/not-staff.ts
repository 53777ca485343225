// Nobody who works here is served as a client by a clerk, in whatever role: client, representative or principal (D1).

import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/** The national codes of a visit by the part that each has in it. */
export type PartCodes = Readonly<Record<string, string | undefined>>;

/** The parts of a visit in which a national code can stand (D1.16). */
export function partCodes(visit: {
  readonly identifier: string | null;
  readonly details: Readonly<Record<string, string>> | null;
}): PartCodes {
  return {
    client: visit.identifier ?? undefined,
    representative: visit.details?.representativeNationalCode,
    principal: visit.details?.principalIdentifier,
    ward: visit.details?.wardIdentifier,
  };
}

/**
 * Passes on a visit in which nobody who works here has a part; a colleague's is for the manager, one's own for nobody
 * (D1.4, D1.10).
 * @throws SELF_VERIFICATION, STAFF_AS_CLIENT
 */
export function requireNoStaff(
  tx: Transaction,
  reads: { readonly staff: Pick<StaffReads, 'person' | 'accountsByNationalCode'> },
  actor: Person,
  codes: PartCodes,
): void {
  for (const [part, code] of Object.entries(codes)) {
    if (code === undefined || code === '') continue;
    const accounts = reads.staff.accountsByNationalCode(tx.device.identifierHmac('national_code', code));
    if (accounts.includes(actor.id)) throw refusal('SELF_VERIFICATION', {});
    const worksHere = accounts.some((account) => reads.staff.person(account)?.state !== 'cut_off');
    if (worksHere && actor.role !== 'manager') throw refusal('STAFF_AS_CLIENT', { part });
  }
}
