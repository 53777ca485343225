// Deciding on the identity of the people of this visit, form by form (D1). A verification belongs to this visit and to no later one.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ChecklistItem } from '#core/counter/people/checklists/rules.ts';
import { faultsOf } from '#core/counter/people/rules.ts';
import { visitReasonGiven } from '#core/counter/visits/entries.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import {
  isCheckedAnew,
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
import { requireNoStaff } from './not-staff.ts';
import {
  everSubjectsOf,
  managersPoint,
  partsInVisit,
  partsOf,
  peopleInVisit,
  subjectsOf,
  wholeCheckToday,
} from './people-checked.ts';
import { askedNow, doubtRememberedDays, isMothersPoint } from './points/rules.ts';
import type { IdentityReads } from './queries.ts';
import {
  type ChecklistAnswer,
  type ClientParts,
  checklistOfForm,
  checklistOutcome,
  disagreeingItems,
  emptySeen,
  hasSana,
  isMendable,
  withHeld,
} from './rules.ts';

/**
 * What is read of an open visit by who needs more of its checks than the last outcome. (`Omit`: of an intersection of
 * both, the poorer `latest` would be called.)
 */
export type VerifiedVisitReads = Omit<OpenVisitReads, 'identity'> & { readonly identity: IdentityReads };

type IdentityCommandReads = VerifiedVisitReads & { readonly staff: StaffReads };
type FormInput = { readonly visitId: string; readonly formId?: string | undefined };

/**
 * Records that the identity of those of a form was verified by the whole checklist. What it says has to agree with the visit, and
 * whoever was not verified a few days ago is now only with what has changed since; one who was doubted, or their paper, is by
 * the manager alone (D1.78).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_ALREADY_DECIDED, ESCALATED_TO_MANAGER,
 * SELF_VERIFICATION, STAFF_AS_CLIENT, PARTS_DISAGREE, NOT_SEEN_TODAY, IDENTITY_INCOMPLETE, SIGNATORY_MISSING,
 * DOUBT_IS_MANAGERS, CHANGE_NEEDED, POINT_IS_MANAGERS, DAY_NOT_OPEN, DAY_CLOSED
 */
export function verifyIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  {
    visitId,
    formId = reads.visits.headForm(visitId),
    answers: given,
    note,
    changed = '',
  }: z.infer<typeof verifyInput>,
): string {
  const { visit, form } = requireUndecided(tx, reads, actor, { visitId, formId });
  requireNoStaff(reads, actor, partsInVisit(tx, form));
  const checklist = askedNow(checklistOfForm(form, visit.checklist), reads.identity.isLoose);
  const earlier = given.some(({ state }) => state === 'held')
    ? wholeCheckToday(reads, { ...visit, day: tx.day }, form)
    : null;
  const { answers, unheld } = withHeld(given, checklist, earlier?.answers ?? null);
  if (unheld.length > 0) throw refusal('NOT_SEEN_TODAY', { missing: [...unheld] });
  requireComplete(answers, checklist, partsOf(form));
  requireSignatories(reads, form);
  const subjects = subjectsOf(tx, form);
  const before = reads.identity.unanswered(everSubjectsOf(tx, form), {
    visitId,
    since: addDays(tx.day, -refusalRememberedDays),
    doubtsSince: addDays(tx.day, -doubtRememberedDays(reads.identity.isLoose)),
  });
  if (before !== null) {
    const where = { visitNumber: before.visitNumber, day: before.day };
    if (before.isDoubt && actor.role !== 'manager') throw refusal('DOUBT_IS_MANAGERS', where);
    if (!isReason(changed)) throw refusal('CHANGE_NEEDED', where);
  }
  const isManagers = managersPoint(reads, form) !== null || isMothersPoint(answers, reads.identity.isLoose);
  if (actor.role !== 'manager' && isManagers) throw refusal('POINT_IS_MANAGERS', {});
  const resumed = reads.identity.resumption(visitId, formId);
  const checkId = tx.newId();
  const rests = earlier === null ? {} : { restsOn: earlier.checkId };
  tx.append(identityVerified, { checkId, visitId, formId, subjects, items: given, ...rests }, { note });
  if (before !== null || resumed !== null)
    tx.append(
      visitReasonGiven,
      { id: tx.newId(), visitId, kind: 'verified_after_refusal', actId: checkId },
      { reason: before === null ? (resumed?.note ?? '') : maskCardsInText(changed) },
    );
  return checkId;
}

/** The answers complete the list and say what the visit says. @throws PARTS_DISAGREE, IDENTITY_INCOMPLETE */
function requireComplete(
  answers: readonly ChecklistAnswer[],
  checklist: readonly ChecklistItem[],
  parts: ClientParts,
): void {
  const parting = disagreeingItems(answers, parts);
  if (parting.length > 0) throw refusal('PARTS_DISAGREE', { parts: parting });
  const outcome = checklistOutcome(answers, checklist);
  const missing = [...(outcome.complete ? [] : outcome.missing), ...emptySeen(answers, parts)];
  if (missing.length > 0) throw refusal('IDENTITY_INCOMPLETE', { missing });
}

/** Whoever signs together for a company comes together (D1.76). @throws SIGNATORY_MISSING */
function requireSignatories(reads: IdentityCommandReads, form: VisitForm): void {
  const people = peopleInVisit(reads.visits.forms(form.visitId));
  const missing = faultsOf(people).filter(({ fault }) => fault === 'signature_missing');
  const theirs = new Set([
    ...form.participants.map(({ id }) => id),
    ...form.mandates.map(({ toId }) => toId),
  ]);
  const company = people.participants.find(
    ({ id }) => theirs.has(id) && missing.some(({ participant }) => participant === id),
  );
  if (company !== undefined) throw refusal('SIGNATORY_MISSING', { number: company.signatures ?? 1 });
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
  { visitId, formId = reads.visits.headForm(visitId), arrived }: z.infer<typeof resumeInput>,
): void {
  const { visit, form } = requireForm(reads, visitId, formId);
  const isAnew = isCheckedAnew(reads, form);
  if (reads.visits.ending(visitId) !== null && !isAnew) throw refusal('VISIT_NOT_OPEN', {});
  requireOpenDay(reads, tx.day);
  if (visit.day !== tx.day && !isAnew) throw refusal('VISIT_OF_OTHER_DAY', { day: visit.day });
  const refused = reads.identity.decided(visitId, formId);
  if (refused === null || refused.outcome === 'escalated') throw refusal('ACTION_ALREADY_DONE', {});
  if (refused.outcome === 'verified') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  const byManager = refused.actor !== null && reads.staff.person(refused.actor)?.role === 'manager';
  if (actor.role !== 'manager' && (byManager || !isMendable(refused.reasonCode)))
    throw refusal('ESCALATED_TO_MANAGER', {});
  if (!isReason(arrived)) throw refusal('REASON_NEEDED', {});
  tx.append(
    identityResumed,
    { checkId: tx.newId(), visitId, formId, subjects: everSubjectsOf(tx, form), refusedId: refused.id },
    { note: maskCardsInText(arrived) },
  );
}

/**
 * What to bring, for those of a form whose refusal stands. Changes nothing.
 * @throws NOT_FOUND when they are not refused
 */
export function refusalNoteOf(reads: IdentityCommandReads, formId: string, today: string): RefusalNote {
  const visitId = reads.visits.visitOfForm(formId) ?? '';
  const visit = reads.visits.visit(visitId);
  const form = reads.visits.form(visitId, formId);
  const check = reads.identity.decided(visitId, formId);
  if (visit === null || form === null || check?.outcome !== 'refused')
    throw refusal('NOT_FOUND', { what: 'refusal' });
  const answers = checklistAnswerSchema.array().safeParse(check.items).data ?? [];
  const outcome = checklistOutcome(
    answers,
    askedNow(checklistOfForm(form, visit.checklist), reads.identity.isLoose),
  );
  return {
    visitNumber: visit.number,
    deskNumber: visit.deskNumber,
    day: visit.day,
    at: check.at,
    clientType: form.clientType,
    reasonCode: refusalReasonSchema.safeParse(check.reasonCode).data ?? null,
    missing: outcome.complete ? [] : outcome.missing,
    goesOnToday: visit.day === today && isMendable(check.reasonCode),
  };
}

/**
 * Records a refusal, or that a decision is left to the manager (escalated), of those of a form.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_ALREADY_DECIDED, ESCALATED_TO_MANAGER, DAY_NOT_OPEN,
 * DAY_CLOSED, INPUT_INVALID where a refusal has a reason that only leaves a decision to the manager
 */
export function refuseIdentity(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  input: z.infer<typeof refuseInput>,
): string {
  const { visitId, formId = reads.visits.headForm(visitId), reasonCode, answers, note } = input;
  const { form } = requireUndecided(tx, reads, actor, { visitId, formId });
  const checkId = tx.newId();
  const subjects = everSubjectsOf(tx, form);
  const decision = { checkId, visitId, formId, subjects, items: answers };
  if (input.outcome === 'escalated') {
    tx.append(identityEscalated, { ...decision, reasonCode }, { note });
    return checkId;
  }
  const refused = refusalReasonSchema.safeParse(reasonCode);
  if (!refused.success) throw refusal('INPUT_INVALID', { fields: ['reasonCode'] });
  tx.append(identityRefused, { ...decision, reasonCode: refused.data }, { note });
  return checkId;
}

/**
 * «Registered in Sana now», seen by whoever says so, of the first form that lacks it unless one is named: the way on for a client whose
 * registration was missing.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_NEEDED, ACTION_ALREADY_DONE, DAY_NOT_OPEN, DAY_CLOSED
 */
export function registerSana(
  tx: Transaction,
  reads: IdentityCommandReads,
  { visitId, formId }: FormInput,
): void {
  requireVerifiedVisit(tx, reads, visitId);
  const lacking = formsWithoutSana(reads, visitId);
  const form = formId ?? lacking[0];
  if (form === undefined || !lacking.includes(form)) throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(sanaRegistered, { id: tx.newId(), visitId, formId: form });
}

/** The forms of a visit of whose people somebody is not registered in Sana, by the check or since. */
function formsWithoutSana(reads: Pick<VerifiedVisitReads, 'identity'>, visitId: string): string[] {
  const registered = reads.identity.sanaRegistered(visitId);
  return reads.identity
    .decisions(visitId)
    .filter(({ formId, decided }) => {
      const isIn = decided !== null && decided.outcome === 'verified' && hasSana(decided.items);
      return !isIn && !registered.includes(formId);
    })
    .map(({ formId }) => formId);
}

/** Whether everybody in a verified visit who was asked for it is registered in Sana, by the check or since. */
export const isInSana = (reads: Pick<VerifiedVisitReads, 'identity'>, visitId: string): boolean =>
  formsWithoutSana(reads, visitId).length === 0;

/** A visit and those of one of its forms. @throws NOT_FOUND */
function requireForm({ visits }: Pick<IdentityCommandReads, 'visits'>, visitId: string, formId: string) {
  const [visit, form] = [visits.visit(visitId), visits.form(visitId, formId)];
  if (visit === null || form === null) throw refusal('NOT_FOUND', { what: 'visit' });
  return { visit, form };
}

/** An escalated check is decided by the manager alone; a refused or verified one is decided (D1.6). */
function requireUndecided(
  tx: Transaction,
  reads: IdentityCommandReads,
  actor: Person,
  { visitId, formId }: { visitId: string; formId: string },
): ReturnType<typeof requireForm> {
  const { visit, form } = requireForm(reads, visitId, formId);
  if (isCheckedAnew(reads, form)) requireOpenDay(reads, tx.day);
  else requireOpenVisit(tx, reads, visitId);
  const decided = reads.identity.decided(visitId, formId);
  if (decided === null) return { visit, form };
  if (decided.outcome !== 'escalated') throw refusal('IDENTITY_ALREADY_DECIDED', {});
  if (actor.role !== 'manager') throw refusal('ESCALATED_TO_MANAGER', {});
  return { visit, form };
}
