// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { photosAppliers } from './apply.ts';
import { type PhotoReads, photoReads } from './queries.ts';
import { photosRouter } from './router.ts';

export const photos = defineDuty({
  appliers: photosAppliers,
  reads: photoReads,
  router: photosRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly photos: PhotoReads;
  }
}
