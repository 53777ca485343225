// Batches that are not in order: gaps, forks, broken chains, and from where a new epoch may begin.
import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { accountKeyOf, proveAccountFact } from '#core/foundation/wire/account-proof.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import { alarms, awaitedHeads, forks } from '#province/store/schema.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince, texts } from './running-province.ts';

export function chainCases(running: RunningProvince): void {
  test('a batch that leaves entries out is a gap, with the number to go on from', async () => {
    const device = await running.visits(6);
    await device.send(1, 2);
    const sent = await device.send(4, 6);
    expectProblem(sent, 409, 'GAP');
    expect(sent.body.expectedSeq).toBe(3);
    expect(await running.held(device)).toHaveLength(2);
  });

  test('N2 another entry under a known number is a fork: both branches are kept, and an alarm is raised', async () => {
    const device = await running.visits(2);
    const copy = device.clone();
    device.write('visit.opened', { visit: 'first' });
    copy.write('visit.opened', { visit: 'second' });
    copy.write('visit.opened', { visit: 'third' });
    await device.send();
    const sent = await copy.send(2, 4);
    expectProblem(sent, 409, 'FORK');
    expect(sent.body.seq).toBe(3);
    expect(await running.held(device)).toEqual(texts(device.lines));
    const branch = await running.province.store.select().from(forks).where(eq(forks.office, device.office));
    expect(texts(branch.map(({ bytes }) => bytes))).toEqual(texts(copy.lines.slice(2)));
    const raised = await running.province.store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(raised).toMatchObject([{ kind: 'fork', seq: 3, device: device.id }]);
    expect(sent.body.keptSeq).toBe(4);
    expectProblem(await copy.send(2, 4), 409, 'FORK');
  });

  test('N2 a branch is kept to its end, batch by batch, and a new epoch may go on from it', async () => {
    const device = await running.visits(4);
    const copy = device.clone();
    await device.send();
    Object.assign(copy, { lines: copy.lines.slice(0, 2), hashes: copy.hashes.slice(0, 2) });
    for (let index = 0; index < 7; index += 1) copy.write('visit.opened', { other: index });
    expect((await copy.send(3, 5)).body).toMatchObject({ code: 'FORK', keptSeq: 5 });
    expect((await copy.send(6, 8)).body).toMatchObject({ code: 'FORK', keptSeq: 8 });
    expect((await copy.send(7, 9)).body).toMatchObject({ code: 'FORK', keptSeq: 9 });
    const branch = await running.province.store.select().from(forks).where(eq(forks.office, device.office));
    expect(texts(branch.map(({ bytes }) => bytes)).sort()).toEqual(texts(copy.lines.slice(2)).sort());
    expect(await running.held(device)).toEqual(texts(device.lines));
    const next = new TestDevice(running.province.url, device.office, device, copy.hashAt(8));
    next.write('visit.opened', {});
    expect((await next.send()).body).toMatchObject({ ackedSeq: 1 });
  });

  test('N7 a device that says that its store was older raises an alarm', async () => {
    const device = await running.visits(1);
    device.write('device.rewound', { reason: 'restored' });
    await device.send();
    const raised = await running.province.store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(raised).toMatchObject([{ kind: 'rewound', seq: 2, device: device.id }]);
  });

  test('a batch that does not follow what is held breaks the chain', async () => {
    const device = await running.visits(2);
    await device.send();
    const other = device.clone();
    other.hashes[1] = 'ab'.repeat(32);
    other.write('visit.opened', {});
    const sent = await other.send(3, 3);
    expectProblem(sent, 422, 'CHAIN_BROKEN');
    expect(sent.body.seq).toBe(3);
    expect(await running.held(device)).toHaveLength(2);
  });

  test('a head that is not the hash of the entries breaks the chain', async () => {
    const device = await running.visits(2);
    expectProblem(await device.send(1, 2, { head: 'cd'.repeat(32) }), 422, 'CHAIN_BROKEN');
    expect(await running.held(device)).toHaveLength(0);
  });

  test('a dropped, swapped or changed entry breaks the chain', async () => {
    const device = await running.visits(3);
    const [a, b, c] = texts(device.lines);
    const changed = String(b).replace('"visit":1', '"visit":7');
    const sent = await device.send(1, 3, { plain: Buffer.from([a, changed, c].join('\n')) });
    expectProblem(sent, 422, 'CHAIN_BROKEN');
    const swapped = await device.send(1, 3, { plain: Buffer.from([b, a, c].join('\n')) });
    expectProblem(swapped, 400, 'MALFORMED');
    const dropped = await device.send(1, 3, { plain: Buffer.from([a, c].join('\n')) });
    expectProblem(dropped, 400, 'MALFORMED');
  });

  test('a new epoch may begin from an entry that the province holds of the same device', async () => {
    const device = await running.visits(3);
    await device.send();
    const next = new TestDevice(running.province.url, device.office, device, device.hashAt(2));
    next.write('visit.opened', {});
    expect((await next.send()).body).toMatchObject({ ackedSeq: 1, headHash: next.hashAt(1) });
    const stranger = new TestDevice(running.province.url, device.office, device, 'ef'.repeat(32));
    stranger.write('visit.opened', {});
    const sent = await stranger.send();
    expectProblem(sent, 422, 'CHAIN_BROKEN');
    expect(sent.body.seq).toBe(1);
  });

  test("another device's entries are no parent", async () => {
    const device = await running.visits(1);
    await device.send();
    const other = await running.enrolled(device.office);
    const next = new TestDevice(running.province.url, device.office, other, device.hashAt(1));
    next.write('visit.opened', {});
    expectProblem(await next.send(), 422, 'CHAIN_BROKEN');
  });

  test('J38 a head that is named and missing for long is an alarm; once it came nothing is awaited', async () => {
    const { store } = running.province;
    const device = await running.visits(1);
    const other = await running.enrolled(device.office);
    const name = streamName(device.id, device.epoch);
    other.write('visit.opened', {}, { lc: 2, seen: [[name, 1, shortHash(device.hashAt(1))]] });
    other.write('visit.opened', {}, { lc: 3 });
    expect((await other.send(1, 1)).status).toBe(200);
    const raised = () => store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(await raised()).toEqual([]);
    const ofOffice = eq(awaitedHeads.office, device.office);
    const since = new Date(Date.now() - 2 * 24 * 60 * 60_000);
    await store.update(awaitedHeads).set({ since }).where(ofOffice);
    await other.send(2, 2);
    expect(await raised()).toMatchObject([{ kind: 'pending', device: other.id, seq: 1 }]);
    await device.send();
    expect(await store.select().from(awaitedHeads).where(ofOffice)).toEqual([]);
  });

  test('J38 a Lamport clock that does not follow is an alarm, and its entry is stored', async () => {
    const device = await running.visits(1);
    device.write('visit.opened', {}, { lc: 9 });
    device.write('visit.opened', {}, { lc: 10 });
    await device.send();
    expect(await running.held(device)).toHaveLength(3);
    const raised = await running.province.store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(raised).toMatchObject([{ kind: 'out_of_order', seq: 2, device: device.id }]);
  });

  test('D11.54 a fact about an account that PCs of its office set apart is an alarm of the PC that wrote it, once', async () => {
    const device = await running.visits(1);
    const other = await running.enrolled(device.office);
    const fact = { device: other.id, epoch: other.epoch, seq: 7, type: 'staff.password_chosen' };
    for (const id of ['0193a5e0-7a00-7000-8000-000000000001', '0193a5e0-7a00-7000-8000-000000000002'])
      device.write('account.fact_set_apart', { id, ...fact });
    await device.send();
    const raised = await running.province.store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(raised).toMatchObject([{ kind: 'unproved', seq: 7, device: other.id }]);
  });

  test('D11.61 a fact about an account without a proof that holds is an alarm as it is taken in; one with a sound proof is none', async () => {
    const device = await running.visits(1);
    const [key, other] = [accountKeyOf(randomBytes(32)), accountKeyOf(randomBytes(32))];
    const body = () => ({ id: randomUUID(), personId: randomUUID(), publicKey: other.publicKey });
    const type = 'staff.password_chosen';
    const { id, office } = device;
    const chosen = body();
    const proof = proveAccountFact({ office, device: id, type, body: chosen }, { sealed: 'x' }, key);
    device.write(type, { ...chosen, proof });
    // None; of another body; by another key than it names; copied from another PC.
    device.write(type, body());
    device.write(type, { ...body(), proof });
    device.write(type, { ...chosen, proof: { ...proof, key: other.publicKey } });
    const there = { office, device: randomUUID(), type, body: chosen };
    device.write(type, { ...chosen, proof: proveAccountFact(there, undefined, key) });
    device.write('second_factor.requirement_set', { id: randomUUID(), isRequired: false });
    await device.send();
    const raised = await running.province.store.select().from(alarms).where(eq(alarms.office, device.office));
    expect(raised.map(({ kind, seq }) => [kind, seq]).toSorted()).toEqual(
      [3, 4, 5, 6, 7].map((seq) => ['unproved', seq]),
    );
  });
}
