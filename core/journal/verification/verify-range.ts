// Checks a segment of one stream: every link from the hash before it, every column against its bytes, every private part
// against its commitment. Stretches of a stream may be checked in any order and at the same time: where one begins, the
// hash that is kept there is taken, and the segment before it proves that hash.

import { ifReadable } from '#core/foundation/problems/store-problem.ts';
import { chainHasher, privateCommitment } from '#core/foundation/wire/chain.ts';
import { readEnvelope } from '#core/foundation/wire/read-envelope.ts';
import type { ChainText, JournalStore, StreamKey } from '#core/journal/log/journal-store.ts';
import { type HeadCheck, headCheckOver } from './check-heads.ts';

export type ChainReason =
  | 'gap'
  | 'hash'
  | 'envelope'
  | 'columns'
  | 'private_part'
  /** A head that another one holds, or that an entry names, is another one here. */
  | 'head_elsewhere'
  /** An entry names a head that is not here: it waits. */
  | 'head_unknown'
  /** Its Lamport clock is not the one that follows: the chain is inconsistent from here on. */
  | 'clock'
  /** The pages of these entries are damaged; the segment was read no further. */
  | 'unreadable';
export type ChainFinding = {
  readonly kind: 'chain';
  readonly device: string;
  readonly seq: number;
  readonly reason: ChainReason;
};

/** A head that someone else holds: found when entries at the end were dropped. */
export type Witness = StreamKey & { readonly seq: number; readonly hash: string };

/** Entries `from` to `to` of a stream; `to` is null for the last segment, which goes on to whatever comes. */
export type Segment = StreamKey & {
  readonly wireEpoch: string;
  readonly from: number;
  readonly to: number | null;
  /** The chain's hash before `from`. */
  readonly previous: string;
};

/** `next`: the number that would follow the last entry that was read. */
export type SegmentReport = {
  readonly entries: number;
  readonly next: number;
  readonly findings: readonly ChainFinding[];
};

/** A chain as the store says that it begins. */
export type Begin = StreamKey & {
  readonly branchOf: string | null;
  readonly baseSeq: number;
  readonly startHash: string;
};

const page = 1000;
const hashOf = chainHasher();

/** Checks a segment, yielding to other work between pages. `read` is told of every page. */
export async function verifySegment(
  journal: JournalStore,
  segment: Segment,
  witnesses: readonly Witness[],
  read: (entries: number) => void,
): Promise<SegmentReport> {
  const findings: ChainFinding[] = [];
  const { device, from, to } = segment;
  const find = (seq: number, reason: ChainReason) => findings.push({ kind: 'chain', device, seq, reason });
  const check = headCheckOver(journal);
  let expected = {
    seq: from,
    previous: segment.previous,
    lc: ifReadable(() => journal.lcOf(segment, from - 1)) ?? 0,
  };
  let entries = 0;
  for (;;) {
    const limit = to === null ? page : Math.min(page, to - expected.seq + 1);
    if (limit < 1) break;
    const { seq } = expected;
    const got = ifReadable(() => readPage(journal, segment, seq, limit));
    if (got === null) {
      find(seq, 'unreadable');
      break;
    }
    const rows = got.rows.filter(({ seq }) => to === null || seq <= to);
    for (const row of rows) {
      const kept = got.kept.get(row.seq);
      const found = checkEntry(segment, row, kept, expected) ?? checkPlace(check, row, expected.lc);
      if (found !== null) find(row.seq, found);
      for (const witness of witnesses) {
        if (isIn(segment, witness) && witness.seq === row.seq && witness.hash !== row.hash) {
          find(row.seq, 'head_elsewhere');
        }
      }
      expected = { seq: row.seq + 1, previous: row.hash, lc: row.lc };
    }
    entries += rows.length;
    if (rows.length > 0) read(rows.length);
    if (rows.length < limit) break;
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { entries, next: expected.seq, findings };
}

/** An entry that names nothing is read no second time. */
function checkPlace(check: HeadCheck, { lc, text }: ChainText, before: number): ChainReason | null {
  if (!text.includes('"seen":[')) return check({ lc }, before);
  const envelope = readEnvelope(readJson(text));
  return envelope === null ? 'envelope' : (ifReadable(() => check(envelope, before)) ?? null);
}

function readPage(journal: JournalStore, segment: Segment, seq: number, limit: number) {
  const rows = journal.chainTextsAfter(segment, seq - 1, limit);
  const last = rows.at(-1)?.seq ?? 0;
  return { rows, kept: journal.privatePartsBetween(segment, seq, last) };
}

export function isIn(stream: StreamKey, witness: Witness): boolean {
  return witness.device === stream.device && witness.epoch === stream.epoch;
}

/**
 * Where a chain begins: an epoch with its first entry, a branch after one that the chain which it left has. Nobody signed that,
 * and what a wrong one leaves out is asked for by nobody.
 */
export function checkBegin(
  journal: Pick<JournalStore, 'hashAt'>,
  { device, branchOf, baseSeq, startHash }: Begin,
): ChainReason | null {
  if (branchOf === null) return baseSeq === 0 ? null : 'gap';
  const there = journal.hashAt({ device, epoch: branchOf }, baseSeq);
  if (there === undefined) return 'gap';
  return there === startHash ? null : 'hash';
}

function checkEntry(
  segment: Segment,
  row: ChainText,
  kept: { readonly salt: Uint8Array; readonly bytes: Uint8Array | null } | undefined,
  expected: { seq: number; previous: string },
): ChainReason | null {
  if (row.seq !== expected.seq) return 'gap';
  if (hashOf(expected.previous, row.text) !== row.hash) return 'hash';
  const envelope = readEnvelope(readJson(row.text));
  if (envelope === null) return 'envelope';
  const { device, epoch, seq, lc, type, day, at, actor } = envelope;
  const same =
    device === segment.device &&
    epoch === segment.wireEpoch &&
    seq === row.seq &&
    lc === row.lc &&
    type === row.type &&
    day === row.day &&
    at === row.at &&
    actor === row.actor;
  if (!same) return 'columns';
  if (kept?.bytes && privateCommitment(kept.salt, kept.bytes) !== envelope.private) return 'private_part';
  return null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
