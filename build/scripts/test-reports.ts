// What the two runners of tests have written down, read for the last lines of `npm test`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { inProject } from './places.ts';

export type Count = { readonly passed: number; readonly failed: number };

/** Where the reports lie. Playwright empties its own folder when it starts: that one is none of them. */
export const reports = inProject('test-results');
export const vitestReport = path.join(reports, 'vitest.json');
export const playwrightReport = path.join(reports, 'playwright.json');
/** A line a file of vitest: what it cost (tests/support/cpu-of-files.ts). */
export const cpuOfFiles = path.join(reports, 'cpu-of-files.jsonl');
/** What Playwright keeps of failed tests. */
export const playwrightFolder = path.join(reports, 'playwright');

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().default(''),
      status: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});
export type VitestReport = z.infer<typeof vitestSchema>;

const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

const cpuSchema = z.object({ file: z.string(), seconds: z.number() });

/** From so many seconds of a processor on, a file is named at the end of the run. */
const dearSeconds = 5;

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** A runner that ends badly without saying which test failed counts as one failure. */
function honest(code: number, count: Count): Count {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** What vitest counts. Tests of the tier that does not run are no failures. @param code it ended with */
export function countOfVitest(code: number, file = vitestReport): Count {
  const report = readReport(file, vitestSchema);
  if (report === null) return { passed: 0, failed: 1 };
  return honest(code, { passed: report.numPassedTests, failed: report.numFailedTests });
}

/** What Playwright counts. A flaky or skipped test did not hold: it counts as failed. @param code it ended with */
export function countOfPlaywright(code: number, file = playwrightReport): Count {
  const report = readReport(file, playwrightSchema);
  if (report === null) return { passed: 0, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return honest(code, { passed: expected, failed: unexpected + flaky + skipped });
}

/** The failed tests of vitest once more, one text a test: between them and the end stands all of Playwright. */
export function failuresOfVitest(file = vitestReport): string[] {
  const report = readReport(file, vitestSchema);
  return (report?.testResults ?? []).flatMap(({ name, message, status, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const place = path.relative(inProject(), name);
    if (status === 'failed' && failed.length === 0) return [`vitest: ${place} failed: ${message}`];
    return failed.map(
      ({ fullName, failureMessages }) =>
        `vitest: ${place}: ${fullName} failed: ${(failureMessages ?? []).join('\n')}`,
    );
  });
}

/** The files that cost much, the dearest first, one line a file; the whole in the last line. */
export function dearFiles(file = cpuOfFiles): string[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  const notes = lines.map((line) => cpuSchema.parse(JSON.parse(line)));
  const sum = notes.reduce((seconds, note) => seconds + note.seconds, 0);
  const dear = notes.filter(({ seconds }) => seconds > dearSeconds).sort((a, b) => b.seconds - a.seconds);
  return [
    ...dear.map(
      (note) => `${note.seconds.toFixed(1)} s of a processor: ${path.relative(inProject(), note.file)}`,
    ),
    `vitest: ${sum.toFixed(0)} s of a processor in ${notes.length} files`,
  ];
}
