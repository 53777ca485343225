// Verifies the journal: every chain from its start, every column against its bytes, every private part against its
// commitment (design.md §2). The tables: verify-tables.ts.
import { ifReadable } from '#core/foundation/problems/store-problem.ts';
import type { JournalStore } from '#core/journal/log/journal-store.ts';
import {
  type Begin,
  type ChainFinding,
  checkBegin,
  isIn,
  type Segment,
  type SegmentReport,
  verifySegment,
  type Witness,
} from './verify-range.ts';
import type { VerifyThread } from './verify-thread.ts';

export type Finding =
  | ChainFinding
  /** A page of the file is not as it was written. */
  | { readonly kind: 'page'; readonly page: number }
  /** What SQLite says of the structure of the file. */
  | { readonly kind: 'structure'; readonly detail: string }
  | { readonly kind: 'table'; readonly table: string; readonly row: string }
  /** An entry cannot be applied any more: the tables could not be rebuilt for the comparison. */
  | { readonly kind: 'rebuild'; readonly detail: string };

export type VerifyReport = {
  readonly entries: number;
  readonly streams: number;
  readonly findings: readonly Finding[];
};

/** Entries that one thread takes at a time. */
const entriesAtATime = 20_000;

export type ChainWork = {
  /** A second thread over the same store; it is left running. */
  readonly thread?: VerifyThread | null;
  /** What this thread does first, while the other one checks already. */
  readonly before?: Promise<unknown>;
  readonly segmentEntries?: number;
};

/**
 * Walks every chain. Yields to other work between pages, so that a long check never freezes the application. A journal of
 * several segments is shared with a second thread, when there is one (J4).
 */
export async function verifyChains(
  journal: JournalStore,
  witnesses: readonly Witness[],
  progress: (done: number) => void,
  { thread = null, before, segmentEntries = entriesAtATime }: ChainWork = {},
): Promise<VerifyReport> {
  const streams = ifReadable(() => journal.streams());
  if (streams === null) {
    return {
      entries: 0,
      streams: 0,
      findings: [{ kind: 'chain', device: '', seq: 0, reason: 'unreadable' }],
    };
  }
  const findings: ChainFinding[] = witnesses
    .filter((witness) => !streams.some((stream) => isIn(stream, witness)))
    .map(({ device, seq }) => ({ kind: 'chain', device, seq, reason: 'head_elsewhere' }));
  for (const stream of streams) {
    const reason = ifReadable(() => checkBegin(journal, stream));
    if (reason !== null)
      findings.push({ kind: 'chain', device: stream.device, seq: stream.baseSeq + 1, reason });
  }
  const waiting = streams.flatMap((stream) => segmentsOf(journal, stream, segmentEntries));
  const reports = new Map<Segment, SegmentReport>();
  let entries = 0;
  const told = (more: number) => {
    entries += more;
    progress(entries);
  };
  await Promise.all([checkHere(), thread === null ? undefined : shareWith(thread)]);
  // What the thread gave back after this one had ended.
  await checkHere();

  async function checkHere(): Promise<void> {
    await before;
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      reports.set(next, await verifySegment(journal, next, witnesses, told));
    }
  }

  /** The thread takes from the end: what is last was cut off last, so only ended segments are left to it. */
  async function shareWith(other: VerifyThread): Promise<void> {
    for (;;) {
      const at = waiting.findLastIndex(({ to }) => to !== null);
      const [next] = at === -1 ? [] : waiting.splice(at, 1);
      if (next === undefined) return;
      const report = await other.check(next, witnesses);
      if (report === null) {
        waiting.push(next);
        return;
      }
      reports.set(next, report);
      told(report.entries);
    }
  }

  for (const [{ device, epoch, to }, { findings: found, next }] of inStreamOrder(reports)) {
    findings.push(...found);
    if (to !== null) continue;
    for (const witness of witnesses) {
      if (isIn({ device, epoch }, witness) && witness.seq >= next) {
        findings.push({ kind: 'chain', device, seq: next, reason: 'head_elsewhere' });
      }
    }
  }
  return { entries, streams: streams.length, findings };
}

const inStreamOrder = (reports: ReadonlyMap<Segment, SegmentReport>): [Segment, SegmentReport][] =>
  [...reports].toSorted(
    ([a], [b]) =>
      (a.device + a.epoch < b.device + b.epoch ? -1 : a.device + a.epoch > b.device + b.epoch ? 1 : 0) ||
      a.from - b.from,
  );

/** A stream in segments; they meet only where an entry can be read. */
function segmentsOf(journal: JournalStore, stream: Begin, segmentEntries: number): Segment[] {
  const wireEpoch = journal.wireEpoch(stream);
  const { device, epoch } = stream;
  const last = ifReadable(() => journal.head(stream).seq) ?? 0;
  const segments: Segment[] = [];
  let begin = { from: stream.baseSeq + 1, previous: stream.startHash };
  for (let to = stream.baseSeq + segmentEntries; to < last; to += segmentEntries) {
    const entry = ifReadable(() => journal.entry(stream, to));
    if (!entry) continue;
    segments.push({ device, epoch, wireEpoch, ...begin, to });
    begin = { from: to + 1, previous: entry.hash };
  }
  return [...segments, { device, epoch, wireEpoch, ...begin, to: null }];
}
