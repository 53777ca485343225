// The application's procedures as a person calls them inside this process.
import type { Desk } from '#core/access/request-context/desk.ts';
import { appRouter } from '#core/app/registry/router.ts';

export type AppCaller = ReturnType<typeof appRouter.createCaller>;

/** Calls as the holder of a session, or as anyone at this PC. */
export function callerOf(desk: Desk, session: string | null): AppCaller {
  return appRouter.createCaller({ desk, session });
}
