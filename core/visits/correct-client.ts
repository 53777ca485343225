// Putting mistyped contact data and papers of an open visit right, by a linked entry, before the identity is decided.
// Identifiers are never corrected: who they name would be another client.
import type { z } from 'zod';
import type { Transaction } from '#core/journal/write-path.ts';
import { mobileVerdict, normaliseMobile } from '#core/leaves/identifiers/contact.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import type { correctClientInput } from './contract.ts';
import { visitClientCorrected } from './entries.ts';
import { type OpenVisitReads, requireOpenVisit } from './open-visit.ts';

/**
 * Records what is right instead; what is left out stays.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, IDENTITY_ALREADY_DECIDED,
 * IDENTIFIER_INVALID, INPUT_INVALID when nothing is said
 */
export function correctClient(
  tx: Transaction,
  reads: OpenVisitReads,
  { visitId, ...given }: z.infer<typeof correctClientInput>,
): void {
  const visit = requireOpenVisit(tx, reads, visitId);
  const outcome = reads.identity.latest(visitId)?.outcome ?? null;
  if (outcome === 'verified') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  const { name, mobile, postalCode, letterNumber } = given;
  if ([name, mobile, postalCode, letterNumber].every((value) => value === undefined))
    throw refusal('INPUT_INVALID', { fields: ['visitId'] });
  if (mobile !== undefined && mobileVerdict(mobile).verdict === 'block')
    throw refusal('IDENTIFIER_INVALID', { field: 'mobile', reason: 'mobile_format' });
  const isCompany = visit.clientType === 'legal_person';
  const details = {
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(name !== undefined && isCompany ? { representativeName: name } : {}),
  };
  tx.append(
    visitClientCorrected,
    { id: tx.newId(), visitId },
    {
      ...(name !== undefined && !isCompany ? { clientName: name } : {}),
      ...(mobile === undefined ? {} : { mobile: normaliseMobile(mobile) ?? '' }),
      ...(postalCode === undefined ? {} : { postalCode: cleanIdentifier(postalCode) }),
      details,
    },
  );
}
