// What the manager does with postings: introduce a person for sections, transfer them, and say where a service belongs.
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import { type NewManagerReads, requireSettledManager } from '#core/access/staff/new-manager.ts';
import { requireSomebodyElse } from '#core/access/staff/not-oneself.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type {
  endSectionInput,
  introduceInput,
  listSectionInput,
  placeServiceInput,
  transferInput,
  withdrawTransferInput,
} from './contract.ts';
import {
  personIntroduced,
  personTransferred,
  sectionEnded,
  sectionListed,
  servicePlaced,
  transferWithdrawn,
} from './entries.ts';
import type { PostingReads } from './queries.ts';
import { transferRefusal, usualSection } from './rules.ts';

export type PostingCommandReads = {
  readonly postings: PostingReads;
  readonly staff: Pick<StaffReads, 'person' | 'accountsOf' | 'lastCutOffDay'>;
};

/** The last business day that a PC of the office opened, as far as it is known here. */
type KnownDays = { readonly businessDay: { lastOpenedBefore(day: string): string | null } };
const afterEveryDay = '9999-12-31';

/** Adds a section of this office. @throws ACTION_ALREADY_DONE when one has this name, however it is written */
export function listSection(
  tx: Transaction,
  { postings }: PostingCommandReads,
  { name }: z.infer<typeof listSectionInput>,
): string {
  if (postings.sections().some((known) => foldFa(known.name ?? '') === foldFa(name)))
    throw refusal('ACTION_ALREADY_DONE', {});
  const sectionId = tx.newId();
  tx.append(sectionListed, { sectionId }, { name });
  return sectionId;
}

/**
 * Ends a section of this office. Its services are placed elsewhere first; the built-in sections stay (D11.14).
 * @param services codes of the services of the tariff in force
 * @throws NOT_FOUND, SECTION_IN_USE
 */
export function endSection(
  tx: Transaction,
  { postings }: PostingCommandReads,
  { sectionId }: z.infer<typeof endSectionInput>,
  services: readonly string[],
): void {
  requireSections(postings, [sectionId]);
  const count = services.filter((itemCode) => postings.sectionOf(itemCode) === sectionId).length;
  if (count > 0) throw refusal('SECTION_IN_USE', { count });
  tx.append(sectionEnded, { id: tx.newId(), sectionId });
}

/**
 * Withdraws a planned transfer before its day, with a reason. Nobody withdraws their own. Its day has come also where
 * only another PC has opened it: this one's clock may stand back (D10.4).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, ACTION_ALREADY_DONE once it is in effect or withdrawn, REASON_NEEDED
 */
export function withdrawTransfer(
  tx: Transaction,
  reads: PostingCommandReads & KnownDays,
  { transferId, reason }: z.infer<typeof withdrawTransferInput>,
): void {
  const personId = reads.postings.personOf(transferId) ?? '';
  const transfer = reads.postings.transfers(personId).find((known) => known.transferId === transferId);
  if (transfer === undefined) throw refusal('NOT_FOUND', { what: 'transfer' });
  requireOther(tx, reads, personId);
  const opened = reads.businessDay.lastOpenedBefore(afterEveryDay) ?? '';
  const hasCome = transfer.effectiveOn <= tx.day || transfer.effectiveOn <= opened;
  const isInEffect = hasCome || !reads.postings.isPlanned(transferId);
  if (transfer.withdrawn !== null || isInEffect) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(transferWithdrawn, { id: tx.newId(), transferId }, { reason });
}

/**
 * Says to which section a service belongs: its usual one by the manager, any other by two, since who works there has no letter for it
 * (D11.246). @throws NOT_FOUND, ACTION_ALREADY_DONE and what recordLoosening throws
 */
export function placeService(
  tx: Transaction,
  reads: PostingCommandReads & LooseningReads,
  { itemCode, sectionId }: Omit<z.infer<typeof placeServiceInput>, 'beside'>,
  word: BesideWord | null,
): void {
  const { postings } = reads;
  requireSections(postings, [sectionId]);
  const before = postings.sectionOf(itemCode);
  if (before === sectionId) throw refusal('ACTION_ALREADY_DONE', {});
  const id = tx.newId();
  if (sectionId !== usualSection(itemCode))
    recordLoosening(tx, reads, word, {
      ...{ control: 'service_section', settingId: id, about: itemCode },
      ...{ title: postings.named([sectionId])[0]?.name ?? null, before, after: sectionId },
    });
  tx.append(servicePlaced, { id, itemCode, sectionId });
}

/**
 * Introduces a person for sections, by a letter. Who works in sections already is transferred; who came back from another
 * office, or comes back after a cut-off, is introduced anew by a letter after it (D9.80).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, ACTION_ALREADY_DONE, INPUT_INVALID, PAPERS_BEFORE_CUT_OFF
 */
export function introducePerson(
  tx: Transaction,
  reads: PostingCommandReads,
  { personId, sections, ...letter }: z.infer<typeof introduceInput>,
): void {
  requireOther(tx, reads, personId);
  requireSections(reads.postings, sections);
  const { leftOn } = reads.postings.posting(personId, tx.day);
  if (reads.postings.isIntroduced(personId) && leftOn === null) throw refusal('ACTION_ALREADY_DONE', {});
  if (letter.letterDay <= (reads.staff.lastCutOffDay(personId) ?? ''))
    throw refusal('PAPERS_BEFORE_CUT_OFF', {});
  if (letter.letterDay > tx.day || (leftOn !== null && letter.letterDay < leftOn))
    throw refusal('INPUT_INVALID', { fields: ['letterDay'] });
  tx.append(personIntroduced, {
    id: tx.newId(),
    personId,
    sections: [...new Set(sections)],
    ...letter,
    effectiveOn: tx.day,
  });
}

/**
 * Transfers a person to other sections or to another office on a business day, by a letter of the supervisory body (D10).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, PERSON_NOT_ACTIVE, NEW_MANAGER, CLOCK_DOUBTED, ACTION_ALREADY_DONE, INPUT_INVALID,
 * REASON_NEEDED
 */
export function transferPerson(
  tx: Transaction,
  reads: PostingCommandReads & NewManagerReads,
  { reason, toOffice, ...facts }: Omit<z.infer<typeof transferInput>, 'password'>,
): string {
  const person = requireOther(tx, reads, facts.personId);
  if (person.state === 'cut_off') throw refusal('PERSON_NOT_ACTIVE', {});
  requireSettledManager(tx, reads, person.id);
  const posting = reads.postings.posting(facts.personId, tx.day);
  const known = reads.postings.sections().map(({ sectionId }) => sectionId);
  refuse(transferRefusal({ ...facts, reason, toOffice }, { today: tx.day, posting, sectionIds: known }));
  const id = tx.newId();
  const body = { id, ...facts, sections: [...new Set(facts.sections)] };
  tx.append(personTransferred, body, { reason, toOffice: toOffice === '' ? null : toOffice });
  return id;
}

/** Who serves as a clerk was introduced for sections, after their last cut-off (D11.12, D9.80). @throws SECTIONS_MISSING */
export function requireIntroduced(
  { postings, staff }: PostingCommandReads,
  personId: string,
  day: string,
): void {
  if (staff.person(personId)?.role !== 'clerk') return;
  const { leftOn } = postings.posting(personId, day);
  if (!postings.isIntroduced(personId) || leftOn !== null) throw refusal('SECTIONS_MISSING', {});
}

function requireOther(tx: Transaction, { staff }: PostingCommandReads, personId: string) {
  requireSomebodyElse(tx.actor, personId, staff);
  const person = staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  return person;
}

function requireSections(postings: PostingReads, wanted: readonly string[]): void {
  const known = new Set<string>(postings.sections().map(({ sectionId }) => sectionId));
  if (!wanted.every((sectionId) => known.has(sectionId))) throw refusal('NOT_FOUND', { what: 'section' });
}
