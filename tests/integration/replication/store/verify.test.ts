// Verify finds every changed byte of a store, says what it found, and looks at one moment beside a busy writer.
import { createHmac, pbkdf2Sync } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { type OfficeReport, reportOfDamaged, verifyOffice } from '#core/app/checks/verify-office.ts';
import { openToRead } from '#core/app/opening/open-desk.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { openStore } from '#db/open-store.ts';
import { checkPages } from '#db/page-check.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  filesNow,
  record,
  setUpWitnessed,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

function readerOf(dir: string) {
  return openToRead({
    dir,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
}

/** As `npm run office -- verify` does it. */
async function verified(dir: string, shareFrom?: number): Promise<OfficeReport> {
  let desk: ReturnType<typeof readerOf>;
  try {
    desk = readerOf(dir);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return reportOfDamaged(dir, witnessedKey, error.problem.code);
  }
  try {
    return await verifyOffice(desk, () => undefined, shareFrom === undefined ? {} : { shareFrom });
  } finally {
    await desk.close();
  }
}

/** A connection that met a damaged page reads no other either, so what is said of tables and structure hangs on the order. */
const pagesIn = (findings: OfficeReport['findings']) => findings.filter(({ kind }) => kind === 'page');

describe('verify', () => {
  it(`J23 finds whichever byte was changed, and never dies of it (seed ${seed})`, {
    tags: 'release',
    timeout: 120_000,
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 60);
    // Pages that belong to nothing any more: no query reads them.
    desk.store.sqlite.exec('CREATE TABLE emptied (what TEXT)');
    desk.store.sqlite.exec('INSERT INTO emptied SELECT hex(randomblob(3000)) FROM journal LIMIT 40');
    desk.store.sqlite.exec('DROP TABLE emptied');
    await desk.close();
    const files = filesNow(places.dir);
    const whole = readFileSync(storeFile(places.dir));
    const random = seededRandom(seed);
    for (let flip = 0; flip < 40; flip += 1) {
      const dir = temporaryFolder();
      files.putBack(dir, ['desk.witness']);
      const at = random.between(0, whole.length - 1);
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.between(0, 7));
      writeFileSync(storeFile(dir), changed);
      const { findings } = await verified(dir);
      expect(findings, `seed ${seed}, byte ${at}`).not.toEqual([]);
      const page = Math.floor(at / 4096) + 1;
      if (at >= 16) expect(findings, `seed ${seed}, byte ${at}`).toContainEqual({ kind: 'page', page });
      if (flip >= 4) continue;
      // By two threads, as a large office is.
      const byTwo = await verified(dir, 0);
      expect(pagesIn(byTwo.findings), `seed ${seed}, byte ${at}`).toEqual(pagesIn(findings));
      expect(byTwo.findings, `seed ${seed}, byte ${at}`).not.toEqual([]);
    }
  });

  it('J23 tells of a damaged page of streams, of what they knew and of their indexes, and dies of none', {
    tags: 'release',
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 5);
    const pages = desk.store.sqlite
      .prepare<[], number>(
        `SELECT rootpage FROM sqlite_schema WHERE tbl_name IN ('streams', 'knowledge') AND rootpage > 0`,
      )
      .pluck()
      .all();
    await desk.close();
    const files = filesNow(places.dir);
    const whole = readFileSync(storeFile(places.dir));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      const dir = temporaryFolder();
      files.putBack(dir, ['desk.witness']);
      const changed = Buffer.from(whole);
      const at = (page - 1) * 4096 + 200;
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(storeFile(dir), changed);
      expect((await verified(dir)).findings).toContainEqual({ kind: 'page', page });
    }
  });

  it('J23 passes over the page in which SQLite keeps its locks, 1 GiB into a store, and over none beside it', async () => {
    const file = join(temporaryFolder(), 'large.db');
    const { sqlite } = openStore(file, { key: witnessedKey });
    sqlite.exec('CREATE TABLE facts (what TEXT)');
    sqlite.close();
    const whole = readFileSync(file);
    const salt = whole.subarray(0, 16);
    const codeKey = pbkdf2Sync(
      witnessedKey,
      salt.map((byte) => byte ^ 0x3a),
      2,
      32,
      'sha512',
    );
    const lockPage = 0x4000_0000 / 4096 + 1;
    const handle = openSync(file, 'r+');
    // Sparse: the page of the locks is not there at all, its neighbours are sound pages.
    for (const number of [lockPage - 1, lockPage + 1]) {
      const page = Buffer.alloc(4096);
      const place = Buffer.alloc(4);
      place.writeUInt32LE(number);
      createHmac('sha512', codeKey).update(page.subarray(0, 4032)).update(place).digest().copy(page, 4032);
      writeSync(handle, page, 0, 4096, (number - 1) * 4096);
    }
    expect(checkPages(file, witnessedKey, lockPage - 1)).toMatchObject({ pages: lockPage + 1, damaged: [] });
    writeSync(handle, Buffer.from([1]), 0, 1, lockPage * 4096 + 7);
    closeSync(handle);
    expect(checkPages(file, witnessedKey, lockPage - 1).damaged).toEqual([lockPage + 1]);
  });

  it('J23 takes no page for damaged whose newest state is in the log, which a reader keeps from the file', {
    tags: 'release',
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    const { sqlite } = desk.store;
    sqlite.pragma('wal_autocheckpoint = 0');
    const file = storeFile(places.dir);
    const alone = join(temporaryFolder(), 'without its log.db');
    const damagedAlone = () => {
      copyFileSync(file, alone);
      return checkPages(alone, witnessedKey).damaged;
    };
    // Pages that are new since the last checkpoint, one moment of them that is read, and some of them once more.
    for (let round = 0; round < 20 && damagedAlone().length === 0; round += 1) {
      record(desk, 40);
      const reader = desk.openReader();
      reader.sqlite.exec('BEGIN');
      expect(reader.sqlite.prepare('SELECT count(*) FROM journal').pluck().get()).toBeGreaterThan(0);
      record(desk, 2);
      sqlite.pragma('wal_checkpoint(PASSIVE)');
      if (damagedAlone().length === 0) reader.sqlite.close();
      else onTestFinished(() => void reader.sqlite.close());
    }
    const holes = damagedAlone();
    expect(holes.length).toBeGreaterThan(0);
    expect(checkPages(file, witnessedKey)).toMatchObject({ damaged: [] });
    expect((await verifyOffice(desk, () => undefined, { shareFrom: 0 })).findings).toEqual([]);

    // A log in which one of them is damaged does not stand for it.
    const log = readFileSync(`${file}-wal`);
    const frameBytes = 24 + 4096;
    const frames = Array.from(
      { length: Math.floor((log.length - 32) / frameBytes) },
      (_, n) => 32 + n * frameBytes,
    );
    // Its newest frame alone: an earlier one is not what anybody reads.
    const newest = frames.findLast((at) => log.readUInt32BE(at) === holes[0]) ?? 0;
    log.writeUInt8(log.readUInt8(newest + 24 + 100) ^ 1, newest + 24 + 100);
    writeFileSync(`${alone}-wal`, log);
    expect(checkPages(alone, witnessedKey).damaged).toEqual([holes[0]]);
  });

  it.each([
    ['by one thread', Number.POSITIVE_INFINITY],
    ['by two threads', 0],
  ])('J23 finds nothing wrong beside a busy writer, %s', { tags: 'release' }, async (_, shareFrom) => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 50);
    let isDone = false;
    const writing = (async () => {
      while (!isDone) {
        record(desk, 3);
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    for (let run = 0; run < 6; run += 1) {
      const report = await verifyOffice(desk, () => record(desk, 1), { shareFrom });
      expect(report.findings).toEqual([]);
      expect(report.pages).toBeGreaterThan(0);
    }
    isDone = true;
    await writing;
  });

  it('J23 finds an index that misses rows although every page is as it was written', {
    tags: 'release',
  }, async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    record(desk, 4);
    expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
    const { sqlite } = desk.store;
    sqlite.exec("CREATE INDEX misses ON journal (type) WHERE type = 'nothing.happened'");
    sqlite.unsafeMode();
    sqlite.exec('PRAGMA writable_schema = ON');
    sqlite.exec(
      "UPDATE sqlite_schema SET sql = 'CREATE INDEX misses ON journal (type)' WHERE name = 'misses'",
    );
    sqlite.unsafeMode(false);
    await desk.close();
    const { findings } = await verified(places.dir);
    expect(findings).toContainEqual({
      kind: 'structure',
      detail: expect.stringContaining('missing from index misses'),
    });
    expect(findings.filter(({ kind }) => kind !== 'structure')).toEqual([]);
    expect((await verified(places.dir, 0)).findings).toEqual(findings);
  });

  it('J23 finds that the store is behind its witness', async () => {
    const places = witnessedPlaces();
    const desk = await setUpWitnessed(places);
    desk.store.sqlite.pragma('wal_checkpoint(TRUNCATE)');
    record(desk, 4);
    const files = filesNow(places.dir);
    await desk.close();
    const dir = temporaryFolder();
    files.putBack(dir, ['desk.db', 'desk.witness']);
    expect((await verified(dir)).findings).toMatchObject([{ kind: 'chain', reason: 'head_elsewhere' }]);
  });

  it('J9 says of an older and of a newer store what they are, and changes neither', async () => {
    const places = witnessedPlaces();
    await (await setUpWitnessed(places)).close();
    const change = (statement: string) => {
      const { sqlite } = openStore(storeFile(places.dir), { key: witnessedKey });
      sqlite.exec(statement);
      sqlite.close();
    };
    const problem = () => {
      try {
        readerOf(places.dir);
      } catch (error) {
        return error instanceof ProblemError ? error.problem.code : String(error);
      }
      return 'opened';
    };
    expect(problem()).toBe('opened');
    change("INSERT INTO migrations (tag, sha256) VALUES ('9999_later', 'x')");
    expect(problem()).toBe('STORE_NEWER');
    change('DELETE FROM migrations WHERE position > (SELECT max(position) - 2 FROM migrations)');
    expect(problem()).toBe('STORE_OLDER');
    // Killed while it was made: nothing stands in it, whichever of its tables are there.
    change('DROP TRIGGER journal_no_delete; DELETE FROM journal');
    expect(problem()).toBe('OFFICE_NOT_SET_UP');
    change('PRAGMA foreign_keys = OFF; DROP TABLE journal');
    expect(problem()).toBe('OFFICE_NOT_SET_UP');
    expect(readFileSync(join(places.dir, 'desk.witness'))).toHaveLength(1024);
  });
});
