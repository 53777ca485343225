// Whether the office may work on a business day. Every command at the counter asks here first (D6, D21).
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { DayState } from './contract.ts';
import type { BusinessDayReads } from './queries.ts';

/** What is read to know whether a day is open. */
export type OpenDayReads = { readonly businessDay: Pick<BusinessDayReads, 'stateOf'> };

/** The state of a business day; the latest closing or reopening by (at, id) decides. */
export function dayState(reads: OpenDayReads, day: string): DayState {
  return reads.businessDay.stateOf(day);
}

/** Passes on an open business day only. @throws DAY_NOT_OPEN, DAY_CLOSED */
export function requireOpenDay(reads: OpenDayReads, day: string): void {
  const state = dayState(reads, day);
  if (state === 'not_opened') throw refusal('DAY_NOT_OPEN', { day });
  if (state === 'closed') throw refusal('DAY_CLOSED', { day });
}
