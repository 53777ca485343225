// Whoever is in the network and no member: refused, with little memory, while the office goes on. And a PC that joins and is
// killed on the way, or whose other side is.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { joinOffice } from '#core/replication/peers/join-office.ts';
import { dial } from '#core/replication/peers/link.ts';
import { readMessages, writeMessage } from '#core/replication/peers/messages.ts';
import { proofsOf } from '#core/replication/peers/pairing.ts';
import { joinPc, openSharedOffice, portOf } from '#tests/support/joined-office.ts';
import {
  addEntry,
  alike,
  codeOf,
  emptyDesk,
  firstPc,
  here,
  issuedBy,
  joined,
  pcOf,
  until,
} from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const stranger = () => ({ deviceId: randomUUID(), signingKey: generateKeyPairSync('ed25519').privateKey });
const closed = (socket: { once(event: 'close', heard: () => void): unknown; destroyed: boolean }) =>
  socket.destroyed ? Promise.resolve() : new Promise<void>((resolve) => socket.once('close', resolve));

test('N13 without a code that is shown a stranger is hung up on; with one, what it says is bounded and heard once', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const none = await dial(stranger(), here, first.port);
  await closed(none.socket);

  const code = first.peers.showCode(issuedBy(office.manager.id));
  // A proof of nothing, and the same once more at once.
  const honest = stranger();
  const tap = await dial(honest, here, first.port);
  const answers: unknown[] = [];
  readMessages(tap.socket, 4096, (value) => answers.push(value));
  const request = {
    kind: 'join',
    deviceId: honest.deviceId,
    name: 'x',
    proof: randomBytes(32).toString('base64url'),
  };
  writeMessage(tap.socket, request);
  writeMessage(tap.socket, request);
  await closed(tap.socket);
  expect(answers).toEqual([{ kind: 'refused' }]);

  // A message without end is not waited for: it is hung up on at its first four bytes.
  for (const bytes of [Buffer.from([0x7f, 0xff, 0xff, 0xff]), Buffer.from([0, 0, 0x20, 0])]) {
    const long = await dial(stranger(), here, first.port);
    long.socket.write(bytes);
    await closed(long.socket);
  }
  // The office goes on: the code still lets in who knows it.
  const desk = emptyDesk();
  await joinOffice(desk, { host: here, port: first.port, code, deviceName: 'باجهٔ ۲' });
  expect(first.desk.reads.peers.members()).toHaveLength(2);
});

test('N28 while a code is shown strangers are heard a few at once and a moment each, and keep no member out', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  first.peers.showCode(issuedBy(office.manager.id));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  // Each with a key of its own, which proves nothing here, and the beginning of a message that never comes.
  const links: TLSSocket[] = [];
  for (let left = 20; left > 0; left -= 1) {
    const { socket } = await dial(stranger(), here, first.port);
    socket.write(Buffer.from([0]));
    links.push(socket);
  }
  const open = () => links.filter(({ destroyed }) => !destroyed).length;
  while (open() > 16) await new Promise((resolve) => setImmediate(resolve));
  expect(open()).toBe(16);
  addEntry(second);
  vi.advanceTimersByTime(29_000);
  for (const socket of links) if (!socket.destroyed) socket.write(Buffer.from([0]));
  expect(open()).toBe(16);
  vi.advanceTimersByTime(1000);
  await Promise.all(links.map(closed));
  vi.useRealTimers();
  await alike(first, second);
});

test('N13 an overheard joining is worth nothing when it is said again', { tags: 'release' }, async () => {
  const { office, pc: first } = await firstPc();
  const code = first.peers.showCode(issuedBy(office.manager.id));
  const joiner = stranger();
  const publicKey = String(joiner.signingKey.export({ format: 'jwk' }).x);
  const say = async (link: { socket: TLSSocket; peerKey: string }, message: unknown): Promise<unknown> => {
    const heard = new Promise<unknown>((resolve) => {
      readMessages(link.socket, 65_536, resolve);
      link.socket.once('close', () => resolve(null));
    });
    writeMessage(link.socket, message);
    return heard;
  };
  const one = await dial(joiner, here, first.port);
  const proofs = await proofsOf(one.socket, code, { joiner: publicKey, office: one.peerKey });
  const request = { kind: 'join', deviceId: joiner.deviceId, name: 'x', proof: proofs.joiner };
  // Said on another channel of the same two keys: the proof is bound to its own.
  const other = await dial(joiner, here, first.port);
  expect(await say(other, request)).toEqual({ kind: 'refused' });
  expect(await say(one, request)).toMatchObject({ kind: 'welcome' });
});

test('N28 many connections that prove nothing are few at once and keep nobody else out', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const slow = Array.from({ length: 60 }, () => {
    const socket = connect(first.port, here);
    socket.on('error', () => undefined);
    // A byte of a handshake and then nothing.
    socket.write(Buffer.from([0x16]));
    return socket;
  });
  onTestFinished(() => {
    for (const socket of slow) socket.destroy();
  });
  await until(
    () => slow.filter(({ destroyed }) => destroyed).length >= 60 - 16,
    'all but a few are hung up on',
  );
  addEntry(second);
  await alike(first, second);
});

test('N28 hundreds of silent connections from many addresses keep neither a newcomer out nor a PC of the office', async () => {
  const { office, pc: first } = await firstPc();
  const silent: Socket[] = [];
  onTestFinished(() => {
    for (const socket of silent) socket.destroy();
  });
  // As many as were let in at once before, and no address has more than one may.
  const fill = async (): Promise<void> => {
    for (let n = 0; n < 280; n += 1) {
      const localAddress = `127.0.1.${1 + (n % 20)}`;
      silent.push(connect({ port: first.port, host: here, localAddress }).on('error', () => undefined));
    }
    await until(() => silent.every(({ pending, destroyed }) => !pending || destroyed), 'they knocked');
  };
  await fill();
  // Nobody of the office was ever at this address.
  await closed((await dial(stranger(), here, first.port)).socket);
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  await fill();
  addEntry(second);
  await alike(first, second);
  await second.peers.disable();
  await second.peers.connect(here, first.port);
  await alike(first, second);
  expect(silent.filter(({ destroyed }) => !destroyed).length).toBeLessThanOrEqual(64);
});

test('N28 a connection that says nothing is hung up on after three seconds', {
  tags: 'release',
}, async () => {
  const { pc: first } = await firstPc();
  const since = performance.now();
  await closed(connect(first.port, here).on('error', () => undefined));
  expect(performance.now() - since).toBeLessThan(5000);
});

test('N28 a connection that proves nothing keeps nobody from shutting the link, nor from opening it again at once', async () => {
  const { pc: first } = await firstPc();
  const silent = connect(first.port, here).on('error', () => undefined);
  const hungUp = closed(silent);
  // Taken after it: so it was taken.
  await closed((await dial(stranger(), here, first.port)).socket);
  const shut = first.peers.disable().then(() => 'shut');
  expect(await Promise.race([shut, pause(8000, 'held')])).toBe('shut');
  await hungUp;
  expect(await first.peers.enable(here, first.port)).toBe(first.port);
});

test('N28 a PC that was removed while it was away is told so when it comes back, and nothing else', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const second = await joinPc(office);
  const third = await joinPc(office);
  const deviceId = second.desk.identity()?.deviceId ?? '';
  await second.desk.peers.disable();
  await until(
    () => !office.desk.peers.state().members.some((one) => one.deviceId === deviceId && one.isLinked),
    'it is away',
  );
  await manager.peers.remove({ deviceId, reason: 'stolen', password: office.manager.password });
  const before = second.desk.path.journal.count();
  await second.desk.peers.enable(here);
  await second.desk.peers.connect(`${here}:${portOf(office.desk)}`);
  const told = { code: 'PEER_REMOVED', params: {} };
  await until(() => second.desk.peers.state().problem?.code === 'PEER_REMOVED', 'it is told');
  expect(second.desk.peers.state().problem).toEqual(told);
  expect(second.desk.path.journal.count()).toBe(before);
  expect(third.desk.peers.state().problem).toBeNull();
});

test('N26 a joining that is killed on the way goes on where it stood, whichever side it was', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  for (let left = 900; left > 0; left -= 1) addEntry(first);
  const dir = temporaryFolder();
  const dataKey = randomBytes(32);
  const { machine } = first.desk;
  const open = () =>
    openDesk({ dir, dataKey, appVersion: '0.0.0-test', machine, migrationsFolder: sourceMigrations() });
  let desk = open();
  const code = first.peers.showCode(issuedBy(office.manager.id));
  await joinOffice(desk, { host: here, port: first.port, code, deviceName: 'باجهٔ ۲' });
  const all = first.desk.path.journal.count();
  const some = (least: number) => () => desk.path.journal.count() > least;

  // The new PC ends in the middle: what was taken is there, and nobody signs in.
  let pc = pcOf(desk);
  await pc.peers.connect(here, first.port);
  await until(some(0), 'some of it is here');
  await pc.peers.close();
  await desk.close();
  desk = open();
  const held = desk.path.journal.count();
  expect(held).toBeGreaterThan(0);
  expect(held).toBeLessThan(all);
  expect(desk.peers.joinProgress()).toMatchObject({ have: held });

  // Then the other side ends in the middle.
  pc = pcOf(desk);
  await pc.peers.connect(here, first.port);
  await until(some(held), 'more of it is here');
  await first.peers.disable();
  await until(() => pc.peers.linked().length === 0, 'the link is gone');
  const between = desk.path.journal.count();
  expect(between).toBeLessThan(all);
  first.port = await first.peers.enable(here, 0);
  await pc.peers.connect(here, first.port);
  await alike(first, pc);
  // The code was used: nobody comes in by it again.
  expect(await codeOf(joinOffice(emptyDesk(), { host: here, port: first.port, code, deviceName: 'x' }))).toBe(
    'PAIRING_REFUSED',
  );
  await pc.peers.close();
  await desk.close();
});
