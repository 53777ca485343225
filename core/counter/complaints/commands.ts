// What people do with the register: take down a complaint at any hour, add to it, decide it (D7, D14).
// Sealed parts come in ready: sealing is asynchronous.

import type { z } from 'zod';
import { type AccessLogCommandReads, logRecordAccess } from '#core/access/access-log/commands.ts';
import { type BesideReads, type BesideWord, requireBeside } from '#core/access/staff/beside.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { areResetByFirst, canBeConfirmed } from '#core/access/staff/require-second.ts';
import { maskCardsInText } from '#core/foundation/identifiers/card.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { isReason, isSubstantial } from '#core/foundation/text/substance.ts';
import type { SealedComplaint } from '#core/foundation/wire/sealed-complaint.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type {
  addAddendumInput,
  ComplaintOutcome,
  linkComplaintInput,
  registerComplaintInput,
  registerComplaintOutput,
  revealContactOutput,
} from './contract.ts';
import { addendumAdded, complaintLinked, complaintRegistered } from './entries.ts';
import type { ComplaintsReads } from './queries.ts';
import {
  addendumRefusal,
  linkRefusal,
  type Reader,
  readPhone,
  readTrackingCode,
  trackingCodeBytes,
  trackingCodeFrom,
} from './rules.ts';

/** The place of a fact's entry in its stream. */
type Entry = { readonly device: string; readonly epoch: string; readonly seq: number };

type ComplaintCommandReads = {
  readonly complaints: ComplaintsReads;
  readonly visits: {
    visit(visitId: string): object | null;
  };
  readonly visitState: {
    /** Everybody who served in a visit. */
    whoServed(visitId: string): readonly string[];
    /** The same without what knew a fact. */
    whoServedUnaware(visitId: string, fact: Entry): readonly string[];
  };
  readonly staff: Pick<StaffReads, 'person' | 'accountsOf'>;
};

type Registering = z.infer<typeof registerComplaintInput>;

/** What must be sealed of a complaint about the manager, or null when there is nothing to say (D7.3). */
export function contentToSeal(input: Registering): SealedComplaint | null {
  const { text, contactName, contactPhone, visitId } = input;
  const empty = text === '' && contactName === '' && contactPhone === '' && visitId === null;
  return empty ? null : { text, contactName, contactPhone: readPhone(contactPhone) ?? '', visitId };
}

/**
 * The complaint as the rule has it: one that names a manager, or comes from a visit in which a manager served (opened it,
 * decided on the identity, charged or took the money), is about the manager, whatever else the form says, whoever fills it
 * in and under whichever of their accounts the manager is named or served (D7.7, D7.9).
 */
export function asRuled(reads: ComplaintCommandReads, input: Registering): Registering {
  const servedBy = input.visitId === null ? [] : reads.visitState.whoServed(input.visitId);
  const isManager = (id: string) =>
    reads.staff.accountsOf(id).some((account) => reads.staff.person(account)?.role === 'manager');
  const namesOne = typeof input.aboutId === 'string' && isManager(input.aboutId);
  const byRule = namesOne || (input.kind === 'complaint' && servedBy.some(isManager));
  return { ...input, aboutManager: input.aboutManager || byRule };
}

/**
 * Takes down a complaint or feedback (D7.1). The day need not be open: a client may complain at any time.
 * @param sealed the sealed content of a complaint about the manager; null before enrolment, and then no text is taken and
 * the visit is not named, so that nothing in the office tells who complained.
 * @throws INPUT_INVALID, COMPLAINT_TEXT_NOT_TAKEN, NOT_FOUND
 */
export function registerComplaint(
  tx: Transaction,
  reads: ComplaintCommandReads,
  input: Registering,
  sealed: string | null,
): z.infer<typeof registerComplaintOutput> {
  const { kind, category, aboutManager, text, contactName, visitId, aboutId = null } = asRuled(reads, input);
  const contactPhone = readPhone(input.contactPhone);
  const said = text !== '' || contactName !== '' || contactPhone !== null;
  if (aboutManager && sealed === null && said) throw refusal('COMPLAINT_TEXT_NOT_TAKEN', {});
  if (!aboutManager && kind === 'complaint' && text === '')
    throw refusal('INPUT_INVALID', { fields: ['text'] });
  if (visitId !== null && reads.visits.visit(visitId) === null) throw refusal('NOT_FOUND', { what: 'visit' });
  if (aboutId !== null && reads.staff.person(aboutId) === null)
    throw refusal('NOT_FOUND', { what: 'person' });
  const { deskNumber } = tx.device;
  // Who one about the manager names is not written down: it is about the manager.
  const about = { aboutId: aboutManager ? null : aboutId };
  const registered = {
    complaintId: tx.newId(),
    number: reads.complaints.nextNumber(deskNumber),
    deskNumber,
    trackingCode: freshTrackingCode(tx, reads),
    dueDay: reads.complaints.dueDayOf(tx.day),
  };
  tx.append(
    complaintRegistered,
    {
      ...registered,
      kind,
      category,
      aboutManager,
      visitId: aboutManager ? null : visitId,
      ...(about.aboutId === null ? {} : { aboutId: about.aboutId }),
      sealed,
    },
    aboutManager
      ? { text: null, contactName: null, contactPhone: null }
      : { text: orNull(text), contactName: orNull(contactName), contactPhone },
  );
  const isAboutWriter = tx.actor !== null && reads.complaints.isAbout(about, tx.actor);
  return { ...registered, isAboutWriter };
}

/**
 * Adds to a complaint, or decides it. Nothing that was written before changes (D7.2).
 * @param sealed the sealed text when the complaint is about the manager; null before enrolment.
 * @param word of a colleague who decides it with the manager.
 * @throws NOT_FOUND, NOT_ALLOWED, OWN_ACT_FORBIDDEN, REASON_NEEDED, COMPLAINT_CLOSED, COMPLAINT_TEXT_NOT_TAKEN; of one about cash or
 * conduct also NOTE_TOO_THIN and what requireBeside throws
 */
export function addAddendum(
  tx: Transaction,
  reads: ComplaintCommandReads & BesideReads,
  actor: Reader,
  input: z.infer<typeof addAddendumInput>,
  sealed: string | null,
  word: BesideWord | null = null,
): string {
  const { complaintId, kind, text } = input;
  const complaint = reads.complaints.complaint(complaintId);
  if (complaint === null || reads.complaints.isAbout(complaint, actor.id))
    throw refusal('NOT_FOUND', { what: 'complaint' });
  const { aboutManager, isOver } = complaint;
  refuse(addendumRefusal({ kind, aboutManager, hasOutcome: isOver, byManager: actor.role === 'manager' }));
  if (kind === 'outcome') {
    if (servedIn(reads, complaint, actor)) throw refusal('OWN_ACT_FORBIDDEN', {});
    if (!isReason(text)) throw refusal('REASON_NEEDED', {});
  }
  if (aboutManager && sealed === null) throw refusal('COMPLAINT_TEXT_NOT_TAKEN', {});
  const outcome = kind === 'outcome' ? input.outcome : null;
  const secondBy =
    outcome !== null && reads.complaints.isWeighty(complaintId)
      ? decidedWith(tx, reads, complaint, { outcome, text, word })
      : null;
  const id = tx.newId();
  tx.append(
    addendumAdded,
    { id, complaintId, kind, outcome, ...(secondBy === null ? {} : { secondBy }), sealed },
    {
      text: aboutManager ? null : text,
      ...(secondBy === null || word === null ? {} : { secondWords: maskCardsInText(word.words) }),
    },
  );
  return id;
}

type Decision = {
  readonly outcome: ComplaintOutcome;
  readonly text: string;
  readonly word: BesideWord | null;
};

/**
 * Who decides a complaint about cash or conduct with the manager: somebody independent whom it is not about and who did not serve in
 * its visit. Where the office has nobody, the manager refers it to the authority over the office and decides nothing (D7.65).
 * @returns null where it is referred for want of anybody
 * @throws NOTE_TOO_THIN, OWN_ACT_FORBIDDEN and what requireBeside throws
 */
function decidedWith(
  tx: Transaction,
  reads: ComplaintCommandReads & BesideReads,
  complaint: Entry & { readonly visitId: string | null; readonly aboutId: string | null },
  { outcome, text, word }: Decision,
): string | null {
  if (!isSubstantial(text)) throw refusal('NOTE_TOO_THIN', {});
  const isConcerned = (id: string): boolean =>
    reads.complaints.isAbout(complaint, id) || servedIn(reads, complaint, { id });
  if (word === null && outcome === 'referred') {
    const isOther = (id: string): boolean => !isConcerned(id);
    const [first, day] = [tx.actor, tx.day];
    if (!canBeConfirmed(reads, first, day, isOther) && !areResetByFirst(reads, first, day, isOther))
      return null;
  }
  if (word !== null && isConcerned(word.second.personId)) throw refusal('OWN_ACT_FORBIDDEN', {});
  return requireBeside(tx, reads, word, 'complaint');
}

/**
 * Whether a person served, under any of their accounts, in the visit that a complaint came from. What was done in it knowing the
 * complaint is no service (D7.7).
 */
function servedIn(
  { visitState, staff }: ComplaintCommandReads,
  complaint: Entry & { readonly visitId: string | null },
  { id }: Pick<Reader, 'id'>,
): boolean {
  const { visitId } = complaint;
  if (visitId === null) return false;
  const served = visitState.whoServedUnaware(visitId, complaint);
  return staff.accountsOf(id).some((account) => served.includes(account));
}

/**
 * Links a complaint with another one, or lets it go on in it. The manager's, with a reason; never where it is about them.
 * @throws INPUT_INVALID, NOT_FOUND, NOT_ALLOWED, OWN_ACT_FORBIDDEN, REASON_NEEDED, ACTION_ALREADY_DONE, COMPLAINT_CLOSED,
 * COMPLAINTS_DIFFER
 */
export function linkComplaint(
  tx: Transaction,
  reads: ComplaintCommandReads,
  actor: Reader,
  input: z.infer<typeof linkComplaintInput>,
): void {
  const { complaintId, kind, reason } = input;
  const code = readTrackingCode(input.trackingCode);
  if (code === null) throw refusal('INPUT_INVALID', { fields: ['trackingCode'] });
  const [one, other] = [complaintId, reads.complaints.byTrackingCode(code) ?? ''].map((id) => {
    const known = reads.complaints.complaint(id);
    if (known === null || reads.complaints.isAbout(known, actor.id))
      throw refusal('NOT_FOUND', { what: 'complaint' });
    return known;
  });
  if (one === undefined || other === undefined) throw refusal('NOT_FOUND', { what: 'complaint' });
  refuse(linkRefusal(kind, one, other));
  const isOwn = [one, other].some((complaint) => servedIn(reads, complaint, actor));
  if (kind === 'merged' && isOwn) throw refusal('OWN_ACT_FORBIDDEN', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  if (reads.complaints.areLinked(one.id, other.id, kind)) throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(complaintLinked, { id: tx.newId(), complaintId, otherId: other.id, kind }, { reason });
}

/**
 * Shows whom to call about a complaint; the look is journalled (D16).
 * @throws NOT_FOUND where there is no phone, or none that this person may see
 */
export function revealContact(
  tx: Transaction,
  reads: ComplaintCommandReads & AccessLogCommandReads,
  actor: Reader,
  complaintId: string,
): z.infer<typeof revealContactOutput> {
  const contactPhone = reads.complaints.contactPhone(complaintId, actor);
  if (contactPhone === null) throw refusal('NOT_FOUND', { what: 'contact' });
  logRecordAccess(tx, reads, 'complaint_contact', complaintId);
  return { contactPhone };
}

function freshTrackingCode(tx: Transaction, reads: ComplaintCommandReads): string {
  for (;;) {
    const code = trackingCodeFrom(tx.randomBytes(trackingCodeBytes));
    if (reads.complaints.byTrackingCode(code) === null) return code;
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text;
}
