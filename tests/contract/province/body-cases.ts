// Bodies that are malformed or beyond the limits: nothing of their batch is stored.
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { expectProblem, type RunningProvince } from './running-province.ts';

export function bodyCases(running: RunningProvince): void {
  test.each([
    ['not JSON', 'visit'],
    ['not an envelope', '{"v":1}'],
    ['an envelope with a word too many', '{"v":1,"name":"x"}'],
    ['not UTF-8', Buffer.from([0x7b, 0xff, 0x7d])],
    ['empty', ''],
    ['after a byte order mark', '\u{feff}{}'],
  ])('a line that is %s is malformed, and nothing of its batch is stored', async (_what, line) => {
    const device = await running.visits(1);
    device.writeBytes(Buffer.from(line));
    device.write('visit.opened', {});
    const sent = await device.send();
    expectProblem(sent, 400, 'MALFORMED');
    expect(sent.body.seq).toBe(2);
    expect(await running.held(device)).toHaveLength(0);
  });

  test('a body that grows without end is stopped', async () => {
    const device = await running.visits(1);
    for (const encoding of ['zstd', 'gzip'] as const) {
      const plain = Buffer.alloc(batchLimits.decompressedBytes + 1, 0x20);
      expectProblem(await device.send(1, 1, { encoding, plain }), 413, 'TOO_LARGE');
    }
  });

  test('a body that is larger than allowed as sent is stopped', async () => {
    const device = await running.visits(1);
    const plain = Buffer.alloc(batchLimits.sentBytes + 1, 0x20);
    expectProblem(await device.send(1, 1, { encoding: 'identity', plain }), 413, 'TOO_LARGE');
  });

  test('more entries than a batch may have are too many', async () => {
    const device = await running.visits(batchLimits.entries + 1);
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
    const device = await running.visits(1);
    expectProblem(await device.send(1, 1, bend), 400, 'MALFORMED');
  });
}
