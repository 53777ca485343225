// Putting mistyped data of an open visit's client right, by a linked entry, before the identity is decided. What comes of
// it is judged by the rules of opening a visit, against the business day. Identifiers are never corrected: they would name another client.
import type { z } from 'zod';
import { clientInputSchema, type correctClientInput } from '#core/counter/visits/contract.ts';
import { visitClientCorrected } from '#core/counter/visits/entries.ts';
import { type OpenVisitReads, requireOpenVisit } from '#core/counter/visits/open-visit.ts';
import { type ClientFacts, readClient, typedAgain } from '#core/counter/visits/rules.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/**
 * Records what is right instead; what is left out stays (D1.9).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, IDENTITY_ALREADY_DECIDED,
 * IDENTIFIER_INVALID, INPUT_INVALID when nothing is said, or of what this type of client does not have
 */
export function correctClient(
  tx: Transaction,
  reads: OpenVisitReads,
  { visitId, ...given }: z.infer<typeof correctClientInput>,
): void {
  const visit = requireOpenVisit(tx, reads, visitId);
  const outcome = reads.identity.latest(visitId)?.outcome ?? null;
  if (outcome === 'verified') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  if (said.length === 0) throw refusal('INPUT_INVALID', { fields: ['visitId'] });
  if (visit.identifier === null) throw refusal('NOT_FOUND', { what: 'client' });
  // A tracking number is no part of a correction, whatever stands there.
  const current = typedAgain({ ...visit, identifier: visit.identifier, trackingNumber: '' });
  const parsed = clientInputSchema.safeParse({ ...current, ...Object.fromEntries(said) });
  if (!parsed.success) throw refusal('INPUT_INVALID', { fields: fieldsIn(parsed.error.issues) });
  const read = readClient(parsed.data, tx.day);
  if (!read.ok) throw new ProblemError(read.refusal);
  const id = tx.newId();
  tx.append(visitClientCorrected, { id, visitId }, changesIn(visit, read.facts));
}

function fieldsIn(issues: readonly z.core.$ZodIssue[]): string[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [issue.path.map(String).join('.')],
  );
}

type CurrentFacts = {
  readonly clientName: string | null;
  readonly mobile: string | null;
  readonly postalCode: string | null;
  readonly details: Readonly<Record<string, string>> | null;
};

/** Only what differs: what stays as it was is no part of a correction. */
function changesIn(visit: CurrentFacts, facts: ClientFacts) {
  const changed = <Part extends 'clientName' | 'mobile' | 'postalCode'>(part: Part) =>
    facts[part] === (visit[part] ?? '') ? {} : { [part]: facts[part] };
  const details = Object.entries(facts.details).filter(([key, value]) => visit.details?.[key] !== value);
  return {
    ...changed('clientName'),
    ...changed('mobile'),
    ...changed('postalCode'),
    details: Object.fromEntries(details),
  };
}
