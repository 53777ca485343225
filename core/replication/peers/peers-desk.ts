// What the link between PCs takes of an open office.
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { SyncEngine } from '#core/replication/sync/engine.ts';
import type { SyncStore } from '#core/replication/sync/sync-store.ts';
import type { Store } from '#db/open-store.ts';
import type { PeersReads } from './queries.ts';

export type PeersDesk = {
  readonly machine: Machine;
  readonly path: WritePath;
  readonly store: Store;
  readonly reads: {
    readonly peers: PeersReads;
    readonly sync: Pick<
      SyncStore,
      | 'province'
      | 'sealingKey'
      | 'saveKeys'
      | 'isByOwnCode'
      | 'isEnrolledWith'
      | 'isRewindKnown'
      | 'acks'
      | 'enrol'
      | 'saveContact'
      | 'ownStreams'
    >;
  };
  identity(): DeviceIdentity | null;
  /** Writes the tables of days of which the journal says more now. */
  readonly tables: { bringUp(days: readonly string[]): void };
  /** Is woken when a province is known here for the first time. */
  readonly sync: Pick<SyncEngine, 'wake'>;
  /** Tells listeners of what is not in the journal. */
  announce(topics: readonly Topic[]): void;
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
  log(line: string): void;
};
