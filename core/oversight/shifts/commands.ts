// What the manager does of shifts: says when a person works and when they are on leave, and answers for signs of sharing.
import type { z } from 'zod';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { isReason, isSubstantial } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { type AlertReads, detectAlerts } from './alerts.ts';
import type { explainAlertInput, recordLeaveInput, setWeekInput, withdrawLeaveInput } from './contract.ts';
import { alertExplained, leaveRecorded, leaveWithdrawn, mostFacts, weekSet } from './entries.ts';
import type { ShiftReads } from './queries.ts';
import { leaveRefusal, weekRefusal } from './rules.ts';

export type ShiftCommandReads = { readonly shifts: ShiftReads; readonly staff: Pick<StaffReads, 'person'> };

/** Says when a person works from a day on. @throws NOT_FOUND, INPUT_INVALID */
export function setWeek(
  tx: Transaction,
  { staff }: ShiftCommandReads,
  { personId, fromDay, days }: z.infer<typeof setWeekInput>,
): void {
  if (staff.person(personId) === null) throw refusal('NOT_FOUND', { what: 'person' });
  refuse(weekRefusal(days, fromDay, tx.day));
  tx.append(weekSet, { id: tx.newId(), personId, fromDay, days });
}

/** Records leave, of today or later or after the fact. @throws NOT_FOUND, INPUT_INVALID */
export function recordLeave(
  tx: Transaction,
  { staff }: ShiftCommandReads,
  { personId, fromDay, toDay, note }: z.infer<typeof recordLeaveInput>,
): void {
  if (staff.person(personId) === null) throw refusal('NOT_FOUND', { what: 'person' });
  refuse(leaveRefusal({ fromDay, toDay }, tx.day));
  tx.append(leaveRecorded, { id: tx.newId(), personId, fromDay, toDay }, { note });
}

/** Takes leave back. @throws NOT_FOUND, ACTION_ALREADY_DONE, REASON_NEEDED */
export function withdrawLeave(
  tx: Transaction,
  { shifts }: ShiftCommandReads,
  { leaveId, reason }: z.infer<typeof withdrawLeaveInput>,
): void {
  const leave = shifts.leave(leaveId);
  if (leave === null) throw refusal('NOT_FOUND', { what: 'leave' });
  if (leave.isWithdrawn) throw refusal('ACTION_ALREADY_DONE', {});
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  tx.append(leaveWithdrawn, { id: tx.newId(), leaveId }, { reason });
}

/**
 * The manager's word on a sign: who was asked, and what was found. It answers for the facts that were seen, and for no
 * later one. Nobody answers for themself (D11.21).
 * @throws NOT_FOUND, SEEN_IS_STALE, OWN_ACT_FORBIDDEN, NOTE_TOO_THIN
 */
export function explainAlert(
  tx: Transaction,
  reads: AlertReads,
  { personId, kind, day, seenCount, note }: z.infer<typeof explainAlertInput>,
): void {
  const found = detectAlerts(reads, tx.day).found.find(
    (one) => one.personId === personId && one.kind === kind && one.day === day,
  );
  if (found === undefined) throw refusal('NOT_FOUND', { what: 'sign' });
  if (found.facts.length !== seenCount) throw refusal('SEEN_IS_STALE', {});
  const { actor } = tx;
  const isIn = (id: string | null): boolean =>
    id !== null && actor !== null && reads.accessLog.isSamePerson(id, actor);
  if (actor === null || isIn(personId) || isIn(found.otherId)) throw refusal('OWN_ACT_FORBIDDEN', {});
  if (!isSubstantial(note)) throw refusal('NOTE_TOO_THIN', {});
  const facts = found.facts.map(({ key }) => key).slice(0, mostFacts);
  tx.append(alertExplained, { id: tx.newId(), personId, kind, forDay: day, facts }, { note });
}
