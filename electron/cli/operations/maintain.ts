// Operations on the store as a whole: rebuild, snapshot, restore, sync-now.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { rebuildTables } from '#core/journal/rebuild.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { openEpoch } from '#core/sync/open-epoch.ts';
import { openStore, StoreKeyError } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { officeFolder } from '../../office-folder.ts';
import { lockOffice, openForOperations, openKey } from '../open-for-operations.ts';
import type { Operation } from './operation.ts';

/** Writes all tables anew from the journal, in one transaction. */
export const rebuild: Operation = async ({ dir, report }) => {
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    const total = desk.path.journal.count();
    const entries = rebuildTables(desk.store, desk.path, (done) => report.progress('rebuild', done, total));
    report.result({ ok: true, entries });
    return 0;
  } finally {
    await close();
  }
};

/** Writes a whole, encrypted copy of the store; into the office's snapshots unless a file is named. */
export const snapshot: Operation = async ({ dir, files, report }) => {
  const { desk, close } = await openForOperations(dir, 'read');
  try {
    const folder = officeFolder(dir).snapshots;
    const file = files[0] ?? path.join(folder, `desk-${desk.machine.now().replaceAll(/[:.]/g, '-')}.db`);
    if (existsSync(file)) throw refusal('FILE_UNREADABLE', { file });
    mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
    writeSnapshot(desk.store.sqlite, file);
    report.result({ ok: true, file, entries: desk.path.journal.count() });
    return 0;
  } finally {
    await close();
  }
};

/**
 * Puts a snapshot in the place of the store. The store that was there is kept beside it. The device goes on in a new
 * epoch, so that nothing it writes can clash with what the province already has of the old one.
 */
export const restore: Operation = async ({ dir, files, report }) => {
  const [file] = files;
  if (file === undefined || !existsSync(file)) throw refusal('FILE_UNREADABLE', { file: file ?? '' });
  const key = await openKey(dir);
  const { store } = officeFolder(dir);
  requireOpens(file, key);
  const release = lockOffice(dir);
  const incoming = `${store}.restoring`;
  const kept = `${store}.before-restore-${Date.now()}`;
  try {
    copyFileSync(file, incoming);
    requireOpens(incoming, key);
    if (existsSync(store)) {
      closeCleanly(store, key);
      renameSync(store, kept);
    }
    for (const suffix of ['-wal', '-shm']) rmSync(`${store}${suffix}`, { force: true });
    renameSync(incoming, store);
  } finally {
    release();
  }
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    const identity = desk.identity();
    if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
    const stream = { device: identity.deviceId, epoch: identity.epoch };
    const head = desk.path.journal.head(stream);
    openEpoch(desk, stream, head, 'restored');
    report.result({
      ok: true,
      entries: desk.path.journal.count(),
      restoredTo: head,
      kept: existsSync(kept) ? kept : null,
    });
    return 0;
  } finally {
    await close();
  }
};

/** @throws FILE_UNREADABLE when it is no store of this office */
function requireOpens(file: string, key: Uint8Array): void {
  try {
    openStore(file, { key }).sqlite.close();
  } catch (error) {
    if (error instanceof StoreKeyError) throw refusal('FILE_UNREADABLE', { file: path.basename(file) });
    throw error;
  }
}

/** Folds the WAL into the file before it is moved aside; one that does not open is kept as it is. */
function closeCleanly(file: string, key: Uint8Array): void {
  try {
    const { sqlite } = openStore(file, { key });
    sqlite.pragma('wal_checkpoint(TRUNCATE)');
    sqlite.close();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}

/** Sends what the province has not acknowledged, now; exit code 2 when it could not. */
export const syncNow: Operation = async ({ dir, report }) => {
  const { desk, close } = await openForOperations(dir, 'write');
  try {
    if (desk.reads.sync.province() === null) throw refusal('NOT_ENROLLED', {});
    const stop = desk.subscribe(() => {
      const { acked, total } = desk.sync.state();
      report.progress('sync', acked, total);
    });
    const state = await desk.sync.syncNow();
    stop();
    report.result({ ok: state.problem === null && state.queued === 0, ...state });
    return state.problem === null && state.queued === 0 ? 0 : 2;
  } finally {
    await close();
  }
};
