// From launch to a lock screen that can be used, in real Electron on the big office, beside an empty window of the same
// runtime, launched the same way.
import { chmodSync, chownSync, cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { isLinuxRoot, ordinaryUser } from '#build/scripts/ordinary-user.ts';
import { electronEnv, launchElectron, setUpElectron } from '#tests/support/electron-desk.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { bigOffice } from './big-office.ts';
import { type BenchReport, inTurns, lower, medianOf, type Run, times } from './measure.ts';

const emptyMain = `const { app, BrowserWindow } = require('electron');
app.enableSandbox();
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { sandbox: true } });
  window.loadURL('data:text/html,<!doctype html><title>empty</title>');
});
`;

/** Launches both in turns. */
export async function benchLaunch(run: Run): Promise<BenchReport> {
  const launches = run.many(5);
  // Copies, where whoever runs Electron can reach them: the cache may lie below a folder closed to others.
  const [dir, empty] = [folderForElectron(), folderForElectron()];
  cpSync(await bigOffice(run), dir, { recursive: true });
  writeEmptyApplication(empty);
  for (const folder of [dir, empty]) giveToElectron(folder);
  const bench = await setUpElectron();
  try {
    const launchEmpty = async (): Promise<void> => {
      const app = await _electron.launch({
        executablePath: bench.electron.executable,
        args: [empty],
        env: electronEnv(bench),
        chromiumSandbox: true,
      });
      closing.push(app);
      await (await app.firstWindow()).waitForLoadState();
    };
    const launchDesk = async (): Promise<void> => {
      const app = await launchElectron(bench, dir, { demo: true });
      closing.push(app);
      const page = await app.firstWindow();
      await firstPerson(page).waitFor();
    };
    const closing: ElectronApplication[] = [];
    const closeAll = async (): Promise<void> => {
      for (const app of closing.splice(0)) await app.close();
      rmSync(path.join(dir, 'shell'), { recursive: true, force: true });
    };
    const measured = await inTurns(
      [
        { what: 'an empty window', run: launchEmpty, after: closeAll },
        { what: 'the lock screen, people to choose from', run: launchDesk, after: closeAll },
      ],
      launches,
      run.many(1, 0),
    );
    const [window = 0, lock = 0] = measured.map((one) => medianOf(one.times));
    return {
      title: `Launch, Electron ${bench.electron.version}`,
      measured,
      judged: [lower('lock screen ÷ empty window', lock / window, times, 1.4)],
      notes: [
        `Electron ${bench.electron.version}: ${bench.electron.why}. Sandbox on, under Xvfb, on the big office above.`,
        'Both are started through Playwright, and its part is in both times; the clock stops when the first person on the lock screen can be chosen.',
        `${launches} launches of each, in turns, each with a browser profile of its own.`,
      ],
    };
  } finally {
    bench.close();
    for (const folder of [dir, empty]) removeFolder(folder);
  }
}

/** Whoever can be chosen first on the lock screen: there the clock of a launch stops. */
export const firstPerson = (page: Page): Locator =>
  page.locator('section[aria-labelledby="who"] button').first();

/** The application with nothing in it. */
function writeEmptyApplication(dir: string): void {
  writeFileSync(path.join(dir, 'main.cjs'), emptyMain);
  writeFileSync(
    path.join(dir, 'package.json'),
    '{ "name": "empty", "version": "1.0.0", "main": "main.cjs" }\n',
  );
}

/** Electron runs as an ordinary user when this process is root; the office has to be that user's. */
function giveToElectron(dir: string): void {
  if (!isLinuxRoot()) return;
  chownSync(dir, ordinaryUser, ordinaryUser);
  chmodSync(dir, 0o700);
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(dir, name), ordinaryUser, ordinaryUser);
  }
}
