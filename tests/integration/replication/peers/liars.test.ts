// What somebody gets who stands in between, or who is a member and lies: nothing, and the office goes on.
import { createHash, generateKeyPairSync } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, zeroHash } from '#core/foundation/wire/chain.ts';
import { headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { linkLimits, type PeerMessage } from '#core/replication/peers/contract.ts';
import { joinOffice } from '#core/replication/peers/join-office.ts';
import { dial, listen } from '#core/replication/peers/link.ts';
import { readMessages, writeMessage } from '#core/replication/peers/messages.ts';
import { lyingPc } from '#tests/support/lying-pc.ts';
import {
  alike,
  codeOf,
  emptyDesk,
  firstPc,
  here,
  issuedBy,
  joined,
  type Pc,
  until,
} from '#tests/support/office-pcs.ts';
import { everyNth } from '#tests/support/tier.ts';

test('N13 who stands in between passes messages on and gets nobody in, although the code was right', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const code = first.peers.showCode(issuedBy(office.manager.id));
  const between = { deviceId: 'between', signingKey: generateKeyPairSync('ed25519').privateKey };
  const passed: unknown[] = [];
  const meet = (joiner: TLSSocket): void => {
    void dial(between, here, first.port).then(({ socket: inner }) => {
      const pass = (from: TLSSocket, to: TLSSocket): void => {
        readMessages(from, linkLimits.messageBytes, (message) => {
          passed.push(message);
          writeMessage(to, message);
        });
        from.on('close', () => to.end());
      };
      pass(joiner, inner);
      pass(inner, joiner);
    });
  };
  const proxy = await listen(between, here, 0, { onSocket: meet, failed: () => undefined });
  onTestFinished(() => proxy.close());
  const desk = emptyDesk();
  const join = joinOffice(desk, { host: here, port: proxy.port, code, deviceName: 'باجهٔ ۲' });
  expect(await codeOf(join)).toBe('PAIRING_REFUSED');
  expect(passed).toMatchObject([{ kind: 'join' }, { kind: 'refused' }]);
  expect(desk.identity()).toBeNull();
  expect(first.desk.reads.peers.members()).toEqual([]);
});

async function liar(first: Pc, member: Pc) {
  const identity = member.desk.identity();
  if (identity === null) throw new Error('it has joined');
  await member.peers.close();
  const { socket, heard } = await lyingPc(identity, first.port);
  /** What it is told of a stream once it has said something. */
  const answer = async (message: PeerMessage): Promise<PeerMessage | undefined> => {
    const ofStream = (): PeerMessage[] =>
      heard.filter(
        (one) =>
          (one.kind === 'held' || one.kind === 'not_taken') &&
          message.kind === 'batch' &&
          one.stream.epoch === message.stream.epoch,
      );
    const before = ofStream().length;
    writeMessage(socket, message);
    await until(() => ofStream().length > before || socket.destroyed, 'an answer');
    return ofStream().at(-1);
  };
  return { identity, socket, answer };
}

function lines(device: string, epoch: string, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) =>
    canonicalBytes({
      v: 1,
      device,
      epoch,
      seq: index + 1,
      lc: index + 1,
      at: '2026-11-25T06:00:00.000Z',
      day: '2026-11-25',
      office: '1101',
      actor: null,
      type: 'device.removed',
      tv: 1,
      body: { id: `01992d10-0000-7000-8000-00000000000${index}`, deviceId: device, reason: 'lost' },
      clock: { offsetMs: null, monotonicMs: 0, boot: '01992d10-0000-7000-8000-0000000000aa' },
    }),
  );
}

test('N12 a member can neither forge, drop from the middle nor reorder, and brings nobody unknown', async () => {
  const { office, pc: first } = await firstPc();
  const member = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, member);
  const { identity, socket, answer } = await liar(first, member);
  const before = first.desk.path.journal.count();
  const epoch = createHash('md5').update('a new epoch').digest('hex');

  const batch = (device: string, entries: readonly Uint8Array[], signed = entries): PeerMessage => {
    const hash = signed.reduce<string>(chainHash, zeroHash);
    const head = { seq: signed.length, hash };
    const signature = signStatement(headStatement({ deviceId: device, epoch, ...head }), identity.signingKey);
    return {
      kind: 'batch',
      stream: { device, epoch },
      startHash: zeroHash,
      from: 1,
      prev: zeroHash,
      entries: entries.map((bytes) => ({ bytes: Buffer.from(bytes).toString('base64') })),
      head: { ...head, signature },
      more: false,
    };
  };
  const firstId = first.desk.identity()?.deviceId ?? '';
  const unknown = '01992d10-0000-7000-8000-00000000ffff';
  const own = lines(identity.deviceId, epoch, 3);
  const [one, two, three] = own as [Uint8Array, Uint8Array, Uint8Array];

  expect(await answer(batch(firstId, lines(firstId, epoch, 2)))).toMatchObject({ kind: 'not_taken' });
  expect(await answer(batch(unknown, lines(unknown, epoch, 2)))).toMatchObject({ why: 'unknown_device' });
  expect(await answer(batch(identity.deviceId, [one, three], own))).toMatchObject({ kind: 'not_taken' });
  expect(await answer(batch(identity.deviceId, [one, three]))).toMatchObject({ kind: 'not_taken' });
  expect(await answer(batch(identity.deviceId, [two, one, three]))).toMatchObject({ kind: 'not_taken' });
  expect(first.desk.path.journal.count()).toBe(before);
  // What a newer application may say besides is passed over.
  writeMessage(socket, { kind: 'weather', degrees: 31 });
  // What it may say, it may say: its own entries in their order.
  expect(await answer(batch(identity.deviceId, own))).toMatchObject({ kind: 'held', seq: 3 });
  expect(first.desk.path.journal.count()).toBe(before + 3);
});

test.each(
  everyNth(3, [
    ['no JSON', (socket: TLSSocket) => socket.write(Buffer.from([0, 0, 0, 2, 0x7b, 0x7b]))],
    ['no message of ours', (socket: TLSSocket) => writeMessage(socket, { kind: 3 })],
    ['a message without end', (socket: TLSSocket) => socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]))],
  ]),
)('N13 a member that sends %s is hung up on', async (_what, send) => {
  const { office, pc: first } = await firstPc();
  const member = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, member);
  const { socket } = await liar(first, member);
  send(socket);
  await until(() => socket.destroyed, 'the link is gone');
  await until(() => first.peers.linked().length === 0, 'the first PC knows it');
});
