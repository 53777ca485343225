// The witness of the head (design.md §2): whatever takes acknowledged entries away from a store is seen at its next open.
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { callerOf } from '#core/demo/caller.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { readWitness } from '#core/journal/witness/witness-file.ts';
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

/** What the next open says of a folder: its verdict, and what is journalled of it. */
async function reopened(places: { dir: string; home: string | null }) {
  const desk = openWitnessed(places);
  const { witnessed } = desk;
  const rewinds = desk.reads.store.rewindsOfDay(businessDayOf(desk.machine.now()));
  const findings = (await verifyOffice(desk, () => undefined)).findings;
  await desk.close();
  return { witnessed, rewinds, findings };
}

describe('an office that was closed and opened again', () => {
  it('J13 is sound, with as many epochs as before', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 5);
    const { epoch } = headOf(desk);
    await desk.close();
    const again = openWitnessed(places);
    expect(again.witnessed).toEqual({ kind: 'sound' });
    expect(headOf(again).epoch).toBe(epoch);
    record(again, 1);
  });

  it('J13 is sound after a kill at any moment: the witness never leads the store', {
    tags: 'release',
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    for (let kill = 0; kill < 10; kill += 1) {
      record(desk, 3);
      const files = filesNow(places.dir);
      const other = { dir: temporaryFolder(), home: null };
      files.putBack(other.dir);
      expect((await reopened(other)).witnessed).toEqual({ kind: 'sound' });
    }
  });
});

describe('a store from which entries are missing', () => {
  async function written() {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    // Into the file: what follows lies in the WAL alone.
    desk.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    record(desk, 40);
    const head = headOf(desk);
    const killed = filesNow(places.dir);
    await desk.close();
    return { places, killed, head };
  }

  it('J12 says so when its WAL was deleted, and keeps what it found', { tags: 'release' }, async () => {
    const { places, killed, head } = await written();
    killed.putBack(places.dir, ['desk.db', 'desk.witness']);
    const { witnessed, rewinds, findings } = await reopened(places);
    expect(witnessed).toMatchObject({ cause: 'entries_missing', named: { seq: head.seq, hash: head.hash } });
    expect(rewinds).toMatchObject([{ cause: 'entries_missing', missing: 40, foundSeq: head.seq - 40 }]);
    // Verify names what the witness knows of and the store has not.
    expect(findings).toMatchObject([{ kind: 'chain', reason: 'head_elsewhere', seq: head.seq - 39 }]);
    expect(readdirSync(join(places.dir, 'kept'))).toHaveLength(1);
    // It has been said: the next open goes on.
    expect((await reopened(places)).witnessed).toEqual({ kind: 'sound' });
  });

  it('J12 says so when half of its WAL was left', { tags: 'release' }, async () => {
    const { places, killed } = await written();
    killed.putBack(places.dir);
    const wal = join(places.dir, 'desk.db-wal');
    truncateSync(wal, Math.floor(readFileSync(wal).length / 2));
    expect((await reopened(places)).witnessed).toMatchObject({ cause: 'entries_missing' });
  });

  it(`J12 says so whichever byte of its WAL was changed (seed ${seed})`, { tags: 'release' }, async () => {
    const { killed } = await written();
    const random = seededRandom(seed);
    for (let flip = 0; flip < 40; flip += 1) {
      const places = { dir: temporaryFolder(), home: null };
      killed.putBack(places.dir);
      const wal = join(places.dir, 'desk.db-wal');
      const bytes = readFileSync(wal);
      const at = random.between(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.between(0, 7));
      writeFileSync(wal, bytes);
      const desk = openWitnessed(places);
      expect(desk.witnessed, `seed ${seed}, flip ${flip} at ${at}`).toMatchObject({
        cause: 'entries_missing',
      });
      await desk.close();
    }
  });

  it('J12 J14 says so when the product’s own snapshot was put back, enrolled or not', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 3);
    const copy = filesNow(places.dir);
    record(desk, 2);
    await desk.close();
    copy.putBack(places.dir, ['desk.db', 'desk.db-wal']);
    const again = openWitnessed(places);
    expect(again.witnessed).toMatchObject({ kind: 'rewound', cause: 'entries_missing' });
    const day = businessDayOf(again.machine.now());
    expect(clashesOf(again.reads, day, new Set())).toMatchObject([{ kind: 'store_rewound', subject: '2' }]);
    expect(again.path.journal.streams()).toHaveLength(2);
  });

  it('J12 says so when the whole folder was put back from a copy, witness and all', {
    tags: 'release',
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 3);
    await desk.close();
    const copy = filesNow(places.dir);
    const later = openWitnessed(places);
    record(later, 4);
    await later.close();
    copy.putBack(places.dir, ['desk.db', 'desk.witness']);
    expect((await reopened(places)).witnessed).toMatchObject({ cause: 'entries_missing' });
  });

  it('J12 says so when the witness was removed with the entries', { tags: 'release' }, async () => {
    const { places, killed } = await written();
    killed.putBack(places.dir, ['desk.db']);
    rmSync(join(places.dir, 'desk.witness'));
    expect((await reopened({ dir: places.dir, home: null })).rewinds).toMatchObject([
      { cause: 'no_witness' },
    ]);
  });

  it('J12 says so when the folder came from another PC', { tags: 'release' }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    await desk.close();
    const elsewhere = { dir: places.dir, home: join(temporaryFolder(), 'witness') };
    expect((await reopened(elsewhere)).rewinds).toMatchObject([{ cause: 'moved', missing: 0 }]);
    expect((await reopened(elsewhere)).witnessed).toEqual({ kind: 'sound' });
  });

  it('J12 tells a branch that another opening of the same folder wrote', { tags: 'release' }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    await desk.close();
    const before = filesNow(places.dir);
    const one = openWitnessed(places);
    record(one, 2);
    await one.close();
    const twin = temporaryFolder();
    before.putBack(twin, ['desk.db', 'desk.witness']);
    const other = openWitnessed({ dir: twin, home: null });
    record(other, 2);
    await other.close();
    // The twin's store and its witness agree; the copy outside knows the first one's entries.
    expect((await reopened({ dir: twin, home: places.home })).witnessed).toMatchObject({
      cause: 'other_branch',
    });
  });
});

describe('a store that is gone', () => {
  it.each([
    ['deleted', (dir: string) => rmSync(join(dir, 'desk.db'))],
    ['emptied', (dir: string) => writeFileSync(join(dir, 'desk.db'), '')],
    [
      'deleted with everything beside it but its witness',
      (dir: string) => {
        for (const part of ['desk.db', 'desk.db-wal', 'desk.db-shm'])
          rmSync(join(dir, part), { force: true });
      },
    ],
  ])('J18 is missing and never made anew: %s', async (_how, take) => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 2);
    await desk.close();
    take(places.dir);
    const before = readdirSync(places.dir);
    expect(() => openWitnessed(places)).toThrow('STORE_MISSING');
    expect(readdirSync(places.dir)).toEqual(before);
  });

  it.each([
    ['a person made', 'desk-early.db'],
    ['it took by itself', 'desk-2026-11-25T22-40-01-123Z-1-own.db'],
  ])('J18 is missing without any witness, while a snapshot that %s lies there', async (_who, name) => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const folder = join(places.dir, 'snapshots');
    mkdirSync(folder);
    writeSnapshot(desk.store.sqlite, join(folder, name));
    await desk.close();
    for (const part of ['desk.db', 'desk.witness']) rmSync(join(places.dir, part));
    expect(() => openWitnessed(places)).toThrow('STORE_MISSING');
    expect(readdirSync(places.dir)).toEqual(['device.db', 'snapshots']);
    // What a snapshot left half written is none, nor is the empty folder.
    rmSync(join(folder, name));
    writeFileSync(join(folder, `${name}.partial-999999999-1`), 'half');
    expect(openWitnessed(places).path.journal.count()).toBe(0);
  });

  it('J20 is damaged, not locked, when its first page does not open under the key that its witness knows', async () => {
    const places = witnessedPlaces();
    await (await setUpWitnessed(places)).close();
    const file = join(places.dir, 'desk.db');
    writeFileSync(file, readFileSync(file).fill(0, 0, 100));
    expect(() => openWitnessed(places)).toThrow('STORE_DAMAGED');
    rmSync(join(places.dir, 'desk.witness'));
    writeFileSync(file, readFileSync(file).fill(0));
    expect(() => openWitnessed({ ...places, home: null })).toThrow('KEY_NOT_OPENED');
  });
});

describe('the witness itself', () => {
  it('J13 is believed from its other record when one was torn', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 2);
    await desk.close();
    const file = join(places.dir, 'desk.witness');
    const [newest] = [readWitness(file, witnessedKey)];
    const bytes = readFileSync(file);
    const slot = bytes.subarray(0, 512).includes(`"seq":${typeof newest === 'object' ? newest.seq : 0}`)
      ? 0
      : 512;
    bytes.fill(0, slot, slot + 100);
    writeFileSync(file, bytes);
    expect(readWitness(file, witnessedKey)).toMatchObject({ device: desk.identity()?.deviceId });
  });

  it('J13 says nothing to another key, nor after a change of any byte of both records', async () => {
    const places = witnessedPlaces();
    await (await setUpWitnessed(places)).close();
    const file = join(places.dir, 'desk.witness');
    expect(readWitness(file, new Uint8Array(32))).toBe('unreadable');
    writeFileSync(
      file,
      readFileSync(file).map((byte, at) => (at % 512 === 12 ? byte ^ 1 : byte)),
    );
    expect(readWitness(file, witnessedKey)).toBe('unreadable');
    appendFileSync(file, 'x');
    rmSync(file);
    expect(readWitness(file, witnessedKey)).toBe('missing');
  });

  it('J14 goes with a demo office that is wiped', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 3);
    await desk.startOver();
    const fresh = openWitnessed(places);
    expect(fresh.witnessed).toEqual({ kind: 'sound' });
    await callerOf(fresh, null).office.setUpDemo();
  });
});
