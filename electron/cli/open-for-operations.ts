// Opens an office's folder for an operation on the command line, with the same key custody as the loopback host.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { openDesk, openToRead } from '#core/app/opening/open-desk.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { snapshotsIn, witnessFile } from '#core/journal/device/office-files.ts';
import { isSwapDecided } from '#db/swap-store.ts';
import {
  isFreshFolder,
  type OfficeFolder,
  officeFolder,
  requireStore,
  witnessHome,
} from '../files/office-folder.ts';
import { passphraseSource } from '../key-custody/ask-passphrase.ts';
import { addProvinceWrap, type OpenedKey, openOfficeKey } from '../key-custody/open-office-key.ts';
import { passphraseCustody } from '../key-custody/passphrase-file.ts';

export type OpenedOffice = { readonly desk: Desk; readonly dataKey: Uint8Array; close(): Promise<void> };

/** The version in package.json. */
export function appVersion(): string {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}

/**
 * The data key of an office that is there already.
 * @throws OFFICE_NOT_SET_UP, PASSPHRASE_NEEDED, KEY_NOT_OPENED
 */
export async function openKey(dir: string): Promise<OpenedKey> {
  const folder = officeFolder(dir);
  if (isFreshFolder(folder)) throw refusal('OFFICE_NOT_SET_UP', {});
  const ask = passphraseSource(process.env, process.stdin);
  const recoveryCode = process.env.PISHKHAN_RECOVERY_CODE ?? null;
  return openOfficeKey(folder, ask && passphraseCustody(ask), recoveryCode);
}

/** A folder that has a marker and nothing else is no office yet; one whose store is gone has none to open. @throws OFFICE_NOT_SET_UP, STORE_MISSING */
function requireStoreToRead(folder: OfficeFolder): void {
  if (existsSync(folder.store) || isSwapDecided(folder.dir)) return;
  const snapshots = snapshotsIn(folder.dir).length;
  if (snapshots === 0 && !existsSync(witnessFile(folder.dir))) throw refusal('OFFICE_NOT_SET_UP', {});
  throw refusal('STORE_MISSING', { snapshots });
}

/**
 * Opens an office for reading (beside a running application) or alone for writing.
 * @throws OFFICE_NOT_SET_UP, STORE_IN_USE, PASSPHRASE_NEEDED, KEY_NOT_OPENED and what openDesk and openToRead throw
 */
export async function openForOperations(dir: string, access: 'read' | 'write'): Promise<OpenedOffice> {
  requireStore(officeFolder(dir));
  requireStoreToRead(officeFolder(dir));
  const { key: dataKey, demo } = await openKey(dir);
  const release = access === 'write' ? lockOffice(officeFolder(dir).dir) : () => undefined;
  try {
    const desk = (access === 'read' ? openToRead : openDesk)({
      dir: officeFolder(dir).dir,
      dataKey,
      appVersion: appVersion(),
      machine: realMachine(),
      sync: { atStart: false },
      migrationsFolder: sourceMigrations(),
      ...(demo ? {} : { toKeyFiles: (wrap: string) => addProvinceWrap(officeFolder(dir), wrap) }),
      witnessHome: demo ? null : witnessHome(process.env, process.platform),
      log: (line) => process.stderr.write(`${line}\n`),
    });
    if (desk.identity() === null) {
      await desk.close();
      throw refusal('OFFICE_NOT_SET_UP', {});
    }
    return {
      desk,
      dataKey,
      async close() {
        await desk.close();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
