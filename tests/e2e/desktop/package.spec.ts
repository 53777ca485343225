// The packaged application: its fuses are what was stated, and it serves a visit from the package alone.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { chromium, type Page } from '@playwright/test';
import { wrapForOrdinaryUser } from '#build/scripts/ordinary-user.ts';
import { cacheDir, inProject } from '#build/scripts/places.ts';
import { runNode } from '#build/scripts/run-command.ts';
import { electronEnv } from '#tests/support/electron-desk.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { expect, test } from '../support/electron.ts';

const packaged = inProject('out/package/linux-unpacked/pishkhan');

test.beforeAll(async () => {
  test.setTimeout(300_000);
  const { code, output } = await runNode([inProject('build/scripts/package.ts'), '--for-inspection']);
  expect(code, output).toBe(0);
});

test('has every fuse as it was stated', async () => {
  const fuses = await getCurrentFuseWire(packaged);
  expect(fuses[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(FuseState.DISABLE);
  expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(FuseState.ENABLE);
  expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(FuseState.ENABLE);
  expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(FuseState.ENABLE);
});

test('serves one visit', async ({ bench }) => {
  test.setTimeout(120_000);
  mkdirSync(cacheDir, { recursive: true });
  const executable = wrapForOrdinaryUser(packaged, path.join(cacheDir, 'start-packaged'));
  const dir = folderForElectron();
  const child = spawn(executable, [`--dir=${dir}`, '--demo', '--remote-debugging-port=0'], {
    env: electronEnv(bench),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child.stderr));
    const page = browser.contexts()[0]?.pages()[0];
    if (page === undefined) throw new Error('the packaged application has a window');
    expect(new URL(page.url()).origin).toBe('app://desk');
    const done = await serveOneVisit(page);
    expect(done.state).toBe('completed');
    await browser.close();
  } finally {
    child.kill();
    rmSync(dir, { recursive: true, force: true });
  }
});

function debuggingAddress(stderr: NodeJS.ReadableStream): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const late = setTimeout(() => reject(new Error(`no debugging address in: ${text}`)), 30_000);
    stderr.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
      const address = /ws:\/\/[^\s]+/.exec(text)?.[0];
      if (address === undefined) return;
      clearTimeout(late);
      resolve(address);
    });
  });
}

/** Serves a client through the page's own bridge, from the first run to the end of the visit. */
async function serveOneVisit(page: Page): Promise<{ state: string }> {
  const client = JSON.parse(readFileSync(inProject('tests/fixtures/package/client.json'), 'utf8'));
  return page.evaluate(async (facts) => {
    let session = '';
    const call = async (name: string, method: 'GET' | 'POST', input?: unknown) => {
      const query =
        method === 'GET' && input !== undefined ? `?input=${encodeURIComponent(JSON.stringify(input))}` : '';
      const answer = await window.desk.call({
        path: `/api/${name}${query}`,
        method,
        headers: { 'content-type': 'application/json', ...(session === '' ? {} : { 'x-session': session }) },
        body: method === 'POST' && input !== undefined ? JSON.stringify(input) : null,
      });
      const read = JSON.parse(answer.body);
      if (read.error !== undefined) throw new Error(`${name}: ${answer.body}`);
      return read.result.data;
    };
    const { signIns } = await call('office.setUpDemo', 'POST');
    const { personId, password } = signIns[0];
    session = (await call('staff.signIn', 'POST', { personId, password })).token;
    await call('premises.recordCheck', 'POST', { item: 'sign_127', result: 'passed', note: '' });
    await call('premises.openDay', 'POST');
    const { visitId } = await call('visits.open', 'POST', { client: facts });
    const items = await call('identity.checklist', 'GET', { clientType: 'iranian_adult' });
    const answers = items.map((item: { code: string; options: string[] }) => ({
      code: item.code,
      state: 'checked',
      ...(item.options.length > 0 ? { option: item.options[0] } : {}),
    }));
    await call('identity.verify', 'POST', { visitId, answers, note: '' });
    const { officePosTotal } = await call('fees.charge', 'POST', {
      visitId,
      lines: [{ itemCode: 'petition', count: 1 }],
    });
    const [terminal] = await call('payments.terminals', 'GET');
    const slip = { rrn: '123456789012', stan: '123456', card: '1234', amount: officePosTotal };
    await call('payments.record', 'POST', { visitId, terminalId: terminal.terminalId, ...slip });
    await call('visits.complete', 'POST', { visitId });
    return call('visits.get', 'GET', { visitId });
  }, client);
}
