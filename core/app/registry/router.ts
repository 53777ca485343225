// The application's whole interface: one router per duty, under the duty's name.

import type { AnyTRPCProcedure } from '@trpc/server';
import { type Meta, router } from '#core/access/request-context/trpc.ts';
import { routers } from './assemble.ts';

// Named, since written out the type is longer than the compiler puts into a declaration.
export const appRouter: ReturnType<typeof router<typeof routers>> = router(routers);
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
