// A device sends what another one of its office wrote. It vouches for nothing: it can neither forge, nor drop from the
// middle, nor reorder; and it cannot say in the province's name that something arrived.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { revokeDevice } from '#province/devices/find-device.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince, texts } from './running-province.ts';

export function relayCases(running: RunningProvince): void {
  /** A device that wrote so many visits, and another one of its office that sends them. */
  async function pair(visits: number): Promise<{ device: TestDevice; relay: TestDevice }> {
    const device = await running.visits(visits);
    return { device, relay: await running.enrolled(device.office) };
  }

  test("N10 a relay brings another device's entries up to a head that it signed", async () => {
    const { device, relay } = await pair(4);
    const sent = await relay.relay(device, 1, 4);
    expect(sent.body).toMatchObject({ ackedSeq: 4, headHash: device.hashAt(4) });
    expect(await running.held(device)).toEqual(texts(device.lines));
  });

  test('N10 two relays and the device itself at the same time store everything once', async () => {
    const { device, relay } = await pair(6);
    const third = await running.enrolled(device.office);
    const all = await Promise.all([relay.relay(device, 1, 6), third.relay(device, 1, 3), device.send(1, 6)]);
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await running.held(device)).toEqual(texts(device.lines));
  });

  test('N10 without the signed head of its last entry nothing is taken', async () => {
    const { device, relay } = await pair(4);
    const none = await relay.relay(device, 1, 4, { headers: { 'head-signature': '' } });
    expectProblem(none, 400, 'MALFORMED');
    const another = { headers: { 'head-signature': device.signedHead(3) } };
    expectProblem(await relay.relay(device, 1, 4, another), 401, 'BAD_SIGNATURE');
    const own = { headers: { 'head-signature': relay.signatureOfHead(device, 4) } };
    expectProblem(await relay.relay(device, 1, 4, own), 401, 'BAD_SIGNATURE');
    expect(await running.held(device)).toEqual([]);
  });

  test('N10 a relay cannot forge an entry', async () => {
    const { device, relay } = await pair(3);
    const forged = device.clone();
    forged.lines.pop();
    forged.hashes.pop();
    forged.writeBytes(canonicalBytes(forged.envelope('visit.opened', { visit: 'forged' })));
    const signed = { 'head-signature': device.signedHead(3) };
    expectProblem(await relay.relay(forged, 1, 3, { headers: signed }), 401, 'BAD_SIGNATURE');
    const bent = { plain: Buffer.from(texts(forged.lines).join('\n')) };
    expectProblem(await relay.relay(device, 1, 3, bent), 422, 'CHAIN_BROKEN');
    expect(await running.held(device)).toEqual([]);
  });

  test('N10 a relay cannot drop from the middle, nor reorder', async () => {
    const { device, relay } = await pair(4);
    const [a, b, c, d] = texts(device.lines);
    const lines = (...kept: (string | undefined)[]) => ({ plain: Buffer.from(kept.join('\n')) });
    expectProblem(await relay.relay(device, 1, 4, lines(a, b, d)), 400, 'MALFORMED');
    expectProblem(await relay.relay(device, 1, 4, lines(a, c, b, d)), 400, 'MALFORMED');
    expectProblem(await relay.relay(device, 3, 4), 409, 'GAP');
    const skipping = { prev: device.startHash, plain: Buffer.from([c, d].join('\n')) };
    expectProblem(
      await relay.relay(device, 1, 2, { ...skipping, head: device.hashAt(4) }),
      401,
      'BAD_SIGNATURE',
    );
    expect(await running.held(device)).toEqual([]);
  });

  test('N10 a relay of another office, a revoked one and one that signs with another key are refused', async () => {
    const { device, relay } = await pair(2);
    const stranger = await running.enrolled();
    expectProblem(await stranger.relay(device, 1, 2), 401, 'UNKNOWN_DEVICE');
    const signWith = generateKeyPairSync('ed25519').privateKey;
    expectProblem(await relay.relay(device, 1, 2, { signWith }), 401, 'BAD_SIGNATURE');
    await revokeDevice(running.province.store, relay.id, new Date());
    expectProblem(await relay.relay(device, 1, 2), 403, 'REVOKED');
    expect(await running.held(device)).toEqual([]);
  });

  test("a device's own head signature must hold, too", async () => {
    const device = await running.visits(2);
    const wrong = { headers: { 'head-signature': device.signedHead(1) } };
    expectProblem(await device.send(1, 2, wrong), 401, 'BAD_SIGNATURE');
  });
}
