// `npm run bench [-- --only save,page,step,backlog,memory,store,signin,supervision,reports,search,launch,import,screen,pcs,heads,bytes,join] [--entries N]`: measures side by side in one run, prints the
// ratios and, when everything was run, writes README.md beside this file. Nothing here is a test.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isUpToDate } from '#build/scripts/build-bundles.ts';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { benchmarks, ofBundles } from './benchmarks.ts';
import { endWhatWasStarted, endWithThisProcess } from './end-what-was-started.ts';
import type { BenchReport, Run } from './measure.ts';
import { reportText, summaryLines } from './report.ts';

const { values } = parseArgs({
  options: { only: { type: 'string' }, entries: { type: 'string', default: '1000000' } },
});
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const run: Run = { entries: Number(values.entries), kept: cacheDir, say, many: (figures) => figures };

endWithThisProcess();
const wanted = values.only?.split(',') ?? Object.keys(benchmarks);
const reports: BenchReport[] = [];
for (const name of wanted) {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) throw new Error(`${name} is none of ${Object.keys(benchmarks).join(', ')}`);
  say(`${name} …`);
  const report = await measured(name, benchmark)
    .catch((error: unknown) => notRun(name, error))
    .finally(endWhatWasStarted);
  reports.push(report);
  process.stdout.write(`${summaryLines(report)}\n`);
  if (values.only === undefined) writeFileSync(inProject('tests/bench/README.md'), reportText(reports));
}

async function measured(name: string, benchmark: (run: Run) => Promise<BenchReport>): Promise<BenchReport> {
  if (ofBundles.includes(name) && !isUpToDate())
    throw new Error(`${name} is measured on the built bundles: npm run build`);
  return benchmark(run);
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
