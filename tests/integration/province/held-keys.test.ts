// The data keys that the province keeps: what it takes, whom it gives one to, and every way round the person who decides.
import { randomBytes } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type HeldKey,
  heldKeyStatement,
  newSealingPair,
  openSealedKey,
  recoveryKeySchema,
  recoveryKeyStatement,
  releaseFingerprint,
  releaseRequestText,
  sealKey,
} from '#core/foundation/wire/key-recovery.ts';
import { signStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { latestSecurity } from '#province/accounts/security-log.ts';
import { revokeDevice } from '#province/devices/find-device.ts';
import { heldKeys, keyReleases } from '#province/held-keys/schema.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import { sentences } from '#province/page/sentences-fa.ts';
import { storedIdentity } from '#province/server-keys/identity.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
let now = new Date('2026-11-25T08:00:00.000Z');
let province: ProvinceUnderTest;
let recoveryKey = '';
beforeAll(async () => {
  province = await provinceOnPglite({ password, clock: () => now });
  recoveryKey = recoveryKeySchema.parse(await (await fetch(`${province.url}/v1/recovery-key`)).json()).key;
});
afterAll(() => province.close());

const keyOf = (device: TestDevice): HeldKey => ({
  v: 1,
  office: device.office,
  device: device.id,
  dataKey: randomBytes(32).toString('base64'),
  at: now.toISOString(),
});

async function hold(
  device: TestDevice,
  wrap: string,
  by = device,
): Promise<{ status: number; code?: string | undefined }> {
  const signature = signStatement(heldKeyStatement(device.id, wrap), by.privateKey);
  const answer = await fetch(`${province.url}/v1/devices/${device.id}/held-key`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ wrap, signature }),
  });
  return { status: answer.status, code: ((await answer.json()) as { code?: string | undefined }).code };
}

/** A device whose key the province keeps. */
async function held(office: string): Promise<{ device: TestDevice; key: HeldKey }> {
  const device = await enrolledDevice(province, office);
  const key = keyOf(device);
  expect(await hold(device, await sealKey(recoveryKey, 'pishkhan-held-key', key))).toMatchObject({
    status: 200,
  });
  return { device, key };
}

type Form = Record<string, string>;
const post = (path: string, form: Form, headers: Form = {}) =>
  fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });

async function signedIn(): Promise<{ cookie: string; csrf: string }> {
  const answer = await post('/sign-in', { password });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const page = await (await fetch(`${province.url}/`, { headers: { cookie } })).text();
  return { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' };
}

const reason = 'هر دو فایل کلید با دیسک از بین رفت';

async function release(
  device: TestDevice,
  bend: Form = {},
  asSupervisor: { cookie: string; csrf: string } | null = null,
) {
  const pair = newSealingPair();
  const who = asSupervisor ?? (await signedIn());
  const form = {
    csrf: who.csrf,
    device: device.id,
    request: releaseRequestText(pair.publicKey),
    fingerprint: releaseFingerprint(pair.publicKey),
    reason,
    password,
    ...bend,
  };
  const answer = await post(`/offices/${bend.office ?? device.office}/released-keys`, form, {
    cookie: who.cookie,
  });
  const page = await answer.text();
  const sealed = /<bdi dir="ltr">(ey[^<]+)<\/bdi>/.exec(page)?.[1] ?? null;
  return {
    status: answer.status,
    sealed,
    key: sealed === null ? null : await openSealedKey(pair, 'pishkhan-released-key', sealed),
  };
}

const releasesOf = (device: TestDevice) =>
  province.store.select().from(keyReleases).where(eq(keyReleases.device, device.id));

describe('what is kept', () => {
  test('N34 the recovery key is said in the name of the pinned province, with every enrolment too', async () => {
    const { signingPublic } = await storedIdentity(province.store);
    const said = recoveryKeySchema.parse(await (await fetch(`${province.url}/v1/recovery-key`)).json());
    expect(statementHolds(recoveryKeyStatement(said.key), said.signature, signingPublic)).toBe(true);
    const device = await enrolledDevice(province, '1201');
    const answer = await device.enrol(await province.createEnrolCode('1201'), {});
    expect(answer.body.recovery).toEqual(said);
  });

  test('N34 a key is kept sealed, once, and only as its own device signed it and as it opens here', async () => {
    const { device, key } = await held('1202');
    const other = await enrolledDevice(province, '1202');
    const wrap = await sealKey(recoveryKey, 'pishkhan-held-key', key);
    expect(await hold(device, wrap, other)).toMatchObject({ status: 401, code: 'BAD_SIGNATURE' });
    expect(
      await hold(device, await sealKey(newSealingPair().publicKey, 'pishkhan-held-key', key)),
    ).toMatchObject({ status: 400 });
    expect(
      await hold(
        device,
        await sealKey(recoveryKey, 'pishkhan-released-key', {
          ...key,
          by: 'supervisor',
          releasedAt: key.at,
        }),
      ),
    ).toMatchObject({
      status: 400,
    });
    for (const foreign of [
      { ...key, office: '1203' },
      { ...key, device: other.id },
    ])
      expect(await hold(device, await sealKey(recoveryKey, 'pishkhan-held-key', foreign))).toMatchObject({
        status: 400,
      });
    expect(await hold(device, wrap)).toMatchObject({ status: 200 });
    expect(await hold(device, wrap)).toMatchObject({ status: 200 });
    const kept = await province.store.select().from(heldKeys).where(eq(heldKeys.device, device.id));
    expect(kept).toHaveLength(2);
    expect(JSON.stringify(kept)).not.toContain(key.dataKey);
    for (const change of ["update held_keys set wrap = 'x'", 'delete from held_keys'])
      await expect(province.store.execute(sql.raw(`${change} where office = '1202'`))).rejects.toThrow();
  });

  test('N34 a device that floods it, one nobody knows and a revoked one are refused', {
    tags: 'release',
  }, async () => {
    const { device, key } = await held('1204');
    let refused: { status: number; code?: string | undefined } = { status: 200 };
    for (let more = 0; more < 60 && refused.status === 200; more += 1)
      refused = await hold(device, await sealKey(recoveryKey, 'pishkhan-held-key', key));
    expect(refused).toMatchObject({ code: 'TOO_LARGE' });
    await revokeDevice(province.store, device.id, now);
    expect(await hold(device, await sealKey(recoveryKey, 'pishkhan-held-key', key))).toMatchObject({
      code: 'REVOKED',
    });
    const unknown = Object.assign(device.clone(), { id: '019abcde-0000-7000-8000-000000000001' });
    expect(
      await hold(unknown, await sealKey(recoveryKey, 'pishkhan-held-key', keyOf(unknown))),
    ).toMatchObject({ code: 'UNKNOWN_DEVICE' });
  });
});

describe('who gets one', () => {
  test('N35 a supervisor releases it to the one request, by password, reason and fingerprint, and it is written down', {
    tags: 'release',
  }, async () => {
    const { device, key } = await held('1210');
    const given = await release(device);
    expect(given).toMatchObject({
      status: 200,
      key: { ...key, by: 'supervisor', releasedAt: now.toISOString() },
    });
    // Nobody else's pair opens the answer.
    expect(await openSealedKey(newSealingPair(), 'pishkhan-released-key', given.sealed ?? '')).toBeNull();
    for (const change of ["update key_releases set reason = 'x'", 'delete from key_releases'])
      await expect(province.store.execute(sql.raw(change))).rejects.toThrow();
    expect(await releasesOf(device)).toMatchObject([{ supervisor: 'supervisor', reason, office: '1210' }]);
    const [line] = await latestSecurity(province.store, 1);
    expect(line).toMatchObject({ kind: 'key_released', who: `supervisor → 1210/${device.id}` });
    const { cookie } = await signedIn();
    const page = await (await fetch(`${province.url}/offices/1210`, { headers: { cookie } })).text();
    expect(page).toContain(reason);
    expect(page).toContain(sentences.notOpenedYet);
  });

  test('A25 the page of an office says when it was opened by a released key, and of one that nobody here released', async () => {
    const { device } = await held('1214');
    const pair = newSealingPair();
    await release(device, {
      request: releaseRequestText(pair.publicKey),
      fingerprint: releaseFingerprint(pair.publicKey),
    });
    const pageOf = async () => {
      const { cookie } = await signedIn();
      return (await fetch(`${province.url}/offices/1214`, { headers: { cookie } })).text();
    };
    const say = async (request: string, by: string) => {
      const id = '01890000-0000-7000-8000-000000000001';
      const body = { id, ofDevice: device.id, by, releasedAt: now.toISOString(), request };
      const seq = device.write('store.key_released', body);
      expect(await device.send(seq)).toMatchObject({ status: 200 });
    };
    await say(releaseFingerprint(pair.publicKey), 'supervisor');
    expect(await pageOf()).not.toContain(sentences.notOpenedYet);
    expect(await pageOf()).not.toContain(sentences.strangeReleases);
    await say(releaseFingerprint(newSealingPair().publicKey), '<i>who</i>');
    expect(await pageOf()).toContain(sentences.strangeReleases);
    expect(await pageOf()).toContain('&#60;i&#62;who');
  });

  test('N35 nobody without a session, its token, their password once more, a reason and the fingerprint gets one', async () => {
    const { device } = await held('1211');
    const who = await signedIn();
    const outcomes = [
      await release(device, {}, { cookie: '', csrf: who.csrf }),
      await release(device, { csrf: 'x' }, who),
      await release(device, { password: 'نه این رمز' }, who),
      await release(device, { reason: 'کوتاه' }, who),
      await release(device, { fingerprint: releaseFingerprint(newSealingPair().publicKey) }, who),
      await release(
        device,
        { request: `${releaseRequestText(newSealingPair().publicKey).slice(0, -1)}_` },
        who,
      ),
    ];
    expect(outcomes.map(({ status }) => status)).toEqual([303, 403, 401, 400, 400, 400]);
    expect(outcomes.every(({ sealed }) => sealed === null)).toBe(true);
    expect(await releasesOf(device)).toEqual([]);
    expect((await latestSecurity(province.store, 5)).map(({ kind }) => kind)).toContain(
      'key_release_refused',
    );
  });

  test('N35 guesses at the password are counted, and end for nobody else', async () => {
    const { device } = await held('1212');
    await runOperation({ dir: province.dir }, 'supervisor', {
      name: 'narges',
      password: 'گل سرخ و باران آذر',
    });
    const answer = await post('/sign-in', { name: 'narges', password: 'گل سرخ و باران آذر' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await (await fetch(`${province.url}/`, { headers: { cookie } })).text();
    const who = { cookie, csrf: /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '' };
    const statuses = [];
    for (let guess = 0; guess < 40 && statuses.at(-1) !== 429; guess += 1)
      statuses.push((await release(device, { password: `guess ${guess}` }, who)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await release(device, { password: 'گل سرخ و باران آذر' }, who)).status).toBe(429);
    expect((await release(device)).status).toBe(200);
    now = new Date(now.getTime() + 24 * 3_600_000);
  });

  test('N35 a revoked PC, one of another office and one without a key get none', async () => {
    const { device } = await held('1213');
    const without = await enrolledDevice(province, '1213');
    expect(await release(without)).toMatchObject({ status: 404, sealed: null });
    expect(await release(device, { office: '1210' })).toMatchObject({ status: 404, sealed: null });
    await revokeDevice(province.store, device.id, now);
    expect(await release(device)).toMatchObject({ status: 404, sealed: null });
    expect(await releasesOf(device)).toEqual([]);
  });
});
