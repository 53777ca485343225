// Passing open visits and terminals on to a colleague, both in their own name, with what the terminals took until then.
import type { z } from 'zod';
import { type PostingDesk, servesAtCounter } from '#core/access/staff/clearance.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { requireSomebodyElse } from '#core/access/staff/not-oneself.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { answerDevices, offerDevices } from '#core/assets/equipment/desk-devices.ts';
import type { EquipmentReads } from '#core/assets/equipment/queries.ts';
import { type OpenVisitReads, requireOpenVisit } from '#core/counter/visits/open-visit.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { answerInput, offerInput, Subtotal } from './contract.ts';
import { deskAnswered, deskHandedOver } from './entries.ts';
import type { HandoverReads } from './queries.ts';
import { answerRefusal, handedOverTo, isSameStatement, keeperOf } from './rules.ts';

/** What is read of terminals to pass them on: which there are, and what was paid with them. Amounts in rials. */
export type TerminalReads = {
  readonly terminals: (day: string) => readonly { readonly terminalId: string; readonly inForce: boolean }[];
  readonly ofDay: (
    day: string,
  ) => readonly { readonly terminalId: string; readonly amount: number; readonly reversal: unknown }[];
};

type HandoverCommandReads = OpenVisitReads & {
  readonly handovers: HandoverReads;
  readonly staff: Pick<StaffReads, 'person' | 'accountsOf'>;
  readonly payments: TerminalReads;
  readonly postings: PostingDesk['reads']['postings'];
  readonly equipment: EquipmentReads;
};

/** What each of these terminals took on a day: payments that were not reversed, and their sum in rials. */
export function subtotalsOf(
  reads: { readonly payments: Pick<TerminalReads, 'ofDay'> },
  day: string,
  terminalIds: readonly string[],
): Subtotal[] {
  const notReversed = reads.payments.ofDay(day).filter(({ reversal }) => reversal === null);
  return terminalIds.map((terminalId) => {
    const taken = notReversed.filter((payment) => payment.terminalId === terminalId);
    return { terminalId, count: taken.length, amount: taken.reduce((sum, { amount }) => sum + amount, 0) };
  });
}

/**
 * Offers open visits and terminals to a colleague, with the devices of these terminals that the giver holds; they stay
 * with the giver until the other one takes them.
 * @throws DAY_NOT_OPEN, DAY_CLOSED, OWN_ACT_FORBIDDEN, NOT_FOUND, PERSON_NOT_ACTIVE, INPUT_INVALID when nothing is passed
 * on, DESK_HANDOVER_OPEN, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, NOT_YOUR_DESK for a visit or terminal that is not the giver's,
 * HANDOVER_OPEN for a device that is on its way to somebody already
 */
export function offerDesk(
  tx: Transaction,
  reads: HandoverCommandReads,
  actor: Person,
  { toId, visitIds, terminalIds, condition }: z.infer<typeof offerInput>,
): string {
  requireOpenDay(reads, tx.day);
  requireSomebodyElse(actor.id, toId, reads.staff);
  const taker = reads.staff.person(toId);
  if (taker === null) throw refusal('NOT_FOUND', { what: 'person' });
  if (taker.state !== 'active' || !servesAtCounter(reads, taker, tx.day))
    throw refusal('PERSON_NOT_ACTIVE', {});
  if (visitIds.length + terminalIds.length === 0)
    throw refusal('INPUT_INVALID', { fields: ['visitIds', 'terminalIds'] });
  const ofDay = reads.handovers.ofDay(tx.day);
  if (ofDay.some(({ fromId, answer }) => fromId === actor.id && answer === null))
    throw refusal('DESK_HANDOVER_OPEN', {});
  for (const visitId of new Set(visitIds)) {
    const visit = requireOpenVisit(tx, reads, visitId);
    if (keeperOf({ id: visitId, openedBy: visit.actor }, ofDay) !== actor.id)
      throw refusal('NOT_YOUR_DESK', {});
  }
  const inForce = reads.payments.terminals(tx.day).filter((terminal) => terminal.inForce);
  for (const terminalId of new Set(terminalIds)) {
    if (!inForce.some((terminal) => terminal.terminalId === terminalId))
      throw refusal('NOT_FOUND', { what: 'terminal' });
    if (handedOverTo(actor.id, terminalId, ofDay) !== null) throw refusal('NOT_YOUR_DESK', {});
  }
  const id = tx.newId();
  const passed = [...new Set(terminalIds)];
  const giver = { id: actor.id, isManager: actor.role === 'manager' };
  offerDevices(tx, reads, giver, { toId, terminalIds: passed, condition: condition ?? null });
  const terminals = subtotalsOf(reads, tx.day, passed);
  tx.append(deskHandedOver, { id, toId, visitIds: [...new Set(visitIds)], terminals });
  return id;
}

/**
 * The other side's word, or the giver's own withdrawal. What is taken is what the taker has seen: a payment since then, or
 * another day, asks for a new offer (D2.8).
 * @throws NOT_FOUND, NOT_ALLOWED, OWN_ACT_FORBIDDEN, ACTION_ALREADY_DONE, DAY_NOT_OPEN, DAY_CLOSED, HANDOVER_OUTDATED,
 * INPUT_INVALID, REASON_NEEDED of a device
 */
export function answerDesk(
  tx: Transaction,
  reads: HandoverCommandReads,
  actor: Person,
  { handoverId, answer, seen, condition, note }: z.infer<typeof answerInput>,
): void {
  const handover = reads.handovers.handover(handoverId);
  if (handover === null) throw refusal('NOT_FOUND', { what: 'handover' });
  refuse(answerRefusal(handover, answer, actor.id));
  if (answer !== 'withdrawn') requireSomebodyElse(actor.id, handover.fromId, reads.staff);
  if (answer === 'taken') {
    requireOpenDay(reads, tx.day);
    const now = subtotalsOf(
      reads,
      tx.day,
      handover.terminals.map(({ terminalId }) => terminalId),
    );
    const isAsOffered = handover.day === tx.day && isSameStatement(now, handover.terminals);
    if (!isAsOffered || !isSameStatement(seen, handover.terminals)) throw refusal('HANDOVER_OUTDATED', {});
  }
  const terminalIds = handover.terminals.map(({ terminalId }) => terminalId);
  answerDevices(
    tx,
    reads,
    { ...handover, terminalIds },
    { answer, condition: condition ?? null, note: note ?? '' },
  );
  tx.append(deskAnswered, { id: tx.newId(), handoverId, answer });
}
