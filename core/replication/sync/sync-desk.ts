// What the sync takes of an open office: no session, no duty's reads.

import type { SignedHead } from '#core/foundation/wire/contract.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { KeyKeeper } from '#core/journal/device/key-keeper.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { Topic } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { SyncStore } from './sync-store.ts';

export type SyncDesk = {
  readonly machine: Machine;
  readonly path: WritePath;
  readonly reads: {
    readonly sync: SyncStore;
    /** The office's other PCs, and the heads that they signed: up to these their entries are passed on. */
    readonly peers: {
      known(): readonly { readonly deviceId: string }[];
      signedHeadAfter(stream: StreamKey, after: number, most?: number): SignedHead | null;
    };
  };
  readonly appVersion: string;
  /** The key of this PC's store, to be kept by the province too; null for a demonstration, whose key is public. */
  readonly keyKeeper: KeyKeeper | null;
  /** `offsetMs`: the province's clock minus this one, ms; null before the first contact. */
  readonly clock: { offsetMs: number | null };
  /** Is told the province's time at every contact. */
  readonly clockMonitor: { noteProvinceTime(serverTime: string): void };
  /** This device, or null before the first run. */
  identity(): DeviceIdentity | null;
  /** Tells listeners of a change that is not in the journal (the state of the sync). */
  announce(topics: readonly Topic[]): void;
};
