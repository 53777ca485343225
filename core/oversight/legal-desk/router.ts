// The one procedure of the legal expert's home.
import { z } from 'zod';
import { legalProcedure, router } from '#core/access/request-context/trpc.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { legalDeskOutput } from './contract.ts';
import { legalDesk } from './views.ts';

export const legalDeskRouter = router({
  home: legalProcedure
    .meta({ topics: ['identity', 'visits', 'complaints', 'closures', 'training', 'staff'] })
    .input(z.void())
    .output(legalDeskOutput)
    .query(({ ctx: { desk, actor } }) => legalDesk(desk.reads, actor.id, todayOf(desk))),
});
