// Which of the two tiers runs: the first (`npm test`), or both (`npm run test:release`). A test of the second tier carries the
// tag `release`: vitest skips it in the first (vitest.config.ts), Playwright leaves it out (playwright.config.ts).

/** True when the tests of both tiers run. */
export const isRelease = process.env.PISHKHAN_TIER === 'release';

/** How many values or runs: some in the first tier, all before a release. */
export function inTier<T>(first: T, release: T): T {
  return isRelease ? release : first;
}

/** Rows of a table of tests that cost much each: every nth in the first tier, the first row among them; all before a release. */
export function everyNth<const T>(nth: number, rows: readonly T[]): T[] {
  return rows.filter((_, at) => isRelease || at % nth === 0);
}
