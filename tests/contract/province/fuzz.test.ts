// Whatever is thrown at a route of the protocol is refused with a code of the protocol, and changes nothing.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { batchHeaders, syncProblemSchema } from '#core/foundation/wire/contract.ts';
import { devices, enrolCodes, entries, forks, streams } from '#province/store/schema.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';
import { inTier } from '#tests/support/tier.ts';

let province: ProvinceUnderTest;
let device: TestDevice;
beforeAll(async () => {
  // A clock that stands: when a device was last heard from is then no change either.
  const now = new Date();
  province = await provinceOnPglite({ clock: () => now });
  device = await enrolledDevice(province, '1101');
  for (let nth = 0; nth < 3; nth += 1) device.write('visit.opened', { nth });
  await device.send();
});
afterAll(() => province.close());

async function everything() {
  const { store } = province;
  const rows = [];
  for (const table of [devices, enrolCodes, streams, entries, forks])
    rows.push(await store.select().from(table));
  return JSON.stringify(rows);
}

async function expectRefused(response: Response): Promise<void> {
  const body = await response.text();
  expect(response.status, body).toBeGreaterThanOrEqual(400);
  expect(response.status, body).toBeLessThan(500);
  if (response.status !== 404) expect(syncProblemSchema.parse(JSON.parse(body)).code).not.toBe('UNAVAILABLE');
}

const word = fc.string({ unit: 'grapheme', maxLength: 80 });
const headerWord = fc.string({
  unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 90,
});
/** A batch header: as it was, or anything. */
const bent = (name: string) => fc.record({ [name]: headerWord });

test('enrolments of any shape', async () => {
  const before = await everything();
  const request = {
    code: 'AAAA-BBBB-CCCC',
    deviceId: device.id,
    epoch: device.epoch,
    publicKey: device.publicKey,
    officeCode: '1101',
    deviceName: 'x',
    appVersion: '1',
  };
  const keys = Object.keys(request);
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.record({ key: fc.constantFrom(...keys), value: fc.oneof(fc.anything(), word) }),
        fc.record({ key: word, value: fc.jsonValue() }),
      ),
      fc.boolean(),
      async ({ key, value }, whole) => {
        const body = whole ? { ...request, [key]: value } : value;
        const text = JSON.stringify(body, (_key, inner) =>
          typeof inner === 'bigint' ? String(inner) : inner,
        );
        await expectRefused(
          await fetch(`${province.url}/v1/enrol`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: text ?? '',
          }),
        );
      },
    ),
    { numRuns: inTier(200, 1000) },
  );
  expect(await everything()).toBe(before);
}, 120_000);

test('batches with any header and any signed body', { tags: 'release', timeout: 120_000 }, async () => {
  const before = await everything();
  const bend = fc.oneof(
    fc.record({ headers: fc.oneof(...Object.values(batchHeaders).map(bent), bent('content-encoding')) }),
    fc.record({
      body: fc.uint8Array({ maxLength: 400 }),
      encoding: fc.constantFrom('zstd', 'gzip', 'identity'),
    }),
    fc.record({
      plain: fc.uint8Array({ maxLength: 400 }),
      encoding: fc.constantFrom('zstd', 'gzip', 'identity'),
    }),
    fc.record({ plain: fc.json().map((text) => Buffer.from(text)) }),
  );
  const good = await device.batch(1, 3);
  await fc.assert(
    fc.asyncProperty(bend, async (given) => {
      const { url, headers, body } = await device.batch(1, 3, given);
      // A header may be bent to what it was: then the batch is one that is held already.
      if (JSON.stringify(headers) === JSON.stringify(good.headers)) return;
      await expectRefused(await fetch(url, { method: 'POST', headers, body }));
    }),
    { numRuns: inTier(200, 1000) },
  );
  expect(await everything()).toBe(before);
});

test('reads with any address, number and token', async () => {
  const before = await everything();
  const token = await device.token();
  const path = fc.oneof(
    word.map((part) => `/v1/streams/${encodeURIComponent(part)}/${device.epoch}/head`),
    word.map((part) => `/v1/streams/${device.id}/${encodeURIComponent(part)}/head`),
    word.map((part) => `/v1/offices/${encodeURIComponent(part)}/entries`),
    fc.string({ minLength: 1 }).map((after) => `/v1/offices/1102/entries?after=${encodeURIComponent(after)}`),
    word.map((part) => `/${encodeURIComponent(part)}x`),
  );
  await fc.assert(
    fc.asyncProperty(path, fc.oneof(fc.constant(token), headerWord), async (target, given) => {
      await expectRefused(
        await fetch(province.url + target, { headers: { authorization: `Bearer ${given}` } }),
      );
    }),
    { numRuns: inTier(200, 1000) },
  );
  expect(await everything()).toBe(before);
}, 120_000);
