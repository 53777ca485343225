// The entries of certain business days as the chains themselves say, from the head backwards: no column beside the bytes
// is believed, so that an entry cannot be hidden from its day. Cost: the entries since the earliest of the days.
import { chainHash } from '#core/foundation/wire/chain.ts';
import { type EntryLine, readEntry } from '#core/foundation/wire/read-entry.ts';
import type { ChainLink, JournalStore, StreamKey } from '#core/journal/log/journal-store.ts';

export type EntryOfDay = {
  readonly stream: StreamKey;
  readonly seq: number;
  readonly line: EntryLine;
};
/** Where a chain does not hold: nothing can be said of the tables by it. */
export type BrokenLink = { readonly device: string; readonly seq: number };
export type EntriesOfDays =
  | { readonly kind: 'sound'; readonly entries: readonly EntryOfDay[] }
  | { readonly kind: 'broken'; readonly at: BrokenLink };

/** Entries read at once; a stream is left after as many in a row that lie before the days. */
const page = 200;

/**
 * Every placed entry of these days, stream by stream, each in its order. `types`: only those of these types are read and given; of the
 * others the chain is proved, and that their bytes say the type of their column.
 */
export function entriesOfDays(
  journal: JournalStore,
  days: ReadonlySet<string>,
  types: ReadonlySet<string> | null = null,
): EntriesOfDays {
  const earliest = [...days].toSorted()[0] ?? '';
  const entries: EntryOfDay[] = [];
  for (const { device, epoch, baseSeq, placedSeq } of journal.streams()) {
    const stream = { device, epoch };
    const wireEpoch = journal.wireEpoch(stream);
    const ofStream: EntryOfDay[] = [];
    // Below a branch's base stand the entries of the epoch that it left: they are that stream's.
    for (let last = journal.head(stream).seq; last > baseSeq; ) {
      const from = Math.max(baseSeq, last - page);
      const links = journal.linksAfter(stream, from, last - from);
      let previous = journal.hashAt(stream, from);
      let isBefore = true;
      const ofPage: EntryOfDay[] = [];
      for (const [index, link] of links.entries()) {
        const isAsked = types === null || types.has(link.type);
        const line = isAsked ? readEntry(link.bytes) : null;
        const isSound =
          link.seq === from + 1 + index &&
          previous !== undefined &&
          chainHash(previous, link.bytes) === link.hash &&
          typeof line !== 'string' &&
          (line === null ? saysItsType(link) : isAsItsColumns(line, link, { device, epoch: wireEpoch }));
        if (!isSound) return { kind: 'broken', at: { device, seq: link.seq } };
        previous = link.hash;
        // Of what is read its bytes say the day, and they are as the column.
        if (link.day >= earliest) isBefore = false;
        if (line !== null && days.has(link.day) && (placedSeq === null || link.seq <= placedSeq))
          ofPage.push({ stream, seq: link.seq, line });
      }
      ofStream.unshift(...ofPage);
      if (isBefore) break;
      last = from;
    }
    entries.push(...ofStream);
  }
  return { kind: 'sound', entries };
}

const saysItsType = ({ type, bytes }: ChainLink): boolean => bytes.includes(`"type":"${type}"`);

function isAsItsColumns({ envelope }: EntryLine, link: ChainLink, stream: StreamKey): boolean {
  return (
    envelope.device === stream.device &&
    envelope.epoch === stream.epoch &&
    envelope.seq === link.seq &&
    envelope.lc === link.lc &&
    envelope.type === link.type &&
    envelope.day === link.day &&
    envelope.at === link.at &&
    envelope.actor === link.actor
  );
}
