// The shell as an office gets it, started with switches that would take its walls down: it ends before it opens anything.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { shellConfigs } from '#build/vite.shell.ts';
import { type ElectronBench, electronEnv, noteLines } from '#tests/support/electron-desk.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { expect, test } from '../support/electron.ts';

let application = '';
test.beforeAll(async () => {
  application = folderForElectron();
  const [main] = shellConfigs(true);
  await build({ ...main, build: { ...main?.build, outDir: application, emptyOutDir: false } });
  writeFileSync(path.join(application, 'package.json'), JSON.stringify({ name: 'x', main: 'main.cjs' }));
});
test.afterAll(() => removeFolder(application));

function started(bench: ElectronBench, dir: string, more: readonly string[]) {
  const said: string[] = [];
  const child = spawn(bench.electron.executable, [application, '--disable-gpu', `--dir=${dir}`, ...more], {
    env: electronEnv(bench),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  noteLines(child, said);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, said, ended };
}

/** The shell takes this lock before it opens a window or the office. */
const hasLock = (dir: string) =>
  existsSync(path.join(dir, 'shell')) && readdirSync(path.join(dir, 'shell')).includes('SingletonLock');

for (const refused of [
  '--disable-web-security',
  '--js-flags=--expose-gc',
  '--remote-debugging-port=0',
  '-load-extension=/tmp',
  '--ignore-certificate-errors',
]) {
  test(`A9 a release started with ${refused} ends at once, and says why`, { tag: '@release' }, async ({
    bench,
  }) => {
    const dir = folderForElectron();
    const { said, ended } = started(bench, dir, [refused]);
    expect(await ended, said.join('\n')).toBe(1);
    expect(said.join('\n')).toContain('Pishkhan does not take');
    expect(hasLock(dir)).toBe(false);
    removeFolder(dir);
  });
}

test('A9 a release without any goes on to open its office', async ({ bench }) => {
  const dir = folderForElectron();
  const { child, said, ended } = started(bench, dir, []);
  await expect.poll(() => hasLock(dir), { timeout: 100_000, message: said.join('\n') }).toBe(true);
  child.kill('SIGKILL');
  await ended;
  expect(said.join('\n')).not.toContain('Pishkhan does not take');
  removeFolder(dir);
});
