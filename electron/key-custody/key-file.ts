// The key file and its copy: the same wraps twice, each with a sum over them, so that one damaged file loses nothing.
// Invariant: whatever can be read of either is tried; what is damaged is written anew from what opened.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { storeProblemOf } from '#core/foundation/problems/store-problem.ts';
import type { OfficeFolder } from '../files/office-folder.ts';
import { writeFileAtomically } from '../files/write-file-atomically.ts';
import { type KeyFile, keyFileSchema, type WrappedKey } from './port.ts';

/** True when a key file, or its copy, lies there. */
export function hasKeyFile(folder: OfficeFolder): boolean {
  return existsSync(folder.keyFile) || existsSync(folder.keyCopy);
}

export type KeyFiles = {
  /** Every wrap that counts, those of sound files first: an older sound file, put back beside a newer one, ended with it. */
  readonly wraps: readonly WrappedKey[];
  /** False when one of the two is missing, damaged or another than the other. */
  readonly agree: boolean;
};

/** Reads both files; a damaged one gives what of it still has its shape. @throws the system's error when one may not be read */
export function readKeyFiles(folder: OfficeFolder): KeyFiles {
  const { sound, rest } = bothFiles(folder);
  const newest = sound.filter((file) => turnOf(file) === lastTurn(sound));
  const [first, second] = newest.map(({ wraps }) => JSON.stringify(wraps));
  return {
    wraps: [...newest, ...rest].flatMap(({ wraps }) => wraps),
    agree: newest.length === 2 && first === second,
  };
}

/** Writes both files, one after the other: a kill leaves one of them whole, and the next reader goes by the newer one. */
export function writeKeyFiles(folder: OfficeFolder, wraps: readonly WrappedKey[]): void {
  const { sound } = bothFiles(folder);
  const last = lastTurn(sound);
  // What only is made whole is the same file as before.
  const isNew = !sound.some(
    (one) => turnOf(one) === last && JSON.stringify(one.wraps) === JSON.stringify(wraps),
  );
  const turn = Math.max(1, isNew ? last + 1 : last);
  const file: KeyFile = { v: 1, wraps: [...wraps], sum: sumOf(wraps, turn) };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  writeFileAtomically(folder.keyFile, text);
  writeFileAtomically(folder.keyCopy, text);
}

function bothFiles(folder: OfficeFolder): { readonly sound: KeyFile[]; readonly rest: KeyFile[] } {
  const files = [folder.keyFile, folder.keyCopy].map(readOne).filter((file) => file !== null);
  return { sound: files.filter(isSound), rest: files.filter((file) => !isSound(file)) };
}

/** Of two sound files the one that was written last counts. */
const turnOf = ({ sum }: KeyFile): number => Number(/^([1-9]\d{0,8}):/.exec(sum)?.[1] ?? 0);

const lastTurn = (files: readonly KeyFile[]): number => Math.max(0, ...files.map(turnOf));

/** Null when it is missing, damaged or not ours: the other one is asked. @throws the system's error when it may not be read */
function readOne(file: string): KeyFile | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (isForbidden(error)) throw error;
    return null;
  }
  try {
    return keyFileSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A file that is there and may not be read is another matter than one that is lost. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && storeProblemOf(error)?.code === 'STORE_FORBIDDEN';
}

function isSound(file: KeyFile): boolean {
  return file.sum === sumOf(file.wraps, turnOf(file));
}

function sumOf(wraps: readonly WrappedKey[], turn: number): string {
  const sum = createHash('sha256')
    .update(JSON.stringify([turn, ...wraps]))
    .digest('hex');
  return `${turn}:${sum}`;
}
