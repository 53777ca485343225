// Which pages of a store have their newest state in its write-ahead log. What the file itself has in their place is read by
// nobody: a checkpoint that a reader held back leaves it old, or never written at all with later pages behind it.
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';

const headerBytes = 32;
const frameHeaderBytes = 24;
/** Where the header and each frame name the log's two salts: frames of an earlier log bear others. */
const saltsAt = { header: 16, frame: 8 };
const saltsBytes = 8;

/** Numbers of the pages in the committed part of the log beside `file` whose newest content there is sound; empty without a log. */
export function pagesInWal(
  file: string,
  pageBytes: number,
  isSound: (page: Buffer, number: number) => boolean,
): ReadonlySet<number> {
  const log = `${file}-wal`;
  if (!existsSync(log)) return new Set();
  const handle = openSync(log, 'r');
  try {
    const header = Buffer.alloc(headerBytes);
    if (readSync(handle, header, 0, headerBytes, 0) < headerBytes) return new Set();
    const salts = header.subarray(saltsAt.header, saltsAt.header + saltsBytes);
    const frame = Buffer.alloc(frameHeaderBytes + pageBytes);
    const { size } = fstatSync(handle);
    const committed = new Set<number>();
    /** Of the transaction that is being read: whether the page's newest frame is sound. */
    const begun = new Map<number, boolean>();
    for (let at = headerBytes; at + frame.length <= size; at += frame.length) {
      if (readSync(handle, frame, 0, frame.length, at) < frame.length) break;
      if (!frame.subarray(saltsAt.frame, saltsAt.frame + saltsBytes).equals(salts)) break;
      const number = frame.readUInt32BE(0);
      begun.set(number, isSound(frame.subarray(frameHeaderBytes), number));
      // The frame that ends a transaction says how many pages the store has then.
      if (frame.readUInt32BE(4) === 0) continue;
      for (const [one, sound] of begun) {
        if (sound) committed.add(one);
        else committed.delete(one);
      }
      begun.clear();
    }
    return committed;
  } finally {
    closeSync(handle);
  }
}
