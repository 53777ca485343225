// What people do about training and notices: the manager teaches and publishes, everybody answers for themself (D13).
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import {
  type acknowledgeInput,
  type addTopicInput,
  mostMinutesADay,
  type publishNoticeInput,
  type recordSessionInput,
  type withdrawAttendanceInput,
  type withdrawNoticeInput,
} from './contract.ts';
import {
  attendanceConfirmed,
  attendanceWithdrawn,
  noticeAcknowledged,
  noticeAnsweredWrongly,
  noticePublished,
  noticeWithdrawn,
  sessionHeld,
  topicAdded,
  topicEnded,
} from './entries.ts';
import { type NewTariffReads, unreadTariffs } from './new-tariffs.ts';
import type { TrainingReads } from './queries.ts';
import { isRecent, isTooRare, wrongAnswers } from './rules.ts';

export type TrainingCommandReads = {
  readonly training: TrainingReads;
  readonly staff: Pick<StaffReads, 'person'>;
  readonly fees: NewTariffReads['fees'];
};

/** Adds a topic that people of some roles must be taught again and again. */
export function addTopic(tx: Transaction, { title, ...topic }: z.infer<typeof addTopicInput>): string {
  const topicId = tx.newId();
  tx.append(topicAdded, { topicId, ...topic }, { title });
  return topicId;
}

/** Ends a topic by two people (D20.250): nobody needs it any more. @throws NOT_FOUND and what recordLoosening throws */
export function endTopic(
  tx: Transaction,
  reads: TrainingCommandReads & LooseningReads,
  topicId: string,
  word: BesideWord | null,
): void {
  const { title } = requireTopic(reads, topicId);
  const id = tx.newId();
  recordLoosening(tx, reads, word, {
    ...{ control: 'training_topic', settingId: id, about: topicId, title },
    ...{ before: 'listed', after: 'ended' },
  });
  tx.append(topicEnded, { id, topicId });
}

/**
 * Records a session that was held; it counts for each attendee once they say themselves that they were there.
 * @throws NOT_FOUND, INPUT_INVALID when the day is not of the last thirty or somebody is named who does not work here,
 * SESSION_NEEDS_WITNESS, TRAINING_TOO_LONG
 */
export function recordSession(
  tx: Transaction,
  reads: TrainingCommandReads,
  { topicId, heldOn, minutes, trainer, attendeeIds }: z.infer<typeof recordSessionInput>,
): string {
  requireTopic(reads, topicId);
  if (!isRecent(heldOn, tx.day)) throw refusal('INPUT_INVALID', { fields: ['heldOn'] });
  const attendees = [...new Set(attendeeIds)];
  const isHere = (personId: string): boolean => {
    const person = reads.staff.person(personId);
    return person?.state === 'active' && person.role !== 'inspector';
  };
  if (!attendees.every(isHere)) throw refusal('INPUT_INVALID', { fields: ['attendeeIds'] });
  // Whoever writes it down is no witness of it (D13.66).
  if (attendees.every((personId) => personId === tx.actor)) throw refusal('SESSION_NEEDS_WITNESS', {});
  for (const personId of attendees)
    requireHoursLeft(reads, personId, heldOn, minutes, (session) => session.attendees.includes(personId));
  const sessionId = tx.newId();
  tx.append(sessionHeld, { sessionId, topicId, heldOn, minutes, attendees }, { trainer });
  return sessionId;
}

/**
 * The actor says that they were at a session that names them (D13.4).
 * @throws NOT_FOUND when it does not name them, ACTION_ALREADY_DONE also when it was withdrawn, ATTENDANCE_TOO_LATE, TRAINING_TOO_LONG
 */
export function confirmAttendance(
  tx: Transaction,
  reads: TrainingCommandReads,
  { id }: Person,
  sessionId: string,
): void {
  const { training } = reads;
  const session = training.session(sessionId);
  if (session === null || !session.attendees.includes(id)) throw refusal('NOT_FOUND', { what: 'session' });
  const isWithdrawn = training.withdrawnOf(id).some((withdrawn) => withdrawn.sessionId === sessionId);
  if (isWithdrawn || training.attendedBy(id).has(sessionId)) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isRecent(session.heldOn, tx.day)) throw refusal('ATTENDANCE_TOO_LATE', {});
  // Two PCs may each have written down a long one.
  const attended = training.attendedBy(id);
  requireHoursLeft(reads, id, session.heldOn, session.minutes, (other) => attended.has(other.id));
  tx.append(attendanceConfirmed, { id: tx.newId(), sessionId });
}

type KeptSession = ReturnType<TrainingReads['sessions']>[number];

/** Nobody attends more than ten hours a day, in however many sessions (D13.67). `isTheirs`: which of that day count. @throws TRAINING_TOO_LONG */
function requireHoursLeft(
  { training, staff }: TrainingCommandReads,
  personId: string,
  day: string,
  minutes: number,
  isTheirs: (session: KeptSession) => boolean,
): void {
  const withdrawn = new Set(training.withdrawnOf(personId).map(({ sessionId }) => sessionId));
  const before = training
    .sessions()
    .filter((session) => session.heldOn === day && !withdrawn.has(session.id) && isTheirs(session))
    .reduce((sum, session) => sum + session.minutes, 0);
  if (before + minutes > mostMinutesADay)
    throw refusal('TRAINING_TOO_LONG', { name: staff.person(personId)?.name ?? '', day });
}

/**
 * Withdraws a person's attendance of a session, however old: hours and matrix follow, and the person reads it with the
 * reason. They do not confirm it again; who was there after all is named in a session that is recorded anew (D13.8).
 * @throws NOT_FOUND when they never said it, ACTION_ALREADY_DONE, REASON_NEEDED
 */
export function withdrawAttendance(
  tx: Transaction,
  { training }: TrainingCommandReads,
  { sessionId, personId, reason }: z.infer<typeof withdrawAttendanceInput>,
): void {
  if (training.withdrawnOf(personId).some((withdrawn) => withdrawn.sessionId === sessionId))
    throw refusal('ACTION_ALREADY_DONE', {});
  if (!training.attendedBy(personId).has(sessionId)) throw refusal('NOT_FOUND', { what: 'session' });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(attendanceWithdrawn, { id: tx.newId(), sessionId, personId }, { reason });
}

/**
 * Publishes a notice: from now on nobody of its roles opens a visit before they have read it.
 * @throws INPUT_INVALID for a code of conduct, or a promise of no legal advice, that is not read again every year
 */
export function publishNotice(
  tx: Transaction,
  { title, body, questions, ...notice }: z.infer<typeof publishNoticeInput>,
): string {
  if (isTooRare(notice)) throw refusal('INPUT_INVALID', { fields: ['renewEveryDays'] });
  const noticeId = tx.newId();
  tx.append(noticePublished, { noticeId, ...notice }, { title, body, questions });
  return noticeId;
}

/**
 * The actor says that they read a notice, with the right answers to its questions. A try with a wrong one is kept and
 * acknowledges nothing.
 * @returns places of the questions that were answered wrongly
 * @throws NOT_FOUND when it is not for them, ACTION_ALREADY_DONE, INPUT_INVALID for more answers than questions
 */
export function acknowledge(
  tx: Transaction,
  reads: TrainingCommandReads,
  person: Person,
  { noticeId, answers }: z.infer<typeof acknowledgeInput>,
): number[] {
  const { training, fees } = reads;
  if (fees.newTariffs(tx.day).some(({ id }) => id === noticeId)) {
    if (!unreadTariffs(reads, person.id, tx.day).some(({ id }) => id === noticeId))
      throw refusal('ACTION_ALREADY_DONE', {});
    if (answers.length > 0) throw refusal('INPUT_INVALID', { fields: ['answers'] });
    tx.append(noticeAcknowledged, { id: tx.newId(), noticeId });
    return [];
  }
  const notice = training.notice(noticeId);
  const roles: readonly string[] = notice?.roles ?? [];
  if (notice === null || !roles.includes(person.role) || training.isWithdrawn(noticeId))
    throw refusal('NOT_FOUND', { what: 'notice' });
  if (!training.unreadBy(person, tx.day).some(({ id }) => id === noticeId))
    throw refusal('ACTION_ALREADY_DONE', {});
  const questions = notice.questions ?? [];
  if (answers.length > questions.length) throw refusal('INPUT_INVALID', { fields: ['answers'] });
  const wrong = wrongAnswers(questions, answers);
  if (wrong.length > 0) tx.append(noticeAnsweredWrongly, { id: tx.newId(), noticeId, wrong });
  else tx.append(noticeAcknowledged, { id: tx.newId(), noticeId });
  return wrong;
}

/**
 * Takes a notice back, with a reason; what it said is never changed (D13.6).
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, REASON_NEEDED
 */
export function withdrawNotice(
  tx: Transaction,
  { training }: TrainingCommandReads,
  { noticeId, reason }: z.infer<typeof withdrawNoticeInput>,
): void {
  if (training.notice(noticeId) === null) throw refusal('NOT_FOUND', { what: 'notice' });
  if (training.isWithdrawn(noticeId)) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(noticeWithdrawn, { id: tx.newId(), noticeId }, { reason });
}

/** Who has a notice or a new tariff to read does so before they serve anybody (D13.1). @throws NOTICE_UNREAD */
export function requireNoticesRead(reads: TrainingCommandReads, personId: string | null, day: string): void {
  const { training, staff } = reads;
  const person = personId === null ? null : staff.person(personId);
  const count =
    person === null ? 0 : training.unreadBy(person, day).length + unreadTariffs(reads, person.id, day).length;
  if (count > 0) throw refusal('NOTICE_UNREAD', { count });
}

function requireTopic({ training }: TrainingCommandReads, topicId: string) {
  const topic = training.topics().find(({ id }) => id === topicId);
  if (topic === undefined) throw refusal('NOT_FOUND', { what: 'topic' });
  return topic;
}
