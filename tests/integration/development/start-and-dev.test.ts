// What a person edits is what they see: `npm start` builds anew what the sources have left behind, `npm run dev` replaces the
// page and starts the application again. On a real copy of the project.
import { rmSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { projectCopy } from '#tests/support/project-copy.ts';
import { ask } from '#tests/support/running-host.ts';
import { runScript } from '#tests/support/running-script.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const title = '<title>پیشخوان</title>';
const edited = '<title>پیشخوان ویراسته</title>';
const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;

/** What a browser says with a call of the page itself. */
const ofThePage = { 'sec-fetch-site': 'same-origin' };

/** Enters by the printed address, as a browser does, which knows where *.localhost is, and reads the page. */
async function pageOf(address: string): Promise<string> {
  const { host, port, pathname, search } = new URL(address);
  const entered = await ask(Number(port), pathname + search, { headers: { host } });
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  return (await ask(Number(port), '/', { headers: { host, cookie } })).body;
}

test('an edit after a build is not silently left out by npm start', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const copy = projectCopy();
  const dir = path.join(temporaryFolder(), 'office');
  const started = async () => {
    const script = runScript(copy.root, ['build/scripts/start.ts', '--demo', '--dir', dir], env);
    const [address] = await script.saying(/http:\S+token=\S+/);
    const page = await pageOf(address);
    const built = script.said.filter((line) => line.startsWith('Building'));
    await script.stop();
    return { page, built };
  };
  const first = await started();
  expect(first.built).toEqual(['Building the renderer (it was never built)…']);
  expect(first.page).toContain(title);
  expect((await started()).built).toEqual([]);

  copy.edit('renderer/index.html', title, edited);
  const second = await started();
  expect(second.built).toEqual(['Building the renderer (the sources have changed)…']);
  expect(second.page).toContain(edited);
});

test('a bundle is old after an edit, a new file or a deleted one, and when it was made for offices', async () => {
  const copy = projectCopy();
  const freshness = async (made: 'noted' | 'kept', variant = 'for this folder') => {
    const { saveMadeFrom, sourcesHash, freshnessOf } = await import(
      /* @vite-ignore */ path.join(copy.root, 'build/scripts/freshness.ts')
    );
    if (made === 'noted') saveMadeFrom('shell', sourcesHash('shell', variant));
    return freshnessOf('shell', 'for this folder');
  };
  expect(await freshness('kept')).toBe('never built');
  expect(await freshness('noted')).toBe('fresh');
  copy.edit('core/counter/visits/rules.ts', '// Reading', '// Edited. Reading');
  expect(await freshness('kept')).toBe('changed');
  expect(await freshness('noted')).toBe('fresh');
  rmSync(path.join(copy.root, 'db/migrations/office/meta/_journal.json'));
  expect(await freshness('kept')).toBe('changed');
  expect(await freshness('noted', 'for offices')).toBe('changed');
});

test('npm run dev shows an edited page and an edited application at once', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const copy = projectCopy();
  const dir = path.join(temporaryFolder(), 'office');
  const script = runScript(copy.root, ['build/scripts/dev.ts', '--port', '0', '--dir', dir], env);
  const [, origin = ''] = await script.saying(/The demo office is at (http:\S+)\//);
  const page = async () => (await asked(origin, '/')).body;
  const status = async () => (await asked(origin, '/api/office.status', ofThePage)).body;
  expect(await page()).toContain(title);
  expect(await status()).toContain('"code":"1101"');
  // The sources of the seam lie under the address of the calls.
  expect((await asked(origin, '/api/client.ts')).body).toContain('createTRPCClient');

  copy.edit('renderer/index.html', title, edited);
  await vi.waitFor(async () => expect(await page()).toContain(edited), { timeout: 150_000 });
  copy.edit('core/app/first-run/router.ts', 'code: identity.officeCode,', "code: '1102',");
  await script.saying(/The application was started again/);
  expect(await status()).toContain('"code":"1102"');
});

test('what does not start is said, and the next change starts it', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const copy = projectCopy();
  const dir = path.join(temporaryFolder(), 'office');
  const script = runScript(copy.root, ['build/scripts/dev.ts', '--port', '0', '--dir', dir], env);
  const [, origin = ''] = await script.saying(/The demo office is at (http:\S+)\//);
  copy.edit('electron/host/options.ts', 'export function readHostOptions', 'export function broken(');
  await script.saying(/it is started again at the next change/);
  copy.edit('electron/host/options.ts', 'export function broken(', 'export function readHostOptions');
  await script.saying(/The application was started again/);
  expect((await asked(origin, '/api/office.status', ofThePage)).status).toBe(200);
});

test('the demo office answers to the name of its run, and to no page of another origin', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const copy = projectCopy();
  const dir = path.join(temporaryFolder(), 'office');
  const script = runScript(copy.root, ['build/scripts/dev.ts', '--port', '0', '--dir', dir], env);
  const [, origin = ''] = await script.saying(/The demo office is at (http:\S+)\//);
  const { hostname, port } = new URL(origin);
  expect(hostname).toMatch(/^[0-9a-f]{24}\.pishkhan\.localhost$/);
  const status = async (headers: Record<string, string>) =>
    (await asked(origin, '/api/office.status', { ...ofThePage, ...headers })).status;
  expect(await status({ origin })).toBe(200);
  expect(await status({ origin: 'http://elsewhere.example' })).toBe(403);
  for (const host of [
    `127.0.0.1:${port}`,
    `localhost:${port}`,
    `other.pishkhan.localhost:${port}`,
    hostname,
  ]) {
    expect(await status({ host }), host).toBe(421);
    expect((await asked(origin, '/', { host })).status, host).toBe(421);
    expect((await asked(origin, '/api/client.ts', { host })).status, host).toBe(421);
    expect(await upgraded(origin, host), host).toBe('refused');
  }
  expect(await upgraded(origin, `${hostname}:${port}`)).toBe('taken');
});

/** One request of the page at an origin, or with another Host than the origin's. */
function asked(origin: string, target: string, headers: Record<string, string> = {}) {
  const { host, port } = new URL(origin);
  return ask(Number(port), target, { headers: { host, ...headers } });
}

/** Asks for the socket over which vite tells a page of edits. */
async function upgraded(origin: string, host: string): Promise<'taken' | 'refused'> {
  const client = (await asked(origin, '/@vite/client')).body;
  const token = /wsToken = "([^"]+)"/.exec(client)?.[1] ?? '';
  return new Promise((resolve) => {
    const sent = request({
      host: '127.0.0.1',
      port: new URL(origin).port,
      path: `/?token=${token}`,
      headers: {
        host,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-protocol': 'vite-hmr',
      },
    });
    sent.on('upgrade', (_, socket) => {
      socket.destroy();
      resolve('taken');
    });
    sent.on('response', () => resolve('refused'));
    sent.on('error', () => resolve('refused'));
    sent.end();
  });
}
