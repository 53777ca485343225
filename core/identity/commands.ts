// Deciding on the identity of this visit's client (D1). A verification belongs to this visit and to no later one.
import type { z } from 'zod';
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { StaffReads } from '#core/staff/queries.ts';
import { type OpenVisitReads, requireOpenVisit } from '#core/visits/open-visit.ts';
import type { refuseInput, verifyInput } from './contract.ts';
import { identityEscalated, identityRefused, identityVerified } from './entries.ts';
import { checklistFor, checklistOutcome } from './rules.ts';

type IdentityCommandReads = OpenVisitReads & { readonly staff: StaffReads };

/**
 * Records that the client's identity was verified by the whole checklist.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, IDENTITY_ALREADY_DECIDED, SELF_VERIFICATION, IDENTITY_INCOMPLETE, DAY_NOT_OPEN, DAY_CLOSED
 */
export function verifyIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  input: z.infer<typeof verifyInput>,
): string {
  const visit = requireUndecided(tx, reads, input.visitId);
  if (tx.actor !== null && reads.staff.nationalCodeHmac(tx.actor) === visit.personHmac) {
    throw refusal('SELF_VERIFICATION', {});
  }
  const outcome = checklistOutcome(input.answers, checklistFor(visit.clientType));
  if (!outcome.complete) throw refusal('IDENTITY_INCOMPLETE', { missing: outcome.missing });
  const checkId = tx.newId();
  tx.append(
    identityVerified,
    { checkId, visitId: input.visitId, items: input.answers },
    { note: input.note },
  );
  return checkId;
}

/**
 * Records a refusal, or that a decision is left to the manager (escalated).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, IDENTITY_ALREADY_DECIDED, DAY_NOT_OPEN, DAY_CLOSED
 */
export function refuseIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  input: z.infer<typeof refuseInput>,
): string {
  requireUndecided(tx, reads, input.visitId);
  const checkId = tx.newId();
  const { visitId, reasonCode, answers, note } = input;
  const definition = input.outcome === 'refused' ? identityRefused : identityEscalated;
  tx.append(definition, { checkId, visitId, reasonCode, items: answers }, { note });
  return checkId;
}

/** An escalated check may still be decided; a refused or verified one may not. */
function requireUndecided(tx: Transaction, reads: IdentityCommandReads, visitId: string) {
  const visit = requireOpenVisit(tx, reads, visitId);
  const decided = reads.identity.latest(visitId);
  if (decided !== null && decided.outcome !== 'escalated') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  return visit;
}
