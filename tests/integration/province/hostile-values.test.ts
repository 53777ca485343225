// Values that no column holds, in every place of every route of the province: the sender's mistake, never the province's
// failure. On PGlite; which errors PostgreSQL raises for them is the same there.
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { releaseFingerprint } from '#core/foundation/wire/key-recovery.ts';
import { operationsPath } from '#province/operations/loopback-operations.ts';
import { operations } from '#province/operations/operations.ts';
import { evidenceRead } from '#province/page/reports.ts';
import { sentences } from '#province/page/sentences-fa.ts';
import { folderHolder } from '#province/store/folder-lock.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
const noMoment = { at: '2026-99-99T99:99:99.999Z' };
let province: ProvinceUnderTest;
let device: TestDevice;
let cookie = '';
let csrf = '';

beforeAll(async () => {
  province = await provinceOnPglite({ password });
  device = await enrolledDevice(province, '1101');
  device.write('visit.opened', {});
  await device.send();
  const signedIn = await form('/sign-in', { password });
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const overview = await (await fetch(`${province.url}/`, { headers: { cookie } })).text();
  csrf = /name="csrf" value="([^"]+)"/.exec(overview)?.[1] ?? '';
  expect(csrf).not.toBe('');
});
afterAll(() => province.close());

/** As text; a form sends its bytes, JSON its escapes. */
const hostile = [
  '\u0000',
  'a\u0000b',
  '\ud800',
  'x\udfff',
  '\uffff',
  '\u{10ffff}',
  '-1',
  '1e400',
  'NaN',
  '99999999999999999999',
  '9007199254740991',
  '2026-99-99T99:99:99.999Z',
  '00000000-0000-0000-0000-000000000000',
  '٣٤٥',
  "'; drop table entries; --",
  'x'.repeat(3000),
];
const hostileJson: unknown[] = [...hostile, -1, 1e300, 2 ** 53, 0.5, null, true, [], {}, [['\u0000']]];

async function form(path: string, fields: Record<string, string>): Promise<Response> {
  return fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
}

async function json(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(province.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

async function token(path: string, claims: Record<string, unknown> = {}): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const whole = { iss: device.id, aud: 'pishkhan-province', iat: now, exp: now + 60, htm: 'GET', htu: path };
  return new SignJWT({ ...whole, ...claims }).setProtectedHeader({ alg: 'EdDSA' }).sign(device.privateKey);
}

async function get(path: string, claims: Record<string, unknown> = {}): Promise<Response> {
  const authorization = `Bearer ${await token(path, claims)}`;
  return fetch(province.url + path, { headers: { authorization, cookie }, redirect: 'manual' });
}

async function expectNoFailure(asked: string, answer: Response): Promise<void> {
  const body = await answer.text();
  expect(answer.status, `${asked}: ${body.slice(0, 300)}`).toBeLessThan(500);
}

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 60) ?? 'undefined';

test('N20 in an enrolment', { tags: 'release' }, async () => {
  const good = device.enrolRequest('AAAA-BBBB-CCCC');
  for (const name of Object.keys(good)) {
    for (const value of hostileJson) {
      // With a proof over what it says, so that the value reaches the store; a strange shape has none.
      const sent =
        typeof value === 'string' && name !== 'publicKey'
          ? await device.enrol(good.code, { [name]: value }).then(({ status }) => status)
          : (await json('/v1/enrol', { ...good, proof: 'x'.repeat(86), [name]: value })).status;
      expect(sent, `${name}: ${shown(value)}`).toBeLessThan(500);
    }
  }
});

test('N20 in a path, a query and a token', { tags: 'release' }, async () => {
  const { id, epoch } = device;
  for (const value of hostile) {
    const part = Buffer.from(value, 'utf8').toString('hex').replace(/../gu, '%$&').slice(0, 900);
    for (const path of [
      `/v1/streams/${part}/${epoch}/head`,
      `/v1/streams/${id}/${part}/head`,
      `/v1/streams/${id}/${epoch}/entries?after=${part}`,
      `/v1/streams/${id}/${epoch}/entries?after=0&branch=${part}`,
      `/v1/offices/${part}/heads`,
      `/v1/offices/1101/heads?device=${part}`,
      `/v1/offices/${part}/entries`,
      `/v1/offices/1101/entries?after=${part}`,
      `/offices/${part}`,
      `/${part}`,
    ]) {
      await expectNoFailure(path.slice(0, 120), await get(path));
    }
  }
  for (const name of ['iss', 'aud', 'iat', 'exp', 'htm', 'htu']) {
    for (const value of hostileJson) {
      await expectNoFailure(`${name}: ${shown(value)}`, await get(device.headPath, { [name]: value }));
    }
  }
});

test('N20 in an entry that is stored: it is kept, and stops no later one', async () => {
  const numbers = [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 2 ** 31, -(2 ** 31) - 1];
  const bodies: Record<string, unknown>[] = [
    ...hostile.map((text) => ({ visitId: text, day: text, [text]: text })),
    ...numbers.map((number) => ({ rial: number, amountRial: number, visits: number })),
  ];
  const types = ['visit.opened', 'payment.recorded', 'fee.charged', 'day.closed', 'premises.checked', 'a.b'];
  for (const body of bodies) {
    // As JSON writes it, which is canonical but for half a surrogate pair: that is quarantined.
    for (const type of types) device.writeBytes(Buffer.from(JSON.stringify(device.envelope(type, body))));
  }
  for (const offsetMs of numbers) {
    const clock = { offsetMs, monotonicMs: 0, boot: device.id };
    device.write('visit.opened', {}, { clock, at: '2026-99-99T99:99:99.999Z', day: '2026-02-31' });
  }
  device.write('visit.opened', {}, { tv: 1000, at: '0000-00-00T00:00:00.000Z', day: '0000-01-01' });
  const { status, body } = await device.send(2);
  expect([status, body.ackedSeq]).toEqual([200, device.lines.length]);
  for (const page of ['/offices/1101', '/'])
    await expectNoFailure(page, await fetch(province.url + page, { headers: { cookie } }));
});

const reportId = '01890000-0000-7000-8000-00000000000a';

test.each<[string, string, Record<string, unknown>, Record<string, string>]>([
  ['a moment that no calendar has', '1103', { by: 'x', request: releaseFingerprint('x') }, noMoment],
  ['a request that is none', '1104', { by: 'x', request: '\u0000' }, {}],
  ['a name without end', '1105', { by: 'x'.repeat(100_000), request: releaseFingerprint('x') }, {}],
])('N20 in what an office says of a released key: %s', async (_, office, body, more) => {
  const own = await enrolledDevice(province, office);
  own.write('store.key_released', body, more);
  expect((await own.send()).status).toBe(200);
  const answer = await fetch(`${province.url}/offices/${office}`, { headers: { cookie } });
  expect(answer.status).toBe(200);
  expect((await answer.text()).length).toBeLessThan(100_000);
});

test('N20 in what a report names: what has no form is left out and said, and more than is looked for too', {
  tags: 'release',
}, async () => {
  const own = await enrolledDevice(province, '1106');
  const of = (evidence: unknown[]) => ({ reportId, number: 1, deskNumber: 1, trackingCode: 'A', evidence });
  const good = { device: own.id, epoch: own.epoch, seq: 1, hash: '0'.repeat(64), type: 'violation.reported' };
  const pageOf = async (id: string) => {
    const answer = await fetch(`${province.url}/offices/1106/reports/${id}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    return answer.text();
  };
  const whole = hostile.filter((text) => text.isWellFormed());
  const bad = whole.flatMap((text) => [
    { ...good, device: text },
    { ...good, epoch: text },
  ]);
  own.write('violation.reported', of([...bad, null, 'x', { ...good, seq: 1e300 }, good]));
  const many = reportId.replace('a', 'b');
  const seqs = Array.from({ length: 5_000 }, (_, nth) => ({ ...good, seq: nth + 1 }));
  own.write('violation.reported', { ...of(seqs), reportId: many });
  expect((await own.send(1, 1)).status).toBe(200);
  expect((await own.send(2, 2)).status).toBe(200);
  const first = await pageOf(reportId);
  expect(first).toContain(sentences.evidenceStatuses.differs);
  expect(first).toContain(sentences.evidenceNotAll);
  const second = await pageOf(many);
  expect(second).toContain(sentences.evidenceNotAll);
  expect(second.match(/<th scope="row"><bdi/g)).toHaveLength(evidenceRead);
});

test('N20 in the supervisors’ forms', { tags: 'release' }, async () => {
  for (const value of hostile) {
    const asked = shown(value);
    await expectNoFailure(asked, await form('/sign-in', { name: value, password: value }));
    await expectNoFailure(
      asked,
      await form('/enrol-codes', { csrf, office: value, officeName: value, password }),
    );
    await expectNoFailure(
      asked,
      await form('/enrol-codes', { csrf, office: '1102', officeName: value, password }),
    );
    await expectNoFailure(
      asked,
      await form('/enrol-codes', { csrf: value, office: '1102', password: value }),
    );
    await expectNoFailure(asked, await form('/sign-out', { csrf: value }));
    const strange = {
      cookie: `province_session=${encodeURIComponent(Buffer.from(value, 'utf8').toString())}`,
    };
    await expectNoFailure(asked, await fetch(`${province.url}/`, { headers: strange, redirect: 'manual' }));
  }
});

test('N20 in an operator’s commands', { tags: 'release' }, async () => {
  const authorization = `Bearer ${folderHolder(province.dir)?.token}`;
  for (const name of operations.keys()) {
    for (const value of hostileJson) {
      const input = {
        office: value,
        officeName: value,
        hours: value,
        until: value,
        device: value,
        name: value,
        password: value,
      };
      for (const given of [value, input, ...Object.entries(input).map(([key, one]) => ({ [key]: one }))]) {
        if (name === 'restored' && shown(given) === '{}') continue;
        const answer = await json(operationsPath + name, given, { authorization });
        await expectNoFailure(`${name}: ${shown(given)}`, answer);
      }
    }
  }
});
