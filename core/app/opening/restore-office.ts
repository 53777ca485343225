// Restores the store from a snapshot: verified first, prepared whole beside the office's store, with every later entry
// that the old store still has and a new epoch already opened, then put in place in one decision (db/swap-store.ts).
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import { ifReadable, storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import { type DeviceIdentity, ownStreamIn } from '#core/journal/device/device-identity.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { deviceFile, keptFolder, storeFile } from '#core/journal/device/office-files.ts';
import { createJournalStore, type Head, type StreamKey } from '#core/journal/log/journal-store.ts';
import { compareWitnesses } from '#core/journal/witness/compare-witness.ts';
import { readWitnesses } from '#core/journal/witness/witness.ts';
import type { CheckedSnapshot } from '#core/replication/recovery/contract.ts';
import { type MergedEntries, mergeEntries } from '#core/replication/store/merge-copy.ts';
import { recordRewind } from '#core/replication/store/record-rewind.ts';
import { adoptProvince } from '#core/replication/sync/adopt-province.ts';
import { openEpoch } from '#core/replication/sync/open-epoch.ts';
import { generationOf, raiseGeneration } from '#db/device-generation.ts';
import { DeviceFileError, hasDeviceFile, openStore, type Sqlite, type Store } from '#db/open-store.ts';
import { checkPages, type PageCheck } from '#db/page-check.ts';
import { deviceFileOf, logOf, memoryOf } from '#db/store-name.ts';
import { finishSwap, preparedFolder, swapStore } from '#db/swap-store.ts';
import { openCopy } from './open-desk.ts';

export type RestoreParts = {
  /** The office's folder; its lock is held. */
  readonly dir: string;
  readonly snapshot: string;
  readonly dataKey: Uint8Array;
  readonly appVersion: string;
  readonly machine: Machine;
  readonly migrationsFolder: string;
  readonly witnessHome: string | null;
  readonly progress: (step: 'chain' | 'tables', done: number, total: number) => void;
  /** Told of each step of the swap before it is taken. */
  readonly before?: (step: string) => void;
};

export type Restored = {
  readonly entries: number;
  /** Head of this device's stream in the snapshot itself. */
  readonly restoredTo: Head;
  /** Instant of this PC's newest entry in the snapshot. */
  readonly until: string | null;
  /** What came back from the store that was there. */
  readonly merged: MergedEntries;
  /** Entries that a witness names and nobody here has any more. */
  readonly missing: number;
  /** Entries that are here without their private part: other PCs of the office may have it, and give it by themselves. */
  readonly withoutPrivate: number;
  /** Folder of the store that was there; null when there was none. */
  readonly kept: string | null;
};

/**
 * Restores. Until the swap is decided nothing of the office is changed.
 * @throws SNAPSHOT_DAMAGED when the snapshot does not verify, SNAPSHOT_NOT_OURS when it is another office's, DISK_FULL and
 * what openCopy throws
 */
export async function restoreStore(parts: RestoreParts): Promise<Restored> {
  const { dir, machine } = parts;
  finishSwap(dir);
  const prepared = preparedFolder(dir);
  mkdirSync(prepared, { recursive: true, mode: 0o700 });
  try {
    const result = await prepare(parts, prepared);
    const keptAs = `before-restore-${machine.now().replaceAll(/[:.]/g, '-')}`;
    const hadStore = existsSync(storeFile(dir));
    swapStore(dir, keptAs, parts.before);
    return { ...result, kept: hadStore ? join(keptFolder(dir), keptAs) : null };
  } catch (error) {
    const problem = storeProblemOf(error);
    throw problem === null || error instanceof ProblemError ? error : new ProblemError(problem);
  }
}

/**
 * Opens a copy of a snapshot beside the office's store, once every page, chain and table of it has been verified. The
 * caller closes it (J15).
 * @throws SNAPSHOT_DAMAGED, SNAPSHOT_NOT_OURS
 */
async function openVerified(
  parts: RestoreParts,
  prepared: string,
): Promise<{ desk: Desk; identity: DeviceIdentity }> {
  const { snapshot } = parts;
  const [store, device] = [storeFile(prepared), deviceFile(prepared)];
  for (const file of [store, device])
    for (const part of [file, logOf(file), memoryOf(file)]) rmSync(part, { force: true });
  copyFileSync(snapshot, store);
  requireSoundPages(store, parts);
  copyOwn(parts, device);
  if (existsSync(device)) requireWhole(checkPages(device, parts.dataKey), snapshot);
  const desk = openPrepared(parts, prepared);
  try {
    const identity = desk.identity();
    if (identity === null) throw refusal('SNAPSHOT_DAMAGED', { file: fileName(snapshot) });
    await requireSound(desk, parts);
    return { desk, identity };
  } catch (error) {
    await desk.close();
    throw error;
  }
}

/**
 * Checks a snapshot as a restore would, and changes nothing. The office's lock is held.
 * @throws SNAPSHOT_NOT_OURS when it is another office's or no store, DISK_FULL
 */
export async function inspectSnapshot(parts: RestoreParts): Promise<CheckedSnapshot> {
  const prepared = preparedFolder(parts.dir);
  finishSwap(parts.dir);
  mkdirSync(prepared, { recursive: true, mode: 0o700 });
  try {
    const { desk, identity } = await openVerified(parts, prepared);
    const until = newestInstant(desk, identity);
    const checked = { isSound: true, entries: desk.path.journal.count(), until };
    await desk.close();
    return checked;
  } catch (error) {
    const problem = error instanceof ProblemError ? error.problem : storeProblemOf(error);
    if (problem?.code === 'SNAPSHOT_DAMAGED' || problem?.code === 'STORE_DAMAGED') {
      return { isSound: false, entries: 0, until: null };
    }
    throw problem === null ? error : new ProblemError(problem);
  } finally {
    rmSync(prepared, { recursive: true, force: true });
  }
}

/** Instant of this PC's newest entry. */
function newestInstant(desk: Desk, { deviceId, epoch }: DeviceIdentity): string | null {
  return desk.path.journal.lastAt({ device: deviceId, epoch });
}

async function prepare(parts: RestoreParts, prepared: string): Promise<Omit<Restored, 'kept'>> {
  const { dir, dataKey, witnessHome } = parts;
  const { desk, identity } = await openVerified(parts, prepared);
  try {
    const until = newestInstant(desk, identity);
    const restoredTo = desk.path.journal.head({ device: identity.deviceId, epoch: identity.epoch });
    const old = openOld(dir, dataKey);
    const { merged, epoch } = old === null ? nothing : takeOver(parts, desk, identity, old);
    const verdict = compareWitnesses(
      desk.store.sqlite,
      readWitnesses({ dir, home: witnessHome, dataKey }, identity.deviceId),
    );
    const stream = { device: identity.deviceId, epoch: epoch ?? lastEpoch(desk, identity) };
    const missing =
      verdict.kind === 'rewound' && verdict.cause !== 'no_witness'
        ? recordRewind(desk, verdict, stream)
        : openEpoch(desk, stream, desk.path.journal.head(stream), 'restored');
    const { journal } = desk.path;
    const [entries, withoutPrivate] = [journal.count(), journal.gaps()];
    desk.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    return { entries, restoredTo, until, merged, missing: missing ?? 0, withoutPrivate };
  } finally {
    await desk.close();
  }
}

type TakenOver = {
  readonly merged: MergedEntries;
  /** The epoch that the store worked in; null where nobody can say, or it has no entry. */
  readonly epoch: string | null;
};
const nothing: TakenOver = { merged: { entries: 0, branches: [], unread: [] }, epoch: null };

/**
 * Takes over from the store that was there, and closes it. A damaged one gives all that can be read of it; which entries
 * are missing is told by the witness (J17).
 * @throws SNAPSHOT_NOT_OURS when it is another PC's
 */
function takeOver(
  { snapshot }: RestoreParts,
  desk: Desk,
  { deviceId }: DeviceIdentity,
  old: Store,
): TakenOver {
  try {
    // A first run that broke off has noted a PC of its own, and nothing that is worth keeping.
    if (ifReadable(() => createJournalStore(old.orm).count()) === 0) return nothing;
    const current = hasDeviceFile(old.sqlite) ? ifReadable(() => ownStreamIn(old.orm) ?? 'nobody') : 'nobody';
    const stream = current === 'nobody' ? null : current;
    if (stream !== null && stream.device !== deviceId) {
      throw refusal('SNAPSHOT_NOT_OURS', { file: fileName(snapshot) });
    }
    const merged = ifReadable(() => mergeEntries(desk, old)) ?? nothing.merged;
    adoptProvince(desk, old, deviceId);
    // What was lost, made anew or put back from an older copy is not newer than the snapshot's.
    const [before, there] = [
      generationOf(desk.store.sqlite),
      ifReadable(() => generationOf(old.sqlite)) ?? 0,
    ];
    const isNewer = current !== 'nobody' && there >= before;
    const taken = ownTables.filter(
      (table) => isNewer && ifReadable(() => takeOverOwn(desk.store, old, table)),
    );
    // Without these it stays as old as the snapshot's, and the witness says so (J53).
    const isWhole = ['own_removal', 'secret_attempts'].every((table) => taken.includes(table));
    if (isWhole) raiseGeneration(desk.store.sqlite, there);
    return { merged, epoch: stream !== null && hasEntries(desk, stream) ? stream.epoch : null };
  } finally {
    old.sqlite.close();
  }
}

function hasEntries({ path: { journal } }: Desk, stream: StreamKey): boolean {
  return journal.startHash(stream) !== undefined && journal.head(stream).seq > 0;
}

/** The epoch of this PC that no other one goes on from; of several the one with the latest entry. */
function lastEpoch({ path: { journal } }: Desk, { deviceId, epoch }: DeviceIdentity): string {
  const own = journal.streams().filter(({ device, branchOf }) => device === deviceId && branchOf === null);
  const begins = new Set(own.map(({ startHash }) => startHash));
  const [last] = own
    .filter((stream) => !begins.has(journal.head(stream).hash))
    .toSorted((one, other) => ((journal.lastAt(one) ?? '') < (journal.lastAt(other) ?? '') ? 1 : -1));
  return last?.epoch ?? epoch;
}

function openPrepared(parts: RestoreParts, prepared: string): Desk {
  const { dataKey, appVersion, machine, migrationsFolder } = parts;
  return openCopy({ dir: prepared, dataKey, appVersion, machine, migrationsFolder });
}

/** @throws SNAPSHOT_DAMAGED, SNAPSHOT_NOT_OURS */
function requireSoundPages(file: string, { snapshot, dataKey }: RestoreParts): void {
  const check = checkPages(file, dataKey);
  // Nothing of it opens: no store of this office.
  if (check.damaged.length === Math.min(check.pages, 100))
    throw refusal('SNAPSHOT_NOT_OURS', { file: fileName(snapshot) });
  requireWhole(check, snapshot);
}

/** @throws SNAPSHOT_DAMAGED */
function requireWhole({ pages, damaged, trailingBytes }: PageCheck, snapshot: string): void {
  if (pages === 0 || damaged.length > 0 || trailingBytes > 0) {
    throw refusal('SNAPSHOT_DAMAGED', { file: fileName(snapshot) });
  }
}

/** What is this PC's own, as it lies beside the snapshot; beside one that was carried here without it, as it is here. */
function copyOwn({ dir, dataKey, snapshot }: RestoreParts, file: string): void {
  const beside = deviceFileOf(snapshot);
  if (existsSync(beside)) {
    copyFileSync(beside, file);
    return;
  }
  const old = openOld(dir, dataKey);
  if (old === null) return;
  try {
    if (hasDeviceFile(old.sqlite)) old.sqlite.prepare('VACUUM own INTO ?').run(file);
  } finally {
    old.sqlite.close();
  }
}

/** @throws SNAPSHOT_DAMAGED */
async function requireSound(desk: Desk, { snapshot, progress }: RestoreParts): Promise<void> {
  const { findings } = await verifyOffice(desk, progress);
  if (findings.length > 0) throw refusal('SNAPSHOT_DAMAGED', { file: fileName(snapshot) });
}

/** The store that is there, or null when there is none that opens. */
function openOld(dir: string, dataKey: Uint8Array): Store | null {
  if (!existsSync(storeFile(dir))) return null;
  const options = { key: dataKey, readonly: true } as const;
  try {
    return openStore(storeFile(dir), options);
  } catch (error) {
    // What is this PC's own is damaged: the office's entries are not.
    if (error instanceof DeviceFileError) return openStore(storeFile(dir), { ...options, alone: true });
    // It does not open at all: it is kept as it is.
    return null;
  }
}

/** What a PC knows of itself alone is as new as the PC, however old a snapshot is. */
const ownTables = ['own_removal', 'peer_settings', 'peer_contacts', 'secret_attempts', 'feedback_held'];

/**
 * Takes over one of them: how this PC is linked and whether it was removed, how often secrets were tried here, answers of clients that
 * are not five yet. @returns false where the store that was there has another form
 */
function takeOverOwn({ sqlite }: Store, old: Store, table: string): boolean {
  const columns = columnsOf(sqlite, table);
  // A store of another form is left as it is.
  if (columnsOf(old.sqlite, table).join() !== columns.join()) return false;
  const rows = old.sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all();
  const into = sqlite.prepare(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
  );
  sqlite
    .transaction(() => {
      sqlite.exec(`DELETE FROM ${table}`);
      for (const row of rows) into.run(row);
    })
    .immediate();
  return true;
}

const columnsOf = (sqlite: Sqlite, table: string): string[] =>
  sqlite.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table);

function fileName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
