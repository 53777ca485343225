// Opens a .xlsx (a zip) carefully: every part checked against its checksum, none larger than what is left of the cap.
// Invariant: what comes out holds only XML that the archive lists, undamaged, of no more than the cap altogether.
import { isUtf8 } from 'node:buffer';
import { crc32, inflateRawSync } from 'node:zlib';
import {
  configure,
  type FileEntry,
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  ZipWriter,
} from '@zip.js/zip.js';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { refuseFile } from './refusal.ts';

// This already runs in a worker of its own.
configure({ useWebWorkers: false });

/** The XML parts of a workbook by their names in the archive. */
export type WorkbookParts = ReadonlyMap<string, string>;

/** Pictures, printer settings and the like are of no use here. */
function isXml(name: string): boolean {
  return /\.(?:xml|rels)$/i.test(name);
}
/** A workbook has a part for each sheet and about twenty others. */
const mostParts = 500;

const [stored, deflated] = [0, 8];

/** Unpacks until a part is larger than it may be, whatever size the archive claims. */
function inflate(packed: Uint8Array, cap: number): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, cap) });
  } catch (error) {
    const isTooLong = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw refuseFile(isTooLong ? 'PSP_FILE_TOO_LARGE' : 'PSP_FILE_UNREADABLE', error);
  }
}

/** Node unpacks and sums a part up: of what the library takes for it, most goes into streams. */
async function unpack(entry: FileEntry, cap: number): Promise<Uint8Array> {
  const { encrypted, compressionMethod, uncompressedSize, crc32: sum } = entry;
  if (encrypted) throw refuseFile('PSP_FILE_UNREADABLE');
  if (uncompressedSize > cap) throw refuseFile('PSP_FILE_TOO_LARGE');
  if (compressionMethod !== stored && compressionMethod !== deflated) throw refuseFile('PSP_FILE_UNREADABLE');
  const packed = await entry.getData(new Uint8ArrayWriter(), { passThrough: true });
  const content = compressionMethod === stored ? packed : inflate(packed, cap);
  if (content.length !== uncompressedSize || crc32(content) !== sum) throw refuseFile('PSP_FILE_UNREADABLE');
  return content;
}

/** UTF-8 without its mark. Much faster than a decoder that looks for mistakes while it decodes. */
function textOf(content: Uint8Array): string {
  if (!isUtf8(content)) throw refuseFile('PSP_FILE_UNREADABLE');
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/**
 * The XML parts of a workbook.
 * @throws PSP_FILE_UNREADABLE when the archive is cut short, damaged or encrypted, PSP_FILE_TOO_LARGE when it unpacks to
 * more than `cap` bytes
 */
export async function workbookParts(bytes: Uint8Array, cap: number): Promise<WorkbookParts> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes));
  try {
    const parts = new Map<string, string>();
    let left = cap;
    let count = 0;
    for await (const entry of reader.getEntriesGenerator()) {
      count += 1;
      if (count > mostParts) throw refuseFile('PSP_FILE_TOO_LARGE');
      if (entry.directory || !isXml(entry.filename)) continue;
      if (parts.has(entry.filename)) throw refuseFile('PSP_FILE_UNREADABLE');
      const content = await unpack(entry, left);
      left -= content.length;
      parts.set(entry.filename, textOf(content));
    }
    return parts;
  } catch (error) {
    // Whatever the library says of an archive is about the archive.
    throw error instanceof ProblemError ? error : refuseFile('PSP_FILE_UNREADABLE', error);
  } finally {
    await reader.close();
  }
}

/** The parts as a plain archive again, for the library that reads cells and believes whatever an archive claims. */
export async function packParts(parts: WorkbookParts): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 0, passThrough: true, useWebWorkers: false });
  for (const [name, content] of parts) {
    const bytes = Buffer.from(content);
    const facts = { uncompressedSize: bytes.length, crc32: crc32(bytes), compressionMethod: stored };
    await writer.add(name, new Uint8ArrayReader(bytes), facts);
  }
  return writer.close();
}
