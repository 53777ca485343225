// Deciding on the identity of this visit's client (D1). A verification belongs to this visit and to no later one.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { visitReasonGiven } from '#core/counter/visits/entries.ts';
import {
  type OpenVisitReads,
  requireOpenVisit,
  requireVerifiedVisit,
} from '#core/counter/visits/open-visit.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import {
  checklistAnswerSchema,
  type RefusalNote,
  refusalReasonSchema,
  refusalRememberedDays,
  type refuseInput,
  type resumeInput,
  type verifyInput,
} from './contract.ts';
import {
  identityEscalated,
  identityRefused,
  identityResumed,
  identityVerified,
  sanaRegistered,
} from './entries.ts';
import { partCodes, requireNoStaff } from './not-staff.ts';
import type { IdentityReads } from './queries.ts';
import {
  type ClientParts,
  checklistFor,
  checklistOutcome,
  disagreeingItems,
  emptySeen,
  hasSana,
  isMendable,
} from './rules.ts';

/**
 * What is read of an open visit by who needs more of its checks than the last outcome. (`Omit`: of an intersection of
 * both, the poorer `latest` would be called.)
 */
export type VerifiedVisitReads = Omit<OpenVisitReads, 'identity'> & { readonly identity: IdentityReads };

type IdentityCommandReads = VerifiedVisitReads & { readonly staff: StaffReads };
type Visit = ReturnType<typeof requireOpenVisit>;

/**
 * Records that the client's identity was verified by the whole checklist. What it says has to agree with the visit, and
 * whoever was not verified a few days ago is now only with what has changed since.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_ALREADY_DECIDED, ESCALATED_TO_MANAGER,
 * SELF_VERIFICATION, STAFF_AS_CLIENT, PARTS_DISAGREE, IDENTITY_INCOMPLETE, CHANGE_NEEDED, DAY_NOT_OPEN, DAY_CLOSED
 */
export function verifyIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  { visitId, answers, note, changed = '' }: z.infer<typeof verifyInput>,
): string {
  const visit = requireUndecided(tx, reads, actor, visitId);
  if (reads.staff.nationalCodeHmac(actor.id) === visit.personHmac) throw refusal('SELF_VERIFICATION', {});
  requireNoStaff(tx, reads, actor, partCodes(visit));
  const parts = partsOf(visit);
  const parting = disagreeingItems(answers, parts);
  if (parting.length > 0) throw refusal('PARTS_DISAGREE', { parts: parting });
  const outcome = checklistOutcome(answers, checklistFor(visit.clientType, visit.checklist));
  const missing = [...(outcome.complete ? [] : outcome.missing), ...emptySeen(answers, parts)];
  if (missing.length > 0) throw refusal('IDENTITY_INCOMPLETE', { missing });
  const { personHmac, identifierHmac } = visit;
  const since = addDays(tx.day, -refusalRememberedDays);
  const before = reads.identity.unanswered({ visitId, personHmac, identifierHmac, since });
  const resumed = reads.identity.resumption(visitId);
  if (before !== null && !isReason(changed))
    throw refusal('CHANGE_NEEDED', { visitNumber: before.visitNumber, day: before.day });
  const checkId = tx.newId();
  tx.append(identityVerified, { checkId, visitId, items: answers }, { note });
  if (before !== null || resumed !== null)
    tx.append(
      visitReasonGiven,
      { id: tx.newId(), visitId, kind: 'verified_after_refusal', actId: checkId },
      { reason: before === null ? (resumed?.note ?? '') : maskCardsInText(changed) },
    );
  return checkId;
}

/**
 * What was missing has arrived: a visit that was refused today goes on, undecided, and is checked anew as a whole. A doubt
 * about the person or a paper's truth is not mended by a paper: that, and what the manager refused, is the manager's
 * (D1.18).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, IDENTITY_ALREADY_DECIDED,
 * ACTION_ALREADY_DONE, ESCALATED_TO_MANAGER, REASON_NEEDED
 */
export function resumeIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  { visitId, arrived }: z.infer<typeof resumeInput>,
): void {
  const visit = reads.visits.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  if (reads.visits.ending(visitId) !== null) throw refusal('VISIT_NOT_OPEN', {});
  requireOpenDay(reads, tx.day);
  if (visit.day !== tx.day) throw refusal('VISIT_OF_OTHER_DAY', { day: visit.day });
  const refused = reads.identity.latest(visitId);
  if (refused === null || refused.outcome === 'escalated') throw refusal('ACTION_ALREADY_DONE', {});
  if (refused.outcome === 'verified') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  const byManager = refused.actor !== null && reads.staff.person(refused.actor)?.role === 'manager';
  if (actor.role !== 'manager' && (byManager || !isMendable(refused.reasonCode)))
    throw refusal('ESCALATED_TO_MANAGER', {});
  if (!isReason(arrived)) throw refusal('REASON_NEEDED', {});
  tx.append(
    identityResumed,
    { checkId: tx.newId(), visitId, refusedId: refused.id },
    { note: maskCardsInText(arrived) },
  );
}

/**
 * What to bring, for a client whose refusal stands. Changes nothing.
 * @throws NOT_FOUND when the visit is not refused
 */
export function refusalNoteOf(reads: IdentityCommandReads, visitId: string, today: string): RefusalNote {
  const visit = reads.visits.visit(visitId);
  const check = reads.identity.latest(visitId);
  if (visit === null || check?.outcome !== 'refused') throw refusal('NOT_FOUND', { what: 'refusal' });
  const answers = checklistAnswerSchema.array().safeParse(check.items).data ?? [];
  const outcome = checklistOutcome(answers, checklistFor(visit.clientType, visit.checklist));
  return {
    visitNumber: visit.number,
    deskNumber: visit.deskNumber,
    day: visit.day,
    at: check.at,
    clientType: visit.clientType,
    reasonCode: refusalReasonSchema.safeParse(check.reasonCode).data ?? null,
    missing: outcome.complete ? [] : outcome.missing,
    goesOnToday: visit.day === today && isMendable(check.reasonCode),
  };
}

/**
 * Records a refusal, or that a decision is left to the manager (escalated).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_ALREADY_DECIDED, ESCALATED_TO_MANAGER, DAY_NOT_OPEN,
 * DAY_CLOSED
 */
export function refuseIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  input: z.infer<typeof refuseInput>,
): string {
  requireUndecided(tx, reads, actor, input.visitId);
  const checkId = tx.newId();
  const { visitId, reasonCode, answers, note } = input;
  const definition = input.outcome === 'refused' ? identityRefused : identityEscalated;
  tx.append(definition, { checkId, visitId, reasonCode, items: answers }, { note });
  return checkId;
}

/**
 * «Registered in Sana now», seen by whoever says so: the way on for a client whose registration was missing.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_NEEDED, ACTION_ALREADY_DONE, DAY_NOT_OPEN, DAY_CLOSED
 */
export function registerSana(tx: Transaction, reads: IdentityCommandReads, visitId: string): void {
  requireVerifiedVisit(tx, reads, visitId);
  if (isInSana(reads, visitId)) throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(sanaRegistered, { id: tx.newId(), visitId });
}

/** Whether the client of a verified visit is registered in Sana, by the check or since. */
export function isInSana(reads: Pick<VerifiedVisitReads, 'identity'>, visitId: string): boolean {
  return hasSana(reads.identity.latest(visitId)?.items ?? []) || reads.identity.isSanaRegistered(visitId);
}

/** An escalated check is decided by the manager alone; a refused or verified one is decided (D1.6). */
function requireUndecided(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  visitId: string,
): Visit {
  const visit = requireOpenVisit(tx, reads, visitId);
  const decided = reads.identity.latest(visitId);
  if (decided === null) return visit;
  if (decided.outcome !== 'escalated') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  if (actor.role !== 'manager') throw refusal('ESCALATED_TO_MANAGER', {});
  return visit;
}

/** What a visit says of its client, for the items that speak of the same. */
export function partsOf(visit: Pick<Visit, keyof ClientParts>): ClientParts {
  const { matterRole, identifier, mobile, postalCode, details } = visit;
  return {
    matterRole,
    identifier: identifier ?? '',
    mobile: mobile ?? '',
    postalCode: postalCode ?? '',
    details: details ?? {},
  };
}
