// The key file and its copy: the same wraps twice, each with a sum over them, so that one damaged file loses nothing.
// Invariant: whatever can be read of either is tried; what is damaged is written anew from what opened.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { storeProblemOf } from '#core/leaves/problems/store-problem.ts';
import type { OfficeFolder } from '../office-folder.ts';
import { writeFileAtomically } from '../write-file-atomically.ts';
import { type KeyFile, keyFileSchema, type WrappedKey } from './port.ts';

/** True when a key file, or its copy, lies there. */
export function hasKeyFile(folder: OfficeFolder): boolean {
  return existsSync(folder.keyFile) || existsSync(folder.keyCopy);
}

export type KeyFiles = {
  /** Every wrap that can be read of either file, those of sound files first. */
  readonly wraps: readonly WrappedKey[];
  /** False when one of the two is missing, damaged or another than the other. */
  readonly agree: boolean;
};

/** Reads both files; a damaged one gives what of it still has its shape. @throws the system's error when one may not be read */
export function readKeyFiles(folder: OfficeFolder): KeyFiles {
  const files = [folder.keyFile, folder.keyCopy].map(readOne);
  const sound = files.filter((file) => file !== null && isSound(file));
  const rest = files.filter((file) => file !== null && !isSound(file));
  const [first, second] = sound.map((file) => JSON.stringify(file?.wraps));
  return {
    wraps: [...sound, ...rest].flatMap((file) => file?.wraps ?? []),
    agree: sound.length === 2 && first === second,
  };
}

/** Writes both files, one after the other: a kill leaves one of them whole. */
export function writeKeyFiles(folder: OfficeFolder, wraps: readonly WrappedKey[]): void {
  const file: KeyFile = { v: 1, wraps: [...wraps], sum: sumOf(wraps) };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  writeFileAtomically(folder.keyFile, text);
  writeFileAtomically(folder.keyCopy, text);
}

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

/** A file from before the sums is taken as it is: its boxes carry codes of their own. */
function isSound({ wraps, sum }: KeyFile): boolean {
  return sum === undefined || sum === sumOf(wraps);
}

function sumOf(wraps: readonly WrappedKey[]): string {
  return createHash('sha256').update(JSON.stringify(wraps)).digest('hex');
}
