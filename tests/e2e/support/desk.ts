// The fixture of every end-to-end test: `openDesk` opens an office in the shell of the running project and gives a
// page. Specs that use it run unchanged in `web` and in `desktop`.
import { rmSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { desktopShell, type OpenDesk, type OpenOptions, type Shell, webShell } from './shells.ts';

export type DeskOptions = { shell: 'web' | 'desktop' };

type TestFixtures = { openDesk: (options?: OpenOptions) => Promise<OpenDesk> };
type WorkerFixtures = DeskOptions & { runningShell: Shell };

const setUpPatienceMs = 600_000;

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shell: ['web', { option: true, scope: 'worker' }],

  runningShell: [
    async ({ shell }, use) => {
      const running = shell === 'web' ? await webShell() : await desktopShell();
      await use(running);
      await running.close();
    },
    { scope: 'worker', timeout: setUpPatienceMs },
  ],

  openDesk: async ({ runningShell }, use) => {
    const opened: OpenDesk[] = [];
    const folders: string[] = [];
    await use(async (options = {}) => {
      const dir = options.dir ?? folderForElectron();
      if (options.dir === undefined) folders.push(dir);
      const desk = await runningShell.open(dir, options);
      opened.push(desk);
      return desk;
    });
    for (const desk of opened) await desk.close();
    for (const dir of folders) rmSync(dir, { recursive: true, force: true });
  },
});

export { expect } from '@playwright/test';
export type { OpenDesk } from './shells.ts';
