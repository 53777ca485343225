// Whether a person's clearance has ended (D8), whether they belong to another office (D10) and whether they serve at the counter: asked
// at the sign-in, and again at every call, so that midnight counts.
import { todayOf } from '#core/journal/business-day/today.ts';
import type { Person } from './contract.ts';
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
    readonly postings: {
      posting(
        personId: string,
        day: string,
      ): { readonly leftOn: string | null; readonly sections: readonly string[] | null };
    };
  };
};

/** The business day since which a person belongs to another office, or null. */
export function transferredSince(desk: PostingDesk, personId: string): string | null {
  return desk.reads.postings.posting(personId, todayOf(desk)).leftOn;
}

/**
 * Whether somebody serves clients on a business day: clerk and manager by their post, a legal or an IT expert where a letter introduced them for
 * sections (D11.81).
 */
export function servesAtCounter(
  { postings }: PostingDesk['reads'],
  { id, role }: Pick<Person, 'id' | 'role'>,
  day: string,
): boolean {
  if (role === 'clerk' || role === 'manager') return true;
  const isExpert = role === 'legal_expert' || role === 'it_expert';
  return isExpert && (postings.posting(id, day).sections ?? []).length > 0;
}
