// Whatever a page tries, it never leaves app://desk, and nothing of the outside world is fetched.
import type { ElectronApplication, Page } from '@playwright/test';
import { type HostileServer, startHostileServer } from '#tests/fixtures/hostile-server.ts';
import { expect, test } from '../support/electron.ts';

let hostile: HostileServer;
test.beforeAll(async () => {
  hostile = await startHostileServer();
});
test.afterAll(() => hostile.close());
test.beforeEach(() => {
  hostile.visits.length = 0;
});

/** Notes what would be opened in the person's browser, without opening it. */
async function noteExternal(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = async (address) => {
      opened.push(address);
    };
  });
  return () => app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

async function staysOnDesk(app: ElectronApplication, page: Page): Promise<void> {
  // What the page asked for has reached the main process before an answer from both; then nothing may be loading.
  // (An address that only looks like another is led back to the desk: then the page is a new one.)
  const round = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  await expect(round).toPass({ timeout: 60_000 });
  const isLoading = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some(({ webContents }) => webContents.isLoading()),
    );
  await expect.poll(isLoading).toBe(false);
  await expect.poll(() => page.url()).toMatch(/^app:\/\/desk\//);
  expect(app.windows()).toHaveLength(1);
  expect(hostile.visits).toEqual([]);
}

const attempts: [string, (address: string) => void][] = [
  ['a link', (address) => Object.assign(document.createElement('a'), { href: address }).click()],
  ['a script that sets the location', (address) => location.assign(address)],
  ['a script that replaces the top location', (address) => top?.location.replace(address)],
  ['a new window', (address) => window.open(address)],
  [
    'a link to a new tab',
    (address) => {
      const link = Object.assign(document.createElement('a'), { href: address, target: '_blank' });
      document.body.append(link);
      link.click();
    },
  ],
  [
    'a form',
    (address) => {
      const form = Object.assign(document.createElement('form'), { action: address, method: 'post' });
      document.body.append(form);
      form.submit();
    },
  ],
  [
    'a frame',
    (address) => document.body.append(Object.assign(document.createElement('iframe'), { src: address })),
  ],
  ['a picture', (address) => document.body.append(Object.assign(new Image(), { src: `${address}.png` }))],
  [
    'a webview',
    (address) => {
      const view = document.createElement('webview');
      view.setAttribute('src', address);
      document.body.append(view);
    },
  ],
  [
    'a refresh tag',
    (address) => {
      const tag = Object.assign(document.createElement('meta'), {
        httpEquiv: 'refresh',
        content: `0;url=${address}`,
      });
      document.head.append(tag);
    },
  ],
];

for (const [name, attempt] of attempts) {
  test(`${name} never leads away`, async ({ running }) => {
    const { app, page } = running;
    const opened = await noteExternal(app);
    for (const target of [`${hostile.address}/page`, `${hostile.address}/redirect`]) {
      await page.evaluate(attempt, target).catch(() => undefined);
      await staysOnDesk(app, page);
    }
    expect(await opened()).toEqual([]);
  });
}

for (const address of [
  'file:///etc/passwd',
  'javascript:document.title="x"',
  'data:text/html,<title>x</title>',
  'app://other/',
  'app://desk.evil/',
  'app://user@desk/',
  'about:blank',
  'chrome://version',
]) {
  test(`the address ${address} is not gone to`, async ({ running }) => {
    const { app, page } = running;
    await page.evaluate((target) => location.assign(target), address).catch(() => undefined);
    await staysOnDesk(app, page);
    const isDesk = () => page.evaluate(() => document.querySelector('script[src^="/assets/"]') !== null);
    await expect.poll(isDesk).toBe(true);
  });
}

test('the page can call nobody but the application', async ({ running }) => {
  const { app, page } = running;
  const outcome = await page.evaluate(async (address) => {
    const tries = [
      fetch(address),
      fetch(`${address}/x`, { mode: 'no-cors' }),
      new Promise((_, reject) => {
        new WebSocket(address.replace('http', 'ws')).onerror = () => reject(new Error('refused'));
      }),
      new Promise((resolve, reject) => {
        const stream = new EventSource(address);
        stream.onopen = resolve;
        stream.onerror = reject;
      }),
    ];
    const settled = await Promise.allSettled(tries);
    return [
      ...settled.map(({ status }) => status),
      navigator.sendBeacon(address, 'x') ? 'queued' : 'refused',
    ];
  }, hostile.address);
  expect(outcome.slice(0, 4)).toEqual(['rejected', 'rejected', 'rejected', 'rejected']);
  await staysOnDesk(app, page);
});

test('only listed https pages open in the person’s own browser', async ({ running }) => {
  const { app, page } = running;
  const opened = await noteExternal(app);
  for (const address of [
    'https://adliran.ir/home',
    'http://adliran.ir/',
    'https://adliran.ir.evil.example/',
    'https://adliran.ir@evil.example/',
    'https://evil.example/?adliran.ir',
    'https://adliran.ir:8443/',
    'file:///etc/passwd',
    'smb://adliran.ir/share',
  ]) {
    await page.evaluate((target) => window.open(target), address);
  }
  await staysOnDesk(app, page);
  expect(await opened()).toEqual(['https://adliran.ir/home']);
});
