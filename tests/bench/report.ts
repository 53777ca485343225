// What a run says: lines for the terminal and the page that is kept, with date and machine.
import { cpus, loadavg, totalmem } from 'node:os';
import { type BenchReport, ms, summaryOf } from './measure.ts';

/** The judged figures of one benchmark, for the terminal. */
export function summaryLines({ title, judged }: BenchReport): string {
  const lines = judged.map(
    ({ what, value, budget }) => `  ${what}: ${value}${budget === '' ? '' : ` (budget ${budget})`}`,
  );
  return [title, ...lines].join('\n');
}

/** The page of a whole run, in Markdown. */
export function reportText(reports: readonly BenchReport[]): string {
  const processors = cpus();
  const [load = 0] = loadavg();
  const intro = [
    '# Benchmarks',
    '',
    '`npm run bench` measures everything side by side and writes this page; `-- --only save,backlog` runs some of it and',
    'leaves the page, `-- --entries N` takes a smaller big store. The first run builds the big store in `.cache`. What has',
    'a screen is measured on the built bundles (`npm run build`). Nothing here is a test, and no test looks at a clock.',
    '',
    'Each run adds a line a benchmark to `history.jsonl` and says what is over 15 % slower than the last line of the same',
    'machine and size. Whoever ran it on a quiet machine commits the lines; `git checkout` drops those of a busy one.',
    '`npm run test:release` runs `save` and `backlog` so: what is slower is measured again, and twice slower fails.',
    '',
    `Taken on ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC: ${processors[0]?.model ?? 'unknown CPU'}, ${processors.length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}; load average ${load.toFixed(1)} at the end.`,
    '',
    'With a load above the number of cores the machine was busy with other work: absolute times then say little. Ratios say',
    'more, because what is compared was measured in turns within the same run, but they too vary from run to run under load.',
  ];
  return `${[...intro, ...reports.flatMap(sectionOf)].join('\n')}\n`;
}

function sectionOf({ title, measured, judged, notes }: BenchReport): string[] {
  return [
    '',
    `## ${title}`,
    '',
    '| | result | budget |',
    '|---|---|---|',
    ...judged.map(({ what, value, budget }) => `| ${what} | ${value} | ${budget} |`),
    '',
    ...(measured.length === 0 ? [] : timesTable(measured)),
    ...notes.map((note) => `- ${note}`),
  ];
}

function timesTable(measured: BenchReport['measured']): string[] {
  return [
    '| measured | median | p95 | p99 | times taken |',
    '|---|---|---|---|---|',
    ...measured.map(({ what, times }) => {
      const { median, p95, p99 } = summaryOf(times);
      return `| ${what} | ${ms(median)} | ${ms(p95)} | ${ms(p99)} | ${times.length} |`;
    }),
    '',
  ];
}
