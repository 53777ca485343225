// After an open that found the store older than its witness: the files as they were found are kept, the device goes on
// in a new epoch, and the fact is journalled in the same transaction (design.md §2).
import { constants, copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { deviceFile, keptFolder, storeFile } from '#core/journal/device/office-files.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { entriesOf, type WitnessVerdict } from '#core/journal/witness/compare-witness.ts';
import type { Witnessed } from '#core/journal/witness/witness-file.ts';
import { openEpoch } from '#core/replication/sync/open-epoch.ts';
import { raiseGeneration } from '#db/device-generation.ts';
import { logOf } from '#db/store-name.ts';
import { storeRewound } from './entries.ts';

type Rewound = Extract<WitnessVerdict, { kind: 'rewound' }>;

/**
 * Copies both files and their WALs as they were found, before anything is written: a damaged WAL still holds what SQLite
 * passed over. A disk without room for the copy is said and does not stop the office.
 */
export function keepAsFound(dir: string, now: string, log: (line: string) => void): void {
  const folder = join(keptFolder(dir), `found-${now.replaceAll(/[:.]/g, '-')}`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const part of [storeFile(dir), deviceFile(dir)].flatMap((file) => [logOf(file), file])) {
      if (existsSync(part)) copyFileSync(part, join(folder, basename(part)), constants.COPYFILE_FICLONE);
    }
  } catch (error) {
    log(
      `the store as it was found could not be kept: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

/**
 * Opens the new epoch from the head of this PC's stream and says why (J14). Where what is its own is older than it was, it may name an
 * epoch of before: the witness names the later one. @returns how many entries are known to be missing
 */
export function recordRewind(desk: Desk, { cause, named, later }: Rewound, found: StreamKey): number {
  const isOlder = cause === 'device_older' && named !== null && named.seq > 0;
  const stream = isOlder ? { device: found.device, epoch: named.epoch } : found;
  const head = desk.path.journal.head(stream);
  const missing = Math.max(0, (named?.entries ?? 0) - entriesOf(desk.store.sqlite));
  openEpoch(desk, stream, head, 'restored', (tx) => {
    tx.append(storeRewound, {
      id: tx.newId(),
      cause,
      found: { epoch: stream.epoch, ...head },
      named:
        named === null || named.seq === 0 ? null : { epoch: named.epoch, seq: named.seq, hash: named.hash },
      missing,
    });
  });
  if (later !== null) goOnFrom(desk, later);
  return missing;
}

/**
 * Forgives no attempt at secrets and forgets no removal, whatever this PC's own file says (J53). It comes after the entry: a kill between
 * says it again.
 */
function goOnFrom({ attempts, machine, reads, store }: Desk, { generation, removed }: Witnessed): void {
  attempts.lost();
  if (removed) reads.peers.keepOwnRemoval({ by: '', at: machine.now(), signature: '' });
  raiseGeneration(store.sqlite, generation + 1);
}
