// Who may send: the signature covers all of a batch, and a device writes its own entries only.
import { generateKeyPairSync } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince } from './running-province.ts';

export function senderCases(running: RunningProvince): void {
  test('N3 a signature by another key is refused before the body is opened', async () => {
    const device = await running.visits(1);
    const signWith = generateKeyPairSync('ed25519').privateKey;
    expectProblem(await device.send(1, 1, { signWith, body: Buffer.from('rubbish') }), 401, 'BAD_SIGNATURE');
  });

  test.each([
    ['the range', { 'batch-range': '1-3' }],
    ['the previous hash', { 'batch-prev': 'ab'.repeat(32) }],
    ['the head', { 'batch-head': 'ab'.repeat(32) }],
  ])('the signature covers %s', async (_what, headers) => {
    const device = await running.visits(2);
    expectProblem(await device.send(1, 2, { headers }), 401, 'BAD_SIGNATURE');
  });

  test('a device that never enrolled is unknown', async () => {
    const device = new TestDevice(running.province.url, '3001');
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
    const device = await running.visits(1);
    device.write('visit.opened', {}, more);
    const sent = await device.send();
    expectProblem(sent, 400, 'MALFORMED');
    expect(sent.body.seq).toBe(2);
    expect(await running.held(device)).toHaveLength(0);
  });
}
