// Who takes part in a visit: from what is typed in a form to participants and mandates; further people added and removed (D1.75, D1.76).

import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { hashesOf, requireNoStaff } from '#core/counter/identity/not-staff.ts';
import { peopleInVisit } from '#core/counter/identity/people-checked.ts';
import type { IdentityReads } from '#core/counter/identity/queries.ts';
import { rolesOf } from '#core/counter/identity/rules.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type {
  keptParticipantSchema,
  mandateSchema,
  participantSchema,
} from '#core/counter/people/contract.ts';
import { faultsOf, type People, type PeopleFault } from '#core/counter/people/rules.ts';
import { clientTypeSchema } from '#core/counter/visits/contract.ts';
import { peopleAdded, peopleRemoved } from '#core/counter/visits/entries.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import {
  type OpenVisitReads,
  requireOpenVisit,
  requireUnendedVisit,
} from '#core/counter/visits/open-visit.ts';
import type { addPersonInput, PersonInput, removePersonInput } from '#core/counter/visits/people/contract.ts';
import {
  type PeopleOfForm,
  type PersonOfForm,
  peopleOf,
  representedRole,
} from '#core/counter/visits/people-of-form.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import { birthDateRefusal, type ClientFacts, readClient } from '#core/counter/visits/rules.ts';
import { adultAge, jalaliAge } from '#core/foundation/calendar/age.ts';
import { ProblemError, refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

type FormReads = { readonly visits: VisitReads; readonly staff: StaffReads };
export type PeopleReads = Omit<OpenVisitReads, 'identity'> &
  FormReads & { readonly identity: IdentityReads; readonly payments: PaymentReads };

/** Forms that one visit takes. */
const formsAtMost = 40;

export type ReadForm = {
  readonly facts: ClientFacts;
  readonly matterRole: string;
  readonly participants: z.infer<typeof participantSchema>[];
  readonly mandates: z.infer<typeof mandateSchema>[];
  readonly kept: z.infer<typeof keptParticipantSchema>[];
  /** The participant by whom those of the form are known: the company, not its representative. */
  readonly client: string;
};

/**
 * Judges what was typed in a form against the business day, and makes participants and mandates of it. Somebody whom the visit has
 * already is tied, not entered again. `existing` are the forms of the visit.
 * @throws IDENTIFIER_INVALID, PARTS_DISAGREE, SELF_VERIFICATION, STAFF_AS_CLIENT, PERSON_ALREADY_IN_VISIT,
 * REPRESENTATION_IMPOSSIBLE
 */
export function readForm(
  tx: Transaction,
  reads: FormReads,
  actor: Person,
  input: PersonInput,
  existing: readonly VisitForm[],
): ReadForm {
  const { facts, people, matterRole } = peopleRead(tx, reads, actor, input);
  const before = peopleInVisit(existing);
  const { here, represented, participants, kept } = enter(tx, people, matterRole, before);
  if (here !== null && before.participants.some(({ id }) => id === here))
    throw refusal('PERSON_ALREADY_IN_VISIT', {});
  const mandates = mandatesOf(tx, input, people, { here, represented });
  const after = {
    participants: [...before.participants, ...participants],
    mandates: [...before.mandates, ...mandates],
  };
  requireFit(after);
  const isKnownByOther = input.clientType === 'legal_person' || input.clientType === 'further_principal';
  const client = (isKnownByOther ? represented : here) ?? here ?? represented ?? '';
  return { facts, matterRole, participants, mandates, kept, client };
}

/**
 * What was typed in a form, and who it says they are: none of them works here, and no birth date is another than the office knows.
 * @throws IDENTIFIER_INVALID, PARTS_DISAGREE, SELF_VERIFICATION, STAFF_AS_CLIENT
 */
export function peopleRead(
  tx: Transaction,
  reads: FormReads,
  actor: Person,
  input: PersonInput,
): { facts: ClientFacts; people: PeopleOfForm; matterRole: string } {
  const read = readClient(input, tx.day);
  if (!read.ok) throw new ProblemError(read.refusal);
  const type = clientTypeSchema.safeParse(input.clientType).data;
  const matterRole = 'matterRole' in input ? input.matterRole : representedRole;
  if (type !== undefined && !rolesOf(type).includes(matterRole))
    throw refusal('PARTS_DISAGREE', { parts: ['role_in_matter'] });
  const people = peopleOf(input, read.facts);
  requireBirthDates(tx, reads, actor, { input, people });
  requireNoStaff(reads, actor, knownParts(tx, people));
  return { facts: read.facts, people, matterRole };
}

/**
 * Birth dates are compared with what the office knows of the same one, whatever part they had; of an adult whom it knows as a minor one is
 * asked (D1.21). @throws IDENTIFIER_INVALID
 */
function requireBirthDates(
  tx: Transaction,
  reads: FormReads,
  actor: Person,
  { input, people }: { input: PersonInput; people: PeopleOfForm },
): void {
  for (const person of [people.here, people.represented]) {
    const isAsked = input.clientType === 'iranian_adult' || (person?.birthDate ?? null) !== null;
    if (person === null || !isAsked) continue;
    const known = reads.visits.birthDateKnown(hashOf(tx, person));
    refuse(birthDateRefusal(person.birthDate, known, { day: tx.day, isManager: actor.role === 'manager' }));
  }
}

const hashOf = (tx: Transaction, { kind, identifier }: PersonOfForm): string =>
  tx.device.identifierHmac(kind, identifier);

const knownParts = (tx: Transaction, { here, represented }: PeopleOfForm) => [
  ...(here === null
    ? []
    : [{ role: represented === null ? 'client' : 'representative', hashes: hashesOf(tx, here) }]),
  ...(represented === null ? [] : [{ role: 'principal', hashes: hashesOf(tx, represented) }]),
];

/** The people of a form as participants: new ones, and the ids of those whom the visit has already. */
function enter(tx: Transaction, people: PeopleOfForm, matterRole: string, before: People) {
  const participants: ReadForm['participants'] = [];
  const kept: ReadForm['kept'] = [];
  function idOf(person: PersonOfForm | null, part: { isHere: boolean; role: string; signatures: number }) {
    if (person === null) return null;
    const hash = hashOf(tx, person);
    const known = before.participants.find((one) => one.kind === person.kind && one.hash === hash);
    if (known !== undefined) return known.id;
    const id = tx.newId();
    const { kind, identifier, name, birthDate } = person;
    const { signatures, ...rest } = part;
    participants.push({ id, kind, hash, ...rest, ...(signatures > 1 ? { signatures } : {}) });
    kept.push({ identifier, name, ...(birthDate === null ? {} : { birthDate }) });
    return id;
  }
  const { signatures } = people;
  return {
    here: idOf(people.here, { isHere: true, role: matterRole, signatures: 1 }),
    represented: idOf(people.represented, { isHere: false, role: representedRole, signatures }),
    participants,
    kept,
  };
}

/** Who acts for whom by the form: whoever came, or whom it names, for the one represented or helped. */
function mandatesOf(
  tx: Transaction,
  input: PersonInput,
  { basis }: PeopleOfForm,
  { here, represented }: { here: string | null; represented: string | null },
): ReadForm['mandates'] {
  if (basis === null) return [];
  const from = input.clientType === 'further_principal' ? input.actsThrough : here;
  const to = input.clientType === 'helper' ? input.helps : represented;
  return from === null || to === null ? [] : [{ id: tx.newId(), from, to, basis }];
}

const ofOneself: readonly PeopleFault[] = ['twice', 'mandate_twice'];

/**
 * The people may be in one visit; that enough of them sign is asked when they are checked (D1.76).
 * @throws PERSON_ALREADY_IN_VISIT, REPRESENTATION_IMPOSSIBLE
 */
export function requireFit(people: People): void {
  const ids = new Set(people.participants.map(({ id }) => id));
  if (people.mandates.some(({ from, to }) => !ids.has(from) || !ids.has(to)))
    throw refusal('REPRESENTATION_IMPOSSIBLE', {});
  const fault = faultsOf(people).find((one) => one.fault !== 'signature_missing')?.fault;
  if (fault === undefined) return;
  throw ofOneself.includes(fault)
    ? refusal('PERSON_ALREADY_IN_VISIT', {})
    : refusal('REPRESENTATION_IMPOSSIBLE', {});
}

/**
 * A company whose signatory is a party too, as the forms that their order makes no difference to (D1.225): the signatory's own, and the
 * company for whom the participant of that form acts. Null for everybody else.
 * @throws INPUT_INVALID for a signatory who is no Iranian: their own form asks for more
 */
export function apartFromCompany(client: PersonInput) {
  if (client.clientType !== 'legal_person' || client.ownRole === undefined) return null;
  const { name, nationalCode, mobile, postalCode, trackingNumber, ownRole: matterRole } = client;
  const { personKind, legalId, companyName, gazetteReference, representativePost, signatures } = client;
  const { letterNumber } = client;
  if (personKind !== undefined) throw refusal('INPUT_INVALID', { fields: ['ownRole'] });
  const own = {
    ...{ clientType: 'iranian_adult' as const, name, nationalCode, mobile, postalCode },
    ...{ trackingNumber, matterRole },
  };
  const companyOf = (actsThrough: string): PersonInput => ({
    ...{ clientType: 'further_principal', actsThrough, principalIdentifier: legalId },
    ...{ principalName: companyName, gazetteReference, signatures, letterNumber },
    basis: representativePost === 'ceo' ? 'company_post' : 'company_letter',
  });
  return { own, companyOf };
}

/**
 * Adds those of one more form to an open visit: they are undecided, and so is the visit until they are checked, whatever was charged
 * or paid before (D1.75). Once something was filed nobody is added.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, VISIT_ALREADY_FILED, VISIT_IS_FULL,
 * IDENTIFIER_INVALID, PARTS_DISAGREE, SELF_VERIFICATION, STAFF_AS_CLIENT, PERSON_ALREADY_IN_VISIT,
 * REPRESENTATION_IMPOSSIBLE
 */
export function addPerson(
  tx: Transaction,
  reads: PeopleReads,
  actor: Person,
  { visitId, person }: z.infer<typeof addPersonInput>,
): string {
  const apart = apartFromCompany(person);
  const { formId, client } = addForm(tx, reads, actor, { visitId, person: apart?.own ?? person });
  if (apart !== null) addForm(tx, reads, actor, { visitId, person: apart.companyOf(client) });
  return formId;
}

function addForm(
  tx: Transaction,
  reads: PeopleReads,
  actor: Person,
  { visitId, person }: z.infer<typeof addPersonInput>,
): { formId: string; client: string } {
  requireOpenVisit(tx, reads, visitId);
  if (reads.visits.filings(visitId).length > 0) throw refusal('VISIT_ALREADY_FILED', {});
  const forms = reads.visits.forms(visitId);
  if (forms.length >= formsAtMost) throw refusal('VISIT_IS_FULL', { most: formsAtMost });
  const input = withSamePaper(person, forms);
  requireOfAge(tx, input, forms);
  const read = readForm(tx, reads, actor, input, forms);
  const formId = tx.newId();
  const { facts, matterRole, participants, mandates, kept } = read;
  tx.append(
    peopleAdded,
    { formId, visitId, clientType: input.clientType, matterRole, participants, mandates },
    {
      identifier: facts.identifier,
      clientName: facts.clientName,
      mobile: facts.mobile,
      postalCode: facts.postalCode,
      details: facts.details,
      people: kept,
    },
  );
  return { formId, client: read.client };
}

/** A minor acts for nobody, here or in between (D1.76). @throws REPRESENTATION_IMPOSSIBLE */
function requireOfAge(tx: Transaction, input: PersonInput, forms: readonly VisitForm[]): void {
  if (input.clientType !== 'further_principal') return;
  const acting = forms.flatMap(({ participants }) => participants).find(({ id }) => id === input.actsThrough);
  if (acting?.birthDate && jalaliAge(acting.birthDate, tx.day) < adultAge)
    throw refusal('REPRESENTATION_IMPOSSIBLE', {});
}

const papers = ['powerNumber', 'powerDate', 'orderNumber', 'orderDate', 'court'] as const;

/** One more principal on the same paper: what is left out of it is that of whoever acts for them. */
function withSamePaper(person: PersonInput, forms: readonly VisitForm[]): PersonInput {
  if (person.clientType !== 'further_principal') return person;
  const of = forms.find(({ participants }) => participants.some(({ id }) => id === person.actsThrough));
  const same = papers.flatMap((field) => {
    const known = of?.details?.[field];
    return (person[field] ?? '') === '' && known !== undefined ? [[field, known]] : [];
  });
  return { ...person, ...Object.fromEntries(same) };
}

/**
 * Takes those of a form out of a visit, of the first one too: then it is known by the oldest of those who came themselves (D1.217). What
 * was left to the manager, and whoever is in a visit that holds money, only the manager takes out (D1.76). The last one is not taken
 * out: that visit is cancelled.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, DAY_NOT_OPEN, DAY_CLOSED, LAST_PERSON_STAYS,
 * VISIT_ALREADY_FILED, ESCALATED_TO_MANAGER, VISIT_HAS_PAYMENTS, PERSON_STILL_NEEDED
 */
export function removePerson(
  tx: Transaction,
  reads: PeopleReads,
  actor: Person,
  { visitId, formId, reasonCode }: z.infer<typeof removePersonInput>,
): void {
  // Left from another day, a visit is ended by whoever it belongs to; that somebody never came back is the manager's word.
  const { day } = requireUnendedVisit(reads, visitId);
  if (day === tx.day || actor.role !== 'manager') requireOpenVisit(tx, reads, visitId);
  const forms = reads.visits.forms(visitId);
  if (forms.every((form) => form.formId !== formId)) throw refusal('NOT_FOUND', { what: 'visit' });
  if (reads.visits.filings(visitId).length > 0) throw refusal('VISIT_ALREADY_FILED', {});
  if (actor.role !== 'manager') {
    if (reads.identity.decided(visitId, formId)?.outcome === 'escalated')
      throw refusal('ESCALATED_TO_MANAGER', {});
    const account = reads.payments.account(visitId);
    if (account.payments.some(({ reversal }) => reversal === null)) throw refusal('VISIT_HAS_PAYMENTS', {});
  }
  const others = forms.filter((form) => form.formId !== formId);
  if (others.length === 0) throw refusal('LAST_PERSON_STAYS', {});
  const left = peopleInVisit(others);
  const ids = new Set(left.participants.map(({ id }) => id));
  const isTorn = left.mandates.some(({ from, to }) => !ids.has(from) || !ids.has(to));
  if (isTorn || faultsOf(left).length > 0) throw refusal('PERSON_STILL_NEEDED', {});
  tx.append(peopleRemoved, { id: tx.newId(), visitId, formId, reasonCode });
}
