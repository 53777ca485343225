// What two PCs of an office say to each other: heads on meeting, what the other side lacks in chain order, then every
// commit at once. Whatever comes is taken in by the journal's own `ingest` and acknowledged after COMMIT. A PC passes on
// what others wrote, up to the heads that they signed: it can neither forge, drop from the middle nor reorder.
import type { TLSSocket } from 'node:tls';
import type { StreamKey } from '#core/journal/journal-store.ts';
import { ChainError, type IngestedEntry } from '#core/journal/write-path.ts';
import { chainHash } from '#core/leaves/wire/chain.ts';
import { headStatement, statementHolds } from '#core/leaves/wire/signed-statements.ts';
import {
  linkLimits,
  type PeerBatch,
  type PeerHead,
  type PeerMessage,
  peerMessageSchema,
} from './contract.ts';
import { readMessages, writeMessage } from './messages.ts';
import { nextBatch } from './next-batch.ts';
import type { PeersDesk } from './peers-desk.ts';

export type Exchange = {
  readonly deviceId: string;
  /** Something was committed here: send what the other side lacks. */
  pump(): void;
  /** How far the other side holds a stream, as it said itself. */
  heldOf(stream: StreamKey): number;
  /** Everything that it said it holds; null before it greeted. */
  holds(): readonly PeerHead[] | null;
  close(): void;
};

const idOf = ({ device, epoch }: StreamKey): string => `${device}/${epoch}`;

/** What happens on a link, for whoever keeps it. */
export type ExchangeEvents = {
  /** What this PC says of itself in its greeting. */
  readonly self: () => Pick<Hello, 'now' | 'listens' | 'others'>;
  /** The other side greeted. */
  readonly met: (hello: Hello) => void;
  /** What its clock says. */
  readonly alive: (now: string) => void;
  /** It said that it holds more, or more came from it. */
  readonly changed: () => void;
  /** Called once. */
  readonly ended: () => void;
};
export type Hello = Extract<PeerMessage, { readonly kind: 'hello' }>;

/** Speaks with a member over a link that is proved to be its own. */
export function exchange(
  desk: PeersDesk,
  socket: TLSSocket,
  deviceId: string,
  { self, met, alive: heardAlive, changed, ended }: ExchangeEvents,
): Exchange {
  const { journal } = desk.path;
  const theirs = new Map<string, { seq: number; hash: string }>();
  const onTheWay = new Set<string>();
  const waiting = new Set<string>();
  let hasMet = false;

  const say = (message: PeerMessage): void => {
    if (!socket.destroyed) writeMessage(socket, message);
  };
  const alive = setInterval(() => say({ kind: 'alive', now: self().now }), linkLimits.aliveMs);
  alive.unref();
  socket.once('close', () => {
    clearInterval(alive);
    ended();
  });
  socket.on('drain', () => guarded(pump));
  readMessages(socket, linkLimits.messageBytes, (value) => {
    const message = peerMessageSchema.safeParse(value);
    if (!message.success || (!hasMet && message.data.kind !== 'hello')) socket.destroy();
    else guarded(() => hear(message.data));
  });
  guarded(sayHello);

  /** What breaks here ends this link, and nothing else: the other side meets again and starts from the heads. */
  function guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      desk.log(`link with ${deviceId}: ${error instanceof Error ? error.message : String(error)}`);
      socket.destroy();
    }
  }

  function sayHello(): void {
    const office = desk.identity()?.officeCode;
    if (office === undefined) throw new Error('the office is not set up');
    const heads = journal
      .streams()
      .filter(({ branchOf }) => branchOf === null)
      .map(({ device, epoch }): PeerHead => ({ device, epoch, ...journal.head({ device, epoch }) }));
    say({ kind: 'hello', version: 1, office, heads, ...self() });
  }

  function hear(message: PeerMessage): void {
    switch (message.kind) {
      case 'hello':
        if (message.office !== desk.identity()?.officeCode) throw new Error('a PC of another office');
        for (const { device, epoch, seq, hash } of message.heads)
          theirs.set(idOf({ device, epoch }), { seq, hash });
        hasMet = true;
        met(message);
        pump();
        return;
      case 'batch':
        takeIn(message);
        return;
      case 'held':
        theirs.set(idOf(message.stream), { seq: message.seq, hash: message.hash });
        onTheWay.delete(idOf(message.stream));
        // What one entry said may be why another stream can be understood now.
        waiting.clear();
        changed();
        pump();
        return;
      case 'not_taken':
        onTheWay.delete(idOf(message.stream));
        waiting.add(idOf(message.stream));
        pump();
        return;
      case 'alive':
        heardAlive(message.now);
    }
  }

  function takeIn({ stream, startHash, from, entries, head }: PeerBatch): void {
    const author = desk.reads.peers.known().find((member) => member.deviceId === stream.device);
    if (author === undefined) {
      say({ kind: 'not_taken', stream, why: 'unknown_device' });
      return;
    }
    const to = from + entries.length - 1;
    const isKnown = journal.startHash(stream) !== undefined;
    const own = isKnown ? journal.head(stream) : { seq: 0, hash: startHash };
    if (from > own.seq + 1) {
      say({ kind: 'held', stream, ...own });
      return;
    }
    const before = from === 1 && !isKnown ? startHash : journal.hashAt(stream, from - 1);
    const lines = entries.map(({ bytes }) => Buffer.from(bytes, 'base64'));
    const statement = headStatement({ deviceId: stream.device, epoch: stream.epoch, ...head });
    const reached = before === undefined ? null : lines.reduce<string>(chainHash, before);
    if (
      head.seq !== to ||
      reached !== head.hash ||
      !statementHolds(statement, head.signature, author.publicKey)
    ) {
      // It may be that another branch stands here; a lie looks the same, and neither is taken in.
      say({ kind: 'not_taken', stream, why: 'branch' });
      return;
    }
    const fresh = entries.slice(own.seq + 1 - from).map((entry, index): IngestedEntry => {
      const bytes = lines[own.seq + 1 - from + index] ?? Buffer.alloc(0);
      if (entry.private === undefined) return { bytes };
      const { salt, bytes: kept } = entry.private;
      return { bytes, private: { salt: Buffer.from(salt, 'base64'), bytes: Buffer.from(kept, 'base64') } };
    });
    try {
      if (fresh.length > 0) desk.path.ingest(stream, fresh, startHash);
    } catch (error) {
      if (!(error instanceof ChainError)) throw error;
      say({ kind: 'not_taken', stream, why: 'branch' });
      return;
    }
    desk.reads.peers.keepSignedHead(stream, head);
    const known = theirs.get(idOf(stream));
    if (known === undefined || known.seq < head.seq)
      theirs.set(idOf(stream), { seq: head.seq, hash: head.hash });
    say({ kind: 'held', stream, ...journal.head(stream) });
    changed();
  }

  function pump(): void {
    if (!hasMet || socket.destroyed) return;
    for (const { device, epoch, branchOf } of journal.streams()) {
      // A slow side is waited for: nothing piles up here for it.
      if (onTheWay.size >= linkLimits.batchesAtOnce || socket.writableNeedDrain) return;
      const stream = { device, epoch };
      const id = idOf(stream);
      if (branchOf !== null || device === deviceId || onTheWay.has(id) || waiting.has(id)) continue;
      const batch = nextBatch(desk, stream, theirs.get(id) ?? null);
      if (batch === null) continue;
      onTheWay.add(id);
      say(batch);
    }
  }

  return {
    deviceId,
    pump: () => guarded(pump),
    heldOf: (stream) => theirs.get(idOf(stream))?.seq ?? 0,
    holds: () =>
      hasMet
        ? [...theirs].map(([id, { seq, hash }]) => {
            const [device = '', epoch = ''] = id.split('/');
            return { device, epoch, seq, hash };
          })
        : null,
    close: () => socket.destroy(),
  };
}
