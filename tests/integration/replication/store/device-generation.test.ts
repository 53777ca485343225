// An older `device.db` that is put back alone is told by its witness (J53): it forgives no attempt at a secret, forgets no removal and
// leads into no epoch of before. What a kill or a cut of the power leaves is not told.
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { createAttempts } from '#core/access/staff/attempts.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { restoreStore } from '#core/app/opening/restore-office.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { countAnswer } from '#core/counter/feedback/commands.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { deviceFile, witnessFile } from '#core/journal/device/office-files.ts';
import { openWitness, readWitness } from '#core/journal/witness/witness-file.ts';
import { openEpoch } from '#core/replication/sync/open-epoch.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { logOf } from '#db/store-name.ts';
import { killedCopy, mixedCopy, openKilled } from '#tests/support/killed-copy.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  openWitnessed,
  record,
  setUpWitnessed,
  type WitnessedPlaces,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

/** Keeps what is this PC's own as it lies there now, log and all. @returns what puts it back into the closed office */
function keepOwn({ dir }: WitnessedPlaces): () => void {
  const copy = killedCopy({ dir });
  return () => {
    for (const fileOf of [deviceFile, (one: string) => logOf(deviceFile(one))]) {
      rmSync(fileOf(dir), { force: true });
      if (existsSync(fileOf(copy))) cpSync(fileOf(copy), fileOf(dir));
    }
  };
}

const managerOf = (desk: Desk) => desk.reads.staff.people().find(({ role }) => role === 'manager')?.id ?? '';
/** Tries secrets until none is compared any more. */
function tryOut(desk: Desk): void {
  for (let n = 0; n < 5; n += 1) desk.attempts.take('sign_in', managerOf(desk));
  expect(() => desk.attempts.take('sign_in', managerOf(desk))).toThrow('TOO_MANY_ATTEMPTS');
}
const isPaused = (desk: Desk): boolean => {
  try {
    desk.attempts.take('sign_in', managerOf(desk));
    return false;
  } catch {
    return true;
  }
};

test('J53 A5 an older device.db put back forgives no attempt, whenever it was copied', async () => {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  // Copied while the office is open, and put back after attempts of the same run.
  const putBack = keepOwn(places);
  tryOut(desk);
  await desk.close();
  putBack();
  const again = openWitnessed(places);
  expect(again.witnessed).toMatchObject({ kind: 'rewound', cause: 'device_older' });
  expect(isPaused(again)).toBe(true);
  const day = businessDayOf(again.machine.now());
  expect(clashesOf(again.reads, day, new Set())).toMatchObject([{ kind: 'store_rewound', subject: '0' }]);
  // A restart ends no pause, and it has been told.
  await again.close();
  const third = openWitnessed(places);
  expect(third.witnessed).toEqual({ kind: 'sound' });
  expect(isPaused(third)).toBe(true);
  // Put back once more, it is told once more.
  await third.close();
  putBack();
  const fourth = openWitnessed(places);
  expect(fourth.witnessed).toMatchObject({ cause: 'device_older' });
  expect(isPaused(fourth)).toBe(true);
});

test('J53 the pause after an older device.db ends by itself, and once', async () => {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  const manager = managerOf(desk);
  desk.attempts.lost();
  expect(isPaused(desk)).toBe(true);
  let elapsed = 0;
  const attempts = createAttempts(desk.store.orm, () => elapsed);
  elapsed = 5 * 60_000 - 1;
  expect(() => attempts.take('sign_in', manager)).toThrow('TOO_MANY_ATTEMPTS');
  elapsed += 1;
  attempts.take('sign_in', manager);
  attempts.succeeded('sign_in', manager);
  for (let n = 0; n < 3; n += 1) attempts.take('confirm', manager);
});

test('J53 N45 an older device.db put back forgets no removal', async () => {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  const putBack = keepOwn(places);
  desk.reads.peers.keepOwnRemoval({ by: 'another', at: desk.machine.now(), signature: 'signed' });
  await desk.close();
  putBack();
  const again = openWitnessed(places);
  expect(again.witnessed).toMatchObject({ cause: 'device_older' });
  expect(again.isRemoved()).toBe(true);
  await again.close();
  expect(openWitnessed(places).isRemoved()).toBe(true);
});

test('J53 N33 an older device.db put back leads into no epoch of before', async () => {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  const putBack = keepOwn(places);
  const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
  openEpoch(desk, { device, epoch }, desk.path.journal.head({ device, epoch }), 'restored');
  record(desk, 2);
  const second = desk.identity()?.epoch ?? '';
  const heads = [epoch, second].map((one) => desk.path.journal.head({ device, epoch: one }));
  await desk.close();
  putBack();
  const again = openWitnessed(places);
  expect(again.witnessed).toMatchObject({ cause: 'device_older' });
  expect([epoch, second]).not.toContain(again.identity()?.epoch);
  record(again, 1);
  expect([epoch, second].map((one) => again.path.journal.head({ device, epoch: one }))).toEqual(heads);
  // It goes on from the later of the two.
  const own = { device, epoch: again.identity()?.epoch ?? '' };
  expect(again.path.journal.startHash(own)).toBe(heads[1]?.hash);
});

test('J53 J12 the whole folder put back, with no entry between, is told by the witness outside it', async () => {
  const places = witnessedPlaces();
  await (await setUpWitnessed(places)).close();
  const copy = temporaryFolder();
  cpSync(places.dir, copy, { recursive: true });
  const desk = openWitnessed(places);
  tryOut(desk);
  await desk.close();
  cpSync(copy, places.dir, { recursive: true, force: true });
  const again = openWitnessed(places);
  expect(again.witnessed).toMatchObject({ cause: 'device_older' });
  expect(isPaused(again)).toBe(true);
});

test('J53 an older device.db is told beside missing entries as well', async () => {
  const places = witnessedPlaces();
  await (await setUpWitnessed(places)).close();
  const copy = temporaryFolder();
  cpSync(places.dir, copy, { recursive: true });
  const desk = openWitnessed(places);
  tryOut(desk);
  record(desk, 3);
  await desk.close();
  cpSync(copy, places.dir, { recursive: true, force: true });
  const again = openWitnessed(places);
  expect(again.witnessed).toMatchObject({ cause: 'entries_missing', named: { entries: expect.any(Number) } });
  expect(isPaused(again)).toBe(true);
});

test('J53 without the generation in the witness nobody would see it', async () => {
  const places = { ...witnessedPlaces(), home: null };
  const desk = await setUpWitnessed(places);
  await desk.close();
  const file = witnessFile(places.dir);
  const before = readWitness(file, witnessedKey);
  const putBack = keepOwn(places);
  const open = openWitnessed(places);
  tryOut(open);
  await open.close();
  putBack();
  const named = readWitness(file, witnessedKey);
  if (typeof named !== 'object' || typeof before !== 'object') throw new Error('the witness is there');
  const { write, close } = openWitness(file, witnessedKey);
  write({ ...named, generation: before.generation });
  close();
  const again = openWitnessed(places);
  expect(again.witnessed).toEqual({ kind: 'sound' });
  expect(isPaused(again)).toBe(false);
});

test('J53 J51 what a kill or a cut of the power leaves between the two files is not told', async () => {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  const copies: string[] = [];
  const keep = () => void copies.push(killedCopy(desk));
  const { deviceId: device = '', epoch = '' } = desk.identity() ?? {};
  const before = killedCopy(desk);
  openEpoch(desk, { device, epoch }, desk.path.journal.head({ device, epoch }), 'restored', keep);
  keep();
  for (let n = 0; n < 5; n += 1) countAnswer(desk, { sectionId: 'filing', rating: 5 });
  keep();
  desk.attempts.take('sign_in', managerOf(desk));
  // Committed, and the witness not written yet.
  keep();
  await Promise.resolve();
  keep();
  // The witness lags: the power went before it came onto the disk.
  for (const copy of [...copies]) {
    const lagging = temporaryFolder();
    cpSync(copy, lagging, { recursive: true });
    cpSync(witnessFile(before), witnessFile(lagging));
    copies.push(lagging);
  }
  for (const copy of copies) expect(openKilled(copy, desk).witnessed).toEqual({ kind: 'sound' });
  const noted = copies[0] ?? '';
  const halved = mixedCopy({ office: killedCopy(desk), device: noted });
  expect(openKilled(halved, desk).witnessed).toEqual({ kind: 'sound' });
  // The negative control: the file alone, as it was before, is told.
  const older = killedCopy(desk);
  const file = deviceFile(older);
  for (const part of [file, logOf(file)]) cpSync(part.replace(older, before), part);
  expect(openKilled(older, desk).witnessed).toMatchObject({ cause: 'device_older' });
});

test('J53 J17 a restore keeps what this PC knows of itself, and an older device.db put back before it is told', async () => {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  const snapshot = join(places.dir, 'one.db');
  writeSnapshot(desk.store.sqlite, snapshot);
  const putBack = keepOwn(places);
  tryOut(desk);
  await desk.close();
  const restore = () =>
    restoreStore({
      ...{
        dir: places.dir,
        snapshot,
        witnessHome: places.home,
        dataKey: witnessedKey,
        machine: realMachine(),
      },
      ...{ appVersion: '0.0.0-test', migrationsFolder: sourceMigrations(), progress: () => undefined },
    });
  const causes = (one: Desk) => one.reads.store.latestRewinds().map(({ cause }) => cause);
  await restore();
  const restored = openWitnessed(places);
  expect([restored.witnessed, causes(restored), isPaused(restored)]).toEqual([{ kind: 'sound' }, [], true]);
  await restored.close();
  putBack();
  await restore();
  const again = openWitnessed(places);
  expect([causes(again), isPaused(again)]).toEqual([['device_older'], true]);
});
