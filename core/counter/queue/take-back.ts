// A slip of the hand at the queue: for ten seconds who did it, at this PC, takes it back by a linked record (D14). What was
// done when is kept in memory, in real time: no clock, no other PC and no restart makes it longer.

import { undoSeconds } from '#core/access/request-context/contract.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { ticketTakenBack } from './entries.ts';
import type { QueueReads } from './queries.ts';
import { currentAt, type StandingTicket, standingOf } from './rules.ts';

type Act = { readonly kind: 'issued' | 'called' | 'released' | 'served'; readonly ticketId: string };
type RecentAct = Act & { readonly by: string; readonly day: string; readonly elapsedMs: number };
type Acting = Pick<Desk, 'machine'>;

const recent = new WeakMap<Acting, Map<string, RecentAct>>();

function actsOf(desk: Acting): Map<string, RecentAct> {
  const known = recent.get(desk) ?? new Map<string, RecentAct>();
  recent.set(desk, known);
  const since = desk.machine.elapsedMs() - undoSeconds * 1000;
  for (const [id, { elapsedMs }] of known) if (elapsedMs < since) known.delete(id);
  return known;
}

/** Remembers what a person just did, once it is committed. */
export function rememberQueueAct(
  desk: Acting,
  { actId, by, day }: { actId: string; by: string; day: string },
  act: Act,
): void {
  actsOf(desk).set(actId, { ...act, by, day, elapsedMs: desk.machine.elapsedMs() });
}

/**
 * Takes an act back: it stays in the journal and counts no more. Its number is not given again.
 * @throws UNDO_TOO_LATE after ten seconds, for another person's act, at another PC, a second time, and once something
 * followed from it
 */
export function takeBack(
  tx: Transaction,
  desk: Acting,
  { queue }: { readonly queue: QueueReads },
  actor: string,
  actId: string,
): void {
  const act = actsOf(desk).get(actId);
  if (act === undefined || act.by !== actor || act.day !== tx.day) throw refusal('UNDO_TOO_LATE', {});
  const all = standingOf(queue.factsOf(tx.day));
  if (!isUnfollowed(act, actId, all, tx.device.deviceId)) throw refusal('UNDO_TOO_LATE', {});
  tx.append(ticketTakenBack, { id: tx.newId(), actId });
}

/** Forgets an act that was taken back, once that is committed. */
export function forgetQueueAct(desk: Acting, actId: string): void {
  actsOf(desk).delete(actId);
}

function isUnfollowed(
  { kind, ticketId }: Act,
  actId: string,
  all: readonly StandingTicket[],
  device: string,
): boolean {
  const ticket = all.find(({ id }) => id === ticketId);
  if (ticket === undefined) return false;
  const current = currentAt(all, device);
  if (kind === 'issued') return ticket.state === 'waiting';
  if (kind === 'called') return ticket.state === 'called' && ticket.live.some(({ id }) => id === actId);
  if (kind === 'served') return ticket.served?.id === actId;
  return (ticket.state === 'absent' || ticket.state === 'over') && current?.ticket.state !== 'called';
}
