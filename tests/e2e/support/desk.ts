// The fixture of every end-to-end test: `openDesk` opens an office in the shell of the running project and gives a
// page. Specs that use it run unchanged in `web` and in `desktop`.
import { test as base, expect, type TestInfo } from '@playwright/test';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { findingsIn, makeOffice, type OfficeAtWork } from './office-folder.ts';
import { desktopShell, type OpenDesk, type OpenOptions, type Shell, webShell } from './shells.ts';

export type DeskOptions = { shell: 'web' | 'desktop' };

type TestFixtures = {
  openDesk: (options?: OpenOptions) => Promise<OpenDesk>;
  /** Makes a demo office at an instant (UTC) by the real procedures; gives its folder, for `openDesk`. */
  prepareOffice: (at: string, work: (office: OfficeAtWork) => Promise<void>) => Promise<string>;
  /** The folders of the test. When it has ended, the journal and tables in each are verified. */
  folders: string[];
};
type WorkerFixtures = DeskOptions & {
  runningShell: Shell;
  /** One desk for the tests of a worker that leave visits behind and nothing else: loading the application is what costs. */
  sharedDesk: OpenDesk;
};

const setUpPatienceMs = 600_000;

/** What a page shows, in words; or why it says nothing any more. */
const shownBy = ({ page }: OpenDesk): Promise<string> =>
  page
    .locator('body')
    .ariaSnapshot({ timeout: 5_000 })
    .catch((error: unknown) => `no answer from the page: ${String(error)}`);

/**
 * A test that did not pass shows what its applications said, and what stood on its screens: a slow start is told from a
 * stuck one, also by a log that is all that is left of the run.
 */
async function attachSeen(testInfo: TestInfo, said: readonly string[], desks: OpenDesk[]): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus) return;
  const screens = await Promise.all(desks.map(shownBy));
  const seen = {
    'what the application said': said.length === 0 ? 'The application said nothing.' : said.join('\n'),
    'what stood on the screen': screens.join('\n\n'),
  };
  for (const [name, body] of Object.entries(seen)) {
    await testInfo.attach(name, { body, contentType: 'text/plain' });
    process.stdout.write(`${testInfo.title}: ${name}\n${body}\n`);
  }
}

/** Journal and tables of the office in a folder are verified, and the folder goes. */
async function expectSoundFolder(dir: string, shell = 'shared'): Promise<void> {
  expect(await findingsIn(dir), `the office that the ${shell} shell has left`).toEqual([]);
  removeFolder(dir);
}

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

  sharedDesk: [
    async ({ runningShell }, use) => {
      const dir = folderForElectron();
      const desk = await runningShell.open(dir, {});
      await use(desk);
      await desk.close();
      await expectSoundFolder(dir);
    },
    { scope: 'worker', timeout: setUpPatienceMs },
  ],

  folders: async ({ shell }, use) => {
    const folders: string[] = [];
    await use(folders);
    for (const dir of new Set(folders)) await expectSoundFolder(dir, shell);
  },

  prepareOffice: async ({ folders }, use) => {
    await use(async (at, work) => {
      const dir = await makeOffice(at, work);
      folders.push(dir);
      return dir;
    });
  },

  openDesk: async ({ runningShell, folders }, use, testInfo) => {
    const opened: OpenDesk[] = [];
    const said: string[] = [];
    await use(async (options = {}) => {
      const dir = options.dir ?? folderForElectron();
      folders.push(dir);
      const desk = await runningShell.open(dir, options, said);
      opened.push(desk);
      return desk;
    });
    await attachSeen(testInfo, said, opened);
    for (const desk of opened) await desk.close();
  },
});

export { expect } from '@playwright/test';
export type { OpenDesk } from './shells.ts';
