// Looking a client up by a whole identifier at the start of a visit: contact data, never the verification (D1). The look is
// journalled, whether a visit follows or not (D16).
import type { z } from 'zod';
import { type AccessLogCommandReads, logClientAccess } from '#core/access/access-log/commands.ts';
import type { IdentifierKind } from '#core/counter/people/contract.ts';
import type { ClientType, findClientInput, findClientOutput } from '#core/counter/visits/contract.ts';
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
  const sought = soughtIdentifier(identifier);
  for (const kind of kindsOf(clientType)) {
    const hmac = device?.identifierHmac(kind, sought);
    const client = hmac === undefined ? null : reads.visits.client(hmac);
    const form = client?.clientType === clientType ? reads.visits.lastForm(client.identifierHmac) : null;
    if (form === null) continue;
    const { visitId, day, ...contact } = form;
    return { visitId, shown: { ...contact, lastVisitDay: day } };
  }
  return null;
}

/** The kinds of identifier by which a type of client is known. */
function kindsOf(clientType: ClientType): readonly IdentifierKind[] {
  if (clientType === 'legal_person') return ['legal_id'];
  return clientType === 'foreign_national'
    ? ['passport', 'foreign_id']
    : ['national_code', 'foreign_id', 'passport'];
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
