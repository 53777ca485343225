// The manager's word on this PC's clock, and a second person's where the business day goes back by more than one.
import type { z } from 'zod';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { canBeConfirmed } from '#core/access/staff/require-second.ts';
import { accountsOfFirst, isVoid, notIndependent } from '#core/access/staff/second-person.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { confirmClockInput } from './contract.ts';
import { clockConfirmed } from './entries.ts';
import type { ClockReads } from './queries.ts';
import { needsSecondPerson } from './rules.ts';

/** What stands beside the manager's word: the clock, the province's time, and who else showed their password. */
export type ClockEvidence = {
  /** What the clock says, UTC. */
  readonly wall: string;
  /** The province's time minus it, ms. */
  readonly acceptedMs: number;
  /** The clock agrees with what the province said since the start. */
  readonly isByProvince: boolean;
  readonly secondBy: string | null;
};

/**
 * Answers for the clock as it stands: from here on this PC works by it, also where that is earlier than before (J31, J40).
 * @throws NOT_FOUND, REASON_NEEDED, CLOCK_NEEDS_SECOND
 */
export function confirmClock(
  tx: Transaction,
  reads: { readonly clock: ClockReads },
  { doubtId, reason }: Pick<z.infer<typeof confirmClockInput>, 'doubtId' | 'reason'>,
  evidence: ClockEvidence,
): void {
  const { deviceId } = tx.device;
  const doubt = reads.clock.openDoubt(deviceId);
  if (doubt === null || doubt.id !== doubtId) throw refusal('NOT_FOUND', { what: 'clock_doubt' });
  if (!isReason(reason)) throw refusal('REASON_NEEDED', {});
  const { wall, isByProvince, secondBy } = evidence;
  const isAgreed = isByProvince || secondBy !== null;
  if (!isAgreed && needsSecondPerson(wall, reads.clock.latestSinceAgreed(deviceId)))
    throw refusal('CLOCK_NEEDS_SECOND', {});
  tx.append(
    clockConfirmed,
    { id: tx.newId(), doubtId, ...evidence, fromSeq: doubt.seq, toSeq: tx.nextSeq() },
    { reason },
  );
}

/**
 * Who may confirm the clock beside `first`: somebody independent, or where nobody in the office is, somebody else. Judged on
 * the day that the clock says, so that no clock makes anybody older.
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, SECOND_PERSON_NOT_INDEPENDENT
 */
export function secondForClock(
  { staff }: { readonly staff: Pick<StaffReads, 'person' | 'secondPersonFacts' | 'counterStaff'> },
  first: string,
  personId: string,
  wall: string,
): Person {
  const [person, facts] = [staff.person(personId), staff.secondPersonFacts(personId)];
  if (person === null || facts === null) throw refusal('NOT_FOUND', { what: 'person' });
  const day = businessDayOf(wall);
  const why = notIndependent(accountsOfFirst(first, staff.secondPersonFacts), facts, day);
  if (why === 'own_act') throw refusal('OWN_ACT_FORBIDDEN', {});
  // Whoever gave the code may be who typed the password: not even where nobody else can.
  if (why !== null && (isVoid(why) || canBeConfirmed({ staff }, first, day)))
    throw refusal('SECOND_PERSON_NOT_INDEPENDENT', { why });
  return person;
}
