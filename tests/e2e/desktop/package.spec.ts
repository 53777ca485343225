// The packaged application: its fuses are what was stated, and it serves a visit from the package alone.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { z } from 'zod';
import { reachableCopy, wrapForOrdinaryUser } from '#build/scripts/ordinary-user.ts';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { runNode } from '#build/scripts/run-command.ts';
import { type ElectronBench, electronEnv, noteLines } from '#tests/support/electron-desk.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { expect, test } from '../support/electron.ts';
import { serveOneVisit } from '../support/serve-one-visit.ts';

const packaged = inProject('out/package/linux-unpacked/pishkhan');

/** A packaged application where Electron's user can reach it: another build is another copy. */
const reachable = (folder: string): string =>
  reachableCopy(folder, `packaged-${path.basename(folder)}-${Math.round(statSync(folder).mtimeMs)}`);
const mainScript = inProject('out/electron/main.cjs');
let builtAt = 0;

test.beforeAll(async () => {
  builtAt = statSync(mainScript).mtimeMs;
  const { code, output } = await runNode([inProject('build/scripts/package.ts'), '--for-inspection']);
  expect(code, output).toBe(0);
});

test('is made of the bundles that are there: whoever starts from them meanwhile finds them', {
  tag: '@release',
}, () => {
  expect(statSync(mainScript).mtimeMs).toBe(builtAt);
});

test('has every fuse as it was stated', { tag: '@release' }, async () => {
  const fuses = await getCurrentFuseWire(packaged);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
});

test('A7 carries what it is made of: its packages, and their licences', {
  tag: '@release',
}, async () => {
  const notices = path.join(path.dirname(packaged), 'resources/notices');
  const sbom = z
    .looseObject({ bomFormat: z.string(), components: z.array(z.looseObject({ name: z.string() })) })
    .parse(JSON.parse(readFileSync(path.join(notices, 'sbom.cdx.json'), 'utf8')));
  expect(sbom.bomFormat).toBe('CycloneDX');
  expect(sbom.components.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['better-sqlite3', 'react', 'zod']),
  );
  expect(readFileSync(path.join(notices, 'licences.txt'), 'utf8')).toContain('Permission is hereby granted');
});

test('serves one visit', { tag: '@release' }, async ({ bench }) => {
  test.setTimeout(400_000);
  const started = await startPackage(bench, path.dirname(packaged));
  try {
    const client = readFileSync(inProject('tests/fixtures/package/client.json'), 'utf8');
    const done = await started.page.evaluate(`(${serveOneVisit.toString()})(${client})`, startPatienceMs);
    expect(done, started.said.join('\n')).toMatchObject({ state: 'completed' });
  } finally {
    await started.stop();
  }
});

for (const [what, file] of [
  ['a changed core process', 'out/electron/core-process.mjs'],
  ['an added module', 'out/electron/added.cjs'],
  ['a changed package.json', 'node_modules/better-sqlite3/package.json'],
] as const) {
  test(`A7 ${what} outside the archive is refused by name, and the data is left alone`, {
    tag: '@release',
  }, async ({ bench }) => {
    test.setTimeout(400_000);
    const copy = path.join(
      mkdtempSync(path.join(path.dirname(reachable(path.dirname(packaged))), 'changed-')),
      'app',
    );
    cpSync(reachable(path.dirname(packaged)), copy, { recursive: true });
    chmodSync(path.dirname(copy), 0o755);
    writeOver(path.join(copy, 'resources/app.asar.unpacked', file));
    const started = await startPackage(bench, copy);
    try {
      const state = await started.page.evaluate('new Promise((resolve) => window.desk.onState(resolve))');
      expect(state).toMatchObject({
        state: 'down',
        problem: { code: 'APPLICATION_CHANGED', params: { file } },
      });
      expect(existsSync(path.join(started.dir, 'desk.db'))).toBe(false);
    } finally {
      await started.stop();
      rmSync(path.dirname(copy), { recursive: true, force: true });
    }
  });
}

/** Puts another file in the place of one, whatever shares its bytes; adds it where there was none. */
function writeOver(file: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  rmSync(file, { force: true });
  writeFileSync(file, `${text}\n// changed`);
}

/** Starts a package on a fresh folder and gives its page, once that is the desk's. */
async function startPackage(bench: ElectronBench, distribution: string) {
  mkdirSync(cacheDir, { recursive: true });
  const binary = path.join(reachable(distribution), path.basename(packaged));
  const executable = wrapForOrdinaryUser(binary, path.join(cacheDir, `start-${path.basename(distribution)}`));
  const dir = folderForElectron();
  const child = spawn(executable, [`--dir=${dir}`, '--demo', '--remote-debugging-port=0'], {
    env: electronEnv(bench),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  noteLines(child, said);
  const port = await debuggingPort(said);
  // A page that is still loading drops what it is asked: ask again over a new connection.
  let page = await inspectedPage(port);
  await expect(async () => {
    page.close();
    page = await inspectedPage(port);
    const ready = await page.evaluate('document.readyState === "complete" && location.origin', 10_000);
    expect(ready, said.join('\n')).toBe('app://desk');
  }).toPass({ timeout: startPatienceMs });
  return {
    dir,
    said,
    page,
    async stop() {
      page.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.kill()) await ended;
      removeFolder(dir);
    },
  };
}

/** A start that is only slow comes up within this on a machine that is several times as busy. */
const startPatienceMs = 150_000;

/** The port that the application says it listens on. */
async function debuggingPort(said: readonly string[]): Promise<string> {
  const portIn = () => /ws:\/\/127\.0\.0\.1:(\d+)/.exec(said.join('\n'))?.[1];
  await expect.poll(portIn, { timeout: startPatienceMs, message: 'a debugging port' }).toBeDefined();
  return portIn() ?? '';
}

const targetsSchema = z.array(
  z.object({ type: z.string(), url: z.string(), webSocketDebuggerUrl: z.string() }),
);
const answerSchema = z.object({
  id: z.int(),
  result: z.object({
    result: z.object({ value: z.unknown().optional() }),
    exceptionDetails: z.unknown().optional(),
  }),
});

/** The window's page over its own WebSocket: this is how a package with its inspection fuses off is driven. */
async function inspectedPage(port: string) {
  let address: string | undefined;
  await expect
    .poll(
      async () => {
        const targets = targetsSchema.parse(await (await fetch(`http://127.0.0.1:${port}/json/list`)).json());
        address = targets.find(
          ({ type, url }) => type === 'page' && url.startsWith('app://desk'),
        )?.webSocketDebuggerUrl;
        return address;
      },
      { timeout: startPatienceMs },
    )
    .toBeDefined();
  const socket = new WebSocket(address ?? '');
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve);
    socket.addEventListener('error', reject);
  });
  let lastId = 0;
  return {
    close: () => socket.close(),
    /** Evaluates an expression in the page and waits for its value. */
    evaluate(expression: string, patienceMs = 120_000): Promise<unknown> {
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        setTimeout(
          () => reject(new Error(`no answer from the page to: ${expression.slice(0, 80)}`)),
          patienceMs,
        ).unref();
        socket.addEventListener('message', function heard({ data }) {
          const answer = answerSchema.safeParse(JSON.parse(String(data)));
          if (!answer.success || answer.data.id !== id) return;
          socket.removeEventListener('message', heard);
          const { exceptionDetails, result } = answer.data.result;
          if (exceptionDetails === undefined) resolve(result.value);
          else reject(new Error(JSON.stringify(exceptionDetails)));
        });
        const params = { expression, awaitPromise: true, returnByValue: true };
        socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
      });
    },
  };
}
