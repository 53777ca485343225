// The one write path (design.md §2): one immediate transaction per command, opened by `inTransaction` and nowhere else.
// rules → append → apply → commit; only then the answer, the changed topics and the wake-up of the sync.
import type { EntryLine } from '#core/foundation/wire/read-entry.ts';
import type { DeviceIdentity, NewDevice } from '#core/journal/device/device-identity.ts';
import type { NewOffice } from '#core/journal/device/own-office-queries.ts';
import type { EntryDefinition } from './define-entry.ts';
import type { Head, JournalStore, PrivatePart, StreamKey } from './journal-store.ts';
import type { KeptLists } from './kept-lists.ts';
import type { PendingChain } from './placing.ts';

/** What a command gets: the moment, the person, and `append`. */
export type Transaction = {
  /** UTC instant of the command; the same for all of its entries. */
  readonly at: string;
  /** What this PC works by now, UTC; `at` runs ahead of it after a clock that was set back with the manager's word. */
  readonly now: string;
  /** Real time since the machine started, ms; no setting of the clock moves it. */
  readonly elapsedMs: number;
  /** The place of the next entry in this device's stream. */
  nextSeq(): number;
  /** Business day of `now`. */
  readonly day: string;
  readonly actor: string | null;
  readonly device: DeviceIdentity;
  newId(): string;
  randomBytes(count: number): Uint8Array;
  /** The same transaction in the name of another person (the first run, where the manager comes into being). */
  as(actor: string): Transaction;
  /** Appends an entry and applies it at once. The private part is required where the type has one. */
  append<Body, Private>(
    definition: EntryDefinition<Body, Private>,
    body: NoInfer<Body>,
    ...kept: [Private] extends [never] ? [] : [kept: NoInfer<Private>]
  ): void;
};

export type WritePath = {
  readonly journal: JournalStore;
  /** The lists that follow the journal; undefined where nobody reads them. */
  readonly lists: KeptLists | undefined;
  /** The chains with entries that are pending, and the inconsistent ones (J38). */
  pending(): readonly PendingChain[];
  /** Makes `knowledge` anew from the journal, inside the caller's transaction. */
  learnAnew(): void;
  /** Whether an entry here names one of this chain from `seq` on that is not here: `short` says its hash where it is known. */
  isAwaited(stream: StreamKey, from: number, shortOf: (seq: number) => string | undefined): boolean;
  /** Runs a command in the one transaction. Whatever it throws rolls everything back. */
  execute<T>(actor: string | null, work: (tx: Transaction) => T): T;
  /**
   * The first command of all. It notes this device, with what `noteOwn` notes beside it of this PC's own, in a transaction before the
   * one in which this PC becomes one of the office and `work` runs: a kill between the two leaves no office (J51).
   */
  establish<T>(facts: NewDevice & NewOffice, work: (tx: Transaction) => T, noteOwn?: () => void): T;
  /** Opens a new epoch of this device from its parent's head and runs its first command in the same transaction. */
  renew<T>(renewal: Renewal, work: (tx: Transaction) => T): T;
  /**
   * Takes in a page of a chain of this device that somebody else held and does what follows from it, all in one
   * transaction: opens a new epoch when `renewal` says so, and runs `work` when there is any. `beside` keeps what came with
   * the page and is no entry. A renewal comes with its work.
   * @throws ChainError when the page does not follow what is here
   */
  recoverPage(
    page: IngestedPage,
    renewal: Renewal | null,
    work: ((tx: Transaction) => void) | null,
    beside?: () => void,
  ): void;
  /**
   * Takes in entries of another device in its order, verifying its chain, and places what can be placed. Known ones are passed
   * over; one that is not canonical or not understood is placed in quarantine. A stream that is new here starts from `startHash`: its parent's
   * head, or zeros.
   * @throws ChainError when a line is no entry of the stream or does not follow; nothing of the call is taken in then.
   */
  ingest(stream: StreamKey, entries: readonly IngestedEntry[], startHash?: string): Head;
  /**
   * Takes in private parts of entries that are here without them, and then does `rebuild`, all in one transaction.
   * @returns how many were taken
   * @throws ChainError when one is not what its entry commits to; nothing of the call is taken in then.
   */
  ingestPrivate(stream: StreamKey, parts: ReadonlyMap<number, PrivatePart>, rebuild: () => void): number;
  /** Applies one stored entry to the tables (rebuild). */
  applyStored(stream: StreamKey, bytes: Uint8Array, kept: Uint8Array | undefined): void;
  /** The same of an entry that was read already. */
  applyRead(stream: StreamKey, line: EntryLine, kept: Uint8Array | undefined): void;
  /** Whether this version understands a stored entry. */
  isUnderstood(bytes: Uint8Array, kept: Uint8Array | undefined): boolean;
};

export type Renewal = {
  /** The new random epoch, 128 bits in hex. */
  readonly epoch: string;
  /** Chain hash that it starts from. */
  readonly startHash: string;
};

/** Entries that go on where a chain of this store ends, or where `begins` says that a new one begins. */
export type IngestedPage = {
  readonly stream: StreamKey;
  readonly begins:
    | { readonly kind: 'epoch'; readonly startHash: string }
    | { readonly kind: 'branch'; readonly of: string; readonly from: Head }
    | null;
  readonly entries: readonly IngestedEntry[];
};

export type IngestedEntry = { readonly bytes: Uint8Array; readonly private?: PrivatePart };

export class ChainError extends Error {
  override readonly name = 'ChainError';
  readonly seq: number;
  constructor(seq: number, message: string) {
    super(message);
    this.seq = seq;
  }
}

/** An entry that no province takes: whoever signed it wrote it so, and it is taken in nowhere. */
export class UnsendableError extends ChainError {}
