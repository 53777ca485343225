// Who may send: the signature covers all of a batch, and a device writes its own entries only.
import { generateKeyPairSync } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import { expect, test } from 'vitest';
import { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince } from './running-province.ts';

export function senderCases(running: RunningProvince): void {
  test('N3 a token or a signature by another key is refused before the body is opened', async () => {
    const device = await running.visits(1);
    const signWith = generateKeyPairSync('ed25519').privateKey;
    const body = Buffer.from('rubbish');
    expectProblem(await device.send(1, 1, { signWith, body }), 401, 'BAD_SIGNATURE');
    const { headers } = await device.batch(1, 1, { signWith, body });
    const signature = { 'batch-signature': headers['batch-signature'] ?? '' };
    expectProblem(await device.send(1, 1, { body, headers: signature }), 401, 'BAD_SIGNATURE');
  });

  test('N3 a body is the one whose digest was signed, and no other digest takes its place', async () => {
    const device = await running.visits(2);
    const other = await device.batch(1, 1);
    const { url, headers } = await device.batch(1, 2);
    const sent = (more: Record<string, string>) =>
      fetch(url, { method: 'POST', headers: { ...headers, ...more }, body: other.body });
    expect((await sent({})).status).toBe(401);
    expect((await sent({ 'content-digest': other.headers['content-digest'] ?? '' })).status).toBe(401);
    for (const digest of ['', 'sha-256=:AAAA:', 'sha-512=:AAAA:', 'md5=:AAAA:'])
      expectProblem(await device.send(1, 2, { headers: { 'content-digest': digest } }), 400, 'MALFORMED');
    expect(await running.held(device)).toEqual([]);
  });

  test('N5 a batch brings a token of its sender, of its minute and for this request', async () => {
    const device = await running.visits(1);
    const other = await running.enrolled(device.office);
    const path = `/v1/streams/${device.id}/${device.epoch}/batches`;
    const hourAgo = Math.floor(Date.now() / 1000) - 3600;
    const tokens = [
      await device.token({ htu: path }),
      await device.token({ htm: 'POST' }),
      await device.token({ htm: 'POST', htu: path, iat: hourAgo, exp: hourAgo + 60 }),
      await other.token({ htm: 'POST', htu: path }),
    ];
    for (const token of tokens) {
      const headers = { authorization: `Bearer ${token}` };
      expectProblem(await device.send(1, 1, { headers }), 401, 'BAD_SIGNATURE');
    }
    expect(await running.held(device)).toEqual([]);
    expect((await device.send()).status).toBe(200);
  });

  test.each([
    ['the range', { 'batch-range': '1-3' }],
    ['the previous hash', { 'batch-prev': 'ab'.repeat(32) }],
    ['the head', { 'batch-head': 'ab'.repeat(32) }],
    ['the digest of the body', { 'content-digest': `sha-256=:${'A'.repeat(43)}=:` }],
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
