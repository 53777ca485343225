// A demo office in a folder that a test can copy, damage and put back, with both witnesses of its head.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import type { DeskOptions } from '#core/app/opening/desk-options.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { putEmptyStore } from './laid-out-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const witnessedKey = new Uint8Array(32).fill(5);

export type WitnessedPlaces = { readonly dir: string; readonly home: string | null };

/** A folder for an office and one for its second witness. */
export function witnessedPlaces(): { dir: string; home: string } {
  const root = temporaryFolder();
  return { dir: temporaryFolder(), home: join(root, 'witness') };
}

/** Opens the office as the next start of the application does. It is closed after the test, if it still is open. */
export function openWitnessed(
  { dir, home }: WitnessedPlaces,
  log: (line: string) => void = () => undefined,
  sync: DeskOptions['sync'] = {},
): Desk {
  const desk = openDesk({
    dir,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    witnessHome: home,
    sync,
    log,
  });
  onTestFinished(async () => {
    if (desk.store.sqlite.open) await desk.close();
  });
  return desk;
}

/** Sets a demo office up. */
export async function setUpWitnessed(places: WitnessedPlaces): Promise<Desk> {
  putEmptyStore(places.dir, witnessedKey);
  const desk = openWitnessed(places);
  await callerOf(desk, null).office.setUpDemo();
  return desk;
}

/** Commits entries one after another. */
export function record(desk: Desk, entries: number): void {
  for (let done = 0; done < entries; done += 1) {
    desk.path.execute(null, (tx) => {
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'rate_board', result: 'passed' },
        { note: null },
      );
    });
  }
}

const ofDevice = ['device.db', 'device.db-wal'] as const;

/**
 * What `kill -9` leaves: the files as they are while the office is open, its page cache included. `putBack` puts these parts of the
 * office's back, and what is this PC's own as it was then.
 */
export function filesNow(dir: string): { putBack(into: string, parts?: readonly string[]): void } {
  const copy = temporaryFolder();
  cpSync(dir, copy, { recursive: true });
  return {
    putBack(into, parts = ['desk.db', 'desk.db-wal', 'desk.witness']) {
      for (const file of ['desk.db', 'device.db'])
        for (const part of [file, `${file}-wal`, `${file}-shm`]) rmSync(join(into, part), { force: true });
      const own = ofDevice.filter((part) => existsSync(join(copy, part)));
      for (const part of [...parts, ...own]) cpSync(join(copy, part), join(into, part), { force: true });
    },
  };
}

/** Head of this device's current stream. */
export function headOf(desk: Desk): { epoch: string; seq: number; hash: string } {
  const identity = desk.identity();
  if (identity === null) throw new Error('the office is set up');
  const { deviceId: device, epoch } = identity;
  return { epoch, ...desk.path.journal.head({ device, epoch }) };
}
