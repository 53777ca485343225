// Every benchmark by its name, for `npm run bench` and for the tests that try each once (tests/integration/bench).
import { benchBytesOfOrder } from './bytes-of-order.ts';
import { benchFirstSignIn } from './first-sign-in.ts';
import { benchJoinBigOffice } from './join-big-office.ts';
import { benchLaunch } from './launch.ts';
import type { BenchReport, Run } from './measure.ts';
import { benchNextStep } from './next-step.ts';
import { benchOfficeOfPcs } from './office-of-pcs.ts';
import { benchOpenAndList } from './open-and-list.ts';
import { benchOtherScreen } from './other-screen.ts';
import { benchPspImport } from './psp-import.ts';
import { benchReports } from './reports.ts';
import { benchSaveAfterOthers } from './save-after-others.ts';
import { benchSaveFromThePage } from './save-from-the-page.ts';
import { benchSaveOneRecord } from './save-one-record.ts';
import { benchSearch } from './search.ts';
import { benchSendBacklog } from './send-backlog.ts';
import { benchSupervision } from './supervision.ts';
import { benchSyncMemory } from './sync-memory.ts';

/** In the order of the page that is kept. */
export const benchmarks: Readonly<Record<string, (run: Run) => Promise<BenchReport>>> = {
  save: benchSaveOneRecord,
  page: benchSaveFromThePage,
  step: benchNextStep,
  backlog: benchSendBacklog,
  memory: benchSyncMemory,
  store: benchOpenAndList,
  signin: benchFirstSignIn,
  supervision: benchSupervision,
  reports: benchReports,
  search: benchSearch,
  launch: benchLaunch,
  import: benchPspImport,
  screen: benchOtherScreen,
  pcs: benchOfficeOfPcs,
  heads: benchSaveAfterOthers,
  bytes: benchBytesOfOrder,
  join: benchJoinBigOffice,
};

/** Those that are measured on the built bundles. */
export const ofBundles: readonly string[] = ['page', 'step', 'signin', 'launch', 'screen'];
