// What the write path is built of.
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Store } from '#db/open-store.ts';
import type { EntryApplier } from './entry-applier.ts';
import type { JournalStore } from './journal-store.ts';
import type { KeptLists } from './kept-lists.ts';
import type { Topic } from './reads.ts';

export type WritePathParts = {
  readonly store: Store;
  /** The journal of this store. */
  readonly journal: JournalStore;
  readonly machine: Machine;
  readonly appliers: readonly EntryApplier[];
  /** The lists that follow the journal; none where nobody reads them. */
  readonly lists?: KeptLists;
  /** This device, or null before the first run. */
  identity(): DeviceIdentity | null;
  /** Server clock minus device clock in ms, null before the first contact. */
  clockOffsetMs(): number | null;
  /** The emergency under which a person works at this PC now (core/access/emergency): the mark of what they write. */
  supervisedBy?(person: string): string | null;
  /**
   * Called before COMMIT of whatever changed these topics; `isAnew` where it was computed again what entries knew.
   */
  beforeCommit?(changed: ReadonlySet<Topic>, isAnew: boolean): void;
  /** Called after COMMIT with the topics that changed. */
  changed(topics: readonly Topic[]): void;
  /** What this PC works by when its clock says so; the clock itself when left out. */
  officialOf?(wall: string): string;
  /** Called after COMMIT with what was worked by. */
  committed?(official: string): void;
};
