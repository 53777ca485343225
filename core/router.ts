// The application's whole interface: one router per duty, under the duty's name.

import { routers } from './assemble.ts';
import { router } from './desk/trpc.ts';

export const appRouter = router(routers);
export type AppRouter = typeof appRouter;
