// Whether a person's clearance has ended (D8) and whether they belong to another office (D10): asked at the sign-in, and
// again at every call, so that midnight counts.
import { todayOf } from '#core/journal/business-day/today.ts';
import type { StaffReads } from './queries.ts';

export type ClearanceDesk = {
  readonly machine: { now(): string };
  readonly reads: { readonly staff: Pick<StaffReads, 'clearance'> };
};

/** The day on which the latest inquiry ended, or null while it holds (D8.3). */
export function endedClearance(desk: ClearanceDesk, personId: string): string | null {
  const ends = desk.reads.staff.clearance(personId)?.expiresOn ?? '';
  return ends < todayOf(desk) ? ends : null;
}

export type PostingDesk = {
  readonly machine: { now(): string };
  readonly reads: {
    readonly postings: { posting(personId: string, day: string): { readonly leftOn: string | null } };
  };
};

/** The business day since which a person belongs to another office, or null. */
export function transferredSince(desk: PostingDesk, personId: string): string | null {
  return desk.reads.postings.posting(personId, todayOf(desk)).leftOn;
}
