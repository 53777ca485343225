// Verifies the journal: every chain from its start, every column against its bytes, every private part against its
// commitment, the tables against a rebuild (design.md §2).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseJsonBytes } from '#core/leaves/wire/canonical.ts';
import { chainHash, privateCommitment } from '#core/leaves/wire/chain.ts';
import { envelopeSchema } from '#core/leaves/wire/contract.ts';
import { storeProblemOf } from '#core/store/store-problem.ts';
import { dropInsertGuards } from '#db/guards.ts';
import { type Migration, migrate } from '#db/migrate.ts';
import { openStore, type Store } from '#db/open-store.ts';
import { derivedTables } from './derived-tables.ts';
import type { ChainLink, JournalStore, StreamKey } from './journal-store.ts';
import type { Machine } from './machine.ts';
import { applyAll } from './rebuild.ts';
import type { WritePath } from './write-path.ts';

export type Finding =
  | {
      readonly kind: 'chain';
      readonly device: string;
      readonly seq: number;
      readonly reason:
        | 'gap'
        | 'hash'
        | 'envelope'
        | 'columns'
        | 'private_part'
        | 'head_elsewhere'
        /** The pages of these entries are damaged; the stream was read no further. */
        | 'unreadable';
    }
  /** A page of the file is not as it was written. */
  | { readonly kind: 'page'; readonly page: number }
  /** What SQLite says of the structure of the file. */
  | { readonly kind: 'structure'; readonly detail: string }
  | { readonly kind: 'table'; readonly table: string; readonly row: string }
  /** An entry cannot be applied any more: the tables could not be rebuilt for the comparison. */
  | { readonly kind: 'rebuild'; readonly detail: string };

/** A head that someone else holds: found when entries at the end were dropped. */
export type Witness = StreamKey & { readonly seq: number; readonly hash: string };

export type VerifyReport = {
  readonly entries: number;
  readonly streams: number;
  readonly findings: readonly Finding[];
};

const page = 1000;

/** Walks every chain. Yields to other work between pages, so that a long check never freezes the application. */
export async function verifyChains(
  journal: JournalStore,
  witnesses: readonly Witness[],
  progress: (done: number) => void,
): Promise<VerifyReport> {
  const findings: Finding[] = [];
  const streams = ifReadable(() => journal.streams());
  if (streams === null) {
    findings.push({ kind: 'chain', device: '', seq: 0, reason: 'unreadable' });
    return { entries: 0, streams: 0, findings };
  }
  for (const { device, seq } of witnesses.filter(
    (witness) => !streams.some((stream) => isIn(stream, witness)),
  )) {
    findings.push({ kind: 'chain', device, seq, reason: 'head_elsewhere' });
  }
  let entries = 0;
  for (const stream of streams) {
    const epoch = journal.wireEpoch(stream);
    let expected = { seq: stream.baseSeq + 1, previous: stream.startHash };
    for (;;) {
      const read = ifReadable(() => {
        const links = journal.linksAfter(stream, expected.seq - 1, page);
        return { links, kept: journal.privatePartsBetween(stream, expected.seq, links.at(-1)?.seq ?? 0) };
      });
      if (read === null) {
        findings.push({ kind: 'chain', device: stream.device, seq: expected.seq, reason: 'unreadable' });
        break;
      }
      const { links: rows, kept } = read;
      for (const row of rows) {
        const found = checkEntry({ ...stream, epoch }, row, kept.get(row.seq), expected);
        if (found !== null)
          findings.push({ kind: 'chain', device: stream.device, seq: row.seq, reason: found });
        for (const witness of witnesses) {
          if (isIn(stream, witness) && witness.seq === row.seq && witness.hash !== row.hash) {
            findings.push({ kind: 'chain', device: stream.device, seq: row.seq, reason: 'head_elsewhere' });
          }
        }
        expected = { seq: row.seq + 1, previous: row.hash };
      }
      entries += rows.length;
      progress(entries);
      if (rows.length < page) break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (const witness of witnesses) {
      if (isIn(stream, witness) && witness.seq >= expected.seq) {
        findings.push({ kind: 'chain', device: stream.device, seq: expected.seq, reason: 'head_elsewhere' });
      }
    }
  }
  return { entries, streams: streams.length, findings };
}

/** Null when the file is damaged there: that is a finding, and the check goes on. */
function ifReadable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (storeProblemOf(error)?.code === 'STORE_DAMAGED') return null;
    throw error;
  }
}

function isIn(stream: StreamKey, witness: Witness): boolean {
  return witness.device === stream.device && witness.epoch === stream.epoch;
}

type ChainReason = Extract<Finding, { kind: 'chain' }>['reason'];

function checkEntry(
  stream: StreamKey,
  row: ChainLink,
  kept: { readonly salt: Uint8Array; readonly bytes: Uint8Array | null } | undefined,
  expected: { seq: number; previous: string },
): ChainReason | null {
  if (row.seq !== expected.seq) return 'gap';
  if (chainHash(expected.previous, row.bytes) !== row.hash) return 'hash';
  const envelope = envelopeSchema.safeParse(readJson(row.bytes));
  if (!envelope.success) return 'envelope';
  const { device, epoch, seq, type, day, at, actor } = envelope.data;
  const same =
    device === stream.device &&
    epoch === stream.epoch &&
    seq === row.seq &&
    type === row.type &&
    day === row.day &&
    at === row.at &&
    actor === row.actor;
  if (!same) return 'columns';
  if (kept?.bytes && privateCommitment(kept.salt, kept.bytes) !== envelope.data.private)
    return 'private_part';
  return null;
}

function readJson(bytes: Uint8Array): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export type VerifyTablesParts = {
  readonly store: Store;
  readonly path: WritePath;
  readonly machine: Machine;
  readonly migrations: readonly Migration[];
  /** Makes a write path over another store, with the same appliers. */
  pathOver(store: Store): WritePath;
};

/** Rebuilds all tables in a store of their own and compares row by row. The office's own store is only read. */
export function verifyTables(parts: VerifyTablesParts, progress: (done: number) => void): readonly Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-verify-'));
  try {
    const scratch = openStore(join(folder, 'rebuilt.db'), { key: parts.machine.randomBytes(32) });
    try {
      migrate(scratch.sqlite, parts.migrations, join(folder, 'before.db'));
      // Its journal lies in the store that is checked.
      dropInsertGuards(scratch.sqlite);
      const failed = applyOrTell(parts, scratch, progress);
      if (failed !== null) return [failed];
      return derivedTables().flatMap(
        ({ name, key }) =>
          ifReadable(() => compareTable(parts.store, scratch, name, key)) ?? [
            { kind: 'table', table: name, row: 'unreadable' },
          ],
      );
    } finally {
      scratch.sqlite.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Applies the journal to the scratch store. A journal that was tampered with may not be applicable: that is a finding. */
function applyOrTell(
  parts: VerifyTablesParts,
  scratch: Store,
  progress: (done: number) => void,
): Finding | null {
  try {
    scratch.sqlite.transaction(() => applyAll(parts.path, parts.pathOver(scratch), progress)).immediate();
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
