// A name, contact or paper put right after the check, by a linked entry with its reason: nobody can mend it otherwise once it stands on a
// receipt. The check stays as it is, for the identifier says who was checked; another name is another person's, and the manager's word.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import { refusalRememberedDays } from '#core/counter/identity/contract.ts';
import { subjectsOf } from '#core/counter/identity/people-checked.ts';
import { doubtRememberedDays } from '#core/counter/identity/points/rules.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { clientNames, type correctCheckedInput } from '#core/counter/visits/corrections/contract.ts';
import { visitClientCorrected, visitReasonGiven } from '#core/counter/visits/entries.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import type { OpenVisitReads } from '#core/counter/visits/open-visit.ts';
import { personInputSchema } from '#core/counter/visits/people/contract.ts';
import { readClient } from '#core/counter/visits/rules.ts';
import { typedAgain } from '#core/counter/visits/typed-again.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { isSameName } from '#core/foundation/text/same-name.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { changesIn } from './correct-client.ts';

type CheckedReads = Omit<OpenVisitReads, 'identity'> & {
  readonly identity: Pick<IdentityReads, 'decided' | 'unanswered' | 'isLoose'>;
};

/**
 * Corrects a name, contact or paper of somebody who was verified in a visit of today, by whichever form they came, also once it was
 * completed (D1.80, D1.220).
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED, VISIT_OF_OTHER_DAY, VISIT_NOT_OPEN, IDENTITY_NEEDED, INPUT_INVALID where this form has
 * no such field, ACTION_ALREADY_DONE, REASON_NEEDED, NAME_TOO_DIFFERENT, IDENTIFIER_INVALID, DOUBT_IS_MANAGERS
 */
export function correctChecked(
  tx: Transaction,
  reads: CheckedReads,
  actor: Person,
  {
    visitId,
    formId = reads.visits.headForm(visitId),
    field,
    value,
    reason,
  }: z.infer<typeof correctCheckedInput>,
): void {
  const form = requireVerifiedToday(tx, reads, visitId, formId);
  const current = typedAgain(form);
  const before = current[field];
  if (before === undefined) throw refusal('INPUT_INVALID', { fields: ['field'] });
  if (before === value) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const isName = clientNames.some((name) => name === field);
  if (isName && actor.role !== 'manager' && !isSameName(before, value))
    throw refusal('NAME_TOO_DIFFERENT', {});
  const parsed = personInputSchema.safeParse({ ...current, [field]: value });
  if (!parsed.success) throw refusal('INPUT_INVALID', { fields: ['value'] });
  const read = readClient(parsed.data, tx.day);
  if (!read.ok) throw new ProblemError(read.refusal);
  requireUndoubtedPaper(tx, reads, actor, { form, details: read.facts.details });
  const id = tx.newId();
  tx.append(visitClientCorrected, { id, visitId, formId }, changesIn(form, read.facts));
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: isName ? 'name_corrected' : 'detail_corrected', actId: id },
    { reason: maskCardsInText(reason) },
  );
}

/** The check knew the paper as it was typed: one that is doubted under its right number is the manager's (D1.78). @throws DOUBT_IS_MANAGERS */
function requireUndoubtedPaper(
  tx: Transaction,
  reads: CheckedReads,
  actor: Person,
  { form, details }: { form: VisitForm; details: Readonly<Record<string, string>> },
): void {
  const known = new Set(subjectsOf(tx, form));
  const other = subjectsOf(tx, { ...form, details }).filter((subject) => !known.has(subject));
  const before = reads.identity.unanswered(other, {
    visitId: form.visitId,
    since: addDays(tx.day, -refusalRememberedDays),
    doubtsSince: addDays(tx.day, -doubtRememberedDays(reads.identity.isLoose)),
  });
  if (before?.isDoubt && actor.role !== 'manager')
    throw refusal('DOUBT_IS_MANAGERS', { visitNumber: before.visitNumber, day: before.day });
}

function requireVerifiedToday(
  tx: Transaction,
  reads: CheckedReads,
  visitId: string,
  formId: string,
): VisitForm {
  const visit = reads.visits.visit(visitId);
  const form = reads.visits.form(visitId, formId);
  if (visit === null || form === null || form.identifier === null)
    throw refusal('NOT_FOUND', { what: 'visit' });
  requireOpenDay(reads, tx.day);
  if (visit.day !== tx.day) throw refusal('VISIT_OF_OTHER_DAY', { day: visit.day });
  const ending = reads.visits.ending(visitId)?.kind ?? 'completed';
  if (ending !== 'completed') throw refusal('VISIT_NOT_OPEN', {});
  if (reads.identity.decided(visitId, formId)?.outcome !== 'verified') throw refusal('IDENTITY_NEEDED', {});
  return form;
}
