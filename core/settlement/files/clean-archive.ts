// Unpacks a .xlsx (a zip) carefully and packs it again plainly, for a library that believes whatever an archive claims:
// it allocates claimed sizes, and reads parts that the archive's directory does not list.
// Invariant: what comes out holds only listed, undamaged parts, of no more than the cap altogether.
import { crc32, inflateRawSync } from 'node:zlib';
import { refuseFile } from './refusal.ts';

const endRecord = 0x06054b50;
const directoryEntry = 0x02014b50;
const localHeader = 0x04034b50;
const endLength = 22;
const entryLength = 46;
const headerLength = 30;
const longestComment = 65_535;
const stored = 0;
const deflated = 8;

interface ZipPart {
  readonly name: Buffer;
  readonly content: Uint8Array;
  readonly crc: number;
}

const findDirectory = (file: Buffer): { readonly at: number; readonly count: number } => {
  const last = file.length - endLength;
  for (let at = last; at >= Math.max(0, last - longestComment); at -= 1)
    if (file.readUInt32LE(at) === endRecord)
      return { at: file.readUInt32LE(at + 16), count: file.readUInt16LE(at + 10) };
  throw refuseFile('PSP_FILE_UNREADABLE');
};

const unpack = (file: Buffer, entry: number, cap: number): Uint8Array => {
  const method = file.readUInt16LE(entry + 10);
  const at = file.readUInt32LE(entry + 42);
  if (file.readUInt32LE(at) !== localHeader) throw refuseFile('PSP_FILE_UNREADABLE');
  const from = at + headerLength + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28);
  const data = file.subarray(from, from + file.readUInt32LE(entry + 20));
  if (method === stored) return data;
  if (method !== deflated) throw refuseFile('PSP_FILE_UNREADABLE');
  return inflateRawSync(data, { maxOutputLength: Math.max(1, cap) });
};

const readParts = (file: Buffer, cap: number): ZipPart[] => {
  const directory = findDirectory(file);
  const parts: ZipPart[] = [];
  let left = cap;
  let at = directory.at;
  for (let index = 0; index < directory.count; index += 1) {
    if (file.readUInt32LE(at) !== directoryEntry) throw refuseFile('PSP_FILE_UNREADABLE');
    const nameEnd = at + entryLength + file.readUInt16LE(at + 28);
    const name = file.subarray(at + entryLength, nameEnd);
    // Pictures, printer settings and the like are of no use here.
    if (/\.(?:xml|rels)$/i.test(name.toString('latin1'))) {
      const size = file.readUInt32LE(at + 24);
      if (size > left) throw refuseFile('PSP_FILE_TOO_LARGE');
      const content = unpack(file, at, left);
      const crc = crc32(content);
      if (content.length !== size || crc !== file.readUInt32LE(at + 16))
        throw refuseFile('PSP_FILE_UNREADABLE');
      left -= size;
      parts.push({ name, content, crc });
    }
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return parts;
};

/** The fields that a local header and a directory entry share, from "version needed" to the length of the extra field. */
const commonFields = ({ name, content, crc }: ZipPart): Buffer => {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(stored, 4);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(content.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
};

const signature = (value: number, length = 4): Buffer => {
  const bytes = Buffer.alloc(length);
  bytes.writeUInt32LE(value, 0);
  return bytes;
};

const pack = (parts: readonly ZipPart[]): Buffer => {
  const locals: Uint8Array[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const common = commonFields(part);
    const position = Buffer.alloc(14);
    position.writeUInt32LE(offset, 10);
    entries.push(signature(directoryEntry, 6), common, position, part.name);
    locals.push(signature(localHeader), common, part.name, part.content);
    offset += headerLength + part.name.length + part.content.length;
  }
  const directory = Buffer.concat(entries);
  const end = signature(endRecord, endLength);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
};

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/**
 * The archive again, with its XML parts only, uncompressed and consistent.
 * @throws FileRefused PSP_FILE_UNREADABLE when it is cut short or damaged, PSP_FILE_TOO_LARGE when it unpacks to more
 * than `cap` bytes.
 */
export const cleanArchive = (bytes: Uint8Array, cap: number): Buffer => {
  try {
    return pack(readParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), cap));
  } catch (error) {
    if (isTooLong(error)) throw refuseFile('PSP_FILE_TOO_LARGE');
    // Offsets outside the file, and broken compression.
    if (error instanceof RangeError || (error instanceof Error && 'errno' in error))
      throw refuseFile('PSP_FILE_UNREADABLE');
    throw error;
  }
};
