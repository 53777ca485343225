// The one write path (design.md §2): one immediate transaction per command, opened here and nowhere else.
// rules → append → apply → commit; only then the answer, the changed topics and the wake-up of the sync.
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import { cleanTexts } from '#core/foundation/identifiers/clean-text.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, privateCommitment, zeroHash } from '#core/foundation/wire/chain.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import { type EntryLine, readEntry } from '#core/foundation/wire/read-entry.ts';
import {
  createDeviceIdentity,
  type DeviceIdentity,
  type NewDevice,
  renewDeviceIdentity,
} from '#core/journal/device/device-identity.ts';
import type { EntryDefinition } from './define-entry.ts';
import { createEffects } from './effects.ts';
import {
  createJournalStore,
  type Head,
  type JournalStore,
  type PrivatePart,
  type StreamKey,
} from './journal-store.ts';
import { afterLast, isKnown, isSendable } from './line-checks.ts';
import { notSound } from './not-sound.ts';
import { createPlacing, type WaitingChain, waitingAfter } from './placing.ts';
import { privatePartOf } from './private-part.ts';
import type { Topic } from './reads.ts';
import type { WritePathParts } from './write-path-parts.ts';

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
  /** The chains of which entries are kept and wait, or stand apart (J38). */
  waiting(): readonly WaitingChain[];
  /** Makes `knowledge` anew from the journal, inside the caller's transaction. */
  learnAnew(): void;
  /** Whether an entry here names one of this chain from `seq` on that is not here: `short` says its hash where it is known. */
  isAwaited(stream: StreamKey, from: number, shortOf: (seq: number) => string | undefined): boolean;
  /** Runs a command in the one transaction. Whatever it throws rolls everything back. */
  execute<T>(actor: string | null, work: (tx: Transaction) => T): T;
  /** The first command of all: makes this device's identity and runs the set-up in the same transaction. */
  establish<T>(facts: NewDevice, work: (tx: Transaction) => T): T;
  /** Opens a new epoch of this device from its parent's head and runs its first command in the same transaction. */
  renew<T>(renewal: Renewal, work: (tx: Transaction) => T): T;
  /**
   * Takes in a page of a chain of this device that somebody else held and does what follows from it, all in one
   * transaction: opens a new epoch when `renewal` says so, and runs `work` when there is any. `beside` keeps what came with
   * the page and is no entry.
   * @throws ChainError when the page does not follow what is here
   */
  takeBack(
    page: TakenPage,
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
  takePrivate(stream: StreamKey, parts: ReadonlyMap<number, PrivatePart>, rebuild: () => void): number;
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
export type TakenPage = {
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

/** Builds the write path over a store (D11.24). */
export function createWritePath(parts: WritePathParts): WritePath {
  const { store, machine } = parts;
  const journal = createJournalStore(store.orm);
  const { effectOf, apply } = createEffects(store.sqlite, journal, parts.appliers);
  const placing = createPlacing(store.sqlite, journal);
  const topicsOf = new Map(parts.appliers.map(({ type, topics }) => [type, topics]));

  function keepEntry(
    { device, epoch }: StreamKey,
    { seq, lc, type, day, at, actor, private: commitment }: Envelope,
    bytes: Uint8Array,
    hash: string,
    kept: PrivatePart | undefined,
  ): void {
    journal.insertEntry({ device, epoch, seq, lc, type, day, at, actor, hash, bytes: Buffer.from(bytes) });
    if (kept !== undefined) keep({ device, epoch }, seq, kept);
    else if (commitment !== undefined) journal.insertGap({ device, epoch, seq });
  }

  function keep({ device, epoch }: StreamKey, seq: number, { salt, bytes }: PrivatePart): void {
    journal.insertPrivate({ device, epoch, seq, salt: Buffer.from(salt), bytes: Buffer.from(bytes) });
  }

  /** What the running command works by. */
  let begun: string | null = null;
  const runImmediate = store.sqlite.transaction((work: () => unknown) => work()).immediate;
  /** One transaction: a refusal or an exception leaves nothing of it (J1). */
  function inTransaction<T>(work: (changed: Set<Topic>) => T): T {
    if (store.sqlite.inTransaction)
      throw new Error('a command is already running: one transaction per command');
    const changed = new Set<Topic>();
    begun = null;
    let result: { value: T } | undefined;
    try {
      runImmediate(() => {
        result = { value: work(changed) };
      });
    } finally {
      journal.transactionEnded();
      if (result === undefined) placing.forget();
    }
    if (result === undefined) throw new Error('the transaction did not run');
    if (begun !== null && changed.size > 0) parts.committed?.(begun);
    if (changed.size > 0) parts.changed([...changed, 'journal', 'sync']);
    return result.value;
  }

  /** The first stream of a device begins with nothing before it. */
  function newStream(stream: StreamKey): { readonly head: Head; readonly at: string | null } {
    journal.addStream(stream, zeroHash);
    return { head: journal.head(stream), at: journal.lastAt(stream) };
  }

  function begin(person: string | null, identity: DeviceIdentity, changed: Set<Topic>): Transaction {
    const stream = { device: identity.deviceId, epoch: identity.epoch };
    const tip = journal.tip(stream) ?? newStream(stream);
    let { head } = tip;
    const wall = machine.now();
    if (!isUsualInstant(wall)) throw refusal('CLOCK_IMPOSSIBLE', {});
    const now = parts.officialOf?.(wall) ?? wall;
    const at = afterLast(tip.at, wall);
    const day = businessDayOf(now);
    begun = now;
    const elapsedMs = machine.elapsedMs();
    const inTheNameOf = (actor: string | null): Transaction => ({
      at,
      now,
      elapsedMs,
      day,
      nextSeq: () => head.seq + 1,
      actor,
      device: identity,
      as: inTheNameOf,
      newId: () => machine.newId(),
      randomBytes: (count) => machine.randomBytes(count),
      append(definition, body, ...rest) {
        const place = placing.next(stream, head.seq);
        if (place === null) throw refusal('APPLICATION_BUSY', {});
        const kept = definition.private === null ? undefined : privatePartOf(cleanTexts(rest[0]), machine);
        const supervised = actor === null ? null : (parts.supervisedBy?.(actor) ?? null);
        const envelope = {
          v: 1 as const,
          device: stream.device,
          epoch: stream.epoch,
          seq: head.seq + 1,
          at,
          day,
          office: identity.officeCode,
          actor,
          type: definition.type,
          tv: definition.tv,
          body: cleanTexts(body),
          lc: place.lc,
          ...(place.seen.length === 0 ? {} : { seen: place.seen }),
          ...(kept === undefined ? {} : { private: privateCommitment(kept.salt, kept.bytes) }),
          ...(supervised === null ? {} : { supervised }),
          clock: {
            offsetMs: parts.clockOffsetMs(),
            monotonicMs: machine.monotonicMs(),
            boot: machine.boot,
            ...(at === wall ? {} : { wall }),
          },
        };
        const bytes = canonicalBytes(envelope);
        const hash = chainHash(head.hash, bytes);
        // The tables are written from what the bytes say, exactly as a rebuild will write them.
        const written = envelopeSchema.parse(parseJsonBytes(bytes));
        const effect = effectOf({ envelope: written, canonical: true }, kept?.bytes);
        if (effect === 'body_invalid') throw notSound(definition.body, body);
        if (effect === 'private_invalid') throw notSound(definition.private, rest[0]);
        if (effect === 'moment_impossible') throw new RangeError(`${at} is no moment to write at`);
        if (typeof effect === 'string')
          throw new TypeError(`no applier takes ${definition.type} in version ${definition.tv}: ${effect}`);
        keepEntry(stream, written, bytes, hash, kept);
        placing.placeOwn(stream, { ...written, hash });
        effect.write();
        for (const topic of effect.topics) changed.add(topic);
        head = { seq: envelope.seq, hash };
      },
    });
    return inTheNameOf(person);
  }

  function takeIn(stream: StreamKey, entries: readonly IngestedEntry[], changed: Set<Topic>): Head {
    placing.open(stream);
    let head = journal.head(stream);
    let before = entries.length === 0 ? 0 : journal.lcOf(stream, head.seq);
    const epoch = journal.wireEpoch(stream);
    const office = parts.identity()?.officeCode;
    for (const entry of entries) {
      const line = readEntry(entry.bytes);
      if (typeof line === 'string') throw new ChainError(head.seq + 1, line);
      const { envelope } = line;
      if (envelope.device !== stream.device || envelope.epoch !== epoch) {
        throw new ChainError(envelope.seq, 'the entry belongs to another stream');
      }
      if (envelope.seq <= head.seq) {
        if (!isKnown(journal, stream, envelope.seq, entry.bytes))
          throw new ChainError(envelope.seq, 'another entry stands at this place');
        continue;
      }
      if (envelope.seq !== head.seq + 1) throw new ChainError(envelope.seq, `expected ${head.seq + 1}`);
      if (!isSendable(entry.bytes) || (office !== undefined && envelope.office !== office)) {
        throw new UnsendableError(envelope.seq, 'the entry is none that could be sent on');
      }
      if (
        entry.private !== undefined &&
        envelope.private !== privateCommitment(entry.private.salt, entry.private.bytes)
      ) {
        throw new ChainError(envelope.seq, 'the private part is not the committed one');
      }
      if (envelope.lc <= before) throw new ChainError(envelope.seq, 'its clock does not go on');
      const hash = chainHash(head.hash, entry.bytes);
      keepEntry(stream, envelope, entry.bytes, hash, entry.private);
      if (placing.place(stream, { ...envelope, hash })) {
        const effect = effectOf(line, entry.private?.bytes);
        for (const topic of apply(stream, envelope.seq, effect)) changed.add(topic);
      }
      head = { seq: envelope.seq, hash };
      before = envelope.lc;
    }
    placeWaiting(changed);
    return head;
  }

  /** Places what waits and can be placed now. */
  function placeWaiting(changed: Set<Topic>): void {
    placing.placeWaiting(
      (of, seq) => waitingAfter(journal, of, seq),
      (of, { line, seq }) => {
        const kept = journal.privatePart(of, seq)?.bytes ?? undefined;
        for (const topic of apply(of, seq, effectOf(line, kept))) changed.add(topic);
      },
    );
    // Every list may ask who knew what.
    if (placing.learnAnew())
      for (const { topics } of parts.appliers) for (const topic of topics) changed.add(topic);
  }

  function renewed(renewal: Renewal): DeviceIdentity {
    const identity = renewDeviceIdentity(store.orm, renewal.epoch);
    journal.addStream({ device: identity.deviceId, epoch: renewal.epoch }, renewal.startHash);
    return identity;
  }

  return {
    journal,
    waiting: () => placing.waiting(),
    learnAnew: () => void placing.learnAnew(true),
    isAwaited: (stream, from, shortOf) => placing.isAwaited(stream, from, shortOf),
    execute(actor, work) {
      return inTransaction((changed) => {
        const identity = parts.identity();
        if (identity === null) throw new Error('no device identity yet');
        const result = work(begin(actor, identity, changed));
        // It may have removed a PC for whose entries others waited.
        if (changed.size > 0) placeWaiting(changed);
        return result;
      });
    },
    establish(facts, work) {
      return inTransaction((changed) => {
        // A PC that joins an office writes nothing yet, and has an identity all the same.
        changed.add('office');
        return work(begin(null, createDeviceIdentity(store.orm, machine, facts), changed));
      });
    },
    renew(renewal, work) {
      return inTransaction((changed) => work(begin(null, renewed(renewal), changed)));
    },
    takeBack({ stream, begins, entries }, renewal, work, beside) {
      inTransaction((changed) => {
        if (begins?.kind === 'epoch') journal.addStream(stream, begins.startHash);
        if (begins?.kind === 'branch') journal.addBranch(stream, begins.of, begins.from);
        takeIn(stream, entries, changed);
        beside?.();
        const identity = renewal === null ? parts.identity() : renewed(renewal);
        if (identity !== null) work?.(begin(null, identity, changed));
      });
    },
    ingest(stream, entries, startHash = zeroHash) {
      return inTransaction((changed) => {
        if (journal.startHash(stream) === undefined) journal.addStream(stream, startHash);
        return takeIn(stream, entries, changed);
      });
    },
    takePrivate(stream, parts, rebuild) {
      return inTransaction((changed) => {
        let taken = 0;
        for (const [seq, part] of parts) {
          const line = readEntry(journal.entry(stream, seq)?.bytes ?? new Uint8Array());
          if (typeof line === 'string' || !journal.removeGap(stream, seq)) continue;
          if (line.envelope.private !== privateCommitment(part.salt, part.bytes))
            throw new ChainError(seq, 'the private part is not the committed one');
          // It was never missing, whoever said so.
          if (journal.privatePart(stream, seq) !== undefined) continue;
          keep(stream, seq, part);
          for (const topic of topicsOf.get(line.envelope.type) ?? []) changed.add(topic);
          taken += 1;
        }
        if (taken > 0) rebuild();
        return taken;
      });
    },
    applyStored(stream, bytes, kept) {
      const line = readEntry(bytes);
      if (typeof line === 'string') throw new TypeError(`a stored entry cannot be read: ${line}`);
      apply(stream, line.envelope.seq, effectOf(line, kept));
    },
    applyRead(stream, line, kept) {
      apply(stream, line.envelope.seq, effectOf(line, kept));
    },
    isUnderstood(bytes, kept) {
      const line = readEntry(bytes);
      return typeof line !== 'string' && typeof effectOf(line, kept) !== 'string';
    },
  };
}
