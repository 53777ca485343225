// Verifies the journal: every chain from its start, every column against its bytes, every private part against its
// commitment, the tables against a rebuild (design.md §2).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeProblemOf } from '#core/leaves/problems/store-problem.ts';
import { layDown } from '#db/laid-down.ts';
import { type Migration, migrate } from '#db/migrate.ts';
import { openStore, type Store } from '#db/open-store.ts';
import { derivedTables } from './derived-tables.ts';
import type { JournalStore, StreamKey } from './journal-store.ts';
import type { Machine } from './machine.ts';
import { applyPages } from './rebuild.ts';
import {
  type ChainFinding,
  ifReadable,
  isIn,
  type Stretch,
  type StretchReport,
  verifyStretch,
  type Witness,
} from './verify-range.ts';
import type { VerifyThread } from './verify-thread.ts';
import type { WritePath } from './write-path.ts';

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
  readonly stretchEntries?: number;
};

/**
 * Walks every chain. Yields to other work between pages, so that a long check never freezes the application. A journal of
 * several stretches is shared with a second thread, when there is one.
 */
export async function verifyChains(
  journal: JournalStore,
  witnesses: readonly Witness[],
  progress: (done: number) => void,
  { thread = null, before, stretchEntries = entriesAtATime }: ChainWork = {},
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
  const waiting = streams.flatMap((stream) => stretchesOf(journal, stream, stretchEntries));
  const reports = new Map<Stretch, StretchReport>();
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
      reports.set(next, await verifyStretch(journal, next, witnesses, told));
    }
  }

  /** The thread takes from the end: what is last was cut off last, so only ended stretches are left to it. */
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

const inStreamOrder = (reports: ReadonlyMap<Stretch, StretchReport>): [Stretch, StretchReport][] =>
  [...reports].toSorted(
    ([a], [b]) =>
      (a.device + a.epoch < b.device + b.epoch ? -1 : a.device + a.epoch > b.device + b.epoch ? 1 : 0) ||
      a.from - b.from,
  );

type KnownStream = StreamKey & { readonly baseSeq: number; readonly startHash: string };

/** A stream in stretches; they meet only where an entry can be read. */
function stretchesOf(journal: JournalStore, stream: KnownStream, stretchEntries: number): Stretch[] {
  const wireEpoch = journal.wireEpoch(stream);
  const { device, epoch } = stream;
  const last = ifReadable(() => journal.head(stream).seq) ?? 0;
  const stretches: Stretch[] = [];
  let begin = { from: stream.baseSeq + 1, previous: stream.startHash };
  for (let to = stream.baseSeq + stretchEntries; to < last; to += stretchEntries) {
    const entry = ifReadable(() => journal.entry(stream, to));
    if (!entry) continue;
    stretches.push({ device, epoch, wireEpoch, ...begin, to });
    begin = { from: to + 1, previous: entry.hash };
  }
  return [...stretches, { device, epoch, wireEpoch, ...begin, to: null }];
}

/** How long other work of this thread waits at most, ms. */
const longestWait = 20;

/** Lets other work of this thread go first whenever this one has gone on long enough. */
function breather(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestWait) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
  };
}

export type VerifyTablesParts = {
  readonly store: Store;
  readonly path: WritePath;
  readonly machine: Machine;
  readonly migrations: readonly Migration[];
  /** Makes a write path over another store, with the same appliers. */
  pathOver(store: Store): WritePath;
};

/** Pages of the scratch store that stay in memory, in KiB (negative: SQLite's way to say so). */
const scratchCache = -64_000;

/**
 * Rebuilds all tables in a store of their own and compares row by row, yielding to other work after each thousand. The
 * office's own store is only read.
 */
export async function verifyTables(
  parts: VerifyTablesParts,
  progress: (done: number) => void,
): Promise<readonly Finding[]> {
  const breathe = breather();
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-verify-'));
  try {
    const scratch = openStore(join(folder, 'rebuilt.db'), { key: parts.machine.randomBytes(32) });
    try {
      // It is thrown away: nothing of it has to outlive a power cut, and nothing is written twice.
      scratch.sqlite.pragma('synchronous = OFF');
      migrate(scratch.sqlite, parts.migrations, join(folder, 'before.db'));
      scratch.sqlite.pragma('journal_mode = MEMORY');
      scratch.sqlite.pragma(`cache_size = ${scratchCache}`);
      // Its journal lies in the store that is checked, and nothing is looked up in it but in the order of its keys.
      scratch.sqlite.transaction(() => layDown(scratch.sqlite))();
      const failed = await applyOrTell(parts, scratch, progress, breathe);
      if (failed !== null) return [failed];
      const findings: Finding[] = [];
      for (const { name, key } of derivedTables()) {
        const unreadable: Finding = { kind: 'table', table: name, row: 'unreadable' };
        findings.push(...(ifReadable(() => compareTable(parts.store, scratch, name, key)) ?? [unreadable]));
        await breathe();
      }
      return findings;
    } finally {
      scratch.sqlite.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Applies the journal to the scratch store. A journal that was tampered with may not be applicable: that is a finding. */
async function applyOrTell(
  parts: VerifyTablesParts,
  { sqlite, orm }: Store,
  progress: (done: number) => void,
  breathe: () => Promise<void>,
): Promise<Finding | null> {
  try {
    sqlite.exec('BEGIN IMMEDIATE');
    let done = 0;
    for (const applied of applyPages(parts.path, parts.pathOver({ sqlite, orm }))) {
      done += applied;
      progress(done);
      await breathe();
    }
    sqlite.exec('COMMIT');
    return null;
  } catch (error) {
    if (!(error instanceof Error) || isOfTheDisk(error)) throw error;
    return { kind: 'rebuild', detail: `${error.name}: ${error.message}`.slice(0, 300) };
  }
}

/** The disk that the scratch store lies on is full, or not ours: that says nothing of the journal. */
function isOfTheDisk(error: Error): boolean {
  const code = storeProblemOf(error)?.code;
  return code === 'DISK_FULL' || code === 'STORE_FORBIDDEN';
}

function compareTable(
  store: Store,
  rebuilt: Store,
  table: string,
  key: readonly string[],
): readonly Finding[] {
  const query = `SELECT * FROM ${table} ORDER BY ${key.join(', ')}`;
  const here = store.sqlite.prepare<[], Record<string, unknown>>(query).iterate();
  const there = rebuilt.sqlite.prepare<[], Record<string, unknown>>(query).iterate();
  try {
    for (;;) {
      const [ours, theirs] = [here.next(), there.next()];
      if (ours.done && theirs.done) return [];
      const [left, right] = [ours.done ? null : ours.value, theirs.done ? null : theirs.value];
      if (JSON.stringify(left) !== JSON.stringify(right)) {
        const row = left ?? right ?? {};
        return [{ kind: 'table', table, row: key.map((column) => String(row[column])).join('|') }];
      }
    }
  } finally {
    here.return?.();
    there.return?.();
  }
}
