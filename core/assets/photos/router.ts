// The procedures of the photos. They are taken with what they show, by that command.
import { z } from 'zod';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import { router, shownProcedure, signedInProcedure } from '#core/access/request-context/trpc.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { dayCodeOf, showPhoto } from './commands.ts';
import { dayCodeOutput, showPhotoInput, showPhotoOutput } from './contract.ts';

export const photosRouter = router({
  /** What a photo of today shows beside what it is of. */
  dayCode: signedInProcedure
    .input(z.void())
    .output(dayCodeOutput)
    .query(({ ctx: { desk } }) => ({ code: dayCodeOf(identityOf(desk), todayOf(desk)) })),

  show: shownProcedure
    .input(showPhotoInput)
    .output(showPhotoOutput)
    .query(({ ctx: { desk }, input }) => showPhoto(desk.reads, input.photoId)),
});
