// A PC of the office whose program is another one: it says what it likes over its own proved link.
import { randomBytes, randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, zeroHash } from '#core/foundation/wire/chain.ts';
import { headStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import {
  linkLimits,
  type PeerBatch,
  type PeerMessage,
  peerMessageSchema,
} from '#core/replication/peers/contract.ts';
import { dial } from '#core/replication/peers/link.ts';
import { readMessages, writeMessage } from '#core/replication/peers/messages.ts';
import { here, until } from './office-pcs.ts';

type Hello = Extract<PeerMessage, { readonly kind: 'hello' }>;
export type LyingPc = {
  readonly socket: TLSSocket;
  /** All that was said to it. */
  readonly heard: readonly PeerMessage[];
  say(message: PeerMessage): void;
  /** Waits until all that it said before was heard: what it asks about nothing comes back to it as it is. */
  wasHeard(): Promise<void>;
};

export const madeUpStream = () => ({ device: randomUUID(), epoch: randomBytes(16).toString('hex') });
export const madeUpHash = (): string => randomBytes(32).toString('hex');

/** Dials a PC by the key of one of its colleagues, and greets it. */
export async function lyingPc(
  identity: DeviceIdentity,
  port: number,
  says: Partial<Pick<Hello, 'heads' | 'others'>> = {},
): Promise<LyingPc> {
  const { socket } = await dial(identity, here, port);
  onTestFinished(() => {
    socket.destroy();
  });
  const heard: PeerMessage[] = [];
  readMessages(socket, linkLimits.messageBytes, (value) => heard.push(peerMessageSchema.parse(value)));
  const say = (message: PeerMessage): void => void writeMessage(socket, message);
  const now = new Date().toISOString();
  const of = { office: identity.officeCode, instance: randomUUID(), now, listens: null };
  say({ kind: 'hello', version: 1, heads: [], others: [], ...of, ...says });
  return {
    socket,
    heard,
    say,
    async wasHeard() {
      const hash = madeUpHash();
      say({ kind: 'lacks_private', stream: madeUpStream(), seq: 1, hash });
      const isBack = (): boolean =>
        heard.some((one) => one.kind === 'lacks_private' && one.hash === hash) || socket.destroyed;
      await until(isBack, 'what it said was heard');
    },
  };
}

/** What an entry says; all of them are of a type that nobody knows. */
export type MadeEntry = { readonly body?: unknown; readonly office?: string };

/** A batch by which a PC brings an epoch's first entries, under one head that it signed. */
export function brought(
  { deviceId, officeCode, signingKey }: DeviceIdentity,
  made: readonly MadeEntry[],
  bytesOf: (envelope: unknown) => Uint8Array = canonicalBytes,
  { epoch } = madeUpStream(),
): PeerBatch {
  const lines = made.map(({ body = {}, office = officeCode }, index) =>
    bytesOf({
      ...{ v: 1, device: deviceId, epoch, seq: index + 1, at: '2026-11-25T06:00:00.000Z', day: '2026-11-25' },
      lc: index + 1,
      ...{ office, actor: null, type: 'weather.noted', tv: 1, body },
      clock: { offsetMs: null, monotonicMs: 0, boot: '01992d10-0000-7000-8000-0000000000aa' },
    }),
  );
  const head = { seq: lines.length, hash: lines.reduce<string>(chainHash, zeroHash) };
  return {
    kind: 'batch',
    stream: { device: deviceId, epoch },
    startHash: zeroHash,
    ...{ from: 1, prev: zeroHash, more: false },
    entries: lines.map((line) => ({ bytes: Buffer.from(line).toString('base64') })),
    head: { ...head, signature: signStatement(headStatement({ deviceId, epoch, ...head }), signingKey) },
  };
}

/** As a version would have it that took in whatever was signed: an entry of another office. */
export function keepOtherOffice({ path, reads }: Pick<Desk, 'path' | 'reads'>, batch: PeerBatch): void {
  const { journal } = path;
  const { stream, startHash, head, entries } = batch;
  const { seq, hash } = head;
  journal.addStream(stream, startHash);
  const facts = { type: 'weather.noted', day: '2026-11-25', at: '2026-11-25T06:00:00.000Z', actor: null };
  journal.insertEntry({
    ...stream,
    seq,
    lc: seq,
    ...facts,
    hash,
    bytes: Buffer.from(entries[0]?.bytes ?? '', 'base64'),
  });
  journal.insertQuarantine({ ...stream, seq, reason: 'type_unknown' });
  reads.peers.keepSignedHead(stream, head);
}
