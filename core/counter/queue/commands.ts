// The commands of the queue: a desk issues a number, calls it, ends the call, or ties the number to the visit that serves it (D14).

import type { PostingReads } from '#core/access/postings/queries.ts';
import { mayWorkIn } from '#core/access/postings/rules.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { dayState, type OpenDayReads, requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { JumpReason, ReleaseOutcome } from './contract.ts';
import {
  queueJumped,
  queueSwitched,
  ticketCalled,
  ticketCalledAgain,
  ticketIssued,
  ticketReleased,
  ticketServed,
} from './entries.ts';
import type { QueueReads } from './queries.ts';
import {
  callRefusal,
  currentAt,
  deskRefusal,
  nextWaiting,
  seriesOf,
  type TicketStatus,
  ticketStatuses,
} from './rules.ts';

export type QueueCommandReads = OpenDayReads &
  SoundClockReads & {
    readonly queue: QueueReads;
    readonly postings: Pick<PostingReads, 'posting' | 'sections'>;
  };

/**
 * Switches the queue of the office on or off. Off only while nobody has a number to be served by: whoever is served next would need no
 * reason any more (D14.240).
 * @throws ACTION_ALREADY_DONE when it is in that state, CLIENTS_STILL_WAIT
 */
export function switchQueue(tx: Transaction, reads: Pick<QueueCommandReads, 'queue'>, isOn: boolean) {
  if (reads.queue.switched().isOn === isOn) throw refusal('ACTION_ALREADY_DONE', {});
  const waits = currentTickets(tx, reads).filter(({ state }) => state === 'waiting' || state === 'called');
  if (!isOn && waits.length > 0) throw refusal('CLIENTS_STILL_WAIT', { count: waits.length });
  tx.append(queueSwitched, { id: tx.newId(), isOn });
}

/**
 * Issues the next number of a section. It works before the day is opened, because clients wait by then (D14.1, D14.6).
 * @throws QUEUE_OFF, CLOCK_DOUBTED, DAY_CLOSED, NOT_FOUND for a section that the office does not have
 */
export function issueTicket(tx: Transaction, reads: QueueCommandReads, sectionId: string): TicketStatus {
  requireOn(reads);
  requireSoundClock(tx, reads);
  if (dayState(reads, tx.day) === 'closed') throw refusal('DAY_CLOSED', { day: tx.day });
  const known = reads.postings.sections().map((section) => section.sectionId);
  if (!known.some((id) => id === sectionId)) throw refusal('NOT_FOUND', { what: 'section' });
  const { deskNumber } = tx.device;
  const series = seriesOf(sectionId, known);
  const id = tx.newId();
  const number = reads.queue.nextNumber({ day: tx.day, deskNumber, series });
  tx.append(ticketIssued, { id, sectionId, deskNumber, series, number });
  return ticketOf(currentTickets(tx, reads), id);
}

/**
 * Calls to this desk the number that has waited longest in the sections of the person.
 * @throws QUEUE_OFF, DAY_NOT_OPEN, DAY_CLOSED, TICKET_AT_DESK, NOBODY_WAITS
 */
export function callNext(tx: Transaction, reads: QueueCommandReads, actor: Person) {
  const all = requireFreeDesk(tx, reads);
  const next = nextWaiting(all, ownSections(tx, reads, actor));
  if (next === null) throw refusal('NOBODY_WAITS', {});
  return called(tx, next);
}

/**
 * Calls a chosen number: one out of turn, or one whose holder did not come when it was called.
 * @throws QUEUE_OFF, DAY_NOT_OPEN, DAY_CLOSED, TICKET_AT_DESK, NOT_FOUND also for a number of another day, NOT_ALLOWED in
 * another's section, TICKET_AT_OTHER_DESK, ACTION_ALREADY_DONE, QUEUE_JUMP
 */
export function callTicket(
  tx: Transaction,
  reads: QueueCommandReads,
  actor: Person,
  { ticketId, jump }: { readonly ticketId: string; readonly jump?: JumpReason | undefined },
) {
  const all = requireFreeDesk(tx, reads);
  const ticket = ticketOf(all, ticketId);
  if (!ownSections(tx, reads, actor)(ticket.sectionId)) throw refusal('NOT_ALLOWED', {});
  refuse(callRefusal(ticket, tx.device.deviceId));
  const next = nextWaiting(all, ownSections(tx, reads, actor));
  // Who was called and did not come has had their turn: before somebody who waits they come with a reason too (D14.243).
  if (next !== null && next.id !== ticketId) recordJump(tx, { ticketId, visitId: null }, jump);
  return called(tx, ticket);
}

/** Announces the number at this desk once more. @throws QUEUE_OFF, DAY_NOT_OPEN, DAY_CLOSED, NOT_FOUND, ACTION_ALREADY_DONE */
export function callAgain(tx: Transaction, reads: QueueCommandReads, callId: string): void {
  requireHere(tx, reads, callId);
  tx.append(ticketCalledAgain, { id: tx.newId(), callId });
}

/**
 * Ends a call of this desk without a visit.
 * @returns the ids of the act, so that it can be undone, and of the ticket
 * @throws QUEUE_OFF, DAY_NOT_OPEN, DAY_CLOSED, NOT_FOUND for a call of another desk or one that has ended, ACTION_ALREADY_DONE when served
 */
export function releaseTicket(
  tx: Transaction,
  reads: QueueCommandReads,
  { callId, outcome }: { callId: string; outcome: ReleaseOutcome },
): { actId: string; ticketId: string } {
  const { ticket } = requireHere(tx, reads, callId);
  const actId = tx.newId();
  tx.append(ticketReleased, { id: actId, callId, outcome });
  return { actId, ticketId: ticket.id };
}

/**
 * Ties the number that this desk has called to the visit that was just opened there (D14.4).
 * @returns the ids of the act, so that it can be undone, and of the ticket; null when the desk has called none
 */
export function tieTicket(tx: Transaction, { queue }: Pick<QueueCommandReads, 'queue'>, visitId: string) {
  if (!queue.switched().isOn) return null;
  const current = currentAt(ticketStatuses(queue.factsOf(tx.day)), tx.device.deviceId);
  if (current === null || current.ticket.state !== 'called') return null;
  const id = tx.newId();
  const { deskNumber } = tx.device;
  const ticketId = current.ticket.id;
  tx.append(ticketServed, { id, ticketId, visitId, deskNumber });
  return { actId: id, ticketId };
}

/**
 * A visit that no number of this desk is tied to: while somebody waits for one of the person's sections, it says why it comes first.
 * @throws QUEUE_JUMP
 */
export function requireTurn(
  tx: Transaction,
  reads: Pick<QueueCommandReads, 'queue' | 'postings'>,
  actor: Person,
  visitId: string,
  jump: JumpReason | undefined,
): void {
  if (!reads.queue.switched().isOn) return;
  if (nextWaiting(currentTickets(tx, reads), ownSections(tx, reads, actor)) === null) return;
  recordJump(tx, { ticketId: null, visitId }, jump);
}

function recordJump(
  tx: Transaction,
  of: { readonly ticketId: string | null; readonly visitId: string | null },
  reason: JumpReason | undefined,
): void {
  if (reason === undefined) throw refusal('QUEUE_JUMP', {});
  tx.append(queueJumped, { id: tx.newId(), ...of, reason });
}

function requireOn({ queue }: Pick<QueueCommandReads, 'queue'>): void {
  if (!queue.switched().isOn) throw refusal('QUEUE_OFF', {});
}

const currentTickets = (tx: Transaction, { queue }: Pick<QueueCommandReads, 'queue'>): TicketStatus[] =>
  ticketStatuses(queue.factsOf(tx.day));

function ticketOf(all: readonly TicketStatus[], ticketId: string): TicketStatus {
  const ticket = all.find(({ id }) => id === ticketId);
  if (ticket === undefined) throw refusal('NOT_FOUND', { what: 'ticket' });
  return ticket;
}

function requireFreeDesk(tx: Transaction, reads: QueueCommandReads): TicketStatus[] {
  requireOn(reads);
  requireOpenDay(reads, tx.day);
  const all = currentTickets(tx, reads);
  refuse(deskRefusal(all, tx.device.deviceId));
  return all;
}

function requireHere(tx: Transaction, reads: QueueCommandReads, callId: string) {
  requireOn(reads);
  requireOpenDay(reads, tx.day);
  const current = currentAt(currentTickets(tx, reads), tx.device.deviceId);
  if (current === null || current.call.id !== callId) throw refusal('NOT_FOUND', { what: 'call' });
  if (current.ticket.state !== 'called') throw refusal('ACTION_ALREADY_DONE', {});
  return current;
}

function ownSections(tx: Transaction, reads: Pick<QueueCommandReads, 'postings'>, actor: Person) {
  const posting = reads.postings.posting(actor.id, tx.day);
  return (sectionId: string): boolean => mayWorkIn(actor.role, posting, sectionId);
}

function called(tx: Transaction, ticket: TicketStatus) {
  const id = tx.newId();
  tx.append(ticketCalled, { id, ticketId: ticket.id, deskNumber: tx.device.deskNumber });
  return { callId: id, ticket };
}
