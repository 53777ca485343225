// The base of the procedures by which somebody serves in a visit that is open already.
import { z } from 'zod';
import { counterProcedure, managerProcedure } from '#core/access/request-context/trpc.ts';
import { requireNoticesRead } from '#core/assets/training/commands.ts';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';

/** For the counter: who has a notice to read does nothing in any visit, their own too (D13.65). @throws NOTICE_UNREAD */
export const servingProcedure = counterProcedure.use(({ ctx: { desk, actor }, next }) => {
  requireNoticesRead(desk.reads, actor.id, todayOf(desk));
  return next();
});

/** The same for what a manager does in a visit. @throws NOTICE_UNREAD */
export const managingProcedure = managerProcedure.use(({ ctx: { desk, actor }, next }) => {
  requireNoticesRead(desk.reads, actor.id, todayOf(desk));
  return next();
});

const visitNamed = z.looseObject({ visitId: idSchema });

/**
 * For what has happened already: the terminal printed a slip. A notice that came meanwhile strands no client's money, so whoever opened
 * the visit records it before they read (D13.65).
 * @throws NOTICE_UNREAD in a visit that somebody else opened
 */
export const recordingProcedure = counterProcedure.use(
  async ({ ctx: { desk, actor }, getRawInput, next }) => {
    const named = visitNamed.safeParse(await getRawInput());
    const visit = named.success ? desk.reads.visits.visit(named.data.visitId) : null;
    if (visit?.actor !== actor.id) requireNoticesRead(desk.reads, actor.id, todayOf(desk));
    return next();
  },
);
