// That this PC was removed from the office: another PC of the office said so and signed it. It is kept over a restart, with who
// said it. From then on this PC speaks with nobody, and serves a manager alone who hands over by a bundle what only it holds (N45).
import { removalStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { OwnRemoval } from './contract.ts';
import type { PeersReads } from './queries.ts';

type RemovalDesk = {
  readonly reads: { readonly peers: Pick<PeersReads, 'known' | 'ownRemoval' | 'keepOwnRemoval'> };
  identity(): DeviceIdentity | null;
};

/** What this PC knows of its own removal. `write` keeps it in the store, now or when there is room. */
export function createOwnRemoval(
  { reads, identity }: RemovalDesk,
  write: (work: () => void) => void = (work) => work(),
) {
  let known: OwnRemoval | null | undefined;
  return {
    /** Who said it and when; null while this PC belongs to the office. Read from the store once. */
    state(): OwnRemoval | null {
      if (known === undefined) known = reads.peers.ownRemoval();
      return known;
    },
    /**
     * A PC says that this one was removed. It counts when that PC is of the office and signed just this; the first word stays.
     * @returns whether it is news
     */
    hear(by: string, signature: string, at: string): boolean {
      const self = identity();
      const teller = reads.peers.known().find(({ deviceId, isRemoved }) => deviceId === by && !isRemoved);
      if (self === null || teller === undefined || this.state() !== null) return false;
      const said = removalStatement({ office: self.officeCode, device: self.deviceId, by });
      if (!statementHolds(said, signature, teller.publicKey)) return false;
      known = { by, at };
      write(() => reads.peers.keepOwnRemoval({ by, at, signature }));
      return true;
    },
  };
}
