// What earlier runs measured, a JSON line for each benchmark in history.jsonl, and what is slower than the last of them.
// The run appends; whoever ran a quiet bench commits.
import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { z } from 'zod';
import { inProject, projectRoot } from '#build/scripts/places.ts';
import type { BenchReport, Judged } from './measure.ts';

const file = inProject('tests/bench/history.jsonl');
/** Worse by more than this is slower; less is how figures of one machine differ from each other. */
const tolerance = 0.15;

const lineSchema = z.object({
  benchmark: z.string(),
  /** A `+` behind it: with changes that were not committed. */
  commit: z.string(),
  machine: z.string(),
  date: z.iso.datetime(),
  /** Of the big office. */
  entries: z.int(),
  figures: z.record(z.string(), z.number()),
});
export type HistoryLine = z.infer<typeof lineSchema>;
/** A figure, and what is said of it. */
export type Slower = { readonly what: string; readonly said: string };

/** What is compared with each other is of one kind: the same benchmark, machine and size. */
const isSameKind = (one: HistoryLine, other: HistoryLine): boolean =>
  one.benchmark === other.benchmark && one.machine === other.machine && one.entries === other.entries;

/** The line of a benchmark that was just measured. */
export function lineOf(benchmark: string, { judged }: BenchReport, entries: number): HistoryLine {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: projectRoot, encoding: 'utf8' }).trim();
  const isChanged = git('status', '--porcelain', '--', '.', ':!tests/bench/history.jsonl') !== '';
  const measured = judged.filter(({ number }) => Number.isFinite(number));
  return {
    benchmark,
    commit: `${git('rev-parse', '--short=8', 'HEAD')}${isChanged ? '+' : ''}`,
    machine: `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores`,
    date: new Date().toISOString(),
    entries,
    figures: Object.fromEntries(measured.map(({ what, number }) => [what, Number(number.toPrecision(4))])),
  };
}

/** The last line of the same kind, if there is one. */
export function lastLike(line: HistoryLine, history: readonly HistoryLine[]): HistoryLine | undefined {
  return history.findLast((earlier) => isSameKind(line, earlier));
}

/** The figures that are worse than in an earlier line by more than the tolerance, in words. */
export function slowerThan(earlier: HistoryLine, judged: readonly Judged[]): Slower[] {
  return judged.flatMap(({ what, value, number, better }) => {
    const before = earlier.figures[what];
    if (before === undefined || before <= 0) return [];
    const worse = better === 'lower' ? number / before : before / number;
    if (!(worse > 1 + tolerance)) return [];
    const said = `${what}: ${value}, ${worse.toFixed(2)} times worse than ${before} at ${earlier.commit}`;
    return [{ what, said }];
  });
}

/** The budgets that are missed, in words. */
export function missedBudgets(judged: readonly Judged[]): string[] {
  return judged
    .filter(({ number, better, limit }) => {
      if (limit === null) return false;
      return !(better === 'lower' ? number <= limit : number >= limit);
    })
    .map(({ what, value, budget }) => `${what}: ${value} (budget ${budget})`);
}

export function readHistory(): HistoryLine[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => lineSchema.parse(JSON.parse(line)));
}

export function append(line: HistoryLine): void {
  appendFileSync(file, `${JSON.stringify(line)}\n`);
}
