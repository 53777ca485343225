// The application's whole interface: one router per duty, under the duty's name.
import { officeRouter } from './office/router.ts';
import { staffRouter } from './staff/router.ts';
import { router } from './trpc.ts';

export const appRouter = router({
  office: officeRouter,
  staff: staffRouter,
});
export type AppRouter = typeof appRouter;
