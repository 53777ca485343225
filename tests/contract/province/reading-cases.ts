// What a device reads: the head of its stream, and its office's tail byte for byte.
import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import {
  batchLimits,
  enrolAnswerSchema,
  headAnswerSchema,
  headsAnswerSchema,
} from '#core/foundation/wire/contract.ts';
import {
  ackStatement,
  serverEpochStatement,
  statementHolds,
} from '#core/foundation/wire/signed-statements.ts';
import { createProvinceClient } from '#core/replication/sync/province-client.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince, texts } from './running-province.ts';

export function readingCases(running: RunningProvince): void {
  const code = (device: TestDevice): Promise<string> => running.province.createEnrolCode(device.office);

  test('the head of a stream that has not begun is nought', async () => {
    const device = await running.enrolled();
    expect((await device.head()).body).toMatchObject({
      ackedSeq: 0,
      headHash: zeroHash,
      quarantined: [],
    });
  });

  test("N5 a token that is not the device's own and fresh is refused, with the time to correct by", async () => {
    const device = await running.enrolled();
    const now = Math.floor(Date.now() / 1000);
    const tokens = [
      'rubbish',
      await device.token({}, generateKeyPairSync('ed25519').privateKey),
      await device.token({ aud: 'elsewhere' }),
      await device.token({ iat: now - 3600 }),
      await device.token({ exp: now + 3600 }),
      await device.token({ iat: now + 3600 }),
      await device.token({ iat: now - 600, exp: now + 30 }),
      await device.token({ exp: now - 1, iat: now }),
      await device.token({ htm: 'POST' }),
      await device.token({ htu: `${device.headPath}?` }),
      await device.token({ htu: `/v1/offices/${device.office}/heads` }),
    ];
    for (const token of tokens) {
      const sent = await device.head(token);
      expectProblem(sent, 401, 'BAD_SIGNATURE');
      expect(sent.body.serverTime).toMatch(/Z$/);
    }
  });

  test("a device reads its own stream and its own office's entries only", async () => {
    const device = await running.visits(2);
    await device.send();
    const other = await running.enrolled();
    const stranger = await other.token({ htu: device.headPath });
    expectProblem(await device.head(stranger), 401, 'UNKNOWN_DEVICE');
    expectProblem(await other.get(`/v1/offices/${device.office}/heads`), 401, 'UNKNOWN_DEVICE');
    const path = `/v1/streams/${device.id}/${device.epoch}/entries`;
    expectProblem(await other.get(path), 401, 'UNKNOWN_DEVICE');
    expectProblem(await other.get(`/v1/offices/${device.office}/entries`), 401, 'UNKNOWN_DEVICE');
  });

  test("an office's tail is the exact bytes, page by page", async () => {
    const device = await running.visits(620);
    await device.send(1, 500);
    await device.send(501, 620);
    const first = await device.getRaw(`/v1/offices/${device.office}/entries`);
    const next = first.headers.get('tail-next');
    expect([next, first.headers.get('tail-more')]).toEqual(['500', 'true']);
    const second = await device.getRaw(`/v1/offices/${device.office}/entries?after=${next}`);
    expect(second.headers.get('tail-more')).toBe('false');
    const lines = `${await first.text()}${await second.text()}`.trimEnd().split('\n');
    expect(lines).toEqual(texts(device.lines));
  });

  test('N6 what is held is signed by the province, whoever asks for it', async () => {
    const device = await running.visits(3);
    const sent = headAnswerSchema.parse((await device.send(1, 2)).body);
    const { keys } = enrolAnswerSchema.parse((await device.enrol(await code(device))).body);
    const facts = { deviceId: device.id, epoch: device.epoch };
    expect(statementHolds(ackStatement({ ...facts, ...sent }), sent.signature, keys.signing)).toBe(true);
    const more = { ...facts, ...sent, ackedSeq: 3, headHash: device.hashAt(3) };
    expect(statementHolds(ackStatement(more), sent.signature, keys.signing)).toBe(false);
    const { signature } = headAnswerSchema.parse((await device.head()).body);
    expect(signature).toBe(sent.signature);
  });

  test('the heads of an office name every stream, its signed head and the ends of its branches', async () => {
    const device = await running.visits(2);
    const copy = device.clone();
    device.write('visit.opened', { visit: 'first' });
    copy.write('visit.opened', { visit: 'second' });
    copy.write('visit.opened', { visit: 'third' });
    await device.send(1, 3, { headers: { 'head-signature': device.signedHead(3) } });
    await copy.send(2, 4);
    const other = await running.enrolled(device.office);
    other.write('visit.opened', {});
    await other.send();
    const path = `/v1/offices/${device.office}/heads`;
    const { streams } = headsAnswerSchema.parse((await other.get(path)).body);
    expect(streams).toMatchObject([
      {
        deviceId: device.id,
        ackedSeq: 3,
        headHash: device.hashAt(3),
        branches: [{ seq: 4, hash: copy.hashAt(4) }],
        signedHead: { seq: 3, hash: device.hashAt(3), signature: device.signedHead(3) },
      },
      { deviceId: other.id, ackedSeq: 1, branches: [], signedHead: null },
    ]);
    const own = headsAnswerSchema.parse((await other.get(`${path}?device=${other.id}`)).body);
    expect(own.streams).toHaveLength(1);
  });

  test('N40 a device that makes streams and branches beyond measure keeps no other one from its answer', {
    tags: 'release',
  }, async () => {
    const liar = await running.visits(2);
    await liar.send();
    const other = await running.enrolled(liar.office);
    const { store } = running.province;
    await store.execute(sql`insert into streams (office, device, epoch, start_hash, head_hash, created_at)
      select ${liar.office}, ${liar.id}, md5('epoch ' || n), ${zeroHash}, ${zeroHash}, now() from generate_series(1, 10100) n`);
    await store.execute(sql`insert into forks (office, stream, seq, hash, prev, bytes, received_at)
      select office, id, 1, sha256(convert_to(epoch || n, 'utf8')), decode(${zeroHash}, 'hex'), 'x', now()
      from (select * from streams where office = ${liar.office} order by id limit 30) s, generate_series(1, 1100) n`);
    other.write('visit.opened', {});
    other.write('weather.noted', {});
    await other.send();
    const path = `/v1/offices/${liar.office}/heads`;
    const { status, body } = await other.get(path);
    expect(status).toBe(200);
    const { streams } = headsAnswerSchema.parse(body);
    expect(streams).toHaveLength(10_000);
    const own = streams.filter(({ deviceId }) => deviceId === other.id);
    expect(own).toMatchObject([{ ackedSeq: 2, quarantined: [2] }]);
    expect(streams.map(({ branches }) => branches.length).slice(0, 21)).toEqual([
      ...Array.from({ length: 20 }, () => 1000),
      0,
    ]);
  });

  test('a stream is read from any number, and a branch as far as it goes', async () => {
    const device = await running.visits(620);
    const copy = device.clone();
    await device.send(1, 500);
    await device.send(501, 620);
    Object.assign(copy, { lines: copy.lines.slice(0, 600), hashes: copy.hashes.slice(0, 600) });
    copy.write('visit.opened', { visit: 'second' });
    await copy.send(600, 601);
    const path = `/v1/streams/${device.id}/${device.epoch}/entries`;
    const page = await device.getRaw(`${path}?after=90`);
    expect(page.headers.get('tail-prev')).toBe(device.hashAt(90));
    expect([page.headers.get('tail-next'), page.headers.get('tail-more')]).toEqual(['590', 'true']);
    expect((await page.text()).trimEnd().split('\n')).toEqual(texts(device.lines.slice(90, 590)));
    const branch = await device.getRaw(`${path}?after=590&branch=${copy.hashAt(601)}`);
    expect(branch.headers.get('tail-more')).toBe('false');
    expect((await branch.text()).trimEnd().split('\n')).toEqual(texts(copy.lines.slice(590, 601)));
    expectProblem(await device.get(`${path}?after=7000`), 400, 'MALFORMED');
  });

  test('N42 of large entries a page holds what a batch may, none is left out, and the office’s own client takes it', {
    tags: 'release',
  }, async () => {
    const device = await running.enrolled();
    const write = (on: TestDevice, nth: string) =>
      on.write('visit.opened', { nth, more: 'x'.repeat(3_500_000) });
    write(device, 'first');
    write(device, 'second');
    await device.send();
    const copy = device.clone();
    write(device, 'third');
    write(device, 'fourth');
    expect((await device.send(3, 4)).status).toBe(200);
    write(copy, 'other third');
    write(copy, 'other fourth');
    expectProblem(await copy.send(3, 4), 409, 'FORK');
    const bare = canonicalBytes(device.envelope('visit.opened', { more: '' })).length;
    const largest = 'x'.repeat(batchLimits.decompressedBytes - 1 - bare);
    device.write('visit.opened', { more: largest });
    expect((await device.send(5, 5)).status).toBe(200);

    const stream = `/v1/streams/${device.id}/${device.epoch}/entries`;
    /** The numbers of lines of each page, and all lines. */
    const readAll = async (path: string, first = 0) => {
      const [pages, lines]: [number[], string[]] = [[], []];
      for (let after = String(first), more = true; more; ) {
        const page = await device.getRaw(`${path}${path.includes('?') ? '&' : '?'}after=${after}`);
        const text = await page.text();
        expect(text.length).toBeLessThanOrEqual(batchLimits.decompressedBytes + batchLimits.entries);
        const read = text.trimEnd().split('\n');
        pages.push(read.length);
        lines.push(...read);
        after = page.headers.get('tail-next') ?? '';
        more = page.headers.get('tail-more') === 'true';
      }
      return {
        pages,
        isAll: (of: readonly Uint8Array[]) => texts([...of]).every((line, nth) => line === lines[nth]),
      };
    };
    for (const path of [stream, `/v1/offices/${device.office}/entries`]) {
      const { pages, isAll } = await readAll(path);
      expect([pages, isAll(device.lines)]).toEqual([[2, 2, 1], true]);
    }
    const branch = `${stream}?branch=${copy.hashAt(4)}`;
    for (const [first, expected] of [
      [0, [2, 2]],
      [1, [2, 1]],
    ] as const) {
      const { pages, isAll } = await readAll(branch, first);
      expect([pages, isAll(copy.lines.slice(first))]).toEqual([expected, true]);
    }
    const { url, id: deviceId, epoch, privateKey: signingKey } = device;
    const client = createProvinceClient({ url, deviceId, signingKey, serverNowMs: Date.now });
    const page = await client.entries({ device: deviceId, epoch }, 4, null);
    expect(page).toMatchObject({ kind: 'answer', value: { more: false } });
  });

  test('a restored server says so by another epoch', async () => {
    const device = await running.visits(1);
    const before = (await device.send()).body.serverEpoch;
    const renewed = await running.province.renewServerEpoch();
    expect(renewed).not.toBe(before);
    expect((await device.head()).body.serverEpoch).toBe(renewed);
  });

  test('says in its own name since when it goes by its epoch, later each time', async () => {
    const device = await running.visits(1);
    const path = `/v1/offices/${device.office}/heads`;
    const again = await device.enrol(await code(device));
    const { keys } = enrolAnswerSchema.parse(again.body);
    const words: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { serverEpoch, epochAttestation } = headsAnswerSchema.parse((await device.get(path)).body);
      const { since = '', signature = '' } = epochAttestation ?? {};
      expect(statementHolds(serverEpochStatement({ serverEpoch, since }), signature, keys.signing)).toBe(
        true,
      );
      expect(statementHolds(serverEpochStatement({ serverEpoch: 'x', since }), signature, keys.signing)).toBe(
        false,
      );
      words.push(since);
      await running.province.renewServerEpoch();
    }
    expect(words).toEqual([...new Set(words)].toSorted());
  });
}
