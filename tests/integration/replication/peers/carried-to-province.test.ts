// An office without a network: what the province lacks is carried there in a file, its answer is carried back.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import { entries } from '#province/store/schema.ts';
import { joinPc, openSharedOffice, sameEverywhere } from '#tests/support/joined-office.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const served = provinceBehindTls();

type Answer = { stored: number; branches: number; waiting: number; answer: string };
const atProvince = (file: string, to: string): Promise<Answer> =>
  runOperation({ dir: served.province.dir }, 'bundle-in', { file, to }) as Promise<Answer>;

test('N32 what the province lacks is carried to it, of every PC, and its signed answer back', async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  await enrolDevice(office.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  await office.desk.sync.syncNow();
  // From here on no line reaches the province.
  await office.desk.sync.stop();
  const second = await joinPc(office);
  await second.desk.sync.stop();
  onTestFinished(() => office.desk.sync.stop());
  second.desk.path.execute(null, (tx) => {
    const body = { checkId: tx.newId(), item: 'rate_board', result: 'passed' } as const;
    tx.append(premisesChecked, body, { note: 'راز' });
  });
  await sameEverywhere(office.desk, second.desk);
  const stick = temporaryFolder();
  const { name, entries: carried } = await manager.peers.bundleOut({ for: 'province', dir: stick });
  const file = join(stick, name);
  expect(carried).toBeGreaterThan(0);
  // It is for the province alone, and a PC says so.
  expect(await problemOf(manager.peers.bundleIn({ file }))).toEqual({
    code: 'BUNDLE_NOT_FOR_US',
    params: {},
  });

  const held = async (): Promise<number> => (await served.province.store.select().from(entries)).length;
  const before = await held();
  const whole = readFileSync(file);
  for (const [bytes, said] of [
    [whole.subarray(0, whole.length - 9), /not whole/],
    [
      Buffer.from(whole.map((byte, at) => (at === 300 ? byte ^ 1 : byte))),
      /changed|another office|not one|enrolled/,
    ],
    [Buffer.from(whole.map((byte, at) => (at === whole.length - 300 ? byte ^ 1 : byte))), /changed/],
  ] as const) {
    const tried = join(stick, 'tried.bundle');
    writeFileSync(tried, bytes);
    await expect(atProvince(tried, stick)).rejects.toThrow(said);
    expect(await held()).toBe(before);
  }
  await expect(atProvince(join(stick, 'none.bundle'), stick)).rejects.toThrow(/no bundle/);

  const first = await atProvince(file, stick);
  expect(first).toMatchObject({ stored: carried, branches: 0, waiting: 0 });
  expect(await held()).toBe(office.desk.path.journal.count());
  expect(office.desk.sync.state().queued).toBeGreaterThan(0);
  // Carried there twice it counts once, and is answered again: the first answer may have been lost.
  const again = await atProvince(file, stick);
  expect(again).toMatchObject({ stored: 0 });
  expect(await held()).toBe(office.desk.path.journal.count());

  const damaged = join(stick, 'damaged.bundle');
  const answer = readFileSync(again.answer);
  writeFileSync(
    damaged,
    Buffer.from(answer.map((byte, at) => (at === answer.length - 200 ? byte ^ 1 : byte))),
  );
  expect(await problemOf(manager.peers.bundleIn({ file: damaged }))).toMatchObject({
    code: 'BUNDLE_CHANGED',
  });
  expect(office.desk.sync.state().queued).toBeGreaterThan(0);
  expect(await manager.peers.bundleIn({ file: again.answer })).toMatchObject({ from: 'province' });
  expect(office.desk.sync.state()).toMatchObject({ queued: 0 });
  // The older answer says nothing any more, nor does the same one.
  for (const old of [again.answer, first.answer])
    expect(await problemOf(manager.peers.bundleIn({ file: old }))).toEqual({
      code: 'BUNDLE_ALREADY_TAKEN',
      params: {},
    });
  expect(await problemOf(manager.peers.bundleOut({ for: 'province', dir: stick }))).toEqual({
    code: 'BUNDLE_NOT_NEEDED',
    params: {},
  });

  // Another office hears nothing from it.
  const other = await openOffice();
  expect(await problemOf(other.as(other.manager).peers.bundleIn({ file: again.answer }))).toMatchObject({
    code: 'NOT_ENROLLED',
  });
}, 240_000);

test('N38 what the province acknowledged reaches a PC by a bundle of the office too, and names no province from a PC that was removed', {
  tags: 'release',
  timeout: 240_000,
}, async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const [second, third] = [await joinPc(office), await joinPc(office)];
  for (const { desk } of [second, third]) await desk.sync.stop();
  onTestFinished(() => office.desk.sync.stop());
  await sameEverywhere(office.desk, second.desk, third.desk);
  for (const { desk } of [second, third]) await desk.peers.disable();
  await manager.peers.disable();
  const body = { item: 'rate_board', result: 'passed' } as const;
  second.desk.path.execute(null, (tx) =>
    tx.append(premisesChecked, { checkId: tx.newId(), ...body }, { note: null }),
  );
  const stick = temporaryFolder();
  const carry = async (from: typeof office.desk, to: typeof office.desk) => {
    const { name } = await from.peers.bundleOut('office', stick);
    return to.peers.bundleIn(join(stick, name));
  };

  // The third one went to a province by itself, and is removed: what it brings of it is nothing to the office.
  await enrolDevice(third.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  expect((await third.desk.sync.syncNow()).problem).toBeNull();
  const { password } = office.manager;
  await manager.peers.remove({ deviceId: third.desk.identity()?.deviceId ?? '', reason: 'lost', password });
  third.desk.path.execute(null, (tx) =>
    tx.append(premisesChecked, { checkId: tx.newId(), ...body }, { note: null }),
  );
  expect((await carry(third.desk, office.desk)).entries).toBeGreaterThan(0);
  expect(office.desk.reads.sync.province()).toBeNull();

  await enrolDevice(office.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  await carry(second.desk, office.desk);
  expect((await office.desk.sync.syncNow()).problem).toBeNull();
  expect(second.desk.reads.sync.province()).toBeNull();
  await carry(office.desk, second.desk);
  const { deviceId = '', epoch = '' } = second.desk.identity() ?? {};
  const own = second.desk.reads.sync.ownStreams(deviceId).find((stream) => stream.epoch === epoch);
  expect(own?.ackedSeq).toBe(second.desk.path.journal.head({ device: deviceId, epoch }).seq);
  expect(second.desk.peers.replicationStatus().isEnrolled).toBe(true);
});
