// Verify finds every changed byte of a store, says what it found, and looks at one moment beside a busy writer.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sourceMigrations } from '#core/application.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { realMachine } from '#core/journal/machine.ts';
import { storeFile } from '#core/journal/office-files.ts';
import { ProblemError } from '#core/leaves/problems/problem-error.ts';
import { openDesk } from '#core/open-desk.ts';
import { type OfficeReport, reportOfDamaged, verifyOffice } from '#core/verify-office.ts';
import { openStore } from '#db/open-store.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import {
  filesNow,
  record,
  setUpWitnessed,
  witnessedKey,
  witnessedPlaces,
} from '#tests/support/witnessed-desk.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

function openToRead(dir: string) {
  return openDesk({
    dir,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    readonly: true,
  });
}

/** As `npm run office -- verify` does it. */
async function verified(dir: string): Promise<OfficeReport> {
  let desk: ReturnType<typeof openToRead>;
  try {
    desk = openToRead(dir);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return reportOfDamaged(dir, witnessedKey, error.problem.code);
  }
  try {
    return await verifyOffice(desk, () => undefined);
  } finally {
    await desk.close();
  }
}

describe('verify', () => {
  it(`J23 finds whichever byte was changed, and never dies of it (seed ${seed})`, async () => {
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
    }
  }, 120_000);

  it('J23 finds nothing wrong beside a busy writer', async () => {
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
      expect((await verifyOffice(desk, () => record(desk, 1))).findings).toEqual([]);
    }
    isDone = true;
    await writing;
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
        openToRead(places.dir);
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
    expect(readFileSync(join(places.dir, 'desk.witness'))).toHaveLength(1024);
  });
});
