// The history of the settings is the manager's and the inspector's.
import { z } from 'zod';
import { identityOf } from '#core/access/request-context/this-pc.ts';
import { managerProcedure, router, supervisionProcedure } from '#core/access/request-context/trpc.ts';
import { concurrentChangesOutput, historyInput, historyOutput } from './contract.ts';

export const settingsHistoryRouter = router({
  /** Shown beside the values in force, to the manager. */
  concurrentChanges: managerProcedure
    .meta({
      topics: ['fees', 'postings', 'secondFactor', 'dayClose', 'premises', 'queue', 'supervision'],
    })
    .input(z.void())
    .output(concurrentChangesOutput)
    .query(({ ctx: { desk } }) => desk.reads.settingsHistory.concurrentChanges(identityOf(desk).deviceId)),

  list: supervisionProcedure
    .meta({
      topics: [
        ...(['settings', 'fees', 'payments', 'closures', 'postings', 'dayClose', 'queue'] as const),
        ...(['premises', 'controls'] as const),
      ],
    })
    .input(historyInput)
    .output(historyOutput)
    .query(({ ctx: { desk }, input }) =>
      desk.reads.settingsHistory.list(input.kind, identityOf(desk).deviceId),
    ),
});
