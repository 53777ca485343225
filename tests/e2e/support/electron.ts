// The fixture of the desktop-only specs: `launch` starts the shell on the echo application, so that these tests are
// about the shell and nothing else.
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { inProject } from '#build/scripts/places.ts';
import {
  type ElectronBench,
  type LaunchOptions,
  openElectron,
  setUpElectron,
} from '#tests/support/electron-desk.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';

export type Launched = { app: ElectronApplication; page: Page; dir: string };
type TestFixtures = {
  launch: (options?: LaunchOptions & { dir?: string }) => Promise<Launched>;
  /** The worker's running shell, its page loaded anew: for tests that leave no window and no listener behind. */
  running: Launched;
};
type WorkerFixtures = {
  shell: 'web' | 'desktop';
  bench: ElectronBench;
  /** One Electron for the tests of a worker that only ask it: starting it is what costs. */
  sharedShell: Launched;
};

/** Entry of the core process on the small application that these specs talk to. */
export const echoEntry = inProject('tests/fixtures/echo/echo-core-process.ts');

/** Starts the shell on the echo application and waits for its page. */
async function onEcho(bench: ElectronBench, dir: string, options: LaunchOptions): Promise<Launched> {
  const env = { PISHKHAN_CORE_ENTRY: echoEntry, ...options.env };
  const { app, page } = await openElectron(bench, dir, { demo: true, ...options, env });
  await page.waitForLoadState();
  return { app, page, dir };
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shell: ['desktop', { option: true, scope: 'worker' }],

  bench: [
    async ({ shell }, use) => {
      if (shell !== 'desktop') throw new Error('These specs are about the Electron shell.');
      const bench = await setUpElectron();
      await use(bench);
      bench.close();
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  sharedShell: [
    async ({ bench }, use) => {
      const dir = folderForElectron();
      const shell = await onEcho(bench, dir, {});
      await use(shell);
      await shell.app.close();
      removeFolder(dir);
    },
    { scope: 'worker', timeout: 600_000 },
  ],

  running: async ({ sharedShell }, use) => {
    await sharedShell.page.reload();
    await use(sharedShell);
  },

  launch: async ({ bench }, use) => {
    const running: ElectronApplication[] = [];
    const folders: string[] = [];
    await use(async ({ dir = folderForElectron(), ...options } = {}) => {
      folders.push(dir);
      const shell = await onEcho(bench, dir, options);
      running.push(shell.app);
      return shell;
    });
    for (const app of running) await app.close();
    for (const dir of folders) removeFolder(dir);
  },
});

export { expect } from '@playwright/test';
