// What the link between PCs takes of an open office.
import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import type { Machine } from '#core/journal/machine.ts';
import type { Topic } from '#core/journal/reads.ts';
import type { WritePath } from '#core/journal/write-path.ts';
import type { SyncStore } from '#core/sync/sync-store.ts';
import type { Store } from '#db/open-store.ts';
import type { PeersReads } from './queries.ts';

export type PeersDesk = {
  readonly machine: Machine;
  readonly path: WritePath;
  readonly store: Store;
  readonly reads: {
    readonly peers: PeersReads;
    readonly sync: Pick<SyncStore, 'province' | 'isRewindKnown'>;
  };
  identity(): DeviceIdentity | null;
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
  log(line: string): void;
};
