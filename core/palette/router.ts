// The palette's one procedure. Whoever is not at the counter finds commands only: no client's data (design.md §3).
import { todayOf } from '#core/business-day/today.ts';
import { counterProcedure, router } from '#core/desk/trpc.ts';
import { findTypedInput, findTypedOutput } from './contract.ts';
import { meaningsOf } from './rules.ts';

export const paletteRouter = router({
  find: counterProcedure
    .meta({ topics: ['complaints', 'payments', 'visits'] })
    .input(findTypedInput)
    .output(findTypedOutput)
    .query(({ ctx: { desk, actor }, input }) =>
      desk.reads.palette.find(
        meaningsOf(input.typed),
        todayOf(desk),
        desk.identity()?.deskNumber ?? 1,
        actor.id,
      ),
    ),
});
