// A stranger in the network hears which PCs the office has and calls under their ids, from an address of its own. What calls
// is a place to try and nothing more: the PCs find each other all the same, also at a new address.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '#build/scripts/postgres-server.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { createAddresses } from '#core/replication/peers/addresses.ts';
import { type Address, measures } from '#core/replication/peers/contract.ts';
import { mdnsDiscovery } from '#core/replication/peers/discovery.ts';
import type { PeersReads } from '#core/replication/peers/queries.ts';
import type { DnsSd } from '#core/replication/peers/voices.ts';
import { joinPc, openSharedOffice, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { codeOf, firstPc, here, joined, until } from '#tests/support/office-pcs.ts';

/** A network in which whoever is given a seeker of it hears what is called. */
function network() {
  const viewers = new Set<EventEmitter>();
  const speaker = {
    find() {
      const looker = new EventEmitter();
      viewers.add(looker);
      return Object.assign(looker, { stop: () => viewers.delete(looker) });
    },
    publish: () => Object.assign(new EventEmitter(), { stop: () => undefined }),
    unpublishAll: (done: () => void) => done(),
    destroy: (done: () => void) => done(),
  } as unknown as DnsSd;
  return {
    discovery: () =>
      mdnsDiscovery(
        () => undefined,
        () => speaker,
      ),
    call(name: string, deviceId: string, { host, port }: Address): void {
      const service = {
        name,
        port,
        txt: { d: deviceId, o: 'o' },
        referer: { family: 'IPv4', address: host },
      };
      for (const looker of viewers) looker.emit('up', service);
    },
  };
}
type Network = ReturnType<typeof network>;

async function officeOfTwo() {
  const lan = network();
  const office = await openSharedOffice({ discovery: lan.discovery() });
  const second = await joinPc(office, { discovery: lan.discovery() });
  await sameEverywhere(office.desk, second.desk);
  return { lan, office, second, evil: await stranger(lan) };
}

const idOf = (desk: Desk): string => desk.identity()?.deviceId ?? '';
const isLinked = (desk: Desk, other: Desk): boolean =>
  desk.peers.state().members.some(({ deviceId, isLinked: is }) => deviceId === idOf(other) && is);
const rememberedBy = (desk: Desk, other: Desk): Address | undefined => {
  const contact = desk.reads.peers.contacts().find(({ deviceId }) => deviceId === idOf(other));
  return contact?.host == null || contact.port === null
    ? undefined
    : { host: contact.host, port: contact.port };
};

/** A computer of nobody in the office that takes every connection and says nothing; `calls` under the ids of PCs. */
async function stranger({ call }: Network) {
  const host = '127.0.0.2';
  const held = new Set<Socket>();
  const server = createServer((socket) => held.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  onTestFinished(() => {
    for (const socket of held) socket.destroy();
    server.close();
  });
  return {
    knocks: () => held.size,
    calls(...desks: readonly Desk[]): void {
      for (const desk of desks)
        for (let n = 1; n <= 6; n += 1) call(`${randomUUID()} ${n}`, idOf(desk), { host, port });
    },
  };
}

test('N28 a stranger that calls under the ids of PCs that are away keeps them from no link, and their addresses stay', {
  tags: 'release',
}, async () => {
  const { office, second, evil } = await officeOfTwo();
  const remembered = rememberedBy(office.desk, second.desk);
  expect(remembered).toEqual({ host: here, port: portOf(second.desk) });
  // Linked PCs are not looked for.
  evil.calls(office.desk, second.desk);
  await second.desk.peers.disable();
  await until(() => !isLinked(office.desk, second.desk), 'it is away');
  evil.calls(office.desk, second.desk);
  await until(() => evil.knocks() > 0, 'the stranger was tried');
  expect(rememberedBy(office.desk, second.desk)).toEqual(remembered);
  await second.desk.peers.enable(here);
  evil.calls(office.desk, second.desk);
  await until(() => isLinked(office.desk, second.desk), 'they are linked');
  expect(rememberedBy(office.desk, second.desk)).toEqual(remembered);
  expect(rememberedBy(second.desk, office.desk)).toEqual({ host: here, port: portOf(office.desk) });
});

test('N25 a PC that is at a new address is found by its call among those of a stranger, and its address kept once it proved its key', {
  tags: 'release',
}, async () => {
  const { lan, office, second, evil } = await officeOfTwo();
  const before = rememberedBy(office.desk, second.desk);
  await second.desk.peers.disable();
  await until(() => !isLinked(office.desk, second.desk), 'it is away');
  // It does not find the first one itself, and takes links at another port.
  const { peers } = second.desk.reads;
  peers.keepAddress(idOf(office.desk), { host: here, port: 1 });
  peers.keepSettings({ ...peers.settings(), port: await freePort() });
  await second.desk.peers.enable(here);
  const now = { host: here, port: portOf(second.desk) };
  expect(now).not.toEqual(before);
  evil.calls(second.desk);
  lan.call('the second', idOf(second.desk), now);
  evil.calls(second.desk);
  // It may have proved its key at the new one already; the stranger's is kept in neither case.
  expect([before, now]).toContainEqual(rememberedBy(office.desk, second.desk));
  await until(() => isLinked(office.desk, second.desk), 'it is found');
  await until(() => rememberedBy(office.desk, second.desk)?.port === now.port, 'its address is kept');
});

test('N28 whoever says that a PC is where another one is ends no link with that one', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await until(() => first.peers.linked().length === 1, 'they are linked');
  const away = new Set([randomUUID()]);
  expect(await codeOf(first.peers.connect(here, second.port, away))).toBe('PEER_UNREACHABLE');
  expect(first.peers.linked()).toEqual([idOf(second.desk)]);
});

test('N28 what calls in the network is a few places of each PC, and one of each computer', () => {
  const kept: Address[] = [];
  const member = randomUUID();
  const reads = {
    known: () => [{ deviceId: member, isRemoved: false }],
    contacts: () => kept.slice(-1).map((address) => ({ deviceId: member, ...address })),
    keepAddress: (_: string, address: Address) => kept.push(address),
  } as unknown as PeersReads;
  const addresses = createAddresses(reads, () => undefined);
  const said = (last: number, port: number) => ({
    deviceId: member,
    address: { host: `192.0.2.${last}`, port },
  });
  // Nothing is known: the first word is kept, and no other one after it.
  addresses.noteFound([said(1, 1)], []);
  addresses.noteFound(
    Array.from({ length: 60 }, (_, n) => said(2, n + 1)),
    [],
  );
  expect(kept).toEqual([said(1, 1).address]);
  expect(addresses.placesOf(member)).toEqual([said(1, 1).address, said(2, 60).address]);
  addresses.noteFound(
    Array.from({ length: 60 }, (_, n) => said(n + 3, 1)),
    [],
  );
  expect(addresses.placesOf(member)).toEqual([
    said(1, 1).address,
    ...[62, 61, 60, 59].slice(0, measures.places).map((last) => said(last, 1).address),
  ]);
  // Its key was proved: what was said of it is gone.
  addresses.connected(member, said(60, 1).address);
  expect(addresses.placesOf(member)).toEqual([said(60, 1).address]);
});

test('N28 who calls last is seen beside the one that called before it under the same id, and no more than a few are', async () => {
  const { discovery: seekerIn, call } = network();
  const discovery = seekerIn();
  onTestFinished(() => discovery.stop());
  let news = 0;
  discovery.onFound(() => {
    news += 1;
  });
  discovery.browse();
  const id = randomUUID();
  const at = (host: string) => ({ host, port: 4129 });
  call('real', id, at('192.0.2.1'));
  call('forged', id, at('192.0.2.66'));
  expect(discovery.found().map(({ address }) => address.host)).toEqual(['192.0.2.1', '192.0.2.66']);
  // Said again it is no news; looking anew says it again.
  call('real', id, at('192.0.2.1'));
  expect(news).toBe(2);
  for (let n = 1; n <= 200; n += 1) call(`forged ${n}`, randomUUID(), at('192.0.2.66'));
  expect(discovery.found()).toHaveLength(64);
  call('real', id, at('192.0.2.9'));
  expect(discovery.found().at(-1)).toMatchObject({ deviceId: id, address: at('192.0.2.9') });
});
