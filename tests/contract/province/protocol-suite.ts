// Protocol v1 as a device sees it: one suite, run over every database that a province can stand on.
import { generateKeyPairSync } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { compactVerify } from 'jose';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalBytes } from '#core/wire/canonical.ts';
import { zeroHash } from '#core/wire/chain.ts';
import { batchLimits, enrolAnswerSchema, headAnswerSchema, syncProblemSchema } from '#core/wire/contract.ts';
import { ed25519PublicKey } from '#core/wire/signature.ts';
import { type Province, type ProvinceOptions, startProvince } from '#province/server.ts';
import { alarms, entries, forks, officeDays } from '#province/store/schema.ts';
import { type Sent, TestDevice } from '#tests/support/province-client.ts';

const packagesSchema = z.object({
  packages: z.array(z.object({ number: z.int(), version: z.int(), jws: z.string() })),
});

export type Ground = { options(): Promise<ProvinceOptions>; stop(): Promise<void> };

export function protocolSuite(name: string, ground: () => Promise<Ground>): void {
  describe(`protocol v1 on ${name}`, () => {
    let under: Ground;
    let province: Province;
    let lastOffice = 1100;

    beforeAll(async () => {
      under = await ground();
      province = await startProvince(await under.options());
    }, 60_000);
    afterAll(async () => {
      await province.close();
      await under.stop();
    });

    async function enrolled(office = String(++lastOffice)): Promise<TestDevice> {
      const device = new TestDevice(province.url, office);
      const answer = await device.enrol(await province.createEnrolCode(office));
      expect(answer.status).toBe(200);
      return device;
    }

    async function visits(count: number): Promise<TestDevice> {
      const device = await enrolled();
      for (let index = 0; index < count; index += 1) device.write('visit.opened', { visit: index });
      return device;
    }

    function expectProblem(sent: Sent, status: number, code: string): void {
      expect({ status: sent.status, code: sent.body.code }).toEqual({ status, code });
      expect(sent.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(syncProblemSchema.safeParse(sent.body).success).toBe(true);
    }

    async function held(device: TestDevice): Promise<string[]> {
      const rows = await province.store
        .select()
        .from(entries)
        .where(eq(entries.office, device.office))
        .orderBy(entries.position);
      return rows.map((row) => Buffer.from(row.bytes).toString());
    }

    const text = (lines: Uint8Array[]) => lines.map((line) => Buffer.from(line).toString());

    describe('enrolment', () => {
      test('a code makes one device known, and gives it the keys of the province', async () => {
        const device = new TestDevice(province.url, '3001');
        const sent = await device.enrol(await province.createEnrolCode('3001'));
        expect(sent.status).toBe(200);
        const answer = enrolAnswerSchema.parse(sent.body);
        expect(answer).toMatchObject({ deviceId: device.id, officeCode: '3001' });
        expect(answer.keys.signing).not.toBe(answer.keys.sealing);
      });

      test('the same code does not make a second device known', async () => {
        const code = await province.createEnrolCode('3002');
        expect((await new TestDevice(province.url, '3002').enrol(code)).status).toBe(200);
        expectProblem(await new TestDevice(province.url, '3002').enrol(code), 403, 'BAD_ENROL_CODE');
      });

      test('of two devices that use one code at the same time, one is enrolled', async () => {
        const code = await province.createEnrolCode('3003');
        const both = await Promise.all([1, 2].map(() => new TestDevice(province.url, '3003').enrol(code)));
        expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
      });

      test('a device whose first answer was lost may ask again with the same code', async () => {
        const code = await province.createEnrolCode('3004');
        const device = new TestDevice(province.url, '3004');
        const first = await device.enrol(code);
        const second = await device.enrol(code.toLowerCase().replaceAll('-', ' '));
        expect(second.status).toBe(200);
        expect(second.body.keys).toEqual(first.body.keys);
      });

      test('an expired code is refused', async () => {
        const code = await province.createEnrolCode('3005', { hours: -1 });
        expectProblem(await new TestDevice(province.url, '3005').enrol(code), 403, 'BAD_ENROL_CODE');
      });

      test("another office's code is refused, and stays good for its own", async () => {
        const code = await province.createEnrolCode('3006');
        expectProblem(await new TestDevice(province.url, '3007').enrol(code), 403, 'BAD_ENROL_CODE');
        expect((await new TestDevice(province.url, '3006').enrol(code)).status).toBe(200);
      });

      test('a device id that is enrolled cannot be taken over with another key', async () => {
        const device = await enrolled('3008');
        const thief = new TestDevice(province.url, '3008');
        const code = await province.createEnrolCode('3008');
        expectProblem(await thief.enrol(code, { deviceId: device.id }), 403, 'BAD_ENROL_CODE');
        expect((await thief.enrol(code)).status).toBe(200);
      });

      test.each([
        ['a short key', { publicKey: 'abc' }],
        ['a name with a NUL', { deviceName: 'a\0b' }],
        ['an office code of letters', { officeCode: 'tehran' }],
      ])('%s is malformed', async (_what, more) => {
        const device = new TestDevice(province.url, '3009');
        expectProblem(await device.enrol(await province.createEnrolCode('3009'), more), 400, 'MALFORMED');
      });
    });

    describe('batches', () => {
      test.each(['zstd', 'gzip', 'identity'] as const)(
        'a batch in %s is stored byte for byte',
        async (encoding) => {
          const device = await visits(3);
          const sent = await device.send(1, 3, { encoding });
          expect(sent.status).toBe(200);
          expect(headAnswerSchema.parse(sent.body)).toMatchObject({
            ackedSeq: 3,
            headHash: device.hashAt(3),
            backedUpSeq: 0,
            quarantined: [],
          });
          expect(await held(device)).toEqual(text(device.lines));
        },
      );

      test('a batch that was acknowledged can be sent again for ever', async () => {
        const device = await visits(5);
        await device.send(1, 3);
        await device.send(2, 5);
        const again = await device.send(1, 4);
        expect(again.body).toMatchObject({ ackedSeq: 5, headHash: device.hashAt(5) });
        expect(await held(device)).toEqual(text(device.lines));
        const [day] = await province.store
          .select()
          .from(officeDays)
          .where(eq(officeDays.office, device.office));
        expect(day).toMatchObject({ visits: 5, entries: 5 });
      });

      test('a batch that leaves entries out is a gap, with the number to go on from', async () => {
        const device = await visits(6);
        await device.send(1, 2);
        const sent = await device.send(4, 6);
        expectProblem(sent, 409, 'GAP');
        expect(sent.body.expectedSeq).toBe(3);
        expect(await held(device)).toHaveLength(2);
      });

      test('another entry under a known number is a fork: both branches are kept, and an alarm is raised', async () => {
        const device = await visits(2);
        const copy = device.clone();
        device.write('visit.opened', { visit: 'first' });
        copy.write('visit.opened', { visit: 'second' });
        copy.write('visit.opened', { visit: 'third' });
        await device.send();
        const sent = await copy.send(2, 4);
        expectProblem(sent, 409, 'FORK');
        expect(sent.body.seq).toBe(3);
        expect(await held(device)).toEqual(text(device.lines));
        const branch = await province.store.select().from(forks).where(eq(forks.office, device.office));
        expect(text(branch.map(({ bytes }) => bytes))).toEqual(text(copy.lines.slice(2)));
        const raised = await province.store.select().from(alarms).where(eq(alarms.office, device.office));
        expect(raised).toMatchObject([{ kind: 'fork', seq: 3, device: device.id }]);
        expectProblem(await copy.send(2, 4), 409, 'FORK');
      });

      test('a batch that does not follow what is held breaks the chain', async () => {
        const device = await visits(2);
        await device.send();
        const other = device.clone();
        other.hashes[1] = 'ab'.repeat(32);
        other.write('visit.opened', {});
        const sent = await other.send(3, 3);
        expectProblem(sent, 422, 'CHAIN_BROKEN');
        expect(sent.body.seq).toBe(3);
        expect(await held(device)).toHaveLength(2);
      });

      test('a head that is not the hash of the entries breaks the chain', async () => {
        const device = await visits(2);
        expectProblem(await device.send(1, 2, { head: 'cd'.repeat(32) }), 422, 'CHAIN_BROKEN');
        expect(await held(device)).toHaveLength(0);
      });

      test('a dropped, swapped or changed entry breaks the chain', async () => {
        const device = await visits(3);
        const [a, b, c] = text(device.lines);
        const changed = String(b).replace('"visit":1', '"visit":7');
        const sent = await device.send(1, 3, { plain: Buffer.from([a, changed, c].join('\n')) });
        expectProblem(sent, 422, 'CHAIN_BROKEN');
        const swapped = await device.send(1, 3, { plain: Buffer.from([b, a, c].join('\n')) });
        expectProblem(swapped, 400, 'MALFORMED');
        const dropped = await device.send(1, 3, { plain: Buffer.from([a, c].join('\n')) });
        expectProblem(dropped, 400, 'MALFORMED');
      });

      test('a new epoch may begin from an entry that the province holds of the same device', async () => {
        const device = await visits(3);
        await device.send();
        const next = new TestDevice(province.url, device.office, device, device.hashAt(2));
        next.write('visit.opened', {});
        expect((await next.send()).body).toMatchObject({ ackedSeq: 1, headHash: next.hashAt(1) });
        const stranger = new TestDevice(province.url, device.office, device, 'ef'.repeat(32));
        stranger.write('visit.opened', {});
        const sent = await stranger.send();
        expectProblem(sent, 422, 'CHAIN_BROKEN');
        expect(sent.body.seq).toBe(1);
      });

      test("another device's entries are no parent", async () => {
        const device = await visits(1);
        await device.send();
        const other = await enrolled(device.office);
        const next = new TestDevice(province.url, device.office, other, device.hashAt(1));
        next.write('visit.opened', {});
        expectProblem(await next.send(), 422, 'CHAIN_BROKEN');
      });

      test('two senders of the same entries at the same time store them once', async () => {
        const device = await visits(200);
        const sent = await Promise.all([
          device.send(),
          device.send(1, 120),
          device.send(),
          device.send(1, 50),
        ]);
        expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
        expect(await held(device)).toEqual(text(device.lines));
        const [day] = await province.store
          .select()
          .from(officeDays)
          .where(eq(officeDays.office, device.office));
        expect(day?.visits).toBe(200);
      });

      test("the devices of an office get gap-free positions in the office's tail", async () => {
        const one = await visits(40);
        const two = await enrolled(one.office);
        for (let index = 0; index < 40; index += 1) two.write('visit.opened', {});
        const parts = [1, 11, 21, 31];
        for (const from of parts) {
          await Promise.all([one.send(from, from + 9), two.send(from, from + 9)]);
        }
        const rows = await province.store
          .select({ position: entries.position })
          .from(entries)
          .where(eq(entries.office, one.office))
          .orderBy(entries.position);
        expect(rows.map(({ position }) => position)).toEqual(
          Array.from({ length: 80 }, (_, index) => index + 1),
        );
      });
    });

    describe('who sends', () => {
      test('a signature by another key is refused before the body is opened', async () => {
        const device = await visits(1);
        const signWith = generateKeyPairSync('ed25519').privateKey;
        expectProblem(
          await device.send(1, 1, { signWith, body: Buffer.from('rubbish') }),
          401,
          'BAD_SIGNATURE',
        );
      });

      test.each([
        ['the range', { 'batch-range': '1-3' }],
        ['the previous hash', { 'batch-prev': 'ab'.repeat(32) }],
        ['the head', { 'batch-head': 'ab'.repeat(32) }],
      ])('the signature covers %s', async (_what, headers) => {
        const device = await visits(2);
        expectProblem(await device.send(1, 2, { headers }), 401, 'BAD_SIGNATURE');
      });

      test('a device that never enrolled is unknown', async () => {
        const device = new TestDevice(province.url, '3001');
        device.write('visit.opened', {});
        expectProblem(await device.send(), 401, 'UNKNOWN_DEVICE');
        expectProblem(await device.head(), 401, 'UNKNOWN_DEVICE');
      });

      test.each([
        ['another device', { device: uuidv7() }],
        ['another epoch', { epoch: '0'.repeat(32) }],
        ['another office', { office: '9999' }],
        ['another number', { seq: 7 }],
      ])('an entry of %s is malformed', async (_what, more) => {
        const device = await visits(1);
        device.write('visit.opened', {}, more);
        const sent = await device.send();
        expectProblem(sent, 400, 'MALFORMED');
        expect(sent.body.seq).toBe(2);
        expect(await held(device)).toHaveLength(0);
      });
    });

    describe('bodies', () => {
      test.each([
        ['not JSON', 'visit'],
        ['not an envelope', '{"v":1}'],
        ['an envelope with a word too many', '{"v":1,"name":"x"}'],
        ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
        ['empty', ''],
      ])('a line that is %s is malformed, and nothing of its batch is stored', async (_what, line) => {
        const device = await visits(1);
        device.writeBytes(Buffer.from(line));
        device.write('visit.opened', {});
        const sent = await device.send();
        expectProblem(sent, 400, 'MALFORMED');
        expect(sent.body.seq).toBe(2);
        expect(await held(device)).toHaveLength(0);
      });

      test('a body that grows without end is stopped', async () => {
        const device = await visits(1);
        for (const encoding of ['zstd', 'gzip'] as const) {
          const plain = Buffer.alloc(batchLimits.decompressedBytes + 1, 0x20);
          expectProblem(await device.send(1, 1, { encoding, plain }), 413, 'TOO_LARGE');
        }
      });

      test('a body that is larger than allowed as sent is stopped', async () => {
        const device = await visits(1);
        const plain = Buffer.alloc(batchLimits.sentBytes + 1, 0x20);
        expectProblem(await device.send(1, 1, { encoding: 'identity', plain }), 413, 'TOO_LARGE');
      });

      test('more entries than a batch may have are too many', async () => {
        const device = await visits(batchLimits.entries + 1);
        expectProblem(await device.send(), 413, 'TOO_LARGE');
        expect((await device.send(1, batchLimits.entries)).status).toBe(200);
      });

      test.each([
        ['a body in another encoding than it says', { body: deflateRawSync('x') }],
        ['an unknown encoding', { headers: { 'content-encoding': 'br' } }],
        ['no body', { encoding: 'identity', body: new Uint8Array() } as const],
        ['a head that is no hash', { headers: { 'batch-head': 'x' } }],
        ['a range that is none', { headers: { 'batch-range': '5' } }],
        ['a range from nought', { headers: { 'batch-range': '0-1' } }],
      ])('%s is malformed', async (_what, bend) => {
        const device = await visits(1);
        expectProblem(await device.send(1, 1, bend), 400, 'MALFORMED');
      });
    });

    describe('what is not understood', () => {
      test('an unknown type, version or body is acknowledged and quarantined, and the queue goes on', async () => {
        const device = await enrolled();
        device.write('visit.opened', {});
        device.write('weather.observed', { sky: 'clear' });
        device.write('visit.opened', {}, { tv: 900 });
        device.write('fee.charged', { total: 'much' });
        device.write('visit.opened', {});
        const sent = await device.send();
        expect(sent.body).toMatchObject({ ackedSeq: 5, quarantined: [2, 3, 4] });
        expect((await device.send(1, 3)).body).toMatchObject({ ackedSeq: 5, quarantined: [2, 3] });
        expect((await device.head()).body).toMatchObject({ ackedSeq: 5, quarantined: [2, 3, 4] });
        const rows = await province.store.select().from(entries).where(eq(entries.office, device.office));
        expect(rows.map((row) => row.quarantined)).toEqual([
          null,
          'unknown_type',
          'unknown_version',
          'invalid_body',
          null,
        ]);
      });

      test('bytes that are not the canonical form are kept as they came, and quarantined', async () => {
        const device = await enrolled();
        device.writeBytes(
          Buffer.from(JSON.stringify(device.envelope('visit.opened', {}), null, 1).replaceAll('\n', '')),
        );
        device.write('visit.opened', {});
        expect((await device.send()).body).toMatchObject({ ackedSeq: 2, quarantined: [1] });
        expect(await held(device)).toEqual(text(device.lines));
      });

      test('a body nested beyond reason costs nothing but its own understanding', async () => {
        const device = await enrolled();
        const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
        const line = Buffer.from(canonicalBytes(device.envelope('visit.opened', { deep: 0 })))
          .toString()
          .replace('"deep":0', `"deep":${deep}`);
        device.writeBytes(Buffer.from(line));
        expect((await device.send()).body).toMatchObject({ ackedSeq: 1 });
        expect(await held(device)).toEqual(text(device.lines));
      });

      test('an amount that no office charges is not added to the sums', async () => {
        const device = await enrolled();
        device.write('fee.charged', { total: Number.MAX_SAFE_INTEGER });
        expect((await device.send()).body).toMatchObject({ ackedSeq: 1, quarantined: [1] });
      });

      test('a day and an instant that no calendar has are stored as they came', async () => {
        const device = await enrolled();
        device.write('visit.opened', {}, { day: '2026-02-31', at: '2026-99-99T99:99:99.999Z' });
        expect((await device.send()).body).toMatchObject({ ackedSeq: 1, quarantined: [] });
      });

      test('a clock that is more than five minutes off is flagged, never refused', async () => {
        const device = await enrolled();
        const clock = { monotonicMs: 0, boot: device.id };
        device.write('visit.opened', {}, { clock: { ...clock, offsetMs: -299_000 } });
        device.write('visit.opened', {}, { clock: { ...clock, offsetMs: 301_000 } });
        device.write('visit.opened', {}, { at: '2999-01-01T00:00:00.000Z' });
        expect((await device.send()).body).toMatchObject({ ackedSeq: 3, quarantined: [] });
        const rows = await province.store.select().from(entries).where(eq(entries.office, device.office));
        expect(rows.map((row) => row.clockSkewMs !== null)).toEqual([false, true, true]);
        const raised = await province.store.select().from(alarms).where(eq(alarms.office, device.office));
        expect(raised.map(({ kind }) => kind)).toEqual(['clock']);
      });
    });

    describe('reading back', () => {
      test('the head of a stream that has not begun is nought', async () => {
        const device = await enrolled();
        expect((await device.head()).body).toMatchObject({
          ackedSeq: 0,
          headHash: zeroHash,
          quarantined: [],
        });
      });

      test("a token that is not the device's own and fresh is refused, with the time to correct by", async () => {
        const device = await enrolled();
        const now = Math.floor(Date.now() / 1000);
        const tokens = [
          'rubbish',
          await device.token({}, generateKeyPairSync('ed25519').privateKey),
          await device.token({ aud: 'elsewhere' }),
          await device.token({ iat: now - 3600 }),
          await device.token({ exp: now + 3600 }),
        ];
        for (const token of tokens) {
          const sent = await device.head(token);
          expectProblem(sent, 401, 'BAD_SIGNATURE');
          expect(sent.body.serverTime).toMatch(/Z$/);
        }
      });

      test("a device reads its own stream and its own office's entries only", async () => {
        const device = await visits(2);
        await device.send();
        const other = await enrolled();
        expectProblem(await device.head(await other.token()), 401, 'UNKNOWN_DEVICE');
        expectProblem(await other.get(`/v1/offices/${device.office}/entries`), 401, 'UNKNOWN_DEVICE');
      });

      test("an office's tail is the exact bytes, page by page", async () => {
        const device = await visits(620);
        await device.send(1, 500);
        await device.send(501, 620);
        const first = await device.getRaw(`/v1/offices/${device.office}/entries`);
        const next = first.headers.get('tail-next');
        expect([next, first.headers.get('tail-more')]).toEqual(['500', 'true']);
        const second = await device.getRaw(`/v1/offices/${device.office}/entries?after=${next}`);
        expect(second.headers.get('tail-more')).toBe('false');
        const lines = `${await first.text()}${await second.text()}`.trimEnd().split('\n');
        expect(lines).toEqual(text(device.lines));
      });

      test('a restored server says so by another epoch', async () => {
        const device = await visits(1);
        const before = (await device.send()).body.serverEpoch;
        const renewed = await province.renewServerEpoch();
        expect(renewed).not.toBe(before);
        expect((await device.head()).body.serverEpoch).toBe(renewed);
      });
    });

    test('packages come in the order of their publication, signed by the province', async () => {
      const device = new TestDevice(province.url, '3101');
      const { body } = await device.enrol(await province.createEnrolCode('3101'));
      const { signing } = enrolAnswerSchema.parse(body).keys;
      expectProblem(await device.get('/v1/packages', 'rubbish'), 401, 'BAD_SIGNATURE');
      expect((await device.get('/v1/packages')).body).toEqual({ packages: [] });
      const effectiveFrom = '2026-12-01T00:00:00.000Z';
      const given = { kind: 'notice', effectiveFrom, body: { title: 'اطلاعیه' } };
      const numbers = await Promise.all(
        [1, 2, 3].map(async (version) => (await province.publishPackage({ ...given, version })).number),
      );
      expect(numbers.sort()).toEqual([1, 2, 3]);
      await expect(province.publishPackage({ ...given, version: 3 })).rejects.toThrow();
      const { packages } = packagesSchema.parse((await device.get('/v1/packages?after=1')).body);
      expect(packages.map(({ number }) => number)).toEqual([2, 3]);
      for (const { jws, version } of packages) {
        const { payload } = await compactVerify(jws, ed25519PublicKey(signing));
        expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ ...given, version });
      }
    });

    test('the protocol is described at /openapi.json', async () => {
      const response = await fetch(`${province.url}/openapi.json`);
      const api = (await response.json()) as { openapi: string; paths: Record<string, unknown> };
      expect(api.openapi).toMatch(/^3\./);
      expect(Object.keys(api.paths)).toEqual(
        expect.arrayContaining([
          '/v1/enrol',
          '/v1/streams/{deviceId}/{epoch}/batches',
          '/v1/streams/{deviceId}/{epoch}/head',
          '/v1/offices/{office}/entries',
          '/v1/packages',
        ]),
      );
    });
  });
}
