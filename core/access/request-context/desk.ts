// The open office: store, write path, reads, sessions. What every procedure works on; `open-desk.ts` opens it.

import type { Attempts } from '#core/access/staff/attempts.ts';
import type { Sessions } from '#core/access/staff/sessions.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Reads, Topic } from '#core/journal/log/reads.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import type { WitnessVerdict } from '#core/journal/witness/compare-witness.ts';
import type { Migration } from '#db/migrate.ts';
import type { Store } from '#db/open-store.ts';
import type { ClockMonitor, TableCheck } from './monitors.ts';
import type { OfficeClock } from './office-clock.ts';
import type { PreAuth } from './pre-auth.ts';
import type { Proofs } from './proofs.ts';
import type { OneKeyAct, RecentActs } from './recent-acts.ts';

/** What runs beside the store in an open office. Open like `Reads`: a duty adds its own service in its `duty.ts`. */
export interface OfficeServices {
  readonly clockMonitor: ClockMonitor;
  /** Compares the tables of a day with the journal. */
  readonly tables: TableCheck;
}

/**
 * What an open office keeps in memory and nowhere else: it is gone with the process. Open like `Reads`; the opening lists it
 * (core/app/opening/office-memory.ts).
 */
export interface OfficeMemory {
  readonly recentActs: RecentActs<OneKeyAct>;
  /** What inspectors were shown, by session, procedure and input. */
  readonly openedByInspectors: Set<string>;
}

/** The office's folder and what lies in it, and how this PC came to it. */
export type OfficeFiles = {
  /** The office's folder. */
  readonly dir: string;
  readonly migrations: readonly Migration[];
  /** The store's key, for whoever reads its file itself. */
  readonly dataKey: Uint8Array;
  readonly appVersion: string;
  /** Only a demo office may be set up here: there is nobody to keep a real office's key. */
  readonly demoOnly: boolean;
  /** What the witnesses outside the store said of it when it was opened. */
  readonly witnessed: WitnessVerdict;
  /** A connection of its own that only reads: one moment of the store, beside the writer. Whoever asks closes it. */
  openReader(): Store;
};

/** The store and what is written and read of it. */
export type OfficeRecords = {
  readonly store: Store;
  readonly path: WritePath;
  readonly reads: Reads;
  /** What is read before anybody has signed in. */
  readonly preAuth: PreAuth;
};

/** Who is here, and what they have shown. */
export type OfficePeople = {
  readonly sessions: Sessions;
  readonly attempts: Attempts;
  /** What was shown as a second factor, each for one act of one session. */
  readonly proofs: Proofs;
  readonly memory: OfficeMemory;
};

/** What this PC is, and how its office stands to it. */
export type OfficeStanding = {
  /** Its `now` is what this PC works by (core/access/clock). */
  readonly machine: Machine;
  readonly clock: OfficeClock;
  /** This device, or null before the first run. */
  identity(): DeviceIdentity | null;
  /** Whether this PC is taking over an office and has only a part of its journal. */
  isJoining(): boolean;
  /** Whether this PC has heard that it was removed from the office. */
  isRemoved(): boolean;
  /** The key by which the province signs what it says, base64url; null before this office is enrolled. */
  provinceKey(): string | null;
};

/** Who hears of changes, and how the office ends. */
export type OfficeLife = {
  /** Is told the topics of every committed command. @returns how to stop listening. */
  subscribe(listener: (topics: readonly Topic[]) => void): () => void;
  /** Tells listeners of a change that is not in the journal (the state of the sync). */
  announce(topics: readonly Topic[]): void;
  /**
   * Deletes the store with its copies in the office's folder, and opens an empty one in its place. This desk is done with;
   * the new one is handed to `replaced`. Whoever calls has made sure that it is a demo office.
   */
  startOver(): Promise<void>;
  /** Stops the sync and closes the store. */
  close(): Promise<void>;
};

/** The sum of these ports, for procedures. Whoever needs less names the port, or the members. */
export type Desk = OfficeFiles & OfficeRecords & OfficePeople & OfficeStanding & OfficeServices & OfficeLife;
