// The application's whole interface: one router per duty, under the duty's name, and what is left to do of all of them.

import type { AnyTRPCProcedure } from '@trpc/server';
import { z } from 'zod';
import { counterProcedure, type Meta, router } from '#core/access/request-context/trpc.ts';
import { todayOf } from '#core/journal/business-day/today.ts';
import { openTasks, routers, taskTopics } from './assemble.ts';

const openTasksOutput = z.array(z.strictObject({ task: z.string(), count: z.int().min(1) }));

const tasksRouter = router({
  /** The rows of the morning card that the duties bring. */
  open: counterProcedure
    .meta({ topics: taskTopics })
    .input(z.void())
    .output(openTasksOutput)
    .query(({ ctx: { desk, actor } }) => openTasks(desk.reads, actor, todayOf(desk))),
});
type Routers = typeof routers & { readonly tasks: typeof tasksRouter };

// Named, since written out the type is longer than the compiler puts into a declaration.
export const appRouter: ReturnType<typeof router<Routers>> = router({
  ...routers,
  tasks: tasksRouter,
});
export type AppRouter = typeof appRouter;

// tRPC keeps them under their full paths, whatever its types say.
const procedures = appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure | undefined>;

/** What the answers of a procedure are made of: its own duty's reads, or those that it names. None for an unknown one. */
export function topicsOf(path: string): readonly string[] {
  const procedure = procedures[path];
  if (procedure === undefined) return [];
  const meta = procedure._def.meta as Meta | undefined;
  return meta?.topics ?? path.split('.').slice(0, 1);
}
