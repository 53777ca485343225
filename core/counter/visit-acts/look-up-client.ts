// Looking a client up by a whole identifier at the start of a visit: contact data, never the verification (D1). The look is
// journalled, whether a visit follows or not (D16).
import type { z } from 'zod';
import { type AccessLogCommandReads, logClientAccess } from '#core/access/access-log/commands.ts';
import type { findClientInput, findClientOutput } from '#core/counter/visits/contract.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

type Known = { readonly visitId: string; readonly shown: NonNullable<z.infer<typeof findClientOutput>> };

/** A whole identifier in the one form in which it is looked for. */
export const soughtIdentifier = (typed: string): string => cleanIdentifier(typed).toUpperCase();

/** The client of this type who is known by a whole identifier, with their newest visit; or null. */
export function knownClient(
  reads: { readonly visits: VisitReads },
  device: Pick<DeviceIdentity, 'identifierHmac'> | null,
  { clientType, identifier }: z.infer<typeof findClientInput>,
): Known | null {
  const hmac = device?.identifierHmac('client', soughtIdentifier(identifier));
  const client = hmac === undefined ? null : reads.visits.client(hmac);
  if (client === null || client.clientType !== clientType) return null;
  const visit = reads.visits.lastVisit(client.identifierHmac);
  if (visit === null) return null;
  return {
    visitId: visit.id,
    shown: { ...reads.visits.contactOf(client, visit.id), lastVisitDay: visit.day },
  };
}

/** Shows what is known of a client. */
export function lookUpClient(
  tx: Transaction,
  reads: AccessLogCommandReads,
  { visitId, shown }: Known,
): Known['shown'] {
  logClientAccess(tx, reads, visitId, 'looked_up');
  return shown;
}
