// What a PC of the office makes up: addresses, other PCs, what it holds. The others go on with each other as before, and the
// manager gets the office back by removing it.
import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { measures } from '#core/replication/peers/contract.ts';
import { deviceAdmitted, lastDeskNumber } from '#core/replication/peers/entries.ts';
import { joinOffice } from '#core/replication/peers/join-office.ts';
import {
  freshDesk,
  joinPc,
  openSharedOffice,
  pcAt,
  portOf,
  sameEverywhere,
} from '#tests/support/joined-office.ts';
import { brought, keepOtherOffice, lyingPc, madeUpHash, madeUpStream } from '#tests/support/lying-pc.ts';
import { problemOf } from '#tests/support/office.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { everyNth } from '#tests/support/tier.ts';

const identityOf = (desk: Desk) => {
  const identity = desk.identity();
  if (identity === null) throw new Error('it has joined');
  return identity;
};
const isLinked = (desk: Desk, other: Desk): boolean =>
  desk.peers
    .state()
    .members.some((member) => member.deviceId === other.identity()?.deviceId && member.isLinked);

test('N40 addresses that a member makes up cut nobody off from the others, and are kept of nobody but members', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const liar = await joinPc(office);
  const third = await joinPc(office);
  await sameEverywhere(office.desk, liar.desk, third.desk);
  const identity = identityOf(liar.desk);
  await liar.desk.peers.disable();
  for (let greetings = 2; greetings > 0; greetings -= 1) {
    const others = Array.from({ length: 100 }, (_, n) => ({
      deviceId: randomUUID(),
      address: { host: '192.0.2.7', port: 1000 + n },
    }));
    const { socket, wasHeard } = await lyingPc(identity, portOf(office.desk), { others });
    await wasHeard();
    socket.destroy();
  }
  const members = new Set(office.desk.reads.peers.members().map(({ deviceId }) => deviceId));
  expect(office.desk.reads.peers.contacts().filter(({ deviceId }) => !members.has(deviceId))).toEqual([]);
  // Those that are kept here all the same are told to nobody.
  for (let n = 1; n <= 150; n += 1)
    office.desk.reads.peers.keepAddress(randomUUID(), { host: '192.0.2.7', port: n });
  await third.desk.peers.disable();
  await third.desk.peers.enable(here);
  await until(() => isLinked(third.desk, office.desk), 'the third PC is linked again');
  addEntry(office);
  await sameEverywhere(office.desk, third.desk);
});

test('N25 the address of a PC that another one told of before its admission was here is not lost', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  await sameEverywhere(office.desk, second.desk);
  const identity = identityOf(second.desk);
  const newcomer = randomUUID();
  const address = { host: '192.0.2.9', port: 4000 };
  const { wasHeard } = await lyingPc(identity, portOf(office.desk), {
    others: [{ deviceId: newcomer, address }],
  });
  await wasHeard();
  const addressOf = () => office.desk.reads.peers.contacts().find(({ deviceId }) => deviceId === newcomer);
  expect(addressOf()).toBeUndefined();
  admit(second.desk, newcomer);
  await until(
    () => office.desk.reads.peers.known().some(({ deviceId }) => deviceId === newcomer),
    'it is known to be of the office',
  );
  await until(() => addressOf()?.host === address.host, 'it is looked for where it was said to be', 30_000);
});

/** Says in its own journal that a PC is of the office. */
function admit(desk: Desk, deviceId: string, publicKey = madeUpKey(), deskNumber = 50): void {
  desk.path.execute(null, (tx) =>
    tx.append(deviceAdmitted, { id: tx.newId(), deviceId, deskNumber, publicKey, name: 'ساختگی' }),
  );
}
const madeUpKey = (): string =>
  createPublicKey(generateKeyPairSync('ed25519').privateKey).export({ format: 'jwk' }).x ?? '';

test('N40 PCs that a member makes up keep no real one from joining once one of them is removed', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const liar = await joinPc(office);
  for (let n = 1; n <= 140; n += 1)
    admit(liar.desk, randomUUID(), undefined, Math.min(n + 2, lastDeskNumber));
  await sameEverywhere(office.desk, liar.desk);
  expect(await problemOf(joinPc(office))).toMatchObject({ code: 'PAIRING_REFUSED' });
  const [madeUp] = office.desk.reads.peers.members().filter(({ deskNumber }) => deskNumber === 40);
  const { password } = office.manager;
  await manager.peers.remove({ deviceId: madeUp?.deviceId ?? '', reason: 'retired', password });
  const third = await joinPc(office);
  expect(third.desk.identity()?.deskNumber).toBe(40);
  await sameEverywhere(office.desk, third.desk);
});

// Keys with which nothing can be agreed: points of low order.
test.each(
  everyNth(2, [
    ['zero', Buffer.alloc(32)],
    ['one', Buffer.from([1, ...Buffer.alloc(31)])],
  ]),
)('N40 a PC that a member makes up, with the key %s, keeps nothing from being carried', async (_key, key) => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const liar = await joinPc(office);
  admit(liar.desk, randomUUID(), key.toString('base64url'));
  await sameEverywhere(office.desk, liar.desk);
  const third = await joinPc(office);
  await third.desk.peers.disable();
  addEntry(office);
  const stick = temporaryFolder();
  const { name } = await manager.peers.bundleOut({ for: 'office', dir: stick });
  const taken = await (await third.signIn(office.manager)).peers.bundleIn({ file: `${stick}/${name}` });
  expect(taken.entries).toBeGreaterThan(0);
});

test('N26 a new PC waits for all that any PC named, whichever it met last, and for none that was removed', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const { password } = office.manager;
  const [liar, stale] = [await joinPc(office), await joinPc(office)];
  await sameEverywhere(office.desk, liar.desk, stale.desk);
  const identities = [identityOf(liar.desk), identityOf(stale.desk)] as const;
  await liar.desk.peers.disable();
  await stale.desk.peers.disable();
  const { code } = await manager.peers.showPairingCode({ password, replaces: null });
  const desk = freshDesk(office.desk.machine);
  const { anyone } = pcAt(desk);
  const port = portOf(office.desk);
  await joinOffice(desk, { host: here, port, code, deviceName: 'باجهٔ ۳' });
  // The one that let it in is away at first.
  await manager.peers.disable();
  await desk.peers.enable(here);
  const heads = Array.from({ length: 2 }, () => ({
    ...madeUpStream(),
    seq: Number.MAX_SAFE_INTEGER,
    hash: madeUpHash(),
  }));
  await (await lyingPc(identities[0], portOf(desk), { heads })).wasHeard();
  await (await lyingPc(identities[1], portOf(desk))).wasHeard();
  expect(desk.peers.joinProgress()).not.toBeNull();
  await manager.peers.enable({ host: here });
  await desk.peers.connect(`${here}:${portOf(office.desk)}`);
  const all = office.desk.path.journal.count();
  await until(() => desk.path.journal.count() >= all, 'all is here');
  // The sum of two such numbers is one that no answer can carry.
  expect(await anyone.peers.joinProgress()).toMatchObject({ of: Number.MAX_SAFE_INTEGER });
  const { deviceId } = identities[0];
  await manager.peers.remove({ deviceId, reason: 'stolen', password });
  await until(() => desk.peers.joinProgress() === null, 'the office is here');
  await sameEverywhere(office.desk, desk);
});

test('N40 a new PC waits for no chain of which it takes no more, whoever has more of it', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const liar = await joinPc(office);
  await sameEverywhere(office.desk, liar.desk);
  const identity = identityOf(liar.desk);
  await liar.desk.peers.disable();
  keepOtherOffice(office.desk, brought(identity, [{ office: '9999' }]));
  const { say, wasHeard, socket } = await lyingPc(identity, portOf(office.desk));
  for (let n = 0; n < 5; n += 1) say(brought(identity, [{}]));
  await wasHeard();
  socket.destroy();
  // Which of them are taken is not the same everywhere.
  const { chainsOfDevice } = measures;
  onTestFinished(() => void Object.assign(measures, { chainsOfDevice }));
  Object.assign(measures, { chainsOfDevice: 3 });
  const third = await joinPc(office);
  const ofLiar = (desk: Desk) =>
    desk.path.journal.streams().filter(({ device }) => device === identity.deviceId).length;
  expect(ofLiar(third.desk)).toBeLessThan(ofLiar(office.desk));
});
