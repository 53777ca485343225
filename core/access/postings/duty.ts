// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { postingAppliers } from './apply.ts';
import { type PostingReads, postingReads } from './queries.ts';
import { postingsRouter } from './router.ts';

export const postings = defineDuty({
  appliers: postingAppliers,
  reads: postingReads,
  router: postingsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly postings: PostingReads;
  }
}
