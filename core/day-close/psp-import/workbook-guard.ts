// Looks into a .xlsx (a zip) before the library unpacks it, because that one allocates what the file claims.
// Invariant: what passes is a complete archive whose parts really unpack, undamaged, to no more than the cap.
import { crc32, inflateRawSync } from 'node:zlib';
import { refuseFile } from './refusal.ts';

const endRecord = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const longestComment = 65_557;
const stored = 0;
const deflated = 8;

interface ZipPart {
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
  readonly at: number;
}

const findDirectory = (view: DataView): { readonly at: number; readonly count: number } => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - longestComment); at -= 1)
    if (view.getUint32(at, true) === endRecord)
      return { at: view.getUint32(at + 16, true), count: view.getUint16(at + 10, true) };
  throw refuseFile('PSP_FILE_UNREADABLE');
};

const listParts = (view: DataView): ZipPart[] => {
  const directory = findDirectory(view);
  const parts: ZipPart[] = [];
  let at = directory.at;
  for (let index = 0; index < directory.count; index += 1) {
    if (view.getUint32(at, true) !== directoryEntry) throw refuseFile('PSP_FILE_UNREADABLE');
    parts.push({
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return parts;
};

const unpacked = (bytes: Uint8Array, view: DataView, part: ZipPart, cap: number): Uint8Array => {
  if (view.getUint32(part.at, true) !== localHeader) throw refuseFile('PSP_FILE_UNREADABLE');
  // The unpacker believes this second copy of the size; zero means that it follows the data.
  const claimed = view.getUint32(part.at + 22, true);
  if (claimed !== 0 && claimed !== part.size) throw refuseFile('PSP_FILE_UNREADABLE');
  const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
  const data = bytes.subarray(from, from + part.compressed);
  if (part.method === stored) return data;
  if (part.method !== deflated) throw refuseFile('PSP_FILE_UNREADABLE');
  return inflateRawSync(data, { maxOutputLength: Math.max(1, cap) });
};

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/**
 * Refuses an archive that is cut short, damaged or unpacks to more than `cap` bytes.
 * @throws FileRefused PSP_FILE_UNREADABLE or PSP_FILE_TOO_LARGE.
 */
export const checkArchive = (bytes: Uint8Array, cap: number): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = cap;
  try {
    for (const part of listParts(view)) {
      if (part.size > left) throw refuseFile('PSP_FILE_TOO_LARGE');
      const content = unpacked(bytes, view, part, left);
      left -= content.length;
      if (content.length !== part.size || crc32(content) !== part.crc)
        throw refuseFile('PSP_FILE_UNREADABLE');
    }
  } catch (error) {
    if (isTooLong(error)) throw refuseFile('PSP_FILE_TOO_LARGE');
    // Offsets outside the file and broken compression.
    if (error instanceof RangeError || (error instanceof Error && 'errno' in error))
      throw refuseFile('PSP_FILE_UNREADABLE');
    throw error;
  }
};
