// Whose keys an office pins: those whose fingerprint is in the code, by an answer that is signed with them.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import type { EnrolRequest } from '#core/foundation/wire/contract.ts';
import { enrolledStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

let province: ProvinceUnderTest;
beforeAll(async () => {
  province = await provinceOnPglite();
});
afterAll(() => province.close());

async function office() {
  const opened = openSimulated(temporaryFolder(), 'enrolment');
  onTestFinished(() => opened.desk.close());
  await playDays(opened, 1, 1);
  return opened.desk;
}

async function refused(work: Promise<void>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('it was not refused');
  return error.problem.code;
}

const rawKey = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';

/** A proxy between office and province: it passes the enrolment on, and bends the answer. */
async function proxy(bend: (answer: Answer, request: EnrolRequest) => Answer): Promise<string> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString();
      const headers = { 'content-type': 'application/json' };
      const sent = await fetch(`${province.url}/v1/enrol`, { method: 'POST', headers, body });
      const answer = bend((await sent.json()) as Answer, JSON.parse(body) as EnrolRequest);
      response.writeHead(sent.status, headers).end(JSON.stringify(answer));
    });
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.close();
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
type Answer = Parameters<typeof enrolledStatement>[0] & { signature: string };

test('N8 a proxy that puts its own sealing key in the answer is refused, however it signs', {
  tags: 'release',
}, async () => {
  const own = generateKeyPairSync('ed25519');
  const sealing = rawKey(generateKeyPairSync('x25519').publicKey);
  const bends: ((answer: Answer, request: EnrolRequest) => Answer)[] = [
    (answer) => ({ ...answer, keys: { ...answer.keys, sealing } }),
    (answer, { proof }) => {
      const bent = { ...answer, keys: { signing: rawKey(own.publicKey), sealing } };
      return { ...bent, signature: signStatement(enrolledStatement({ ...bent, proof }), own.privateKey) };
    },
    (answer, { proof }) => ({
      ...answer,
      signature: signStatement(enrolledStatement({ ...answer, proof }), own.privateKey),
    }),
    (answer) => ({ ...answer, officeCode: '1102' }),
    (answer) => ({ ...answer, serverEpoch: 'another' }),
  ];
  const desk = await office();
  for (const bend of bends) {
    const url = await proxy(bend);
    const code = await province.createEnrolCode('1101');
    expect(await refused(enrolDevice(desk, null, url, code))).toBe('PROVINCE_NOT_PROVEN');
    expect(desk.reads.sync.province()).toBeNull();
  }
  await enrolDevice(desk, null, await proxy((answer) => answer), await province.createEnrolCode('1101'));
  expect(desk.sync.state().provinceFingerprint).toMatch(/^(\w{4}-){3}\w{4}$/);
});

test('N11 a time or an epoch that cannot be is no answer, and the office works on', {
  tags: 'release',
}, async () => {
  const desk = await office();
  for (const bent of [
    { serverTime: '2026-13-45T99:99:99.999Z' },
    { serverEpoch: 'a\nb' },
    { serverEpoch: '' },
  ]) {
    const url = await proxy((answer) => ({ ...answer, ...bent }));
    const code = await province.createEnrolCode('1101');
    expect(await refused(enrolDevice(desk, null, url, code))).toBe('PROVINCE_UNREACHABLE');
  }
  desk.path.execute(null, () => undefined);
  expect(desk.clock.offsetMs).toBeNull();
});

test('N6 an acknowledgement that the province did not sign is not believed', {
  tags: 'release',
}, async () => {
  const desk = await office();
  await enrolDevice(desk, null, province.url, await province.createEnrolCode('1101'));
  const pinned = desk.reads.sync.province();
  if (pinned === null) throw new Error('it was enrolled');
  desk.reads.sync.enrol({ ...pinned, signingKey: rawKey(generateKeyPairSync('ed25519').publicKey) });
  const state = await desk.sync.syncNow();
  expect(state).toMatchObject({ problem: { code: 'PROVINCE_IDENTITY_CHANGED' }, acked: 0 });
  expect(state.queued).toBe(state.total);
  desk.reads.sync.enrol(pinned);
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

test('D22.6 after a start the queue is sent without a commit', async () => {
  const dir = temporaryFolder();
  const first = openSimulated(dir, 'start');
  await playDays(first, 1, 1);
  await enrolDevice(first.desk, null, province.url, await province.createEnrolCode('1101'));
  await first.desk.close();
  const { desk } = openSimulated(dir, 'start again', { sync: { settleMs: 1 } });
  onTestFinished(() => desk.close());
  expect(desk.sync.state().queued).toBeGreaterThan(10);
  await new Promise<void>((resolve) => {
    desk.subscribe(() => {
      if (desk.sync.state().queued === 0) resolve();
    });
  });
  expect(desk.sync.state()).toMatchObject({ queued: 0, problem: null });
});

test('D22.7 an error within the sync is told and tried again; it stops neither the office nor the process', {
  tags: 'release',
}, async () => {
  const seen: string[] = [];
  const { desk } = openSimulated(temporaryFolder(), 'broken', {
    sync: { onError: (reference) => seen.push(reference) },
  });
  onTestFinished(() => desk.close());
  await playDays({ desk, machine: openSimulated(temporaryFolder(), 'x').machine }, 1, 1);
  await enrolDevice(desk, null, province.url, await province.createEnrolCode('1101'));
  desk.store.sqlite.exec(
    `CREATE TRIGGER own.no_marks BEFORE UPDATE ON sync_state BEGIN SELECT RAISE(ABORT, 'full'); END`,
  );
  const state = await Promise.race([desk.sync.syncNow(), nobodysError()]);
  expect(state.problem).toEqual({ code: 'UNEXPECTED', params: { reference: seen[0] } });
  expect(state.nextAttemptAt).not.toBeNull();
  desk.store.sqlite.exec('DROP TRIGGER no_marks');
  expect(await desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

/** Ends with the error that no promise was waiting for, at once: an attempt that is lost in one would never end. */
function nobodysError(): Promise<never> {
  return new Promise((_, reject) => {
    const lost = (error: unknown) =>
      reject(new Error('the sync broke without telling anybody', { cause: error }));
    process.once('unhandledRejection', lost);
    onTestFinished(() => void process.off('unhandledRejection', lost));
  });
}

test('D22.7 J25 a full disk within the sync is said as one, and the queue goes once there is room', async () => {
  const desk = await office();
  await enrolDevice(desk, null, province.url, await province.createEnrolCode('1101'));
  const { sqlite } = desk.store;
  // Every mark of the sync needs room that is not there.
  sqlite.exec('CREATE TABLE own.filler (content BLOB)');
  sqlite.exec(
    `CREATE TRIGGER own.marks_need_room BEFORE UPDATE ON sync_state
     BEGIN INSERT INTO filler VALUES (randomblob(1000000)); END`,
  );
  sqlite.pragma(`own.max_page_count = ${String(sqlite.pragma('own.page_count', { simple: true }))}`);
  const state = await Promise.race([desk.sync.syncNow(), nobodysError()]);
  expect(state).toMatchObject({ phase: 'waiting', problem: { code: 'DISK_FULL', params: {} } });
  expect(state.nextAttemptAt).not.toBeNull();
  expect(state.queued).toBeGreaterThan(0);
  sqlite.pragma('own.max_page_count = 1073741823');
  expect(await Promise.race([desk.sync.syncNow(), nobodysError()])).toMatchObject({
    problem: null,
    queued: 0,
  });
});
