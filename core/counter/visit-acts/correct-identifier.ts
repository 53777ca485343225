// A wrong identifier, or one of another kind than was said, that is found before the filing (D1.125, D1.224): the right one is recorded with the manager's password and words, what was
// typed is judged anew like the first input, and those of the form are checked again as a whole. Charge and money stay. Whatever was
// remembered of either identifier stays remembered (people-checked.ts, memory-queries.ts).
import type { z } from 'zod';
import type { BesideWord } from '#core/access/staff/beside.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { requireStillProven } from '#core/access/staff/prove-identity.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { PriceReads } from '#core/counter/fees/price.ts';
import { hashesOf } from '#core/counter/identity/not-staff.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type { correctIdentifierInput } from '#core/counter/visits/corrections/contract.ts';
import { kindsOf, typedWith } from '#core/counter/visits/corrections/kinds.ts';
import { visitIdentifierCorrected, visitReasonGiven } from '#core/counter/visits/entries.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import { type OpenVisitReads, requireOpenVisit } from '#core/counter/visits/open-visit.ts';
import { type PersonInput, personInputSchema } from '#core/counter/visits/people/contract.ts';
import { typedAgain } from '#core/counter/visits/typed-again.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { changesIn } from './correct-client.ts';
import { peopleRead, requireFit } from './people.ts';
import { unitsOpen } from './record-filing.ts';

type IdentifierReads = OpenVisitReads &
  PriceReads & {
    readonly staff: StaffReads;
    readonly visitState: Pick<VisitStateReads, 'row'>;
  };

/**
 * Corrects the identifier of somebody of a form. The check of the form is void from now on; a refusal, and what was left to the manager,
 * stands.
 * @param word of the manager, who may be the acting person
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, VISIT_ALREADY_FILED, SECOND_PERSON_NEEDED,
 * NOT_ALLOWED, REASON_NEEDED, INPUT_INVALID where the form has no such identifier, ACTION_ALREADY_DONE, IDENTIFIER_INVALID,
 * SELF_VERIFICATION, STAFF_AS_CLIENT, PERSON_ALREADY_IN_VISIT and what requireStillProven throws
 */
export function correctIdentifier(
  tx: Transaction,
  reads: IdentifierReads,
  actor: Person,
  {
    visitId,
    formId = reads.visits.headForm(visitId),
    field,
    identifier,
    ofKind,
  }: Omit<z.infer<typeof correctIdentifierInput>, 'beside'>,
  word: BesideWord | null,
): void {
  requireUnfiled(tx, reads, visitId);
  const form = reads.visits.form(visitId, formId);
  if (form === null || form.identifier === null) throw refusal('NOT_FOUND', { what: 'client' });
  const input = withIdentifier(form, { field, identifier, ofKind });
  const others = reads.visits.forms(visitId).filter((other) => other.formId !== formId);
  const { facts, people } = peopleRead(tx, reads, actor, input);
  const changed = form.participants.flatMap((one) => {
    const now = one.isHere ? people.here : people.represented;
    const hash = now === null ? one.hash : tx.device.identifierHmac(now.kind, now.identifier);
    return now === null || hash === one.hash ? [] : [{ one, now, hash }];
  });
  const [only] = changed;
  if (only === undefined) throw refusal('ACTION_ALREADY_DONE', {});
  const { one, now, hash } = only;
  requireFit({
    participants: [
      ...others.flatMap(({ participants }) => participants),
      ...form.participants.map((known) => (known.id === one.id ? { ...known, kind: now.kind, hash } : known)),
    ],
    mandates: [...others, form].flatMap(({ mandates }) =>
      mandates.map(({ fromId, toId, basis }) => ({ from: fromId, to: toId, basis })),
    ),
  });
  const { managerId, words } = requireManager(reads, word);
  const id = tx.newId();
  const isKnownByIt = facts.identifier !== form.identifier;
  const { clientName, mobile, postalCode } = facts;
  tx.append(
    visitIdentifierCorrected,
    {
      ...{ id, visitId, formId, clientType: form.clientType, participant: one.id, managerId },
      ...{ kind: now.kind, hash },
      former: [
        ...new Set([
          one.hash,
          ...(one.identifier === null ? [] : hashesOf(tx, { kind: one.kind, identifier: one.identifier })),
        ]),
      ].filter((known) => known !== hash),
    },
    {
      identifier: now.identifier,
      ...(isKnownByIt ? { form: { identifier: facts.identifier, clientName, mobile, postalCode } } : {}),
      details: changesIn(form, facts).details,
      dropped: Object.keys(form.details ?? {}).filter((key) => facts.details[key] === undefined),
    },
  );
  tx.append(
    visitReasonGiven,
    { id: tx.newId(), visitId, kind: 'identifier_corrected', actId: id },
    { reason: maskCardsInText(words) },
  );
}

/**
 * The visit is open today, or something of it is paid and waits to be filed, whatever its day (D1.219); nothing of it is filed.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, VISIT_ALREADY_FILED
 */
function requireUnfiled(tx: Transaction, reads: IdentifierReads, visitId: string): void {
  const isFiled = reads.visits.filings(visitId).length > 0;
  const { state = 'open', charged = 0, paid = 0 } = reads.visitState.row(visitId) ?? {};
  // A correction voids the check, not the payment: another one may follow before the check is made anew.
  const isPaid =
    state === 'paid' || state === 'completed' || (state === 'open' && charged > 0 && paid >= charged);
  if (isPaid && (isFiled || unitsOpen(reads, visitId) > 0)) requireOpenDay(reads, tx.day);
  else requireOpenVisit(tx, reads, visitId);
  if (isFiled) throw refusal('VISIT_ALREADY_FILED', {});
}

/** What was typed for a form, with another identifier in a field that it has, of a kind that it may have. @throws INPUT_INVALID */
function withIdentifier(
  form: VisitForm,
  {
    field,
    identifier,
    ofKind,
  }: Pick<z.infer<typeof correctIdentifierInput>, 'field' | 'identifier' | 'ofKind'>,
): PersonInput {
  const current = typedAgain(form);
  if ((current[field] ?? '') === '') throw refusal('INPUT_INVALID', { fields: ['field'] });
  if (ofKind !== undefined && !kindsOf(form.clientType, field).includes(ofKind.kind))
    throw refusal('INPUT_INVALID', { fields: ['kind'] });
  const parsed = personInputSchema.safeParse(typedWith(current, field, identifier, ofKind));
  if (!parsed.success) throw refusal('INPUT_INVALID', { fields: ['identifier'] });
  return parsed.data;
}

/** A manager showed their password just now, and the words say why. @throws SECOND_PERSON_NEEDED, NOT_ALLOWED, REASON_NEEDED */
function requireManager(
  reads: { readonly staff: StaffReads },
  word: BesideWord | null,
): { managerId: string; words: string } {
  if (word === null) throw refusal('SECOND_PERSON_NEEDED', { act: 'identifier' });
  requireStillProven({ reads }, word.second);
  const { personId } = word.second;
  if (reads.staff.person(personId)?.role !== 'manager') throw refusal('NOT_ALLOWED', {});
  if (!isReason(word.words)) throw refusal('REASON_NEEDED', {});
  return { managerId: personId, words: word.words };
}
