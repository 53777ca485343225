// The history of the settings is the manager's and the inspector's.
import { identityOf } from '#core/access/request-context/this-pc.ts';
import { router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { historyInput, historyOutput } from './contract.ts';

export const settingsHistoryRouter = router({
  list: supervisionProcedure
    .meta({
      topics: ['settings', 'fees', 'payments', 'closures', 'postings', 'dayClose', 'queue', 'premises'],
    })
    .input(historyInput)
    .output(historyOutput)
    .query(({ ctx: { desk }, input }) =>
      desk.reads.settingsHistory.list(input.kind, identityOf(desk).deviceId),
    ),
});
