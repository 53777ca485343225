// The links with the office's other PCs: one with each, also where both dial each other at once.
import { randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { PeerHead } from './contract.ts';
import { exchange } from './exchange.ts';
import type { Exchange, ExchangeEvents, Hello } from './exchange-events.ts';
import type { PeersDesk } from './peers-desk.ts';
import { wireOver } from './wire.ts';

export type PeersEvents = {
  /** What this PC states in its greeting. */
  readonly self: () => Omit<ReturnType<ExchangeEvents['self']>, 'instance'>;
  /** A PC greeted; `from` is the address that its link comes from. */
  readonly connected: (deviceId: string, hello: Hello, from: string) => void;
  readonly alive: (deviceId: string, now: string) => void;
  /** The rest of a chain is never accepted here. */
  readonly refusedForGood: (stream: StreamKey) => void;
  /** A PC of the office states, by its signature, that this one was removed. */
  readonly removed: (by: string, signature: string) => void;
  /** The last link with a PC ended; `holds`: the heads that it stated. */
  readonly ended: (deviceId: string, holds: readonly PeerHead[]) => void;
  /** A PC came, went, or said that it holds more. */
  readonly changed: () => void;
  /** The disk is full: nothing is taken in. */
  readonly isResting: () => boolean;
  /** What the handler of an event threw. */
  readonly failed: (error: unknown) => void;
};

type Link = {
  readonly deviceId: string;
  readonly exchange: Exchange;
  /** The one who dialled, and when it was made, ms. */
  readonly dialler: string;
  readonly since: number;
  /** The run of the program at the other side, once it greeted. */
  instance: string | null;
};

/** Two PCs that dial each other within this time keep the same one of the two links. */
const sameMomentMs = 5000;
/** Links of one device at once: more than its own and that of a copied disk are made by nobody who means well. */
const mostLinks = 4;

/** Makes links, and knows those that are there. */
export function createLinks(desk: PeersDesk, events: PeersEvents) {
  const { changed, failed } = events;
  const links = new Set<Link>();
  const instance = randomUUID();
  return {
    all: (): ReadonlySet<Link> => links,
    /** Ids of the PCs that are linked now. */
    linked: (): readonly string[] => [...new Set([...links].map(({ deviceId }) => deviceId))],
    /** How many of them hold an entry, by their own statements. */
    heldBy: (stream: StreamKey, seq: number): number =>
      new Set(
        [...links].filter((link) => link.exchange.heldOf(stream) >= seq).map(({ deviceId }) => deviceId),
      ).size,
    /** The heads that they stated. */
    peerHeads: (): ReadonlyMap<string, readonly PeerHead[]> =>
      new Map(
        [...links].flatMap(({ deviceId, exchange: link }) => {
          const holds = link.holds();
          return holds === null ? [] : [[deviceId, holds] as const];
        }),
      ),
    /** Ends all of them. */
    end(): void {
      for (const link of links) link.exchange.close();
    },
    /** Exchanges entries with a member over a socket on which it proved its key. */
    start(socket: TLSSocket, deviceId: string, dialler: string): void {
      const same = [...links].filter((link) => link.deviceId === deviceId);
      if (same.length >= mostLinks) same[0]?.exchange.close();
      const from = socket.remoteAddress ?? '';
      const link: Link = {
        deviceId,
        dialler,
        since: performance.now(),
        instance: null,
        exchange: exchange(desk, wireOver(socket), deviceId, {
          self: () => ({ ...events.self(), instance }),
          connected(hello) {
            link.instance = hello.instance;
            if (closeDoubled(links, link)) events.connected(deviceId, hello, from);
          },
          alive: (said) => events.alive(deviceId, said),
          refusedForGood: events.refusedForGood,
          removed: (signature) => events.removed(deviceId, signature),
          changed,
          isResting: events.isResting,
          failed,
          ended() {
            links.delete(link);
            const holds = link.exchange.holds();
            const isLast = ![...links].some((other) => other.deviceId === deviceId);
            if (isLast && holds !== null) events.ended(deviceId, holds);
            changed();
          },
        }),
      };
      links.add(link);
      changed();
    },
  };
}

/**
 * Of two links with the same run of the same PC one stays: of two that were dialled from both sides at once, at both the
 * one of the lower id; otherwise the newer one. @returns whether this one stays
 */
function closeDoubled(links: Iterable<Link>, link: Link): boolean {
  for (const other of links) {
    if (other === link || other.deviceId !== link.deviceId || other.instance !== link.instance) continue;
    const isSameMoment = other.dialler !== link.dialler && Math.abs(link.since - other.since) < sameMomentMs;
    const isOther = isSameMoment ? other.dialler < link.dialler : other.since > link.since;
    (isOther ? link : other).exchange.close();
    if (isOther) return false;
  }
  return true;
}
