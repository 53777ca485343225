// The links to the office's other PCs (design.md §6): listens, connects, and drops whoever is no longer a member. While a code is
// shown, an unpaired PC gets one chance to prove that it knows it, and nothing else.
import { randomUUID } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { removalStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import { identifierKeyOf } from '#core/journal/device/own-office-queries.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { Orm } from '#db/open-store.ts';
import { admitDevice, removeDevice } from './admit.ts';
import { type JoinAnswer, joinRequestSchema, measures, type PeerHead } from './contract.ts';
import { exchange } from './exchange.ts';
import type { Exchange, ExchangeEvents, Hello } from './exchange-events.ts';
import { dial, type Listening, listen } from './link.ts';
import { readMessages, writeMessage } from './messages.ts';
import { openPairing, type Pairing, proofsOf, sameProof } from './pairing.ts';
import type { PairingIssuer } from './pairing-issuer.ts';
import type { PeersDesk } from './peers-desk.ts';
import { wireOver } from './wire.ts';

export type Peers = {
  /** Accepts links at this address. @returns the port */
  enable(host: string, port: number): Promise<number>;
  /** Accepts no more links, shows no code and ends all links. */
  disable(): Promise<void>;
  /** Ends all links; they are made anew. */
  endLinks(): void;
  /**
   * Links with the PC at an address. `sought`: a PC that is already linked is linked anew only if it is among these, so that a wrong
   * address of one PC ends no link with another. @throws PEER_UNREACHABLE, PEER_NOT_A_MEMBER
   */
  connect(host: string, port: number, sought?: ReadonlySet<string>): Promise<void>;
  /** Shows a code for one new PC in the name of a manager, while that manager may add PCs. An earlier code ends. */
  showCode(by: PairingIssuer, replaces?: string | null): string;
  /** Until when the code admits a PC, ms; null when no code is valid. */
  codeUntil(): number | null;
  /** Ends the code. */
  hideCode(): void;
  /** Ids of the PCs that are linked now. */
  linked(): readonly string[];
  /** How many linked PCs hold an entry, by their own statements. */
  heldBy(stream: StreamKey, seq: number): number;
  /** The heads that the linked PCs stated. */
  peerHeads(): ReadonlyMap<string, readonly PeerHead[]>;
  close(): Promise<void>;
};

function pinOf(province: ReturnType<PeersDesk['reads']['sync']['province']>) {
  if (province === null) return null;
  const { provinceUrl, serverEpoch, signingKey, sealingKey } = province;
  return { provinceUrl, serverEpoch, signingKey, sealingKey };
}

/** Largest message of an unpaired PC, bytes; how many unpaired PCs may be connected at once, and for how long each, ms. */
const maxUnpairedBytes = 4096;
const maxUnpaired = 16;
const unpairedTimeoutMs = 30_000;

type Showing = {
  readonly pairing: Pairing;
  readonly by: PairingIssuer;
  readonly replaces: string | null;
};

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

/** `now` in ms. */
export function createPeers(
  desk: PeersDesk,
  orm: Orm,
  now: () => number,
  events: PeersEvents = {
    self: () => ({ now: new Date(now()).toISOString(), listens: null, others: [] }),
    connected: () => undefined,
    alive: () => undefined,
    refusedForGood: () => undefined,
    removed: () => undefined,
    ended: () => undefined,
    changed: () => undefined,
    isResting: () => false,
    failed: (error) => desk.log(`peers: ${String(error)}`),
  },
): Peers {
  const { changed, failed } = events;
  const links = new Set<Link>();
  const unpaired = new Set<TLSSocket>();
  const instance = randomUUID();
  let listening: Listening | null = null;
  let showing: Showing | null = null;
  let pumping: NodeJS.Immediate | null = null;
  /** How often all links were ended: one that was dialled before then is not made after it. */
  let disabledCount = 0;

  const pump = neverThrows(failed, () => {
    pumping = null;
    dropRemoved();
    for (const { exchange: link } of links) link.pump();
  });
  // Commits that follow each other go out together, after the command that made them has answered.
  const pumpSoon = neverThrows(failed, () => {
    pumping ??= setImmediate(pump);
  });
  const unsubscribe = desk.subscribe(pumpSoon);

  function self(): DeviceIdentity {
    const identity = desk.identity();
    if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
    return identity;
  }

  /** Keys of the office's PCs, those that belong to it now first: by them a new PC judges the journal that comes. */
  function membersToTell(): { deviceId: string; publicKey: string }[] {
    return desk.reads.peers
      .members()
      .toSorted((one, other) => Number(one.isRemoved) - Number(other.isRemoved))
      .slice(0, measures.members)
      .map(({ deviceId, publicKey }) => ({ deviceId, publicKey }));
  }

  /** The member of this key, unless it was removed or is this PC itself. */
  function memberOf(key: string): string | null {
    const member = desk.reads.peers.known().find(({ publicKey }) => publicKey === key);
    if (member === undefined || member.isRemoved || member.deviceId === self().deviceId) return null;
    return member.deviceId;
  }

  /** The removed PC of this key: told so, and nobody else is. */
  function removedOf(key: string): string | null {
    const found = desk.reads.peers.known().find(({ publicKey, isRemoved }) => publicKey === key && isRemoved);
    return found?.deviceId ?? null;
  }

  function signRemoval(device: string): string {
    const { officeCode: office, deviceId: by, signingKey } = self();
    return signStatement(removalStatement({ office, device, by }), signingKey);
  }

  function dropRemoved(): void {
    const removed = new Set(
      desk.reads.peers.members().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [deviceId] : [])),
    );
    for (const { deviceId, exchange: link } of links)
      if (removed.has(deviceId)) link.sendRemoved(signRemoval(deviceId));
  }

  function startSession(socket: TLSSocket, deviceId: string, dialler: string): void {
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
          if (closeDoubled(link)) events.connected(deviceId, hello, from);
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
  }

  /**
   * Of two links with the same run of the same PC one stays: of two that were dialled from both sides at once, at both the
   * one of the lower id; otherwise the newer one. @returns whether this one stays
   */
  function closeDoubled(link: Link): boolean {
    for (const other of links) {
      if (other === link || other.deviceId !== link.deviceId || other.instance !== link.instance) continue;
      const isSameMoment =
        other.dialler !== link.dialler && Math.abs(link.since - other.since) < sameMomentMs;
      const isOther = isSameMoment ? other.dialler < link.dialler : other.since > link.since;
      (isOther ? link : other).exchange.close();
      if (isOther) return false;
    }
    return true;
  }

  /** What is shown, if its manager still may show it; otherwise the code is gone as if they had taken it back. */
  function stillShown(): Showing | null {
    if (showing === null || showing.by.stillMay()) return showing;
    showing = null;
    changed();
    return null;
  }

  /** A stranger may pair while a code is shown, and gets nothing else (N28). */
  function handlePairing(socket: TLSSocket, key: string): void {
    const shown = stillShown();
    if (shown === null || unpaired.size >= maxUnpaired) {
      socket.destroy();
      return;
    }
    let isHeard = false;
    // Also one who says a byte now and then takes a member's place for a moment only.
    const enough = setTimeout(() => socket.destroy(), unpairedTimeoutMs);
    unpaired.add(socket);
    const left = neverThrows(failed, () => {
      unpaired.delete(socket);
      clearTimeout(enough);
    });
    socket.once('close', left);
    const answer = neverThrows(failed, async (value: unknown) => {
      try {
        writeMessage(socket, await answerUnpaired(socket, key, shown, value));
      } finally {
        socket.end();
      }
    });
    readMessages(socket, maxUnpairedBytes, (value) => {
      if (isHeard) return;
      isHeard = true;
      answer(value);
    });
  }

  async function answerUnpaired(
    socket: TLSSocket,
    key: string,
    { pairing, by, replaces }: Showing,
    value: unknown,
  ): Promise<JoinAnswer> {
    const request = joinRequestSchema.safeParse(value);
    // The try is taken before anything is compared: asking at the same time gives no more of them.
    if (!request.success || stillShown()?.pairing !== pairing || !pairing.tryOnce())
      return { kind: 'refused' };
    const proofs = await proofsOf(socket, pairing.code, { joiner: key, office: self().publicKey });
    // Asked again: from here to the entry nothing else runs.
    if (!sameProof(proofs.joiner, request.data.proof) || stillShown()?.pairing !== pairing)
      return { kind: 'refused' };
    pairing.use();
    showing = null;
    changed();
    const identity = desk.identity();
    if (identity === null) return { kind: 'refused' };
    const { deviceId, name } = request.data;
    const reads = { ...desk.reads, journal: desk.path.journal };
    const deskNumber = desk.path.execute(by.managerId, (tx) => {
      const given = admitDevice(tx, reads, { deviceId, publicKey: key, name });
      if (replaces !== null) removeDevice(tx, reads, replaces, 'replaced');
      return given;
    });
    return {
      kind: 'welcome',
      proof: proofs.office,
      office: identity.officeCode,
      demo: identity.demo,
      deskNumber,
      identifierKey: identifierKeyOf(orm).toString('base64'),
      rootKey: identity.rootKey,
      province: pinOf(desk.reads.sync.province()),
      members: membersToTell(),
    };
  }

  return {
    async enable(host, port) {
      const onSocket = (socket: TLSSocket, key: string): void => {
        const member = memberOf(key);
        const removed = removedOf(key);
        if (removed !== null) {
          writeMessage(socket, { kind: 'removed', signature: signRemoval(removed) });
          socket.end();
        } else if (member === null) handlePairing(socket, key);
        else startSession(socket, member, member);
      };
      const isKnown = (address: string): boolean =>
        desk.reads.peers.contacts().some((contact) => contact.host === address);
      listening ??= await listen(self(), host, port, { onSocket, isKnown, failed });
      return listening.port;
    },
    async connect(host, port, sought) {
      const before = disabledCount;
      const { socket, peerKey } = await dial(self(), host, port).catch(() => {
        throw refusal('PEER_UNREACHABLE', {});
      });
      if (disabledCount !== before) {
        socket.destroy();
        throw refusal('PEER_UNREACHABLE', {});
      }
      const member = memberOf(peerKey);
      if (member === null) {
        socket.destroy();
        throw refusal('PEER_NOT_A_MEMBER', {});
      }
      if (sought?.has(member) === false && this.linked().includes(member)) {
        socket.destroy();
        throw refusal('PEER_UNREACHABLE', {});
      }
      startSession(socket, member, self().deviceId);
    },
    endLinks() {
      for (const link of links) link.exchange.close();
    },
    async disable() {
      disabledCount += 1;
      showing = null;
      this.endLinks();
      const stopped = listening?.close();
      listening = null;
      await stopped;
    },
    showCode(by, replaces = null) {
      const pairing = openPairing(now, () => desk.machine.elapsedMs());
      showing = { pairing, by, replaces };
      return pairing.code;
    },
    codeUntil: () => (showing?.pairing.isUsable() && showing.by.stillMay() ? showing.pairing.until : null),
    hideCode() {
      showing = null;
    },
    linked: () => [...new Set([...links].map(({ deviceId }) => deviceId))],
    heldBy: (stream, seq) =>
      new Set(
        [...links].filter((link) => link.exchange.heldOf(stream) >= seq).map(({ deviceId }) => deviceId),
      ).size,
    peerHeads: () =>
      new Map(
        [...links].flatMap(({ deviceId, exchange: link }) => {
          const holds = link.holds();
          return holds === null ? [] : [[deviceId, holds] as const];
        }),
      ),
    async close() {
      unsubscribe();
      // The store may be closed by then.
      if (pumping !== null) clearImmediate(pumping);
      pumping = null;
      await this.disable();
    },
  };
}
