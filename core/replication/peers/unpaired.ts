// The code that is shown for a new PC, and the PCs that come without being members: while a code is shown, each gets one chance to
// prove that it knows it, and nothing else (N28).
import type { TLSSocket } from 'node:tls';
import { neverThrows } from '#core/foundation/problems/never-throws.ts';
import { identifierKeyOf } from '#core/journal/device/own-office-queries.ts';
import type { Orm } from '#db/open-store.ts';
import { admitDevice, removeDevice } from './admit.ts';
import { type JoinAnswer, joinRequestSchema, measures } from './contract.ts';
import { readMessages, writeMessage } from './messages.ts';
import { openPairing, type Pairing, proofsOf, sameProof } from './pairing.ts';
import type { PairingIssuer } from './pairing-issuer.ts';
import type { PeersDesk } from './peers-desk.ts';

/** Largest message of an unpaired PC, bytes; how many unpaired PCs may be connected at once, and for how long each, ms. */
const maxUnpairedBytes = 4096;
const maxUnpaired = 16;
const unpairedTimeoutMs = 30_000;

type Showing = {
  readonly pairing: Pairing;
  readonly by: PairingIssuer;
  readonly replaces: string | null;
};

/** `now` in ms; `changed` is told when a code ends by itself. */
export function createUnpaired(
  desk: PeersDesk,
  orm: Orm,
  now: () => number,
  { changed, failed }: { readonly changed: () => void; readonly failed: (error: unknown) => void },
) {
  const unpaired = new Set<TLSSocket>();
  let showing: Showing | null = null;

  /** What is shown, if its manager still may show it; otherwise the code is gone as if they had taken it back. */
  function stillShown(): Showing | null {
    if (showing === null || showing.by.stillMay()) return showing;
    showing = null;
    changed();
    return null;
  }

  async function answer(
    socket: TLSSocket,
    key: string,
    { pairing, by, replaces }: Showing,
    value: unknown,
  ): Promise<JoinAnswer> {
    const request = joinRequestSchema.safeParse(value);
    // The try is taken before anything is compared: asking at the same time gives no more of them.
    if (!request.success || stillShown()?.pairing !== pairing || !pairing.tryOnce())
      return { kind: 'refused' };
    const identity = desk.identity();
    if (identity === null) return { kind: 'refused' };
    const proofs = await proofsOf(socket, pairing.code, { joiner: key, office: identity.publicKey });
    // Asked again: from here to the entry nothing else runs.
    if (!sameProof(proofs.joiner, request.data.proof) || stillShown()?.pairing !== pairing)
      return { kind: 'refused' };
    pairing.use();
    showing = null;
    changed();
    const { deviceId, name } = request.data;
    const reads = { ...desk.reads, journal: desk.path.journal };
    const deskNumber = desk.path.execute(by.managerId, (tx) => {
      const given = admitDevice(tx, reads, { deviceId, publicKey: key, name });
      if (replaces !== null) removeDevice(tx, reads, replaces, 'replaced');
      return given;
    });
    return welcome(desk, orm, { proof: proofs.office, deskNumber });
  }

  return {
    /** A stranger may pair while a code is shown, and gets nothing else. */
    handle(socket: TLSSocket, key: string): void {
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
      const answered = neverThrows(failed, async (value: unknown) => {
        try {
          writeMessage(socket, await answer(socket, key, shown, value));
        } finally {
          socket.end();
        }
      });
      readMessages(socket, maxUnpairedBytes, (value) => {
        if (isHeard) return;
        isHeard = true;
        answered(value);
      });
    },
    show(by: PairingIssuer, replaces: string | null): string {
      const pairing = openPairing(now, () => desk.machine.elapsedMs());
      showing = { pairing, by, replaces };
      return pairing.code;
    },
    until: (): number | null =>
      showing?.pairing.isUsable() && showing.by.stillMay() ? showing.pairing.until : null,
    hide(): void {
      showing = null;
    },
  };
}

/** What the office hands over to a PC that it has just admitted. */
function welcome(
  desk: PeersDesk,
  orm: Orm,
  given: { readonly proof: string; readonly deskNumber: number },
): JoinAnswer {
  const identity = desk.identity();
  if (identity === null) return { kind: 'refused' };
  const province = desk.reads.sync.province();
  // Keys of the office's PCs, those that belong to it now first: by them the new PC judges the journal that comes.
  const members = desk.reads.peers
    .members()
    .toSorted((one, other) => Number(one.isRemoved) - Number(other.isRemoved))
    .slice(0, measures.members);
  return {
    kind: 'welcome',
    ...given,
    office: identity.officeCode,
    demo: identity.demo,
    identifierKey: identifierKeyOf(orm).toString('base64'),
    rootKey: identity.rootKey,
    province: province === null ? null : pinned(province),
    members: members.map(({ deviceId, publicKey }) => ({ deviceId, publicKey })),
  };
}

type Province = NonNullable<ReturnType<PeersDesk['reads']['sync']['province']>>;
const pinned = ({ provinceUrl, serverEpoch, signingKey, sealingKey }: Province) => ({
  provinceUrl,
  serverEpoch,
  signingKey,
  sealingKey,
});
