// The application's whole interface: one router per duty, under the duty's name.
import { complaintsRouter } from './complaints/router.ts';
import { dayCloseRouter } from './day-close/router.ts';
import { feesRouter } from './fees/router.ts';
import { identityRouter } from './identity/router.ts';
import { officeRouter } from './office/router.ts';
import { paletteRouter } from './palette/router.ts';
import { paymentsRouter } from './payments/router.ts';
import { premisesRouter } from './premises/router.ts';
import { staffRouter } from './staff/router.ts';
import { syncRouter } from './sync/router.ts';
import { router } from './trpc.ts';
import { visitsRouter } from './visits/router.ts';

export const appRouter = router({
  identity: identityRouter,
  fees: feesRouter,
  payments: paymentsRouter,
  visits: visitsRouter,
  office: officeRouter,
  premises: premisesRouter,
  complaints: complaintsRouter,
  staff: staffRouter,
  dayClose: dayCloseRouter,
  sync: syncRouter,
  palette: paletteRouter,
});
export type AppRouter = typeof appRouter;
