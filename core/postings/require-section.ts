// Whether the acting person may work here today: not after a transfer to another office (D10), and in no section but those
// of their introduction (D11). Asked at every call, so that midnight counts.
import { todayOf } from '#core/business-day/today.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { Person } from '#core/staff/contract.ts';
import type { PostingReads } from './queries.ts';
import { mayWorkIn } from './rules.ts';

export type PostingsRead = { readonly postings: Pick<PostingReads, 'posting' | 'sectionOf'> };

/** The business day since which a person belongs to another office, or null. */
export function transferredSince(
  desk: { readonly machine: { now(): string }; readonly reads: PostingsRead },
  personId: string,
): string | null {
  return desk.reads.postings.posting(personId, todayOf(desk)).leftOn;
}

/** @throws SECTION_NOT_YOURS for the first service of a section that is not the person's on a business day */
export function requireServices(
  { postings }: PostingsRead,
  actor: Person,
  day: string,
  services: readonly { readonly code: string; readonly title: string }[],
): void {
  const posting = postings.posting(actor.id, day);
  const other = services.find(({ code }) => !mayWorkIn(actor.role, posting, postings.sectionOf(code)));
  if (other !== undefined) throw refusal('SECTION_NOT_YOURS', { service: other.title });
}
