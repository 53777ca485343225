// What the page gets from the desktop shell, and who may use it.
import { expect, test } from '../support/electron.ts';

test('the preload exposes window.desk with its functions and nothing else', async ({ running }) => {
  const { page } = running;
  const seen = await page.evaluate(() => ({
    desk: Object.keys(window.desk ?? {}).sort(),
    leaked: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
      (name) => name in window,
    ),
    frozen: Object.isFrozen(window.desk),
  }));
  expect(seen.desk).toEqual([
    'call',
    'chooseFolder',
    'onEvent',
    'onLock',
    'onState',
    'print',
    'printers',
    'restMs',
    'save',
    'showRoom',
  ]);
  expect(seen.leaked).toEqual([]);
});

test('the page runs sandboxed and isolated', async ({ running }) => {
  const { app } = running;
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    return (
      contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
    ).getLastWebPreferences();
  });
  expect(preferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
  });
});

test('a call of the page reaches the application and comes back with its status', async ({ running }) => {
  const { page } = running;
  const answer = await page.evaluate(() =>
    window.desk.call({
      path: '/api/echo?input=1',
      method: 'POST',
      headers: { 'x-session': 's', 'x-other': 'o' },
      body: 'متن',
    }),
  );
  expect(answer.status).toBe(200);
  const seen = JSON.parse(answer.body);
  expect(seen).toMatchObject({ pathname: '/api/echo', search: '?input=1', body: 'متن', demoOnly: true });
  expect(seen.headers['x-session']).toBe('s');
  expect(seen.headers).not.toHaveProperty('x-other');
});

test('a malformed call is refused with a problem, before the application', async ({ running }) => {
  const { page } = running;
  const codes = await page.evaluate(async () => {
    const sound = { path: '/api/echo', method: 'GET' as const, headers: {}, body: null };
    const calls: unknown[] = [
      null,
      'call',
      {},
      { ...sound, path: '/other' },
      { ...sound, path: '/api/../x' },
      { ...sound, path: 'app://desk/api/echo' },
      { ...sound, method: 'DELETE' },
      { ...sound, body: 5 },
      { ...sound, more: true },
    ];
    const answers = await Promise.all(calls.map((call) => window.desk.call(call as typeof sound)));
    return answers.map((answer) => [answer.status, JSON.parse(answer.body).problem.code]);
  });
  for (const code of codes) expect(code).toEqual([400, 'INPUT_INVALID']);
});

test('a call with too large a body is refused', async ({ running }) => {
  const { page } = running;
  const answer = await page.evaluate(() =>
    window.desk.call({
      path: '/api/echo',
      method: 'POST',
      headers: {},
      body: 'x'.repeat(25 * 1024 * 1024 + 1),
    }),
  );
  expect(answer.status).toBe(413);
  expect(JSON.parse(answer.body).problem.code).toBe('TOO_LARGE');
});

test('changes are told to the page, and an unsubscribed listener hears no more', async ({ running }) => {
  const { page } = running;
  const heard = await page.evaluate(async () => {
    const change = { path: '/api/change', method: 'POST' as const, headers: {}, body: null };
    const topics: string[][] = [];
    /** A change is over when a listener that came later than the one under test has heard of it. */
    const changed = async () => {
      const told = new Promise<void>((resolve) => {
        const offAgain = window.desk.onEvent(() => {
          offAgain();
          resolve();
        });
      });
      await window.desk.call(change);
      await told;
    };
    const off = window.desk.onEvent((event) => topics.push(event.topics));
    await changed();
    off();
    await changed();
    return topics;
  });
  expect(heard).toEqual([['visits', 'journal']]);
});

test('F50 a folder is asked for by the system’s own dialog; who leaves it names none', async ({
  running,
}) => {
  const { app, page } = running;
  const answer = (filePaths: string[]) =>
    app.evaluate(({ dialog }, given) => {
      Object.assign(dialog, {
        showOpenDialog: async () => ({ canceled: given.length === 0, filePaths: given }),
      });
    }, filePaths);
  await answer(['/media/usb/reports']);
  expect(await page.evaluate(() => window.desk.chooseFolder())).toBe('/media/usb/reports');
  await answer([]);
  expect(await page.evaluate(() => window.desk.chooseFolder())).toBeNull();
});

test('a foreign frame’s call is refused on every channel', async ({ running }) => {
  const { app } = running;
  const answers = await app.evaluate(async ({ app: electronApp, BrowserWindow }) => {
    const foreign = new BrowserWindow({
      show: false,
      webPreferences: { preload: `${electronApp.getAppPath()}/out/electron/preload.cjs`, sandbox: true },
    });
    await foreign.loadURL('data:text/html,foreign');
    const problems = await foreign.webContents.executeJavaScript(`Promise.all([
      desk.call({ path: '/api/echo', method: 'GET', headers: {}, body: null }).then((a) => JSON.parse(a.body).problem),
      desk.print({ route: '/print/receipt', pageSize: 'A4', to: 'pdf' }).then((a) => a.problem),
      desk.save({ name: 'a.csv', bytes: new Uint8Array(1) }).then((a) => a.problem),
    ])`);
    foreign.destroy();
    return problems;
  });
  for (const problem of answers) expect(problem).toEqual({ code: 'NOT_ALLOWED', params: {} });
});

test('a window of ours that was led elsewhere is led back', async ({ running }) => {
  const { app } = running;
  const shown = await app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    const addresses: string[] = [];
    const back = new Promise<void>((resolve) => {
      contents?.on('did-navigate', (_event, address) => {
        addresses.push(address);
        if (address.startsWith('app:')) resolve();
      });
    });
    contents?.loadURL('data:text/html,elsewhere').catch(() => undefined);
    await back;
    return addresses;
  });
  expect(shown).toEqual(['data:text/html,elsewhere', 'app://desk/']);
});
