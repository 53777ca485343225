// The base of the procedures by which somebody serves in a visit that is open already.
import { z } from 'zod';
import { counterProcedure } from '#core/access/request-context/trpc.ts';
import { requireNoticesRead } from '#core/assets/training/commands.ts';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { todayOf } from '#core/journal/business-day/today.ts';

const visitNamed = z.looseObject({ visitId: idSchema });

/**
 * For the counter, in a visit that the input names: who has a notice to read does nothing in a colleague's (D13.65). Whoever opened
 * the visit had read all there was, and finishes it.
 * @throws NOTICE_UNREAD
 */
export const servingProcedure = counterProcedure.use(async ({ ctx: { desk, actor }, getRawInput, next }) => {
  const named = visitNamed.safeParse(await getRawInput());
  const visit = named.success ? desk.reads.visits.visit(named.data.visitId) : null;
  if (visit !== null && visit.actor !== actor.id) requireNoticesRead(desk.reads, actor.id, todayOf(desk));
  return next();
});
