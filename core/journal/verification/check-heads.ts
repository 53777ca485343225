// Whether an entry says the truth of what it follows: each head that it names is here and has this hash, and its Lamport clock
// is exactly one more than the highest of them; a head of a removed PC need not be here (J39, design.md §2).
import type { SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import { goneStreams, highestUnproved } from '#core/journal/log/gone-streams.ts';
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
  let gone: ReadonlySet<string> | null = null;
  return ({ lc, seen = [] }, before) => {
    const heads = seen.map(([name, seq, short]) => {
      const there = named(name).flatMap((stream) => journal.markOf(stream, seq) ?? []);
      const head = there.find(({ hash }) => shortHash(hash) === short);
      const reason: HeadReason = there.length === 0 ? 'head_unknown' : 'head_elsewhere';
      return { name, lc: head?.lc ?? null, reason };
    });
    const follows = (named: typeof heads): number =>
      named.reduce((highest, head) => Math.max(highest, head.lc ?? 0), before);
    const missing = heads.filter((head) => head.lc === null);
    if (missing.length === 0 && lc === follows(heads) + 1) return null;
    const otherwise = missing[0]?.reason ?? 'clock';
    if (heads.length === 0 || lc > highestUnproved) return otherwise;
    gone ??= goneStreams(journal);
    const ofOthers = heads.filter(({ name }) => gone?.has(name) === false);
    if (ofOthers.length === heads.length) return otherwise;
    const waitsFor = ofOthers.find((head) => head.lc === null);
    if (waitsFor !== undefined) return waitsFor.reason;
    return lc > follows(ofOthers) ? null : 'clock';
  };
}
