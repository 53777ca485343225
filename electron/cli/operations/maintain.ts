// Operations on the store as a whole: rebuild, snapshot, restore, sync-now.
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { sourceMigrations } from '#core/app/api/application.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { restoreStore } from '#core/app/opening/restore-office.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { mergeEntries } from '#core/replication/store/merge-copy.ts';
import { openStore, StoreKeyError } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { isFreshFolder, officeFolder, readMarker, witnessHome } from '#electron/files/office-folder.ts';
import { passphraseSource } from '../../key-custody/ask-passphrase.ts';
import { renewRecoveryCode } from '../../key-custody/open-office-key.ts';
import { passphraseCustody } from '../../key-custody/passphrase-file.ts';
import { askProvince, takeRelease } from '../../key-custody/release-request.ts';
import { appVersion, openForOperations, openKey } from '../open-for-operations.ts';
import { onPath } from '../system-problem.ts';
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
    if (existsSync(file)) throw refusal('PATH_UNUSABLE', { path: file, why: 'exists' });
    onPath(file, () => {
      mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
      writeSnapshot(desk.store.sqlite, file);
    });
    report.result({ ok: true, file, entries: desk.path.journal.count() });
    return 0;
  } finally {
    await close();
  }
};

/**
 * Puts a snapshot in the place of the store: verified first, with every later entry that the store still has, in a new
 * epoch, swapped in one decision. The store that was there is kept.
 */
export const restore: Operation = async ({ dir, files, report }) => {
  const [file] = files;
  if (file === undefined || !existsSync(file)) throw refusal('FILE_UNREADABLE', { file: file ?? '' });
  if (statSync(file).isDirectory()) throw refusal('PATH_UNUSABLE', { path: file, why: 'folder' });
  onPath(file, () => accessSync(file, constants.R_OK));
  const { key, demo } = await openKey(dir);
  const release = lockOffice(officeFolder(dir).dir);
  try {
    const restored = await restoreStore({
      dir: officeFolder(dir).dir,
      snapshot: file,
      dataKey: key,
      appVersion: appVersion(),
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
      witnessHome: demo ? null : witnessHome(process.env, process.platform),
      progress: (step, done, total) => report.progress(step, done, total),
    });
    report.result({ ok: true, ...restored });
    return 0;
  } finally {
    release();
  }
};

/** Takes in what a kept copy of this office's store has and the store lacks; `files` names the copy. */
export const mergeCopy: Operation = async ({ dir, files, report }) => {
  const [file] = files;
  if (file === undefined || !existsSync(file)) throw refusal('FILE_UNREADABLE', { file: file ?? '' });
  const { desk, dataKey, close } = await openForOperations(dir, 'write');
  try {
    const other = onPath(file, () => openStore(file, { key: dataKey, readonly: true, alone: true }));
    try {
      const taken = mergeEntries(desk, other);
      report.result({ ok: taken.unread.length === 0, ...taken });
      return taken.unread.length === 0 ? 0 : 2;
    } finally {
      other.sqlite.close();
    }
  } catch (error) {
    if (error instanceof StoreKeyError) throw refusal('SNAPSHOT_NOT_OURS', { file: path.basename(file) });
    throw error;
  } finally {
    await close();
  }
};

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

/** Makes a new printed recovery code for the office's key; the former one opens nothing any more. */
export const recoveryCode: Operation = async ({ dir, report }) => {
  const { key, demo } = await openKey(dir);
  if (demo) throw refusal('NOT_ALLOWED', {});
  report.result({ ok: true, recoveryCode: await renewRecoveryCode(officeFolder(dir), key) });
  return 0;
};

/** The question of a PC that cannot open its office, to be carried to the province. */
export const askProvinceForKey: Operation = async ({ dir, report }) => {
  const folder = officeFolder(dir);
  if (isFreshFolder(folder)) throw refusal('OFFICE_NOT_SET_UP', {});
  if (readMarker(folder)?.demo === true) throw refusal('NOT_ALLOWED', {});
  report.result({ ok: true, ...askProvince(folder) });
  return 0;
};

/** Opens the office by what the province answered (a file), and wraps its key by the passphrase of this run. */
export const openByProvince: Operation = async ({ dir, files, report }) => {
  const [file] = files;
  const folder = officeFolder(dir);
  if (file === undefined || !existsSync(file)) throw refusal('FILE_UNREADABLE', { file: file ?? '' });
  if (readMarker(folder)?.demo === true) throw refusal('NOT_ALLOWED', {});
  const ask = passphraseSource(process.env, process.stdin);
  if (ask === null) throw refusal('PASSPHRASE_NEEDED', {});
  const release = lockOffice(folder.dir);
  try {
    await takeRelease(folder, passphraseCustody(ask), readFileSync(file, 'utf8').slice(0, 4000));
    report.result({ ok: true });
    return 0;
  } finally {
    release();
  }
};
