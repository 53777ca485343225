// What a check reads of those who came by a form: what the visit says of them, under which hashes they and their paper are known, and
// whether they were wholly checked today already.

import type { People } from '#core/counter/people/rules.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import { paperKey } from '#core/counter/visits/people-of-form.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { checklistAnswerSchema } from './contract.ts';
import { hashesOf, type KnownPart } from './not-staff.ts';
import type { ManagersPoint } from './points/contract.ts';
import { managersPointOf } from './points/rules.ts';
import type { IdentityReads } from './queries.ts';
import type { ChecklistAnswer, ClientParts } from './rules.ts';

/** What a form says, for the items that speak of the same. */
export function partsOf(form: Pick<VisitForm, keyof ClientParts>): ClientParts {
  const { matterRole, identifier, mobile, postalCode, details } = form;
  return {
    matterRole,
    identifier: identifier ?? '',
    mobile: mobile ?? '',
    postalCode: postalCode ?? '',
    details: details ?? {},
  };
}

/** Everybody in a visit and their mandates, for the rules of who may be in it together. */
export const peopleInVisit = (forms: readonly VisitForm[]): People => ({
  participants: forms.flatMap(({ participants }) => participants),
  mandates: forms.flatMap(({ mandates }) =>
    mandates.map(({ fromId, toId, basis }) => ({ from: fromId, to: toId, basis })),
  ),
});

/** Those of a form by their hashes, with the part that a refusal names them by. */
export const partsInVisit = (tx: Pick<Transaction, 'device'>, form: VisitForm): KnownPart[] =>
  form.participants.map(({ kind, hash, identifier, isHere }) => ({
    role: isHere ? (form.mandates.length > 0 ? 'representative' : 'client') : 'principal',
    hashes: identifier === null ? [hash] : hashesOf(tx, { kind, identifier }),
  }));

/**
 * Of whom and of what a decision on a form speaks, by hash: everybody in it, whoever they act for, and the paper by which they do
 * (D1.78).
 */
export function subjectsOf(tx: Pick<Transaction, 'device'>, form: VisitForm): string[] {
  const people = partsInVisit(tx, form).flatMap(({ hashes }) => hashes);
  const papers = form.mandates.flatMap(({ toHash, basis }) => {
    const key = paperKey(basis, form.details, toHash);
    return key === null ? [] : [tx.device.identifierHmac('paper', key)];
  });
  return [...new Set([...people, ...papers])];
}

/**
 * The same of what is no verification: whoever they were taken for before an identifier was corrected is remembered too, so that no
 * correction sheds a doubt (D1.125), and whoever came by another form and acts by what was brought here (D1.218).
 */
export const everSubjectsOf = (tx: Pick<Transaction, 'device'>, form: VisitForm): string[] => [
  ...new Set([
    ...subjectsOf(tx, form),
    ...form.formerHashes,
    ...form.mandates.flatMap(({ basis, fromHash }) =>
      basis === 'helper' || fromHash === '' ? [] : [fromHash],
    ),
  ]),
];

/** The point by which those of a form are verified by the manager alone; null for none (D1.223). */
export function managersPoint(
  reads: { readonly visits: VisitReads; readonly identity: Pick<IdentityReads, 'isLoose'> },
  form: VisitForm,
): ManagersPoint | null {
  const { participants } = peopleInVisit(reads.visits.forms(form.visitId));
  const absent = new Set(participants.flatMap(({ id, isHere }) => (isHere ? [] : [id])));
  return managersPointOf(form, absent, reads.identity.isLoose);
}

/** The whole check of a form's people on the same day in another visit, on which items may rest (D1.79). */
export type EarlierCheck = {
  readonly checkId: string;
  readonly at: string;
  readonly deskNumber: number;
  readonly answers: readonly ChecklistAnswer[];
};

/**
 * The newest one that this PC knows, of whoever stands here, when nothing that was typed of them and of whom they act for is
 * another, under the same version of the checklist, and nobody doubted them since. Null for none, and while nothing is held: the
 * judiciary has not confirmed it (D1.222).
 */
export function wholeCheckToday(
  reads: { readonly visits: VisitReads; readonly identity: IdentityReads },
  visit: { readonly id: string; readonly day: string; readonly checklist: string },
  form: VisitForm,
): EarlierCheck | null {
  if (!reads.identity.isLoose('held_today')) return null;
  const here = form.participants.find(({ isHere }) => isHere);
  const checkId = here === undefined ? null : reads.identity.wholeCheckOf(here.hash, visit.day, visit.id);
  const check = checkId === null ? null : reads.identity.check(checkId);
  if (check === null) return null;
  const before = reads.visits.form(check.visitId, check.formId);
  const visitBefore = reads.visits.visit(check.visitId);
  if (before === null || visitBefore === null || visitBefore.checklist !== visit.checklist) return null;
  if (saidBy(before) !== saidBy(form)) return null;
  const answers = checklistAnswerSchema.array().safeParse(check.items).data ?? [];
  return { checkId: check.id, at: check.at, deskNumber: visitBefore.deskNumber, answers };
}

/** Everything that a form says of its people but the role in the matter, in one order. */
function saidBy({ clientType, identifier, clientName, mobile, postalCode, details }: VisitForm): string {
  const said = Object.entries(details ?? {}).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([clientType, identifier, clientName, mobile, postalCode, said]);
}
