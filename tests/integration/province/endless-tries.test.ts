// Whoever tries passwords or codes without end, at the sign-ins of the province, is paused by the place that it comes from and
// leaves little behind: neither rows nor lines by the thousand, nor a colleague who cannot come in.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { networkOf } from '#province/accounts/network-of.ts';
import { attempts, securityLog } from '#province/accounts/schema.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';

const first = { password: 'باران-بر-بام-۱۴۰۵' };
const second = { name: 'narges', password: 'گل سرخ و باران آذر' };
/** Tries of one place that cost nothing. */
const free = 60;
let now = new Date('2026-11-29T08:00:00.000Z');
let province: ProvinceUnderTest;

beforeAll(async () => {
  province = await provinceOnPglite({ ...first, clock: () => now });
  await runOperation({ dir: province.dir }, 'supervisor', second);
  await province.createEnrolCode('1105');
});
afterAll(() => province.close());

function from(address: string): Record<string, string> {
  return { 'x-forwarded-for': address };
}

async function signIn(form: Record<string, string>, address: string): Promise<Response> {
  return fetch(`${province.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: province.url,
      'content-type': 'application/x-www-form-urlencoded',
      ...from(address),
    },
    body: new URLSearchParams(form).toString(),
  });
}

/** Tries as many names that are nobody's, each another one. */
async function tryNames(address: string, count: number): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let nth = 0; nth < count; nth += 1)
    statuses.add((await signIn({ name: `nobody ${address} ${nth}`, password: 'x' }, address)).status);
  return statuses;
}

/** Tries a password that is wrong under one name, so often. */
async function tryPassword(name: string, address: string, times: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let nth = 0; nth < times; nth += 1)
    statuses.push((await signIn({ name, password: `guess ${nth}` }, address)).status);
  return statuses;
}

/** Asks for a code for a manager's access in an open session, with the password once more. */
async function accessCode(cookie: string, password: string): Promise<Response> {
  const page = await (await fetch(`${province.url}/offices/1105`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';
  return fetch(`${province.url}/offices/1105/access-codes`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded', cookie },
    body: new URLSearchParams({
      ...{ csrf, password, name: 'مریم احمدی', reason: 'هویت مدیر با تماس تصویری احراز شد' },
    }).toString(),
  });
}

/** Puts a place where it stands after so many tries, without trying. */
async function tried(address: string, failures: number): Promise<void> {
  const stands = { failures, lastAt: now };
  await province.store
    .insert(attempts)
    .values({ kind: 'sign-in-address', source: networkOf(address), ...stands })
    .onConflictDoUpdate({ target: [attempts.kind, attempts.source], set: stands });
}

async function kept(): Promise<{ attempts: number; lines: number }> {
  const { store } = province;
  return { attempts: await store.$count(attempts), lines: await store.$count(securityLog) };
}

describe('N41 whoever tries without end', () => {
  test('under another name each time is paused by place, and then leaves nothing more behind', {
    tags: 'release',
  }, async () => {
    expect(await tryNames('10.1.0.1', free)).toEqual(new Set([401]));
    const before = await kept();
    expect(await tryNames('10.1.0.1', 30)).toEqual(new Set([429]));
    // One line says that the place is paused.
    expect(await kept()).toEqual({ ...before, lines: before.lines + 1 });
    // A supervisor who never came in from there waits too; another place is not concerned.
    expect((await signIn(second, '10.1.0.1')).status).toBe(429);
    expect((await signIn(second, '10.1.0.2')).status).toBe(303);
    // The pause that follows is a line of its own.
    now = new Date(now.getTime() + 61_000);
    expect(await tryNames('10.1.0.1', 1)).toEqual(new Set([401]));
    const again = await kept();
    expect(await tryNames('10.1.0.1', 3)).toEqual(new Set([429]));
    expect(await kept()).toEqual({ ...again, lines: again.lines + 1 });
  });

  test('keeps nobody out who has come in from the same place before', async () => {
    expect((await signIn(second, '10.2.0.1')).status).toBe(303);
    await tried('10.2.0.1', free - 1);
    expect(await tryNames('10.2.0.1', 2)).toEqual(new Set([401, 429]));
    expect((await signIn(first, '10.2.0.1')).status).toBe(429);
    expect((await signIn({ ...second, password: 'x' }, '10.2.0.1')).status).toBe(401);
    expect((await signIn(second, '10.2.0.1')).status).toBe(303);
  });

  test('does not begin anew by coming in rightly in between', async () => {
    await tried('10.3.0.1', free - 2);
    expect((await signIn(second, '10.3.0.1')).status).toBe(303);
    expect(await tryNames('10.3.0.1', 1)).toEqual(new Set([401]));
    expect((await signIn(second, '10.3.0.1')).status).toBe(303);
    expect(await tryNames('10.3.0.1', 2)).toEqual(new Set([401, 429]));
  });

  test('at the password that is asked once more is paused by the session, and wipes nothing away at the sign-in', {
    tags: 'release',
  }, async () => {
    const address = '10.10.0.1';
    const cookieOf = async (): Promise<string> =>
      (await signIn(second, address)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const [left, own] = [await cookieOf(), await cookieOf()];
    for (let nth = 0; nth < 5; nth += 1) expect((await accessCode(left, `guess ${nth}`)).status).toBe(401);
    expect((await accessCode(left, second.password)).status).toBe(429);
    expect((await accessCode(own, second.password)).status).toBe(200);
    expect(await tryPassword(second.name, address, 4)).toEqual([401, 401, 401, 401]);
    expect((await accessCode(own, second.password)).status).toBe(200);
    expect(await tryPassword(second.name, address, 2)).toEqual([401, 429]);
    // What is kept of a session is not what opens it.
    const kinds = await province.store.select().from(attempts);
    const again = kinds.filter(({ kind }) => kind === 'password-again').map(({ source }) => source);
    expect(again).toHaveLength(1);
    expect(left).not.toContain(again[0]);
  });

  test('under the name of one supervisor, from many places, keeps them out where they never were, and nowhere else', {
    tags: 'release',
  }, async () => {
    const home = '10.9.0.1';
    const signedIn = await signIn(second, home);
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    await signIn(second, '2001:db8:9:1::1');
    const tried = await Promise.all(
      Array.from({ length: 6 }, (_, nth) => tryPassword(second.name, `10.9.1.${nth}`, 5)),
    );
    expect(tried.flat()).toEqual(Array.from({ length: 30 }, () => 401));
    // Where they never were it is paused, and stays so whoever is let in elsewhere.
    expect((await signIn(second, '10.9.2.1')).status).toBe(429);
    expect((await signIn(second, home)).status).toBe(303);
    expect((await signIn(second, `::ffff:${home}`)).status).toBe(303);
    // A PC there takes another address of its network by itself.
    expect((await signIn(second, '2001:db8:9:1:2::3')).status).toBe(303);
    expect((await signIn(second, '10.9.2.1')).status).toBe(429);
    expect((await accessCode(cookie, second.password)).status).toBe(200);
    // Guesses at a known place are counted there all the same, and keep nobody from their session.
    expect(await tryPassword(second.name, home, 6)).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await signIn(second, home)).status).toBe(429);
    expect((await accessCode(cookie, second.password)).status).toBe(200);
  });

  test('is at one place with all addresses of an IPv6 network', async () => {
    await tried('2001:db8:1:2::1', free - 2);
    expect(await tryNames('2001:db8:1:2::2', 1)).toEqual(new Set([401]));
    expect(await tryNames('2001:db8:1:2:3:4:5:6', 1)).toEqual(new Set([401]));
    expect(await tryNames('2001:db8:1:2:ffff::1', 1)).toEqual(new Set([429]));
    expect(await tryNames('2001:db8:1:3::1', 1)).toEqual(new Set([401]));
  });

  test('is told how long the pause is, in minutes as they are', async () => {
    const wrong = { name: 'nobody at all', password: 'x' };
    for (let tries = 0; tries < 5; tries += 1) await signIn(wrong, '10.4.0.1');
    now = new Date(now.getTime() + 61_000);
    await signIn(wrong, '10.4.0.1');
    const paused = await signIn(wrong, '10.4.0.1');
    expect([paused.status, paused.headers.get('retry-after')]).toEqual([429, '120']);
    expect(await paused.text()).toContain('صبر کنید: ۲ دقیقه.');
  });

  test('with a code of another office each time makes nothing either once the place is paused', {
    tags: 'release',
  }, async () => {
    const guess = async (nth: number): Promise<number> => {
      const device = new TestDevice(province.url, String(2000 + nth));
      const { status } = await device.enrol('AAAA-BBBB-C000', {}, device.privateKey, from('10.5.0.1'));
      return status;
    };
    for (let nth = 0; nth < free; nth += 1) expect(await guess(nth)).not.toBe(429);
    const before = await kept();
    for (let nth = free; nth < free + 20; nth += 1) expect(await guess(nth)).toBe(429);
    expect(await kept()).toEqual({ ...before, lines: before.lines + 1 });
  });

  test('is forgotten a day after the last try, and nothing of it is kept then', async () => {
    await tryNames('10.6.0.1', 3);
    now = new Date(now.getTime() + 24 * 3_600_000 + 1000);
    for (let nth = 0; nth < 3; nth += 1) await tryNames(`10.7.0.${nth}`, 1);
    const left = await province.store.select({ source: attempts.source }).from(attempts);
    expect(left.filter(({ source }) => !source.includes('10.7.0.'))).toEqual([]);
    expect(left).not.toEqual([]);
  });

  test('does not push out of sight what happened before: as many lines as are asked for are shown', async () => {
    const count = async (asked: Record<string, unknown>): Promise<number> => {
      const shown = await runOperation({ dir: province.dir }, 'security-log', asked);
      return (shown as { lines: unknown[] }).lines.length;
    };
    await province.store.execute(sql`insert into security_log (at, kind, who, address)
      select now(), 'sign_in_refused', 'x', '10.8.0.1' from generate_series(1, 300)`);
    expect(await count({})).toBe(200);
    expect(await count({ lines: '2' })).toBe(2);
    expect(await count({ lines: '10000' })).toBe((await kept()).lines);
  });
});

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::ffff:10.1.2.3', '10.1.2.3'],
  ['::1', '0:0:0:0::/64'],
  ['2001:DB8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:0001::5:6', '2001:db8:1:0::/64'],
  ['64:ff9b::10.1.2.3', '64:ff9b:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['not an address', 'not an address'],
])('N41 the place of %s is %s', (address, place) => {
  expect(networkOf(address)).toBe(place);
});
