// `npm run bench [-- --only save,page,step,backlog,memory,store,signin,supervision,reports,search,launch,import,screen,pcs,heads,bytes,join] [--entries N]`: measures side by side in one run, prints the
// ratios and, when everything was run, writes README.md beside this file. Nothing here is a test.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inProject } from '#build/scripts/places.ts';
import { benchBytesOfOrder } from './bytes-of-order.ts';
import { endWhatWasStarted, endWithThisProcess } from './end-what-was-started.ts';
import { benchFirstSignIn } from './first-sign-in.ts';
import { benchJoinBigOffice } from './join-big-office.ts';
import { benchLaunch } from './launch.ts';
import { type BenchReport, ms } from './measure.ts';
import { benchNextStep } from './next-step.ts';
import { benchOfficeOfPcs } from './office-of-pcs.ts';
import { benchOpenAndList } from './open-and-list.ts';
import { benchOtherScreen } from './other-screen.ts';
import { benchPspImport } from './psp-import.ts';
import { reportText, summaryLines } from './report.ts';
import { benchReports } from './reports.ts';
import { benchSaveAfterOthers } from './save-after-others.ts';
import { benchSaveFromThePage } from './save-from-the-page.ts';
import { benchSaveOneRecord } from './save-one-record.ts';
import { benchSearch } from './search.ts';
import { benchSendBacklog } from './send-backlog.ts';
import { benchSupervision } from './supervision.ts';
import { benchSyncMemory } from './sync-memory.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, entries: { type: 'string', default: '1000000' } },
});
const entries = Number(values.entries);
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

const benchmarks: Readonly<Record<string, () => Promise<BenchReport>>> = {
  save: benchSaveOneRecord,
  page: benchSaveFromThePage,
  step: () => benchNextStep(say),
  backlog: benchSendBacklog,
  memory: benchSyncMemory,
  store: () => benchOpenAndList(entries, say),
  signin: () => benchFirstSignIn(entries, say),
  supervision: () => benchSupervision(entries, say),
  reports: () => benchReports(entries, say),
  search: () => benchSearch(entries, say),
  launch: () => benchLaunch(entries, say),
  import: pspImport,
  screen: benchOtherScreen,
  pcs: benchOfficeOfPcs,
  heads: benchSaveAfterOthers,
  bytes: benchBytesOfOrder,
  join: () => benchJoinBigOffice(entries, say),
};

async function pspImport(): Promise<BenchReport> {
  const { csvMs, xlsxMs } = await benchPspImport();
  return {
    title: 'Import and match a report of 2,000 rows',
    measured: [
      { what: 'CSV', times: [csvMs] },
      { what: '.xlsx', times: [xlsxMs] },
    ],
    judged: [
      { what: 'CSV', value: ms(csvMs), budget: '< 500 ms' },
      { what: '.xlsx', value: ms(xlsxMs), budget: '< 500 ms' },
    ],
    notes: ['Medians of 15 rounds, with planted differences.'],
  };
}

endWithThisProcess();
const wanted = values.only?.split(',') ?? Object.keys(benchmarks);
const reports: BenchReport[] = [];
for (const name of wanted) {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) throw new Error(`${name} is none of ${Object.keys(benchmarks).join(', ')}`);
  say(`${name} …`);
  const report = await benchmark()
    .catch((error: unknown) => notRun(name, error))
    .finally(endWhatWasStarted);
  reports.push(report);
  process.stdout.write(`${summaryLines(report)}\n`);
  if (values.only === undefined) writeFileSync(inProject('tests/bench/README.md'), reportText(reports));
}

/** A benchmark that cannot be run here says so on the page and in the exit code; the others are measured all the same. */
function notRun(name: string, error: unknown): BenchReport {
  if (!(error instanceof Error)) throw error;
  process.exitCode = 1;
  say(error.stack ?? error.message);
  const [reason = ''] = error.message.split('\n');
  return {
    title: `${name}: not measured`,
    measured: [],
    judged: [],
    notes: [`It could not be run: ${reason}`],
  };
}
