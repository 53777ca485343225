// The one procedure of the photos. They are taken with what they show, by that command.
import { router, staffProcedure } from '#core/access/request-context/trpc.ts';
import { showPhoto } from './commands.ts';
import { showPhotoInput, showPhotoOutput } from './contract.ts';

export const photosRouter = router({
  show: staffProcedure
    .input(showPhotoInput)
    .output(showPhotoOutput)
    .query(({ ctx: { desk }, input }) => showPhoto(desk.reads, input.photoId)),
});
