// What people do with the in-box: enter what came in, record what was done with it, and correct that record (D17).
import type { z } from 'zod';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { deadlineOf } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { handleInput, receiveInput, receiveOutput } from './contract.ts';
import { inboxCorrected, inboxHandled, inboxReceived } from './entries.ts';
import type { InboxReads } from './queries.ts';

type InboxCommandReads = {
  readonly inbox: InboxReads;
  readonly closures: Pick<ClosureReads, 'closedDays'>;
};

/** Enters what came in, with the next number of this desk and its deadline by the table of closures (D17.8). */
export function receiveItem(
  tx: Transaction,
  reads: InboxCommandReads,
  { workingDays, subject, fromWhom, kind }: z.infer<typeof receiveInput>,
): z.infer<typeof receiveOutput> {
  const closed = new Set(reads.closures.closedDays());
  const { deskNumber } = tx.device;
  const received = {
    itemId: tx.newId(),
    number: reads.inbox.nextNumber(deskNumber),
    deskNumber,
    dueDay: deadlineOf(tx.day, workingDays, (day) => closed.has(day)),
  };
  tx.append(inboxReceived, { ...received, kind }, { subject, fromWhom });
  return received;
}

/** Says what was done with an item; it is closed by that, once. @throws NOT_FOUND, ACTION_ALREADY_DONE, REASON_NEEDED */
export function handleItem(
  tx: Transaction,
  reads: InboxCommandReads,
  { itemId, outcome, note }: z.infer<typeof handleInput>,
): void {
  if (reads.inbox.item(itemId) === null) throw refusal('NOT_FOUND', { what: 'inbox_item' });
  if (reads.inbox.handlings(itemId).length > 0) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(note)) throw refusal('REASON_NEEDED', {});
  tx.append(inboxHandled, { id: tx.newId(), itemId, outcome }, { note });
}

/** Corrects, by a linked entry, the record of a handled item. @throws NOT_FOUND while it is open, REASON_NEEDED */
export function correctItem(
  tx: Transaction,
  reads: InboxCommandReads,
  { itemId, outcome, note }: z.infer<typeof handleInput>,
): void {
  if (reads.inbox.handlings(itemId).length === 0) throw refusal('NOT_FOUND', { what: 'handling' });
  if (!isReason(note)) throw refusal('REASON_NEEDED', {});
  tx.append(inboxCorrected, { id: tx.newId(), itemId, outcome }, { note });
}
