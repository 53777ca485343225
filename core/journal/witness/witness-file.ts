// A file of two slots that says how far the store had come. Written in turns, each record with a code under the data
// key: a torn or changed one is passed over for the other. Invariant: a record is written only after its commit.
import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fdatasync, fdatasyncSync, openSync, readSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { z } from 'zod';

const witnessedSchema = z.strictObject({
  /** This PC's device id and epoch; empty before the first run. */
  device: z.string(),
  epoch: z.string(),
  /** The last entry of that stream: sequence 0 before the first. */
  seq: z.int().min(0),
  hash: z.string(),
  /** Entries of all devices that had arrived. */
  entries: z.int().min(0),
  /** How often what is this PC's own was written, and whether it says there that it was removed. */
  generation: z.int().min(0),
  removed: z.boolean(),
  /** True once a second copy lies outside the office's folder. */
  copied: z.boolean(),
});
/** How far a store had come, as someone outside the store knows it. */
export type Witnessed = z.infer<typeof witnessedSchema>;

/** What a witness file holds: nothing readable although it is there is told apart from no file. */
export type WitnessRead = Witnessed | 'missing' | 'unreadable';

/** Half of a sector is never written alone: each slot has one of its own. */
const slotBytes = 512;
const recordSchema = z.tuple([z.int().min(0), witnessedSchema]);
const syncData = promisify(fdatasync);

/** Key of the code over a record, made from the data key. */
function codeKey(dataKey: Uint8Array): KeyObject {
  return createSecretKey(createHmac('sha256', dataKey).update('pishkhan-witness-v1').digest());
}

function codeOf(key: KeyObject, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}

/** Reads a witness file; touches nothing. */
export function readWitness(file: string, dataKey: Uint8Array): WitnessRead {
  return newest(file, codeKey(dataKey))?.[1] ?? (existsSync(file) ? 'unreadable' : 'missing');
}

function newest(file: string, key: KeyObject): z.infer<typeof recordSchema> | null {
  if (!existsSync(file)) return null;
  const handle = openSync(file, 'r');
  try {
    const records = [0, 1].flatMap((slot) => {
      const bytes = Buffer.alloc(slotBytes);
      readSync(handle, bytes, 0, slotBytes, slot * slotBytes);
      const record = readRecord(bytes, key);
      return record === null ? [] : [record];
    });
    return records.toSorted(([left], [right]) => right - left)[0] ?? null;
  } finally {
    closeSync(handle);
  }
}

function readRecord(bytes: Buffer, key: KeyObject): z.infer<typeof recordSchema> | null {
  const [text = '', code = ''] = bytes.toString('utf8').split('\n');
  const given = Buffer.from(code, 'hex');
  const made = codeOf(key, text);
  if (given.length !== made.length || !timingSafeEqual(given, made)) return null;
  return recordSchema.parse(JSON.parse(text));
}

export type WitnessFile = {
  /** Writes the newest record, into the page cache: it survives the process, and the power only after `sync`. */
  write(witnessed: Witnessed): void;
  sync(): Promise<void>;
  syncNow(): void;
  /** Waits for the disk and closes. */
  close(): void;
};

/** Opens a witness file for writing (mode 0600), made when it is missing. Throws the system's error. */
export function openWitness(file: string, dataKey: Uint8Array): WitnessFile {
  const key = codeKey(dataKey);
  let turn = (newest(file, key)?.[0] ?? 0) + 1;
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w+', 0o600);
  return {
    write(witnessed) {
      const text = JSON.stringify([turn, witnessed] satisfies z.infer<typeof recordSchema>);
      const record = `${text}\n${codeOf(key, text).toString('hex')}\n`;
      const slot = Buffer.alloc(slotBytes, ' ');
      slot.write(record, 'utf8');
      writeSync(handle, slot, 0, slotBytes, (turn % 2) * slotBytes);
      turn += 1;
    },
    sync: () => syncData(handle),
    syncNow: () => fdatasyncSync(handle),
    close() {
      fdatasyncSync(handle);
      closeSync(handle);
    },
  };
}
