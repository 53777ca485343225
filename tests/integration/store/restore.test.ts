// Restoring a snapshot (design.md §4): verified first, swapped in one decision, nothing of the old store left behind.
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceMigrations } from '#core/application.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { realMachine } from '#core/journal/machine.ts';
import { storeFile } from '#core/journal/office-files.ts';
import { ProblemError } from '#core/leaves/problems/problem-error.ts';
import { type RestoreParts, restoreStore } from '#core/restore-office.ts';
import { verifyOffice } from '#core/verify-office.ts';
import { openStore } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  filesNow,
  headOf,
  openWitnessed,
  record,
  setUpWitnessed,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

async function officeWithSnapshot(later: number) {
  const places = witnessedPlaces();
  const desk = await setUpWitnessed(places);
  record(desk, 3);
  const snapshot = join(temporaryFolder(), 'snapshot.db');
  writeSnapshot(desk.store.sqlite, snapshot);
  const atSnapshot = headOf(desk);
  record(desk, later);
  const head = headOf(desk);
  await desk.close();
  return { places, snapshot, atSnapshot, head };
}

function restore(
  { dir, home }: { dir: string; home: string | null },
  snapshot: string,
  before?: RestoreParts['before'],
) {
  return restoreStore({
    dir,
    snapshot,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    witnessHome: home,
    progress: () => undefined,
    ...(before === undefined ? {} : { before }),
  });
}

async function problemCode(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (refused: unknown) => refused,
  );
  return error instanceof ProblemError ? error.problem.code : String(error);
}

describe('a restore', () => {
  it('J17 takes in every later entry of the old store and opens its epoch before the swap', async () => {
    const { places, snapshot, atSnapshot, head } = await officeWithSnapshot(7);
    const restored = await restore(places, snapshot);
    expect(restored).toMatchObject({
      restoredTo: { seq: atSnapshot.seq },
      takenIn: { entries: 7, branches: [], unread: [] },
      missing: 0,
    });
    // As it lies there, before anyone opens it: the epoch is new already.
    const file = openStore(storeFile(places.dir), { key: witnessedKey, readonly: true });
    const epoch = file.sqlite.prepare<[], string>('SELECT epoch FROM device').pluck().get();
    file.sqlite.close();
    expect(epoch).not.toBe(head.epoch);
    const desk = openWitnessed(places);
    expect(desk.witnessed).toEqual({ kind: 'sound' });
    expect(desk.path.journal.startHash({ device: desk.identity()?.deviceId ?? '', epoch: epoch ?? '' })).toBe(
      head.hash,
    );
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
  });

  it('J17 leaves what this PC knows of itself alone as it is: its link, tried secrets, answers of clients', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const { sqlite } = desk.store;
    sqlite.exec("INSERT INTO secret_attempts (door, count) VALUES ('sign_in', 1)");
    sqlite.exec("INSERT INTO feedback_held VALUES ('counter', 0, 0, 0, 0, 4)");
    const snapshot = join(temporaryFolder(), 'snapshot.db');
    writeSnapshot(sqlite, snapshot);
    sqlite.exec("UPDATE secret_attempts SET count = 5 WHERE door = 'sign_in'");
    sqlite.exec('DELETE FROM feedback_held');
    desk.reads.peers.keepSettings({ isOn: true, host: '10.0.0.5', port: 4129, isTaken: true });
    desk.reads.peers.keepAddress('another', { host: '10.0.0.6', port: 4129 });
    await desk.close();
    await restore(places, snapshot);
    const { reads, store } = openWitnessed(places);
    expect(store.sqlite.prepare('SELECT door, count FROM secret_attempts').all()).toEqual([
      { door: 'sign_in', count: 5 },
    ]);
    expect(store.sqlite.prepare('SELECT * FROM feedback_held').all()).toEqual([]);
    expect(reads.peers.settings()).toMatchObject({ isOn: true, host: '10.0.0.5', port: 4129, isTaken: true });
    expect(reads.peers.contacts()).toMatchObject([{ deviceId: 'another', host: '10.0.0.6', port: 4129 }]);
  });

  it('J17 J12 says what is missing when the old store has nothing left to give', async () => {
    const { places, snapshot, head, atSnapshot } = await officeWithSnapshot(7);
    writeFileSync(storeFile(places.dir), 'not a store');
    const restored = await restore(places, snapshot);
    expect(restored).toMatchObject({ missing: 7, takenIn: { entries: 0 } });
    const desk = openWitnessed(places);
    const { sqlite } = desk.store;
    expect(sqlite.prepare('SELECT cause, named_seq, found_seq FROM store_rewinds').all()).toEqual([
      { cause: 'entries_missing', named_seq: head.seq, found_seq: atSnapshot.seq },
    ]);
    expect(desk.witnessed).toEqual({ kind: 'sound' });
    const kept = readFileSync(join(restored.kept ?? '', 'desk.db'), 'utf8');
    expect(kept).toBe('not a store');
  });

  it(`J15 refuses a snapshot with any byte changed, and changes nothing (seed ${seed})`, async () => {
    const { places, snapshot, head } = await officeWithSnapshot(1);
    const random = seededRandom(seed);
    const bytes = readFileSync(snapshot);
    for (let flip = 0; flip < 12; flip += 1) {
      const at = random.between(0, bytes.length - 1);
      const damaged = join(temporaryFolder(), 'damaged.db');
      copyFileSync(snapshot, damaged);
      writeFileSync(
        damaged,
        bytes.map((byte, index) => (index === at ? byte ^ 4 : byte)),
      );
      // Of the first bytes every page's code depends: then nothing of it opens.
      const code = at < 16 ? 'FILE_UNREADABLE' : 'SNAPSHOT_DAMAGED';
      expect(await problemCode(restore(places, damaged)), `seed ${seed}, byte ${at}`).toBe(code);
    }
    const desk = openWitnessed(places);
    expect(headOf(desk)).toEqual(head);
    expect(existsSync(join(places.dir, 'kept'))).toBe(false);
  });

  it('J15 refuses the snapshot of another device', async () => {
    const { places } = await officeWithSnapshot(1);
    const other = await officeWithSnapshot(1);
    expect(await problemCode(restore(places, other.snapshot))).toBe('FILE_UNREADABLE');
  });

  it('J16 leaves the old store or the new one, wherever the swap is killed', async () => {
    const { places, snapshot, head } = await officeWithSnapshot(4);
    const files = filesNow(places.dir);
    const steps: string[] = [];
    const whole = { dir: temporaryFolder(), home: null };
    files.putBack(whole.dir, ['desk.db', 'desk.witness']);
    await restore(whole, snapshot, (step) => steps.push(step));
    expect(steps).toEqual(['mark', 'decide', 'keep desk.db-wal', 'keep desk.db', 'place', 'unmark']);
    for (const killedAt of steps) {
      const dir = temporaryFolder();
      files.putBack(dir, ['desk.db', 'desk.witness']);
      const killed = restore({ dir, home: null }, snapshot, (step) => {
        if (step === killedAt) throw new Error('killed');
      });
      await expect(killed).rejects.toThrow('killed');
      const desk = openWitnessed({ dir, home: null });
      const isOld = killedAt === 'mark' || killedAt === 'decide';
      expect(desk.witnessed, killedAt).toEqual({ kind: 'sound' });
      expect(headOf(desk).epoch === head.epoch, killedAt).toBe(isOld);
      const { deviceId: device = '' } = desk.identity() ?? {};
      expect(desk.path.journal.head({ device, epoch: head.epoch }), killedAt).toMatchObject({
        seq: head.seq,
      });
      expect(
        readdirSync(dir).filter((name) => name.startsWith('restor')),
        killedAt,
      ).toEqual([]);
      if (!isOld) expect(readdirSync(join(dir, 'kept'))).toHaveLength(1);
      await desk.close();
    }
  });
});
