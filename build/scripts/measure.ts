// `npm run measure`: the sizes of the code and what a new store costs, as docs/measure.md explains. Reads tracked files only.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { functionsOf, longestFunction } from '#build/function-lengths.ts';
import { migrate, readMigrations } from '#db/migrate.ts';
import { openStore } from '#db/open-store.ts';
import { inProject } from './places.ts';

const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: inProject(), encoding: 'utf8' })
  .split('\0')
  .filter((file) => file !== '');
const textOf = (file: string): string => readFileSync(inProject(file), 'utf8');
const linesOf = (files: readonly string[]): number =>
  files.reduce((sum, file) => sum + textOf(file).split('\n').length - 1, 0);
const code = tracked.filter((file) => /\.tsx?$/.test(file));
const isOfTests = (file: string): boolean => file.startsWith('tests/');

/** CPU, ms, of making an empty encrypted store with all tables and guards: the median of nine after the first. */
function newStoreMs(): number {
  const folder = mkdtempSync(path.join(tmpdir(), 'measure-'));
  try {
    const migrations = readMigrations(inProject('db/migrations'));
    const times = Array.from({ length: 10 }, (_, index) => {
      const { sqlite } = openStore(path.join(folder, `${index}.db`), { key: new Uint8Array(32) });
      const before = process.cpuUsage();
      migrate(sqlite, migrations, path.join(folder, 'before.db'));
      const { user, system } = process.cpuUsage(before);
      sqlite.close();
      return (user + system) / 1000;
    });
    return times.slice(1).sort((one, other) => one - other)[4] ?? 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const whole = tracked.filter((file) => !/package-lock|fixtures/.test(file));
const product = code.filter((file) => !isOfTests(file));
const functions = product
  .flatMap((file) => functionsOf(file, textOf(file)))
  .sort((one, other) => other.lines - one.lines);
const lines = [
  `lines of all tracked files (without package-lock and fixtures): ${linesOf(whole)}`,
  `product TypeScript: ${linesOf(product)} lines in ${product.length} files`,
  `tests: ${linesOf(code.filter(isOfTests))} lines`,
  `migrations: ${tracked.filter((file) => /^(db|province)\/migrations\/[^/]+\.sql$/.test(file)).length}`,
  `functions over ${longestFunction} lines: ${functions.filter((one) => one.lines > longestFunction).length}`,
  ...functions.slice(0, 5).map((one) => `  ${one.lines} ${one.file}:${one.line}`),
  `a new store: ${newStoreMs().toFixed(0)} ms of CPU`,
];
process.stdout.write(`${lines.join('\n')}\n`);
