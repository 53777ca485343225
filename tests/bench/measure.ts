// Medians and high percentiles of measured times, and the shape in which every benchmark reports.
// Invariant: a ratio is made of two medians that were taken in the same run, in turns.

export type Summary = { readonly median: number; readonly p95: number; readonly p99: number };

/** One measured thing; times in milliseconds. */
export type Measured = { readonly what: string; readonly times: readonly number[] };

/** A ratio (or a time) beside the budget that it is held against (design §9), printed and as numbers. */
export type Judged = {
  readonly what: string;
  readonly value: string;
  readonly budget: string;
  readonly number: number;
  readonly better: 'higher' | 'lower';
  readonly limit: number | null;
};

export type BenchReport = {
  readonly title: string;
  readonly measured: readonly Measured[];
  readonly judged: readonly Judged[];
  /** How it was taken, in sentences. */
  readonly notes: readonly string[];
};

type Unit = (value: number) => string;

/** A figure of which less is better, and the most that is allowed. */
export function lower(what: string, number: number, unit: Unit, limit: number | null = null): Judged {
  const budget = limit === null ? '' : `≤ ${unit(limit)}`;
  return { what, value: unit(number), budget, number, better: 'lower', limit };
}

/** A figure of which more is better, and the least that is asked. */
export function higher(what: string, number: number, unit: Unit, limit: number | null = null): Judged {
  const budget = limit === null ? '' : `≥ ${unit(limit)}`;
  return { what, value: unit(number), budget, number, better: 'higher', limit };
}

/** A number with so many places and a word behind it. */
export const inUnits =
  (word: string, places = 0): Unit =>
  (value) =>
    `${value.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places })}${word}`;

/** How benchmarks are run: for their figures, or once by a test, so that what has changed under them breaks the test. */
export type Run = {
  /** The big office holds at least so many entries. */
  readonly entries: number;
  /** Folder in which the big office is kept. */
  readonly kept: string;
  say(line: string): void;
  /** How many rounds, clients or entries: `figures` when it is measured, `once` when it is tried. */
  many(figures: number, once?: number): number;
};

export function summaryOf(times: readonly number[]): Summary {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), p99: at(0.99) };
}

export function medianOf(times: readonly number[]): number {
  return summaryOf(times).median;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** A time in milliseconds with three digits that count. */
export function ms(value: number): string {
  return `${value >= 100 ? value.toFixed(0) : value.toPrecision(3)} ms`;
}

export function times(value: number): string {
  return `${value.toFixed(2)}×`;
}

type Step = {
  readonly what: string;
  readonly run: (round: number) => unknown;
  /** What follows and does not count. */
  readonly after?: () => unknown;
};

/** Runs the steps in turns, each round beginning with another one, after some rounds that do not count. */
export async function inTurns(
  steps: readonly Step[],
  rounds: number,
  warmUp: number,
): Promise<readonly Measured[]> {
  const taken = steps.map(({ what }) => ({ what, times: [] as number[] }));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (let turn = 0; turn < steps.length; turn += 1) {
      const index = (round + turn) % steps.length;
      const step = steps[index];
      if (step === undefined) continue;
      const elapsed = await timed(() => step.run(round));
      await step.after?.();
      if (round >= warmUp) taken[index]?.times.push(elapsed);
    }
  }
  return taken;
}
