// The least that a durable save costs on this machine: writing so many bytes and waiting for the disk.
import { closeSync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';

const slots = 64;

/** A file that has its size already, as a WAL that was used before; each call writes the next slot and syncs. */
export function diskFloor(file: string, bytes: number): { fsync(): void; fdatasync(): void; close(): void } {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(bytes, 1);
  for (let slot = 0; slot < slots; slot += 1) writeSync(handle, block, 0, bytes, slot * bytes);
  fsyncSync(handle);
  let next = 0;
  const write = (): void => {
    writeSync(handle, block, 0, bytes, (next % slots) * bytes);
    next += 1;
  };
  return {
    fsync() {
      write();
      fsyncSync(handle);
    },
    fdatasync() {
      write();
      fdatasyncSync(handle);
    },
    close: () => closeSync(handle),
  };
}
