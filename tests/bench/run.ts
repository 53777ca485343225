// `npm run bench [-- --only save,page] [--entries N] [--hold]`: measures side by side in one run, prints the ratios, keeps a line of
// each benchmark in history.jsonl, and ends with what is slower than before and what misses its budget. When everything was
// run, it writes README.md beside this file. With `--hold` what is slower is measured once more, and fails if it is again.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isUpToDate } from '#build/scripts/build-bundles.ts';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { benchmarks, ofBundles } from './benchmarks.ts';
import { endWhatWasStarted, endWithThisProcess } from './end-what-was-started.ts';
import { append, lastLike, lineOf, missedBudgets, readHistory, slowerThan } from './history.ts';
import type { BenchReport, Run } from './measure.ts';
import { reportText, summaryLines } from './report.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    entries: { type: 'string', default: '1000000' },
    hold: { type: 'boolean', default: false },
  },
});
const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
const run: Run = { entries: Number(values.entries), kept: cacheDir, say, many: (figures) => figures };

endWithThisProcess();
const wanted = values.only?.split(',') ?? Object.keys(benchmarks);
const history = readHistory();
const reports: BenchReport[] = [];
const ending: string[] = [];
for (const name of wanted) {
  let report = await reportOf(name);
  let slower = slowerIn(name, report);
  if (values.hold && slower.length > 0) {
    // A machine that was busy for a moment is not slower: only what is so twice counts.
    for (const { said } of slower) say(`${name}: ${said}; measured once more`);
    const before = new Set(slower.map(({ what }) => what));
    report = await reportOf(name);
    slower = slowerIn(name, report).filter(({ what }) => before.has(what));
    if (slower.length > 0) process.exitCode = 1;
  }
  // What is held to be slower is not what the next run is compared with.
  if (report.judged.length > 0 && !(values.hold && slower.length > 0))
    append(lineOf(name, report, run.entries));
  ending.push(...slower.map(({ said }) => `slower than before: ${name}: ${said}`));
  ending.push(...missedBudgets(report.judged).map((said) => `misses its budget: ${name}: ${said}`));
  reports.push(report);
  if (values.only === undefined) writeFileSync(inProject('tests/bench/README.md'), reportText(reports));
}
for (const line of ending.sort()) process.stdout.write(`${line}\n`);

async function reportOf(name: string): Promise<BenchReport> {
  const benchmark = benchmarks[name];
  if (benchmark === undefined) throw new Error(`${name} is none of ${Object.keys(benchmarks).join(', ')}`);
  say(`${name} …`);
  const report = await measured(name, benchmark)
    .catch((error: unknown) => notRun(name, error))
    .finally(endWhatWasStarted);
  process.stdout.write(`${summaryLines(report)}\n`);
  return report;
}

/** What is slower than in the last run of the same kind; where there is none, it is said so. */
function slowerIn(name: string, report: BenchReport): ReturnType<typeof slowerThan> {
  if (report.judged.length === 0) return [];
  const earlier = lastLike(lineOf(name, report, run.entries), history);
  if (earlier !== undefined) return slowerThan(earlier, report.judged);
  say(`${name}: nothing to compare with: no earlier run on a machine like this one`);
  return [];
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
