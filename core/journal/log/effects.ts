// What entries do to the tables: each is written whole, or kept in quarantine with the reason. None that came from elsewhere
// stops the next one (design.md §6).
import { isRefusedRow } from '#core/foundation/problems/store-problem.ts';
import type { EntryLine } from '#core/foundation/wire/read-entry.ts';
import type { Sqlite } from '#db/open-store.ts';
import { entryBytes } from './define-entry.ts';
import type { EntryApplier, Misunderstood } from './entry-applier.ts';
import type { JournalStore, StreamKey } from './journal-store.ts';
import { readPrivatePart } from './private-part.ts';
import type { Topic } from './reads.ts';

/** What an entry does once it is kept. */
export type Effect = { readonly topics: readonly Topic[]; readonly write: () => void };
/** Why an entry is kept and not applied, as its bytes say. */
export type Unread = Misunderstood | 'not_canonical' | 'type_unknown';
/** Why one is kept that the tables do not take: they have its fact already, and what came first stands. */
export const contradicts = 'contradicts';

export type Effects = {
  /** Bytes that an entry of this type may have with its private part, known here or not. */
  mostBytes(type: string): number;
  /** What an entry does to the tables, read from its bytes; or why it can only be kept. */
  effectOf(line: EntryLine, kept: Uint8Array | undefined): Effect | Unread;
  /**
   * Applies an entry, or keeps it in quarantine. One that names a fact that is there already changes nothing of it.
   * @returns the topics that changed
   */
  apply(stream: StreamKey, seq: number, effect: Effect | Unread): readonly Topic[];
};

export function createEffects(
  sqlite: Sqlite,
  journal: Pick<JournalStore, 'insertQuarantine'>,
  appliers: readonly EntryApplier[],
): Effects {
  const byType = new Map(appliers.map((entryApplier) => [entryApplier.type, entryApplier]));
  const allOrNone = sqlite.transaction((write: () => void) => write());

  function isWritten({ write }: Effect): boolean {
    try {
      allOrNone(write);
      return true;
    } catch (error) {
      if (isRefusedRow(error)) return false;
      throw error;
    }
  }

  return {
    mostBytes: (type) => byType.get(type)?.mostBytes ?? entryBytes.photo,
    effectOf({ envelope, canonical }, kept) {
      if (!canonical) return 'not_canonical';
      const entryApplier = byType.get(envelope.type);
      if (entryApplier === undefined) return 'type_unknown';
      const privatePart = kept === undefined ? undefined : readPrivatePart(kept);
      const write = entryApplier.read({ ...envelope, private: privatePart });
      return typeof write === 'string' ? write : { topics: entryApplier.topics, write };
    },
    apply({ device, epoch }, seq, effect) {
      if (typeof effect !== 'string' && isWritten(effect)) return effect.topics;
      const reason = typeof effect === 'string' ? effect : contradicts;
      journal.insertQuarantine({ device, epoch, seq, reason });
      return ['journal'];
    },
  };
}
