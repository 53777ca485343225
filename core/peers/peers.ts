// The PCs of the office that this one speaks with (design.md §6): listens, meets, and drops whoever is no member any more.
// A stranger gets nothing but, while a code is shown, one chance to prove that it knows it.
import type { TLSSocket } from 'node:tls';
import { identifierKeyOf } from '#core/journal/device-identity.ts';
import type { StreamKey } from '#core/journal/journal-store.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import type { Orm } from '#db/open-store.ts';
import { admitDevice } from './admit.ts';
import { type JoinAnswer, joinRequestSchema } from './contract.ts';
import { type Exchange, exchange } from './exchange.ts';
import { dial, type LinkIdentity, type Listening, listen } from './link.ts';
import { readMessages, writeMessage } from './messages.ts';
import { openPairing, type Pairing, proofsOf, sameProof } from './pairing.ts';
import type { PeersDesk } from './peers-desk.ts';

export type Peers = {
  /** Takes links at this address. @returns the port */
  open(host: string, port: number): Promise<number>;
  /** Meets the PC at an address. @throws PEER_UNREACHABLE, PEER_NOT_A_MEMBER */
  meet(host: string, port: number): Promise<void>;
  /** Shows a code for one new PC, in the name of the manager who stands there. An earlier code ends. */
  showCode(managerId: string): string;
  /** Ids of the PCs that are linked now. */
  linked(): readonly string[];
  /** On how many linked PCs an entry is, as they said themselves. */
  heldBy(stream: StreamKey, seq: number): number;
  close(): Promise<void>;
};

function pinOf(province: ReturnType<PeersDesk['reads']['sync']['province']>) {
  if (province === null) return null;
  const { provinceUrl, serverEpoch, signingKey, sealingKey } = province;
  return { provinceUrl, serverEpoch, signingKey, sealingKey };
}

/** Largest message of somebody who is not a member yet. */
const largestFromStranger = 4096;

type Showing = { readonly pairing: Pairing; readonly managerId: string };

/** `changed` is told when a PC came, went, or said that it holds more. */
export function createPeers(
  desk: PeersDesk,
  orm: Orm,
  now: () => number,
  changed: () => void = () => undefined,
): Peers {
  const links = new Map<string, Exchange>();
  let listening: Listening | null = null;
  let showing: Showing | null = null;
  let pumping: NodeJS.Immediate | null = null;

  const unsubscribe = desk.subscribe(() => {
    // Commits that follow each other go out together, after the command that made them has answered.
    if (pumping !== null) return;
    pumping = setImmediate(() => {
      pumping = null;
      dropRemoved();
      for (const link of links.values()) link.pump();
    });
  });

  function self(): LinkIdentity & { readonly publicKey: string } {
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

  function dropRemoved(): void {
    const removed = new Set(
      desk.reads.peers.members().flatMap(({ deviceId, isRemoved }) => (isRemoved ? [deviceId] : [])),
    );
    for (const [deviceId, link] of links) if (removed.has(deviceId)) link.close();
  }

  function speak(socket: TLSSocket, deviceId: string): void {
    links.get(deviceId)?.close();
    const link: Exchange = exchange(
      desk,
      socket,
      deviceId,
      () => {
        if (links.get(deviceId) === link) links.delete(deviceId);
        changed();
      },
      changed,
    );
    links.set(deviceId, link);
    changed();
  }

  function meetStranger(socket: TLSSocket, key: string): void {
    if (showing === null) {
      socket.destroy();
      return;
    }
    const shown = showing;
    let isHeard = false;
    readMessages(socket, largestFromStranger, (value) => {
      if (isHeard) return;
      isHeard = true;
      void answerStranger(socket, key, shown, value)
        .then((answer) => writeMessage(socket, answer))
        .catch((error: unknown) =>
          desk.log(`pairing: ${error instanceof Error ? error.message : String(error)}`),
        )
        .finally(() => socket.end());
    });
  }

  async function answerStranger(
    socket: TLSSocket,
    key: string,
    { pairing, managerId }: Showing,
    value: unknown,
  ): Promise<JoinAnswer> {
    const request = joinRequestSchema.safeParse(value);
    // The try is taken before anything is compared: asking at the same time gives no more of them.
    if (!request.success || !pairing.tryOnce()) return { kind: 'refused' };
    const proofs = await proofsOf(socket, pairing.code, { joiner: key, office: self().publicKey });
    if (!sameProof(proofs.joiner, request.data.proof) || showing?.pairing !== pairing)
      return { kind: 'refused' };
    pairing.use();
    showing = null;
    const identity = desk.identity();
    if (identity === null) return { kind: 'refused' };
    const { deviceId, name } = request.data;
    const deskNumber = desk.path.execute(managerId, (tx) =>
      admitDevice(tx, desk.reads.peers, { deviceId, publicKey: key, name }),
    );
    return {
      kind: 'welcome',
      proof: proofs.office,
      office: identity.officeCode,
      demo: identity.demo,
      deskNumber,
      identifierKey: identifierKeyOf(orm).toString('base64'),
      province: pinOf(desk.reads.sync.province()),
      members: desk.reads.peers.members().map(({ deviceId: id, publicKey }) => ({ deviceId: id, publicKey })),
    };
  }

  return {
    async open(host, port) {
      listening ??= await listen(self(), host, port, (socket, key) => {
        const member = memberOf(key);
        if (member === null) meetStranger(socket, key);
        else speak(socket, member);
      });
      return listening.port;
    },
    async meet(host, port) {
      const { socket, peerKey } = await dial(self(), host, port).catch(() => {
        throw refusal('PEER_UNREACHABLE', {});
      });
      const member = memberOf(peerKey);
      if (member === null) {
        socket.destroy();
        throw refusal('PEER_NOT_A_MEMBER', {});
      }
      speak(socket, member);
    },
    showCode(managerId) {
      const pairing = openPairing(now);
      showing = { pairing, managerId };
      return pairing.code;
    },
    linked: () => [...links.keys()],
    heldBy: (stream, seq) => [...links.values()].filter((link) => link.heldOf(stream) >= seq).length,
    async close() {
      unsubscribe();
      // The store may be closed by then.
      if (pumping !== null) clearImmediate(pumping);
      for (const link of links.values()) link.close();
      await listening?.close();
      listening = null;
    },
  };
}
