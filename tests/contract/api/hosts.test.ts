// The suite over the application in this process, over the core process's port, and over the loopback host's HTTP.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApplication } from '#core/app/api/application.ts';
import { forkedCore } from '#electron/core-process/core-link.ts';
import { supervise } from '#electron/core-process/supervisor.ts';
import { runHost } from '#electron/host/run-host.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { builtCore } from '#tests/support/built-core.ts';
import { ask } from '#tests/support/running-host.ts';
import { apiSuite } from './api-suite.ts';

const appVersion = '0.0.0-test';
const coreEntry = builtCore();
const quiet = () => undefined;

function freshFolder(): { dir: string; remove(): void } {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
}

apiSuite('a call in this process', async () => {
  const { dir, remove } = freshFolder();
  const application = await startApplication({ dir, dataKey: demonstrationKey(), appVersion, log: quiet });
  return {
    async send({ path: target, method, headers, body }) {
      const response = await application.handle(
        new Request(`http://core${target}`, { method, headers, body }),
      );
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    },
    async stop() {
      await application.close();
      remove();
    },
  };
});

apiSuite("the core process's port", async () => {
  const { dir, remove } = freshFolder();
  const key = Buffer.from(demonstrationKey()).toString('hex');
  const supervisor = supervise({
    spawn: forkedCore({ entry: coreEntry, log: quiet }),
    start: () => ({ kind: 'start', dir, key, appVersion, demoOnly: true, presence: 'page' }),
    log: quiet,
  });
  return {
    send: (call) => supervisor.call(call),
    async stop() {
      await supervisor.stop();
      remove();
    },
  };
});

apiSuite("the loopback host's HTTP", async () => {
  const { dir, remove } = freshFolder();
  const running = await runHost({
    dir: path.join(dir, 'office'),
    port: 0,
    demo: true,
    coreEntry,
    bundleDir: path.join(dir, 'no-bundle'),
    appVersion,
    env: {},
    say: quiet,
    log: quiet,
  });
  const { origin } = running.host;
  const port = Number(new URL(origin).port);
  const { pathname, search, host } = new URL(running.host.newAddress());
  const entering = await ask(port, pathname + search, { headers: { host } });
  const cookie = String(entering.headers['set-cookie']).split(';', 1)[0] ?? '';
  return {
    async send({ path: target, method, headers, body }) {
      const answer = await ask(port, target, {
        method,
        headers: { ...headers, host, cookie, origin, 'sec-fetch-site': 'same-origin' },
        ...(body === null ? {} : { body }),
      });
      const kept = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
      return { status: answer.status, headers: Object.fromEntries(kept), body: answer.body };
    },
    async stop() {
      await running.stop();
      remove();
    },
  };
});
