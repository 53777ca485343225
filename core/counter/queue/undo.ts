// Undoes a slip at the queue: its author at this PC has ten seconds, and a linked entry records it (D14.3). The time of each act is
// kept in memory (core/access/request-context/recent-acts.ts).

import type { RecentActs } from '#core/access/request-context/recent-acts.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { queueJumped, ticketCallUndone } from './entries.ts';
import type { QueueReads } from './queries.ts';
import { currentAt, type TicketStatus, ticketStatuses } from './rules.ts';

type Act = { readonly kind: 'issued' | 'called' | 'released' | 'served'; readonly ticketId: string };
export type QueueAct = Act & { readonly by: string; readonly day: string };
type Acting = { readonly memory: { readonly queueActs: RecentActs<QueueAct> } };

/**
 * Takes an act back: it stays in the journal and counts no more. Its number is not given again. A visit whose number is taken back goes on
 * without one, before whoever has that number: that is kept like every visit out of turn (D14.65).
 * @throws UNDO_TOO_LATE after ten seconds, for another person's act, at another PC, a second time, and once something
 * followed from it
 */
export function undo(
  tx: Transaction,
  { memory }: Acting,
  { queue }: { readonly queue: QueueReads },
  actor: string,
  actId: string,
): void {
  const act = memory.queueActs.find(actId, actor, tx.day);
  if (act === null) throw refusal('UNDO_TOO_LATE', {});
  const all = ticketStatuses(queue.factsOf(tx.day));
  if (!isUnfollowed(act, actId, all, tx.device.deviceId)) throw refusal('UNDO_TOO_LATE', {});
  tx.append(ticketCallUndone, { id: tx.newId(), actId });
  const visitId = all.find(({ id }) => id === act.ticketId)?.served?.visitId ?? null;
  if (act.kind === 'served')
    tx.append(queueJumped, { id: tx.newId(), ticketId: null, visitId, reason: 'number_taken_back' });
}

function isUnfollowed(
  { kind, ticketId }: Act,
  actId: string,
  all: readonly TicketStatus[],
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
