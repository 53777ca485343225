// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { feedbackAppliers } from './apply.ts';
import type { OpenScreen } from './client-screen.ts';
import { type FeedbackReads, feedbackReads } from './queries.ts';
import { feedbackRouter } from './router.ts';

export const feedback = defineDuty({
  appliers: feedbackAppliers,
  reads: feedbackReads,
  router: feedbackRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly feedback: FeedbackReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeMemory {
    /** The client's screen of this PC. */
    readonly clientScreen: OpenScreen;
  }
}
