// Whether the acting person may work in a section: in none but those of their introduction (D11). Asked at every service, so
// that midnight counts.
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { Person } from '#core/staff/contract.ts';
import type { PostingReads } from './queries.ts';
import { mayWorkIn } from './rules.ts';

export type PostingsRead = { readonly postings: Pick<PostingReads, 'posting' | 'sectionOf'> };

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
