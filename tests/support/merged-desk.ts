// Entries of two PCs merged into a third store in any interleaving that keeps each device's own order.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import type { IngestedEntry } from '#core/journal/log/write-path.ts';
import { putEmptyStore, testDataKey } from './laid-out-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type Lane = { readonly stream: StreamKey; readonly entries: readonly IngestedEntry[] };

/** A device's own entries with their private parts, in its order. */
export function laneOf({ path: { journal }, identity }: Desk): Lane {
  const facts = identity();
  if (facts === null) throw new Error('the PC is set up');
  const stream = { device: facts.deviceId, epoch: facts.epoch };
  const entries = journal.entriesAfter(stream, 0, 100_000).map(({ seq, bytes }): IngestedEntry => {
    const kept = journal.privatePart(stream, seq);
    if (kept?.bytes == null) return { bytes };
    return { bytes, private: { salt: kept.salt, bytes: kept.bytes } };
  });
  return { stream, entries };
}

/** Thousands of small transactions on stores that are thrown away: they need not reach the disk. */
export function hurry({ store }: Desk): void {
  store.sqlite.pragma('synchronous = OFF');
}

/** Merges two lanes into a store that has nothing yet; `turns` says how many entries come from which side. */
export async function merged<T>(
  lanes: readonly [Lane, Lane],
  turns: Iterable<{ readonly side: number; readonly count: number }>,
  look: (desk: Desk) => T,
): Promise<T> {
  const dir = temporaryFolder();
  putEmptyStore(dir);
  const desk = openDesk({
    dir,
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  try {
    hurry(desk);
    const done = [0, 0];
    const take = (side: number, count: number): void => {
      const lane = lanes[side === 0 ? 0 : 1];
      const from = done[side] ?? 0;
      desk.path.ingest(lane.stream, lane.entries.slice(from, from + count));
      done[side] = from + count;
    };
    for (const { side, count } of turns) {
      if (lanes.every(({ entries }, index) => (done[index] ?? 0) >= entries.length)) break;
      take(side, count);
    }
    take(0, lanes[0].entries.length);
    take(1, lanes[1].entries.length);
    expect(desk.path.journal.count()).toBe(lanes[0].entries.length + lanes[1].entries.length);
    return look(desk);
  } finally {
    await desk.close();
  }
}

/** Turns in which two devices' entries arrive. */
export const interleaving = fc.array(fc.record({ side: fc.nat(1), count: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 60,
});
