// Whether the acting person may work in a section: in none but those of their introduction (D11). Asked at every service, so
// that midnight counts.

import type { Person } from '#core/access/staff/contract.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { PostingReads } from './queries.ts';
import { mayWorkIn } from './rules.ts';

type ChargedVisits = {
  chargesOf(visitId: string): readonly {
    readonly cancelled: boolean;
    readonly lines: readonly { readonly itemCode: string; readonly title: string }[];
  }[];
};

export type PostingsRead = { readonly postings: Pick<PostingReads, 'posting' | 'sectionOf'> };

/**
 * Services are charged only in sections of the person's introduction (D11.10).
 * @throws SECTION_NOT_YOURS for the first service of a section that is not the person's on a business day
 */
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

/**
 * Whatever is done with a service that was charged is done by who works in its section: taking the money and giving it
 * back, taking the charge back, filing, completing (D11.13).
 * @throws SECTION_NOT_YOURS
 */
export function requireServicesOf(
  reads: PostingsRead & { readonly fees: ChargedVisits },
  actor: Person,
  day: string,
  visitId: string,
): void {
  const charged = reads.fees
    .chargesOf(visitId)
    .filter(({ cancelled }) => !cancelled)
    .flatMap(({ lines }) => lines);
  requireServices(
    reads,
    actor,
    day,
    charged.map(({ itemCode: code, title }) => ({ code, title })),
  );
}

/** The section of the first service that a visit was charged for; filing for one without a service. */
export function sectionOfVisit(
  { postings, fees }: PostingsRead & { readonly fees: ChargedVisits },
  visitId: string,
): string {
  const [line] = fees
    .chargesOf(visitId)
    .filter(({ cancelled }) => !cancelled)
    .flatMap(({ lines }) => lines);
  return postings.sectionOf(line?.itemCode ?? '');
}
