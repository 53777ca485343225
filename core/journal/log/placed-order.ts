// The placed entries of all streams by (lc, device, epoch, seq): each stands behind everything that it knew (design.md §2), whatever
// came first. Within a stream `lc` rises, so the streams are merged and nothing has to be sorted or indexed.
import type { JournalReads, StoredEntry, StreamKey } from './journal-store.ts';

/** Entries of a stream that are read at once. */
const page = 200;

export type PlacedEntry = StoredEntry & { readonly kept: Uint8Array | undefined };
type Placed = Pick<StoredEntry, 'lc' | 'device' | 'epoch' | 'seq'>;

/** Negative where `one` is placed before `other`. */
function comparePlaces(one: Placed, other: Placed): number {
  if (one.lc !== other.lc) return one.lc - other.lc;
  if (one.device !== other.device) return one.device < other.device ? -1 : 1;
  if (one.epoch !== other.epoch) return one.epoch < other.epoch ? -1 : 1;
  return one.seq - other.seq;
}

/** All of them, each with its private part where that is here; at last those that came meanwhile. */
export function* inOrderOfPlaces(journal: JournalReads): Generator<PlacedEntry> {
  const done = new Map<string, number>();
  for (;;) {
    const rest = journal.streams().flatMap(({ device, epoch, baseSeq, placedSeq }) => {
      const key = `${device}/${epoch}`;
      const after = done.get(key) ?? baseSeq;
      const to = placedSeq ?? journal.head({ device, epoch }).seq;
      done.set(key, Math.max(after, to));
      return after < to ? [entriesOf(journal, { device, epoch }, after, to)] : [];
    });
    if (rest.length === 0) return;
    yield* merged(rest);
  }
}

function* merged(rest: readonly Generator<PlacedEntry, undefined>[]): Generator<PlacedEntry> {
  const next = rest.map((entries) => entries.next());
  for (;;) {
    let first: number | null = null;
    for (const [index, { value, done }] of next.entries()) {
      if (done) continue;
      const best = first === null ? undefined : next[first];
      if (best === undefined || best.done || comparePlaces(value, best.value) < 0) first = index;
    }
    const taken = first === null ? undefined : next[first];
    if (first === null || taken === undefined || taken.done) return;
    yield taken.value;
    const after = rest[first]?.next();
    if (after !== undefined) next[first] = after;
  }
}

function* entriesOf(
  journal: JournalReads,
  stream: StreamKey,
  after: number,
  to: number,
): Generator<PlacedEntry, undefined> {
  for (let seq = after; seq < to; ) {
    const entries = journal.entriesAfter(stream, seq, Math.min(page, to - seq));
    const last = entries.at(-1);
    if (last === undefined) return undefined;
    const kept = journal.privatePartsBetween(stream, seq + 1, last.seq);
    for (const entry of entries) yield { ...entry, kept: kept.get(entry.seq)?.bytes ?? undefined };
    seq = last.seq;
  }
  return undefined;
}
