// Whether an entry says the truth of what it follows: each head that it names is here and has this hash, and its Lamport clock
// is exactly one more than the highest of them (design.md §2).
import type { SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { JournalReads, StreamKey } from '#core/journal/log/journal-store.ts';

/** `head_unknown`: a head is not here; `head_elsewhere`: it is here with another hash; `clock`: the clock does not follow. */
export type HeadReason = 'head_unknown' | 'head_elsewhere' | 'clock';
export type HeadCheck = (
  entry: { readonly lc: number; readonly seen?: readonly SeenHead[] | undefined },
  before: number,
) => HeadReason | null;

/** Checks entries against what is in the journal now; `before` is the clock of the entry before it. */
export function headCheckOver(journal: JournalReads): HeadCheck {
  let streams: Map<string, StreamKey[]> | null = null;
  const named = (name: string): readonly StreamKey[] => {
    streams ??= Map.groupBy(
      journal.streams().map(({ device, epoch }): StreamKey => ({ device, epoch })),
      (stream) => streamName(stream.device, journal.wireEpoch(stream)),
    );
    return streams.get(name) ?? [];
  };
  return ({ lc, seen = [] }, before) => {
    let highest = before;
    for (const [name, seq, short] of seen) {
      const there = named(name).flatMap((stream) => journal.markOf(stream, seq) ?? []);
      const head = there.find(({ hash }) => shortHash(hash) === short);
      if (head === undefined) return there.length === 0 ? 'head_unknown' : 'head_elsewhere';
      highest = Math.max(highest, head.lc);
    }
    return lc === highest + 1 ? null : 'clock';
  };
}
