// What a device reads: the head of its stream, and its office's tail byte for byte.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { zeroHash } from '#core/leaves/wire/chain.ts';
import { expectProblem, type RunningProvince, texts } from './running-province.ts';

export function readingCases(running: RunningProvince): void {
  test('the head of a stream that has not begun is nought', async () => {
    const device = await running.enrolled();
    expect((await device.head()).body).toMatchObject({
      ackedSeq: 0,
      headHash: zeroHash,
      quarantined: [],
    });
  });

  test("a token that is not the device's own and fresh is refused, with the time to correct by", async () => {
    const device = await running.enrolled();
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
    const device = await running.visits(2);
    await device.send();
    const other = await running.enrolled();
    expectProblem(await device.head(await other.token()), 401, 'UNKNOWN_DEVICE');
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

  test('a restored server says so by another epoch', async () => {
    const device = await running.visits(1);
    const before = (await device.send()).body.serverEpoch;
    const renewed = await running.province.renewServerEpoch();
    expect(renewed).not.toBe(before);
    expect((await device.head()).body.serverEpoch).toBe(renewed);
  });
}
