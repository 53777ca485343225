// The command as an operator runs it: one process on the embedded database, commands beside a running server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import { officeDays } from '#province/projection/schema.ts';
import { startProvince } from '#province/server.ts';
import { bundledProgram } from '#tests/support/bundled-program.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';

const program = await bundledProgram('province/main.ts');

function start(args: string[]) {
  const child = spawn(process.execPath, [program.file, ...args], {
    env: {
      ...process.env,
      NODE_COMPILE_CACHE: program.compileCache,
      DATABASE_URL: '',
      PROVINCE_PASSWORD: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, output, errors }));
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, ended };
}

/** Starts a server on `dir` and waits for its address, the last thing that it says. */
async function serve(dir: string) {
  const server = start(['--dir', dir, '--port', '0']);
  const said: string[] = [];
  for await (const line of createInterface({ input: server.child.stdout })) {
    said.push(line);
    const url = /answers at (\S+)/.exec(said.join('\n'))?.[1];
    if (url !== undefined) return { ...server, url };
  }
  throw new Error(`no address in:\n${said.join('\n')}\n${(await server.ended).errors}`);
}

const run = (args: string[]) => start(args).ended;

test('the server says that its database is for one process, and shows a new password once', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const dir = join(temporaryFolder(), 'province');
  // A folder that others may look into, whatever the umask of the shell.
  mkdirSync(dir, { mode: 0o755 });
  const { child, ended } = await serve(dir);
  expect(statSync(join(dir, 'holder.json')).mode & 0o777).toBe(0o600);
  expect(statSync(join(dir, 'database')).mode & 0o777).toBe(0o700);
  child.kill('SIGTERM');
  const { code, output } = await ended;
  expect(code).toBe(0);
  expect(output).toMatch(/one process only/);
  expect(output).toMatch(
    /fingerprint of its keys, to be made known to the offices: (?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/m,
  );
  expect(output).toMatch(/password, shown this once: \w{12}/);
  expect(existsSync(join(dir, 'holder.json'))).toBe(false);
});

test('a second server on the folder is refused in one sentence; a command beside the first works', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const dir = await putEmptyProvince(temporaryFolder());
  const { url, child, ended } = await serve(dir);
  const second = await run(['--dir', dir, '--port', '0']);
  expect(second.code).toBe(1);
  expect(second.errors).toContain(`process ${child.pid} holds it and answers at ${url}`);
  expect(second.errors).not.toContain('    at ');

  const made = await run(['enrol-code', '--office', '1101', '--dir', dir, '--json']);
  const { code, office, fingerprint } = JSON.parse(made.output);
  expect(office).toBe('1101');
  // N8: what the code ends with is also said by itself.
  expect(code).toBe(`${code.slice(0, 15)}${fingerprint}`);
  const device = new TestDevice(url, '1101');
  expect((await device.enrol(code)).status).toBe(200);

  child.kill('SIGTERM');
  await ended;
  const after = await run(['enrol-code', '--office', '1101', '--dir', dir]);
  expect(after.output).toMatch(/code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/);
});

test('after a kill -9 the folder opens again, and what was acknowledged is there', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const dir = await putEmptyProvince(temporaryFolder());
  const first = await serve(dir);
  const made = await run(['enrol-code', '--office', '1101', '--dir', dir, '--json']);
  const device = new TestDevice(first.url, '1101');
  await device.enrol(JSON.parse(made.output).code);
  for (let nth = 0; nth < 20; nth += 1) device.write('visit.opened', { nth });
  expect((await device.send()).body.ackedSeq).toBe(20);
  first.child.kill('SIGKILL');
  await first.ended;
  expect(existsSync(join(dir, 'holder.json'))).toBe(true);
  const again = await serve(dir);
  Object.assign(device, { url: again.url });
  expect((await device.head()).body).toMatchObject({ ackedSeq: 20, headHash: device.hashAt(20) });
});

test('what a dead holder wrote of itself is not believed', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const dir = temporaryFolder();
  const stale = { pid: process.pid, url: 'http://127.0.0.1:9', token: 'x' };
  writeFileSync(join(dir, 'holder.json'), JSON.stringify(stale));
  writeFileSync(join(dir, 'province.lock'), 'no database, and longer than the head of one: '.repeat(10));
  const { child, ended } = await serve(dir);
  child.kill('SIGTERM');
  expect((await ended).code).toBe(0);
});

test.each(
  everyNth(3, [
    [['enrol-code'], 'office'],
    [['enrol-code', '--office', 'tehran'], 'office'],
    [['backed-up', '--until', 'yesterday'], 'until'],
    [['dance'], 'no command "dance"'],
    [['--port', 'many'], 'number'],
    [['--colour', 'red'], '--colour'],
  ]),
)(
  '%j is refused in words',
  async (args, word) => {
    const { code, errors } = await run([...args, '--dir', join(temporaryFolder(), 'province')]);
    expect(code).toBe(1);
    expect(errors).toContain(word);
    expect(errors).not.toContain('    at ');
  },
  30_000,
);

test('what a backup holds is told to the devices, and a restore is announced', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const dir = await putEmptyProvince(temporaryFolder());
  const { url } = await serve(dir);
  const made = await run(['enrol-code', '--office', '1101', '--dir', dir, '--json']);
  const device = new TestDevice(url, '1101');
  await device.enrol(JSON.parse(made.output).code);
  device.write('visit.opened', {});
  const sent = await device.send();
  expect(sent.body.backedUpSeq).toBe(0);
  await run(['backed-up', '--until', new Date().toISOString(), '--dir', dir]);
  expect((await device.head()).body.backedUpSeq).toBe(1);
  await run(['restored', '--dir', dir]);
  expect((await device.head()).body.serverEpoch).not.toBe(sent.body.serverEpoch);
});

test('a recount after an update counts what stood there before, beside the running server', {
  tags: 'release',
  timeout: 300_000,
}, async () => {
  const dir = await putEmptyProvince(temporaryFolder());
  const { url, child, ended } = await serve(dir);
  const made = await run(['enrol-code', '--office', '1101', '--dir', dir, '--json']);
  const device = new TestDevice(url, '1101');
  await device.enrol(JSON.parse(made.output).code);
  device.write('visit.opened', {});
  device.write('weather.observed', {});
  expect((await device.send()).status).toBe(200);
  const beside = await run(['recount', '--dir', dir, '--json']);
  expect(JSON.parse(beside.output)).toEqual({ changed: 0 });
  child.kill('SIGTERM');
  await ended;
  // A total that was not counted when its entries came.
  const province = await startProvince({ dir });
  await province.store.update(officeDays).set({ visits: 0 });
  await province.close();
  expect((await run(['recount', '--dir', dir])).code).toBe(0);
  const again = await startProvince({ dir });
  onTestFinished(() => again.close());
  expect(await again.store.select().from(officeDays)).toMatchObject([{ visits: 1, entries: 1 }]);
});
