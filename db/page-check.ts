// Checks every page of an encrypted store's file against its own code (SQLCipher 4: HMAC-SHA512 over a page's bytes and
// number), pages that no query reads included.
import { createHmac, createSecretKey, type KeyObject, pbkdf2Sync } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { pagesInWal } from './wal-pages.ts';

const pageBytes = 4096;
const saltBytes = 16;
const codeBytes = 64;
/** IV and code at a page's end. */
const reserveBytes = 80;
/** A page that a checkpoint is writing is read again. */
const attempts = 3;
const pagesPerRead = 256;
/** SQLite locks the bytes from 1 GiB on and never writes the page that they lie in: there is nothing in it to check. */
const lockBytesAt = 0x4000_0000;
const lockBytePage = lockBytesAt / pageBytes + 1;

/** A file of which more is damaged is not looked at to its end. */
const mostNamed = 100;

export type PageCheck = {
  readonly pages: number;
  /** Numbers of the damaged pages, from 1; the first hundred. */
  readonly damaged: readonly number[];
  /** Bytes at the end that make no whole page. */
  readonly trailingBytes: number;
};

/** Reads the file, all of it unless a first page is named; the store may be open and written meanwhile. */
export function checkPages(file: string, key: Uint8Array, firstPage = 1): PageCheck {
  const handle = openSync(file, 'r');
  try {
    const { size } = fstatSync(handle);
    const pages = Math.floor(size / pageBytes);
    const salt = Buffer.alloc(saltBytes);
    readSync(handle, salt, 0, saltBytes, 0);
    const codeKey = codeKeyOf(key, salt);
    let inWal: ReadonlySet<number> = new Set();
    /** A page that is being written, or that nobody reads because the log has a newer one. */
    const isSoundLater = (number: number): boolean => {
      if (Array.from({ length: attempts }).some(() => isSoundNow(handle, number, codeKey))) return true;
      if (inWal.has(number)) return true;
      inWal = pagesInWal(file, pageBytes, (page, of) => isSound(page, of, codeKey));
      // What was in the log a moment ago may have been written from it meanwhile.
      return inWal.has(number) || isSoundNow(handle, number, codeKey);
    };
    const damaged: number[] = [];
    const buffer = Buffer.alloc(pageBytes * pagesPerRead);
    for (let first = firstPage; first <= pages && damaged.length < mostNamed; first += pagesPerRead) {
      const count = Math.min(pagesPerRead, pages - first + 1);
      readSync(handle, buffer, 0, count * pageBytes, (first - 1) * pageBytes);
      for (let index = 0; index < count; index += 1) {
        if (first + index === lockBytePage) continue;
        const page = buffer.subarray(index * pageBytes, (index + 1) * pageBytes);
        if (!isSound(page, first + index, codeKey) && !isSoundLater(first + index))
          damaged.push(first + index);
      }
    }
    return { pages, damaged, trailingBytes: size % pageBytes };
  } finally {
    closeSync(handle);
  }
}

/** True when any of the first pages was written under this key: then it is the right one. */
export function hasSoundPage(file: string, key: Uint8Array): boolean {
  const handle = openSync(file, 'r');
  try {
    const salt = Buffer.alloc(saltBytes);
    readSync(handle, salt, 0, saltBytes, 0);
    const codeKey = codeKeyOf(key, salt);
    const pages = Math.min(pagesPerRead, Math.floor(fstatSync(handle).size / pageBytes));
    return Array.from({ length: pages }, (_, index) => index + 1).some((number) =>
      isSoundNow(handle, number, codeKey),
    );
  } finally {
    closeSync(handle);
  }
}

/** The key of the codes: two rounds over the data key with the salt changed, as SQLCipher makes it. */
function codeKeyOf(key: Uint8Array, salt: Buffer): KeyObject {
  const changed = salt.map((byte) => byte ^ 0x3a);
  return createSecretKey(pbkdf2Sync(key, changed, 2, 32, 'sha512'));
}

function isSoundNow(handle: number, number: number, codeKey: KeyObject): boolean {
  const page = Buffer.alloc(pageBytes);
  readSync(handle, page, 0, pageBytes, (number - 1) * pageBytes);
  return isSound(page, number, codeKey);
}

function isSound(page: Buffer, number: number, codeKey: KeyObject): boolean {
  const codeAt = pageBytes - reserveBytes + 16;
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const made = createHmac('sha512', codeKey)
    .update(page.subarray(number === 1 ? saltBytes : 0, codeAt))
    .update(place)
    .digest();
  return made.equals(page.subarray(codeAt, codeAt + codeBytes));
}
