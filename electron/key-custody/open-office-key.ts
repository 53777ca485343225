// Opens the data key of an office's folder, or makes it for a fresh one.
// A key that does not open is a problem, never a reason for a new key or a new empty store.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import {
  ensureFolder,
  isFreshFolder,
  markFolder,
  type OfficeFolder,
  readMarker,
  writeMarker,
} from '../files/office-folder.ts';
import { demonstrationKey } from './demo.ts';
import { hasKeyFile, readKeyFiles, writeKeyFiles } from './key-file.ts';
import { dataKeyBytes, type KeyCustody, type WrappedKey } from './port.ts';
import { newRecoveryCode, recoveryCodeCustody } from './recovery-code.ts';

export type OpenedKey = { key: Uint8Array; demo: boolean };

/**
 * The data key of an office. A folder marked `demo` opens with the demonstration key and needs no custody. When its own
 * wrap does not open, a recovery code opens it and the key is wrapped anew. Problems: PASSPHRASE_NEEDED when a real office
 * is to be opened without any custody; KEY_NOT_OPENED when no wrapped form opens; KEY_FILE_MISSING when an office lies
 * there and no wrapped form does; RECOVERY_CODE_WRONG (J19, A2).
 */
export async function openOfficeKey(
  folder: OfficeFolder,
  custody: KeyCustody | null,
  recoveryCode: string | null = null,
): Promise<OpenedKey> {
  ensureFolder(folder);
  const marker = readMarker(folder);
  if (marker?.demo) return { key: demonstrationKey(), demo: true };
  if (custody === null) throw refusal('PASSPHRASE_NEEDED', {});
  if (hasKeyFile(folder)) return { key: await unwrapKey(folder, custody, recoveryCode), demo: false };
  // Something of an office is here already: its key is lost, and a new one would open nothing.
  if (marker === null ? !isFreshFolder(folder) : marker.store) throw refusal('KEY_FILE_MISSING', {});
  if (existsSync(folder.store)) throw refusal('KEY_FILE_MISSING', {});
  return { key: await makeKey(folder, custody), demo: false };
}

async function unwrapKey(
  folder: OfficeFolder,
  custody: KeyCustody,
  recoveryCode: string | null,
): Promise<Uint8Array> {
  const { wraps, agree } = readKeyFiles(folder);
  if (wraps.length === 0) throw refusal('KEY_FILE_MISSING', {});
  const own = await tryAll(wraps, custody);
  if (own !== null) {
    if (!agree) writeKeyFiles(folder, [own.wrap, ...soundRest(wraps, custody)]);
    return own.key;
  }
  if (recoveryCode === null) throw refusal('KEY_NOT_OPENED', {});
  const recovered = await tryAll(
    wraps,
    recoveryCodeCustody(async () => recoveryCode),
  );
  if (recovered === null) throw refusal('RECOVERY_CODE_WRONG', {});
  const held = wraps.find(({ kind }) => kind === 'province');
  const kept = held === undefined ? [] : [held];
  writeKeyFiles(folder, [await custody.wrap(recovered.key), recovered.wrap, ...kept]);
  return recovered.key;
}

type Opened = { readonly key: Uint8Array; readonly wrap: WrappedKey };

async function tryAll(wraps: readonly WrappedKey[], custody: KeyCustody): Promise<Opened | null> {
  const tried = new Set<string>();
  for (const wrap of wraps) {
    if (wrap.kind !== custody.kind || tried.has(JSON.stringify(wrap))) continue;
    tried.add(JSON.stringify(wrap));
    const key = await custody.unwrap(wrap);
    if (key !== null) return { key, wrap };
  }
  return null;
}

/** The wraps of other custodies, once each: those of the sounder file come first. */
function soundRest(wraps: readonly WrappedKey[], custody: KeyCustody): WrappedKey[] {
  return onePerKind(wraps).filter(({ kind }) => kind !== custody.kind);
}

/** The first of each kind. */
function onePerKind(wraps: readonly WrappedKey[]): WrappedKey[] {
  const byKind = new Map<string, WrappedKey>();
  for (const wrap of wraps) if (!byKind.has(wrap.kind)) byKind.set(wrap.kind, wrap);
  return [...byKind.values()];
}

/**
 * Makes a new recovery code for an office's key and takes the place of an older one, whose wrap goes when `within` calls
 * `end`: what throws there before it leaves the older one as it was (J22).
 * @returns the code, to be printed: it is kept nowhere.
 */
export async function renewRecoveryCode(
  folder: OfficeFolder,
  key: Uint8Array,
  within: (end: () => void) => void = (end) => end(),
): Promise<string> {
  const code = newRecoveryCode();
  const custody = recoveryCodeCustody(async () => code);
  const wrap = await custody.wrap(key);
  within(() => {
    const others = soundRest(readKeyFiles(folder).wraps, custody);
    if (others.length === 0) throw refusal('KEY_NOT_OPENED', {});
    writeKeyFiles(folder, [...others, wrap]);
  });
  return code;
}

/** Puts the wrap for the province into both key files, in the place of a former one; nothing is written when it is there. */
export function addProvinceWrap(folder: OfficeFolder, wrap: string): void {
  const { wraps, agree } = readKeyFiles(folder);
  const isThere = wraps.some((one) => one.kind === 'province' && one.wrap === wrap);
  // Without a wrap of this PC's own they would open nothing here: it is left to whoever opens it.
  if ((isThere && agree) || wraps.every(({ kind }) => kind === 'province')) return;
  const others = onePerKind(wraps).filter(({ kind }) => kind !== 'province');
  writeKeyFiles(folder, [...others, { kind: 'province', wrap }]);
}

/**
 * Wraps a key that the province released anew for this PC, and keeps of the old files what opens without it.
 * @throws PASSWORD_TOO_WEAK
 */
export async function wrapReleasedKey(
  folder: OfficeFolder,
  custody: KeyCustody,
  key: Uint8Array,
): Promise<void> {
  const kept = onePerKind(readKeyFiles(folder).wraps).filter(
    ({ kind }) => kind === 'recovery-code' || kind === 'province',
  );
  const own = await custody.wrap(key);
  // Where nothing but a snapshot came here, the folder is that of an office whose store is missing, not of a new one.
  if (!existsSync(folder.marker)) writeMarker(folder, { demo: false, store: true });
  writeKeyFiles(folder, [own, ...kept]);
}

async function makeKey(folder: OfficeFolder, custody: KeyCustody): Promise<Uint8Array> {
  const key = new Uint8Array(randomBytes(dataKeyBytes));
  const wraps = [await custody.wrap(key)];
  // The marker first: a key file without one is that of an office whose store was made, and is gone.
  if (isFreshFolder(folder)) markFolder(folder, false);
  writeKeyFiles(folder, wraps);
  return key;
}
