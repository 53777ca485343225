// Opens the data key of an office's folder, or makes it for a fresh one.
// A key that does not open is a problem, never a reason for a new key or a new empty store.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { ensureFolder, isFreshFolder, markFolder, type OfficeFolder, readMarker } from '../office-folder.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { demonstrationKey } from './demo.ts';
import { dataKeyBytes, type KeyCustody, type KeyFile, keyFileSchema } from './port.ts';

export type OpenedKey = { key: Uint8Array; demo: boolean };

/**
 * The data key of an office. A folder marked `demo` opens with the demonstration key and needs no custody.
 * Problems: PASSPHRASE_NEEDED when a real office is to be opened without any custody; KEY_NOT_OPENED when no
 * wrapped form opens, or a store lies there without a key file.
 */
export async function openOfficeKey(folder: OfficeFolder, custody: KeyCustody | null): Promise<OpenedKey> {
  ensureFolder(folder);
  if (readMarker(folder)?.demo) return { key: demonstrationKey(), demo: true };
  if (custody === null) throw refusal('PASSPHRASE_NEEDED', {});
  if (existsSync(folder.keyFile)) return { key: await unwrapKey(folder, custody), demo: false };
  if (existsSync(folder.store)) throw refusal('KEY_NOT_OPENED', {});
  return { key: await makeKey(folder, custody), demo: false };
}

async function unwrapKey(folder: OfficeFolder, custody: KeyCustody): Promise<Uint8Array> {
  for (const wrapped of readKeyFile(folder).wraps) {
    if (wrapped.kind !== custody.kind) continue;
    const key = await custody.unwrap(wrapped);
    if (key !== null) return key;
  }
  throw refusal('KEY_NOT_OPENED', {});
}

async function makeKey(folder: OfficeFolder, custody: KeyCustody): Promise<Uint8Array> {
  const key = new Uint8Array(randomBytes(dataKeyBytes));
  const file: KeyFile = { v: 1, wraps: [await custody.wrap(key)] };
  if (isFreshFolder(folder)) markFolder(folder, false);
  writeFileAtomically(folder.keyFile, `${JSON.stringify(file, null, 2)}\n`);
  return key;
}

function readKeyFile(folder: OfficeFolder): KeyFile {
  try {
    return keyFileSchema.parse(JSON.parse(readFileSync(folder.keyFile, 'utf8')));
  } catch {
    // Damaged or not ours: whatever it was, it opens nothing.
    throw refusal('KEY_NOT_OPENED', {});
  }
}
