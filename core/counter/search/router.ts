// The palette's procedures. Whoever is not at the counter finds commands only: no client's data (design.md §3).

import { logClientAccess } from '#core/access/access-log/commands.ts';
import { logNamesShown } from '#core/access/access-log/names-shown.ts';
import { logFailedSearch, requireSearchLeft } from '#core/access/access-log/searches.ts';
import { counterProcedure, router } from '#core/access/request-context/trpc.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { findTypedInput, findTypedOutput, findWholeOutput } from './contract.ts';
import { meaningsOf, wholeOf } from './rules.ts';

export const paletteRouter = router({
  find: counterProcedure
    .meta({ topics: ['complaints', 'payments', 'visits'] })
    .input(findTypedInput)
    .output(findTypedOutput)
    .query(({ ctx: { desk, actor, command }, input }) => {
      const found = desk.reads.palette.find(
        meaningsOf(input.typed),
        todayOf(desk),
        desk.identity()?.deskNumber ?? 1,
        actor.id,
      );
      const ofReceipts = found.receipts.map(({ clientName, visitId }) => ({
        name: clientName,
        identifierMasked: visitId,
      }));
      logNamesShown(desk, desk.reads, actor.id, [...found.clients, ...ofReceipts], command);
      return found;
    }),

  /**
   * Finds a client by a whole identifier or phone. A command, because it says whose number it is: whoever is found was
   * looked at, and who looks for nobody again and again is paused (D16.19).
   */
  findWhole: counterProcedure
    .input(findTypedInput)
    .output(findWholeOutput)
    .mutation(({ ctx, input }) => {
      const { desk, actor } = ctx;
      const { reads } = desk;
      const whole = wholeOf(input.typed);
      if (whole === null) throw refusal('INPUT_INVALID', { fields: ['typed'] });
      requireSearchLeft(desk, reads, actor.id);
      const found = reads.palette.clientsOf(whole);
      const { identifier, mobile } = whole;
      if (found.clients.length > 0)
        ctx.command((tx) => {
          for (const { visitId } of found.clients) logClientAccess(tx, reads, visitId, 'looked_up');
        });
      else if (identifier === null || !reads.palette.isOfReceipt(identifier))
        logFailedSearch(desk, reads, actor.id, mobile ?? identifier ?? '', ctx.command);
      return found;
    }),
});
