// The sign-ins of the province: its supervisors' accounts and sessions, guessed codes and passwords, strange names, and
// what is decided before a body is read.
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { pauseSeconds } from '#province/accounts/attempts.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import { startProvince } from '#province/server.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const password = 'باران-بر-بام-۱۴۰۵';
const second = { name: 'narges', password: 'گل سرخ و باران آذر' };
let now = new Date('2026-11-25T08:00:00.000Z');
let province: ProvinceUnderTest;

beforeAll(async () => {
  province = await provinceOnPglite({ password, clock: () => now });
  await runOperation({ dir: province.dir }, 'supervisor', second);
});
afterAll(() => province.close());

type Form = Record<string, string>;
function post(path: string, form: Form, headers: Form = {}): Promise<Response> {
  return fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}
const signIn = (form: Form, headers: Form = {}) => post('/sign-in', form, headers);
const cookieOf = (answer: Response) => answer.headers.get('set-cookie')?.split(';')[0] ?? '';
const statusOf = async (cookie: string) =>
  (await fetch(`${province.url}/`, { headers: { cookie }, redirect: 'manual' })).status;
const csrfOf = async (cookie: string) => {
  const text = await (await fetch(`${province.url}/`, { headers: { cookie } })).text();
  return /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
};

describe('a supervisor', () => {
  test('N14 has an account of their own, and a sign-out ends the session on the server', async () => {
    const cookie = cookieOf(await signIn(second));
    expect(await statusOf(cookie)).toBe(200);
    // A sign-out without the page's own token ends nothing; with it the kept cookie is worth nothing.
    await post('/sign-out', { csrf: 'x' }, { cookie });
    expect(await statusOf(cookie)).toBe(200);
    await post('/sign-out', { csrf: await csrfOf(cookie) }, { cookie });
    expect(await statusOf(cookie)).toBe(303);
  });

  test('N14 who is disabled, or gets a new password, is out at once, on every page', async () => {
    const before = cookieOf(await signIn(second));
    await runOperation({ dir: province.dir }, 'supervisor', { ...second, password: 'باران و گل سرخ دی' });
    expect(await statusOf(before)).toBe(303);
    expect((await signIn(second)).status).toBe(401);
    const after = cookieOf(await signIn({ ...second, password: 'باران و گل سرخ دی' }));
    await runOperation({ dir: province.dir }, 'disable-supervisor', { name: second.name });
    expect(await statusOf(after)).toBe(303);
    expect((await signIn({ ...second, password: 'باران و گل سرخ دی' })).status).toBe(401);
    await runOperation({ dir: province.dir }, 'supervisor', second);
  });

  test('N14 is signed out after an hour without a page, and after eight in any case', async () => {
    const start = now;
    const cookie = cookieOf(await signIn(second));
    for (let minutes = 50; minutes < 8 * 60; minutes += 50) {
      now = new Date(start.getTime() + minutes * 60_000);
      expect(await statusOf(cookie)).toBe(200);
    }
    now = new Date(start.getTime() + 481 * 60_000);
    expect(await statusOf(cookie)).toBe(303);
    const idle = cookieOf(await signIn(second));
    now = new Date(now.getTime() + 61 * 60_000);
    expect(await statusOf(idle)).toBe(303);
    now = start;
  });

  test.each(['short', 'passwordpassword', '123456789123456789', 'narges-narges-1', 'aaaaaaaaaaaaaaaa'])(
    'N14 cannot have the password %s',
    async (weak) => {
      const given = { name: 'narges', password: weak };
      // Said as it is, also by the server that was asked to do it.
      await expect(runOperation({ dir: province.dir }, 'supervisor', given)).rejects.toThrow(
        /^The password /,
      );
      expect((await signIn(given)).status).toBe(401);
      now = new Date(now.getTime() + 24 * 3_600_000 + 1);
    },
  );

  test('N15 who mistypes is paused alone: by name and place, growing, also over a restart', async () => {
    const wrong = { name: second.name, password: 'x' };
    const many = await Promise.all(Array.from({ length: 40 }, () => signIn(wrong)));
    const counted = many.map(({ status }) => status);
    expect(counted.filter((status) => status === 401)).toHaveLength(5);
    expect(counted.filter((status) => status === 429)).toHaveLength(35);
    expect((await signIn(second)).status).toBe(429);
    expect((await signIn({ password })).status).toBe(303);
    // From another place the same person can still come in.
    expect((await signIn(second, { 'x-forwarded-for': '10.0.0.9' })).status).toBe(303);
    now = new Date(now.getTime() + 61_000);
    expect((await signIn(wrong)).status).toBe(401);
    now = new Date(now.getTime() + 61_000);
    expect((await signIn(second)).status).toBe(429);
    now = new Date(now.getTime() + 61_000);
    expect((await signIn(second)).status).toBe(303);
    expect([4, 5, 6, 7, 99].map((failures) => pauseSeconds('sign-in', failures))).toEqual([
      0, 60, 120, 240, 3600,
    ]);
  });

  test('N16 behind TLS the cookie is Secure and bound to the host', async () => {
    const answer = await signIn(
      { password },
      { 'x-forwarded-proto': 'https', origin: province.url.replace('http:', 'https:') },
    );
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-province_session=.*; Path=\/; .*; Secure$/);
    // The plain cookie of another page is none there.
    const plain = cookieOf(await signIn({ password }));
    const seen = await fetch(`${province.url}/`, {
      headers: { cookie: plain, 'x-forwarded-proto': 'https' },
      redirect: 'manual',
    });
    expect(seen.status).toBe(303);
  });

  test('N16 every sign-in leaves a line in the security log, and no line is changed or deleted', async () => {
    const { lines } = (await runOperation({ dir: province.dir }, 'security-log', {})) as {
      lines: { kind: string; who: string }[];
    };
    const kinds = new Set(lines.map(({ kind }) => kind));
    for (const kind of ['signed_in', 'signed_out', 'sign_in_refused', 'sign_in_paused', 'account_disabled']) {
      expect(kinds).toContain(kind);
    }
    for (const change of ["update security_log set who = 'x'", 'delete from security_log']) {
      await expect(province.store.execute(sql.raw(change))).rejects.toThrow();
    }
  });
});

test('N17 a name that is not the province’s own is refused before anything else', async () => {
  const statusFor = async (host: string): Promise<number> => {
    const { port } = new URL(province.url);
    const asked = request({ host: '127.0.0.1', port, path: '/sign-in', headers: { host } });
    asked.end();
    const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
    answer.resume();
    return answer.statusCode;
  };
  expect(await statusFor('evil.example')).toBe(421);
  expect(await statusFor('127.0.0.1.evil.example:7127')).toBe(421);
  expect(await statusFor('localhost:7127')).toBe(200);
});

test('N17 a form of another page is refused, whatever name a header says that it was for', async () => {
  const evil = { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' };
  expect((await signIn(second, evil)).status).toBe(403);
  const { host } = new URL(province.url);
  expect((await signIn(second, { 'x-forwarded-host': host })).status).toBe(303);
});

test('N17 every answer says that it is of the type that it names, a page, data, a refusal or nothing', async () => {
  const asked = ['/sign-in', '/v1/recovery-key', '/openapi.json', '/nothing-here', '/v1/%'];
  for (const path of asked) {
    const answer = await fetch(province.url + path);
    expect(answer.headers.get('x-content-type-options'), `${path} ${answer.status}`).toBe('nosniff');
  }
});

describe('enrolment codes', () => {
  test('N18 are counted before they are compared: after ten an office’s codes are paused, also over a restart', {
    tags: 'release',
  }, async () => {
    const dir = await putEmptyProvince(temporaryFolder());
    const first = await startProvince({ dir, clock: () => now });
    const device = new TestDevice(first.url, '1309');
    const right = await first.createEnrolCode('1309');
    const guesses = await Promise.all(
      Array.from({ length: 25 }, (_, nth) => device.enrol(`AAAA-BBBB-C${String(nth).padStart(3, '0')}`, {})),
    );
    const statuses = guesses.map(({ status }) => status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
    const late = await device.enrol(right, {});
    expect([late.status, late.body.code]).toEqual([429, 'BUSY']);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(30);
    // Another office is not stopped by it.
    const other = new TestDevice(first.url, '1310');
    expect((await other.enrol(await first.createEnrolCode('1310'), {})).status).toBe(200);
    await first.close();
    const restarted = await startProvince({ dir, clock: () => now });
    onTestFinished(() => restarted.close());
    const again = new TestDevice(restarted.url, '1309', device);
    expect((await again.enrol(right, {})).status).toBe(429);
    now = new Date(now.getTime() + 61_000);
    expect((await again.enrol(right, {})).status).toBe(200);
  });
});

test('N18 PCs that enrol at the same time, from one place and of one office, are no guesses', async () => {
  const codes = await Promise.all(Array.from({ length: 9 }, () => province.createEnrolCode('1311')));
  const enrolled = await Promise.all(
    codes.map((code) => new TestDevice(province.url, '1311').enrol(code, {})),
  );
  expect(enrolled.map(({ status }) => status)).toEqual(codes.map(() => 200));
});

describe('before a body is read', () => {
  type HeadOnly = { answer: Promise<string>; end(): void };
  /** Sends a head that promises a body, and half a word of it, and gives what the province says to that alone. */
  async function headOnly(path: string, headers: Record<string, string>): Promise<HeadOnly> {
    const { hostname, port } = new URL(province.url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    const lines = Object.entries({ ...headers, host: '127.0.0.1' }).map(
      ([name, value]) => `${name}: ${value}`,
    );
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\nhalf`);
    const answer = once(socket, 'data').then(([data]) => String(data));
    answer.catch(() => undefined);
    return { answer, end: () => socket.destroy() };
  }
  const pathOf = (device: TestDevice) => `/v1/streams/${device.id}/${device.epoch}/batches`;
  /** The head of a batch that its device proved. */
  async function provedHead(device: TestDevice, bytes = 3_000_000): Promise<HeadOnly> {
    device.clock = () => now.getTime();
    if (device.lines.length === 0) device.write('visit.opened', {});
    const { headers } = await device.batch(1, 1);
    return headOnly(pathOf(device), { ...headers, 'content-length': String(bytes) });
  }
  /** The head of a batch by whoever knows the device's id, or kept an old head of it. */
  const unprovedHead = (device: TestDevice, headers: Record<string, string> = {}) =>
    headOnly(pathOf(device), {
      'content-type': 'application/x-ndjson',
      ...headers,
      'content-length': '3000000',
    });
  const isUnanswered = ({ answer }: HeadOnly) =>
    expect(Promise.race([answer, new Promise((resolve) => setImmediate(resolve))])).resolves.toBeUndefined();

  test('N19 an unknown device is told so by its headers alone', async () => {
    const { answer, end } = await provedHead(new TestDevice(province.url, '1311'));
    expect(await answer).toMatch(/^HTTP\/1.1 401 .*UNKNOWN_DEVICE/s);
    end();
  });

  test('N43 half-sent bodies in the name of a known device shut out neither it nor anybody else', async () => {
    const [device, other] = [await enrolledDevice(province, '1316'), await enrolledDevice(province, '1317')];
    for (const one of [device, other]) one.write('visit.opened', {});
    device.clock = () => now.getTime();
    const { headers } = await device.batch(1, 1);
    const minutesAgo = Math.floor(now.getTime() / 1000) - 600;
    const old = await device.token({
      ...{ htm: 'POST', htu: pathOf(device), iat: minutesAgo, exp: minutesAgo + 60 },
    });
    const replayed = { ...headers, authorization: `Bearer ${old}` };
    const otherBody = { ...headers, 'content-digest': `sha-256=:${'A'.repeat(43)}=:` };
    const signature = { ...headers, 'batch-signature': 'A'.repeat(86) };
    const heads = [{}, replayed, otherBody, signature].flatMap((one) => Array.from({ length: 5 }, () => one));
    const sent = await Promise.all(heads.map((one) => unprovedHead(device, one)));
    // Each is answered by its head, and holds no place of the device while its body does not come.
    for (const { answer } of sent) expect(await answer).toMatch(/^HTTP\/1.1 401 .*BAD_SIGNATURE/s);
    expect((await device.send()).status).toBe(200);
    expect((await other.send()).status).toBe(200);
    for (const { end } of sent) end();
  });

  test('N19 one device has four bodies on the way and no more; others go on', async () => {
    const device = await enrolledDevice(province, '1311');
    const other = await enrolledDevice(province, '1312');
    const open = await Promise.all(Array.from({ length: 4 }, () => provedHead(device)));
    const fifth = await provedHead(device);
    expect(await fifth.answer).toMatch(/^HTTP\/1.1 429 /);
    const untouched = await provedHead(other);
    await isUnanswered(untouched);
    for (const { end } of [...open, fifth, untouched]) end();
    // A broken connection gives its place back.
    await expect.poll(async () => (await device.send()).status, { timeout: 50_000 }).toBe(200);
  });

  test.each([
    ['bodies', '1314', 1000, 8],
    ['bytes', '1315', 3_000_000, 5],
  ] as const)(
    'N19 one office has so many %s on the way, by however many PCs of its own making; the others go on',
    async (_, office, bytes, most) => {
      const device = await enrolledDevice(province, office);
      const other = await enrolledDevice(province, '1312');
      const made = Array.from({ length: 8 }, () => new TestDevice(province.url, office));
      for (const { id: deviceId, publicKey } of made)
        device.write('device.admitted', { deviceId, publicKey, name: 'باجه', deskNumber: 2 });
      expect((await device.send()).status).toBe(200);
      const heads = await Promise.all(made.flatMap((one) => [1, 2, 3, 4].map(() => provedHead(one, bytes))));
      const answers: string[] = [];
      for (const { answer } of heads) answer.then((text) => answers.push(text)).catch(() => undefined);
      await expect.poll(() => answers.length, { timeout: 20_000 }).toBe(heads.length - most);
      expect(answers.every((text) => /^HTTP\/1.1 429 /.test(text))).toBe(true);
      other.write('visit.opened', {});
      expect((await other.send()).status).toBe(200);
      for (const { end } of heads) end();
      await expect.poll(async () => (await device.send()).status, { timeout: 50_000 }).toBe(200);
    },
  );
});

test.each(['\u0000', 'a\u0000b', '\ud800'])(
  'N20 text that no database holds is 400, never 503: %j',
  async (name) => {
    const device = new TestDevice(province.url, '1313');
    const { status, body } = await device.enrol(await province.createEnrolCode('1313'), { deviceName: name });
    expect([status, body.code]).toEqual([400, 'MALFORMED']);
    const signedIn = await signIn({ name: `${name}x`, password: 'x' });
    expect([400, 401, 429]).toContain(signedIn.status);
  },
);
