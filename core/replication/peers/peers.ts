// The links to the office's other PCs (design.md §6): listens, connects, and drops whoever is no longer a member.
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { removalStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { Orm } from '#db/open-store.ts';
import type { PeerHead } from './contract.ts';
import { dial, type Listening, listen } from './link.ts';
import { createLinks, type PeersEvents } from './links.ts';
import { writeMessage } from './messages.ts';
import type { PairingIssuer } from './pairing-issuer.ts';
import type { PeersDesk } from './peers-desk.ts';
import { createUnpaired } from './unpaired.ts';

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

/** `now` in ms. */
export function createPeers(desk: PeersDesk, orm: Orm, now: () => number, events: PeersEvents): Peers {
  const { changed, failed } = events;
  const links = createLinks(desk, events);
  const { self, memberOf, removedOf, signRemoval } = membership(desk);
  const unpaired = createUnpaired(desk, orm, now, { changed, failed });
  let listening: Listening | null = null;
  let pumping: NodeJS.Immediate | null = null;
  /** How often all links were ended: one that was dialled before then is not made after it. */
  let disabledCount = 0;

  const pump = neverThrows(failed, () => {
    pumping = null;
    dropRemoved();
    for (const { exchange: link } of links.all()) link.pump();
  });
  // Commits that follow each other go out together, after the command that made them has answered.
  const pumpSoon = neverThrows(failed, () => {
    pumping ??= setImmediate(pump);
  });
  const unsubscribe = desk.subscribe(pumpSoon);

  function dropRemoved(): void {
    const removed = new Set(
      desk.reads.peers.members().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [deviceId] : [])),
    );
    for (const { deviceId, exchange: link } of links.all())
      if (removed.has(deviceId)) link.sendRemoved(signRemoval(deviceId));
  }

  return {
    async enable(host, port) {
      const onSocket = (socket: TLSSocket, key: string): void => {
        const member = memberOf(key);
        const removed = removedOf(key);
        if (removed !== null) {
          writeMessage(socket, { kind: 'removed', signature: signRemoval(removed) });
          socket.end();
        } else if (member === null) unpaired.handle(socket, key);
        else links.start(socket, member, member);
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
      if (sought?.has(member) === false && links.linked().includes(member)) {
        socket.destroy();
        throw refusal('PEER_UNREACHABLE', {});
      }
      links.start(socket, member, self().deviceId);
    },
    endLinks: links.end,
    async disable() {
      disabledCount += 1;
      unpaired.hide();
      links.end();
      const stopped = listening?.close();
      listening = null;
      await stopped;
    },
    showCode: (by, replaces = null) => unpaired.show(by, replaces),
    codeUntil: unpaired.until,
    hideCode: unpaired.hide,
    linked: links.linked,
    heldBy: links.heldBy,
    peerHeads: links.peerHeads,
    async close() {
      unsubscribe();
      // The store may be closed by then.
      if (pumping !== null) clearImmediate(pumping);
      pumping = null;
      await this.disable();
    },
  };
}

/** Whose key it is that somebody proved, by what is known here. */
function membership(desk: PeersDesk) {
  function self(): DeviceIdentity {
    const identity = desk.identity();
    if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
    return identity;
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

  return { self, memberOf, removedOf, signRemoval };
}
