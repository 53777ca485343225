// A manager of less than a week does nothing against one who was there before (D11.40): an account that somebody made for themself
// is seen by everybody before it can shut the others out. The province's code for their access ends the week.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { StaffReads } from './queries.ts';
import { isNewManager, newManagerDays } from './rules.ts';

export type NewManagerReads = SoundClockReads & {
  readonly staff: Pick<StaffReads, 'person' | 'openedSince'>;
};

/**
 * Refuses a new manager what ends or takes something of an older one. The week is counted by the clock, so under one in doubt no new
 * manager is an older one.
 * @throws NEW_MANAGER, CLOCK_DOUBTED
 */
export function requireSettledManager(tx: Transaction, reads: NewManagerReads, personId: string): void {
  const { actor, day } = tx;
  const { staff } = reads;
  if (actor === null || actor === personId || staff.person(personId)?.role !== 'manager') return;
  const since = staff.openedSince(actor);
  if (since === null) return;
  requireSoundClock(tx, reads);
  const theirs = staff.openedSince(personId);
  const isYounger = theirs !== null && theirs > since;
  if (isNewManager(since, day) && !isYounger)
    throw refusal('NEW_MANAGER', { until: addDays(since, newManagerDays) });
}
