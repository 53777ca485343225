// Putting mistyped data of those of a form of an open visit right, by a linked entry, before the identity is decided. What comes of
// it is judged by the rules of opening a visit, against the business day. Identifiers are never corrected: they would name another client.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import type { correctClientInput } from '#core/counter/visits/corrections/contract.ts';
import { visitClientCorrected } from '#core/counter/visits/entries.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import { type OpenVisitReads, requireOpenVisit } from '#core/counter/visits/open-visit.ts';
import { personInputSchema } from '#core/counter/visits/people/contract.ts';
import { birthDateRefusal, type ClientFacts, readClient } from '#core/counter/visits/rules.ts';
import { typedAgain } from '#core/counter/visits/typed-again.ts';
import { ProblemError, refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/**
 * Records what is right instead; what is left out stays (D1.9).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, IDENTITY_ALREADY_DECIDED,
 * IDENTIFIER_INVALID, INPUT_INVALID when nothing is said, or of what this type of client does not have
 */
export function correctClient(
  tx: Transaction,
  reads: Omit<OpenVisitReads, 'identity'> & { readonly identity: Pick<IdentityReads, 'latest' | 'decided'> },
  actor: Person,
  { visitId, formId = reads.visits.headForm(visitId), ...given }: z.infer<typeof correctClientInput>,
): void {
  requireOpenVisit(tx, reads, visitId);
  const form = reads.visits.form(visitId, formId);
  if (form === null) throw refusal('NOT_FOUND', { what: 'client' });
  if (reads.identity.decided(visitId, formId)?.outcome === 'verified')
    throw refusal('IDENTITY_ALREADY_DECIDED', {});
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  if (said.length === 0) throw refusal('INPUT_INVALID', { fields: ['visitId'] });
  if (form.identifier === null) throw refusal('NOT_FOUND', { what: 'client' });
  const parsed = personInputSchema.safeParse({ ...typedAgain(form), ...Object.fromEntries(said) });
  if (!parsed.success) throw refusal('INPUT_INVALID', { fields: fieldsIn(parsed.error.issues) });
  const read = readClient(parsed.data, tx.day);
  if (!read.ok) throw new ProblemError(read.refusal);
  if (given.birthDate !== undefined)
    requireKnownBirthDate(tx, reads, actor, { form, birthDate: given.birthDate });
  const id = tx.newId();
  tx.append(visitClientCorrected, { id, visitId, formId }, changesIn(form, read.facts));
}

/** No correction makes somebody younger or older than the office knows them from another visit (D1.21). @throws IDENTIFIER_INVALID */
function requireKnownBirthDate(
  tx: Transaction,
  reads: Pick<OpenVisitReads, 'visits'>,
  actor: Person,
  { form, birthDate }: { form: VisitForm; birthDate: string },
): void {
  for (const { hash, birthDate: typed } of form.participants) {
    if (typed === null) continue;
    const known = reads.visits.birthDateKnown(hash, form.visitId);
    refuse(birthDateRefusal(birthDate, known, { day: tx.day, isManager: actor.role === 'manager' }));
  }
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
export function changesIn(visit: CurrentFacts, facts: ClientFacts) {
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
