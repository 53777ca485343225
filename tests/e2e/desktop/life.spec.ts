// The life of the shell: one instance, a core process that can die, a key that does not open, an OS that locks.

import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { coreProcessOf } from '#tests/support/child-processes.ts';
import { deskArguments, electronEnv } from '#tests/support/electron-desk.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { expect, test } from '../support/electron.ts';

test('a second start ends at once and focuses the first', async ({ running: { app, dir }, bench }) => {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const second = spawn(bench.electron.executable, deskArguments(bench, dir), {
    env: electronEnv(bench),
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  const windows = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => ({
      minimized: window.isMinimized(),
      visible: window.isVisible(),
    })),
  );
  expect(windows).toEqual([{ minimized: false, visible: true }]);
});

test('killing the core process tells the page, restarts it, and the next call is served', async ({
  launch,
}) => {
  const { app, page } = await launch();
  const states = await page.evaluateHandle(() => {
    const seen: string[] = [];
    window.desk.onState(({ state }) => seen.push(state));
    return seen;
  });
  const read = () => page.evaluate((seen) => [...seen], states);
  await expect.poll(read).toContain('ready');
  // The call is with the core process once that has said so.
  const waiting = await page.evaluateHandle(async () => {
    const arrived = new Promise<void>((resolve) => window.desk.onEvent(() => resolve()));
    const answer = window.desk.call({ path: '/api/wait', method: 'GET', headers: {}, body: null });
    await arrived;
    return { answer };
  });
  process.kill(coreProcessOf(app.process().pid ?? 0), 'SIGKILL');
  const lost = await waiting.evaluate(({ answer }) => answer);
  expect(lost.status).toBe(503);
  expect(JSON.parse(lost.body).problem).toEqual({ code: 'CORE_RESTARTED', params: {} });
  await expect.poll(async () => (await read()).slice(-2)).toEqual(['restarting', 'ready']);
  const after = await page.evaluate(() =>
    window.desk.call({ path: '/api/echo', method: 'GET', headers: {}, body: null }),
  );
  expect(after.status).toBe(200);
});

test('a key that does not open is shown as a problem, and nothing is made in its place', async ({
  launch,
}) => {
  const dir = folderForElectron();
  writeFileSync(path.join(dir, 'desk.db'), 'an encrypted store');
  writeFileSync(path.join(dir, 'office.json'), '{"demo":false}', { mode: 0o644 });
  const { page } = await launch({ dir, demo: false, env: { PISHKHAN_PASSPHRASE: 'a long passphrase' } });
  const seen = await page.evaluate(async () => ({
    answer: await window.desk.call({ path: '/api/echo', method: 'GET', headers: {}, body: null }),
    state: await new Promise((resolve) => window.desk.onState(resolve)),
  }));
  expect(seen.state).toEqual({ state: 'down', problem: { code: 'KEY_FILE_MISSING', params: {} } });
  expect(JSON.parse(seen.answer.body).problem.code).toBe('KEY_FILE_MISSING');
  expect(existsSync(path.join(dir, 'desk.key.json'))).toBe(false);
  expect(readFileSync(path.join(dir, 'desk.db'), 'utf8')).toBe('an encrypted store');
});

test('the lock of the operating system reaches the page', async ({ running: { app, page } }) => {
  // The listener stands when this has answered; only then the lock comes.
  const locked = await page.evaluateHandle(() => ({
    heard: new Promise<string>((resolve) => window.desk.onLock(() => resolve('locked'))),
  }));
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  expect(await locked.evaluate(({ heard }) => heard)).toBe('locked');
});

test('A26 the page hears how long the whole PC rests', async ({ running: { app, page } }) => {
  await app.evaluate(({ powerMonitor }) => {
    powerMonitor.getSystemIdleTime = () => 42;
  });
  expect(await page.evaluate(() => window.desk.restMs())).toBe(42_000);
});

test('a page that crashes is loaded again', async ({ launch }) => {
  const { app } = await launch();
  // The crash comes after the call that asks for it: what counts is the load after the page was gone.
  const reloaded = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('the desk has a window');
    return new Promise<string>((resolve) => {
      contents.once('render-process-gone', (_event, { reason }) => {
        contents.once('did-finish-load', () => resolve(reason));
      });
      contents.forcefullyCrashRenderer();
    });
  });
  expect(['crashed', 'killed']).toContain(reloaded);
});

test('a page that crashes while the desk is closing does not keep it open', async ({ launch }) => {
  const { app } = await launch();
  let hasEnded = false;
  app.process().once('exit', () => {
    hasEnded = true;
  });
  await app
    .evaluate(({ app: shell, BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
      shell.quit();
    })
    // The application may be gone before it can answer.
    .catch((error: Error) => expect(error.message).toMatch(/closed|destroyed/));
  await expect.poll(() => hasEnded).toBe(true);
});
