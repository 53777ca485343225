// Keeps the witnesses of the head up to date (design.md §2): beside the store after each commit without waiting for
// the disk, on the disk and outside the office's folder every few seconds. They may lag the store and never lead it.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { witnessFile } from '#core/journal/device/office-files.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { countWrites } from '#db/device-generation.ts';
import type { Sqlite } from '#db/open-store.ts';
import type { WitnessReads } from './compare-witness.ts';
import { openWitness, readWitness, type WitnessFile } from './witness-file.ts';

export type WitnessPlaces = {
  /** The office's folder. */
  readonly dir: string;
  /** A folder outside of it for the second copy; null where there is none (a demonstration). */
  readonly home: string | null;
  readonly dataKey: Uint8Array;
};

/** What the witness says of this PC itself. */
export type WitnessedPc = {
  readonly stream: () => StreamKey | null;
  readonly isRemoved: () => boolean;
};

export type WitnessKeeper = {
  /** Notes how far the store is. Never throws: what is committed is committed. */
  note(): void;
  /** Waits for the disk and closes. */
  close(): void;
};

/** A witness waits this long for the disk, ms. */
const syncEveryMs = 2000;

function outsideFile(home: string, device: string): string {
  return join(home, `${device}.witness`);
}

/** Reads both witnesses of a store. `device` is this PC's id, or null before the first run. */
export function readWitnesses({ dir, home, dataKey }: WitnessPlaces, device: string | null): WitnessReads {
  const beside = readWitness(witnessFile(dir), dataKey);
  // A store that lost its first run as well is known by the witness beside it.
  const id = device ?? (typeof beside === 'object' && beside.device !== '' ? beside.device : null);
  if (home === null) return { beside, outside: null };
  return { beside, outside: id === null ? 'missing' : readWitness(outsideFile(home, id), dataKey) };
}

/** Removes the witness beside a store that is wiped. The copy outside stays until its device is made anew. */
export function removeWitness(dir: string): void {
  rmSync(witnessFile(dir), { force: true });
}

/**
 * Starts keeping. The first record is written and on disk before this returns, so that a missing file means something
 * (J13).
 */
export function keepWitness(
  places: WitnessPlaces,
  sqlite: Sqlite,
  { stream, isRemoved }: WitnessedPc,
  log: (line: string) => void,
): WitnessKeeper {
  const isNew = !existsSync(witnessFile(places.dir));
  const beside = openWitness(witnessFile(places.dir), places.dataKey);
  let outside: { readonly device: string; readonly file: WitnessFile } | null = null;
  let isNoted = false;
  let isClosed = false;
  const head = sqlite.prepare<[string, string], { seq: number; hash: string }>(
    'SELECT seq, hash FROM journal WHERE device = ? AND epoch = ? ORDER BY seq DESC LIMIT 1',
  );

  const generation = sqlite.prepare<[], number>('SELECT value FROM device_generation').pluck();
  const arrived = sqlite.prepare<[], number | null>('SELECT max(pos) FROM journal').pluck();

  function current() {
    const own = stream();
    const last = own === null ? undefined : head.get(own.device, own.epoch);
    return {
      device: own?.device ?? '',
      epoch: own?.epoch ?? '',
      seq: last?.seq ?? 0,
      hash: last?.hash ?? '',
      entries: arrived.get() ?? 0,
      generation: generation.get() ?? 0,
      removed: isRemoved(),
      copied: outside !== null,
    };
  }

  function openOutside(): void {
    const { home, dataKey } = places;
    const own = stream();
    if (home === null || own === null || outside?.device === own.device) return;
    mkdirSync(home, { recursive: true, mode: 0o700 });
    outside = { device: own.device, file: openWitness(outsideFile(home, own.device), dataKey) };
  }

  /** A witness that cannot be written is said and tried again; it never undoes what is committed. */
  function orSay(work: () => void): void {
    try {
      work();
    } catch (error) {
      log(`the witness could not be written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function sync(): Promise<void> {
    if (!isNoted || isClosed) return;
    isNoted = false;
    try {
      openOutside();
      outside?.file.write(current());
      beside.write(current());
      await beside.sync();
      await outside?.file.sync();
    } catch (error) {
      if (isClosed) return;
      isNoted = true;
      orSay(() => {
        throw error;
      });
    }
  }

  function note(): void {
    if (isClosed) return;
    orSay(() => beside.write(current()));
    isNoted = true;
  }

  // A transaction ends before the next microtask: then it is committed.
  countWrites(sqlite, () => queueMicrotask(note));
  const timer = setInterval(() => void sync(), syncEveryMs);
  timer.unref();
  beside.write(current());
  if (isNew) beside.syncNow();
  isNoted = true;
  return {
    note,
    close() {
      isClosed = true;
      clearInterval(timer);
      orSay(() => {
        openOutside();
        outside?.file.write(current());
        outside?.file.close();
      });
      orSay(() => {
        beside.write(current());
        beside.close();
      });
    },
  };
}
