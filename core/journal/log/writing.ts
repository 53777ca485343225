// What the parts of the write path share, and what each of them does to the journal.
import type { Envelope } from '#core/foundation/wire/contract.ts';
import type { Effects } from './effects.ts';
import type { JournalStore, PrivatePart, StreamKey } from './journal-store.ts';
import { type Placing, pendingAfter } from './placing.ts';
import type { Topic } from './reads.ts';
import type { WritePathParts } from './write-path-parts.ts';

/** One for each open store. */
export type Writing = {
  readonly parts: WritePathParts;
  readonly journal: JournalStore;
  readonly placing: Placing;
  readonly effects: Effects;
  /** Runs one immediate transaction. */
  readonly runImmediate: (work: () => void) => void;
  /** What the running command works by, UTC; null where none writes. */
  begun: string | null;
  /** Whether the running transaction computed again what entries knew. */
  isLearntAnew: boolean;
};

/** Keeps an entry with its private part, or notes that the part is missing. */
export function keepEntry(
  journal: JournalStore,
  { device, epoch }: StreamKey,
  { seq, lc, type, day, at, actor, private: commitment }: Envelope,
  bytes: Uint8Array,
  hash: string,
  kept: PrivatePart | undefined,
): void {
  journal.insertEntry({ device, epoch, seq, lc, type, day, at, actor, hash, bytes: Buffer.from(bytes) });
  if (kept !== undefined) keepPrivatePart(journal, { device, epoch }, seq, kept);
  else if (commitment !== undefined) journal.insertGap({ device, epoch, seq });
}

export function keepPrivatePart(
  journal: JournalStore,
  { device, epoch }: StreamKey,
  seq: number,
  { salt, bytes }: PrivatePart,
): void {
  journal.insertPrivate({ device, epoch, seq, salt: Buffer.from(salt), bytes: Buffer.from(bytes) });
}

/** Places what waits and can be placed now. `changed` gains the topics of what was. */
export function placePending(writing: Writing, changed: Set<Topic>): void {
  const { parts, journal, placing, effects } = writing;
  placing.placePending(
    (of, seq) => pendingAfter(journal, of, seq),
    (of, { line, seq }) => {
      const kept = journal.privatePart(of, seq)?.bytes ?? undefined;
      for (const topic of effects.apply(of, seq, effects.effectOf(line, kept))) changed.add(topic);
      parts.lists?.tellFrom(journal.entry(of, seq)?.pos ?? 1);
    },
  );
  // Every list may ask who knew what.
  if (!placing.learnAnew()) return;
  writing.isLearntAnew = true;
  for (const { topics } of parts.appliers) for (const topic of topics) changed.add(topic);
}
