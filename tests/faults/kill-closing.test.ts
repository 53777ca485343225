// kill -9 while reports are taken in and days are closed: nothing that was acknowledged is lost, a report is in whole or not at all, and
// a day is closed with all that its closing says or is open.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { openStore } from '#db/open-store.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { type Acknowledged, killedWriter, lostFrom } from '#tests/support/killed-writer.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());
const kills = Number(process.env.KILLS ?? '14');
const key = demonstrationKey();

/** What stands in the tables right after a kill: parts of imports or closings that are not there, and how far the last day came. */
function leftBehind(dir: string) {
  const { sqlite } = openStore(storeFile(dir), { key });
  const count = (text: string) => sqlite.prepare<[], number>(text).pluck().get() ?? 0;
  const found = {
    partlyIn: count(
      'SELECT count(*) FROM psp_imports i WHERE i.row_count <> (SELECT count(*) FROM psp_rows r WHERE r.import_id = i.id)',
    ),
    rowsOfNoImport: count(
      'SELECT count(*) FROM psp_rows r WHERE r.import_id NOT IN (SELECT id FROM psp_imports)',
    ),
    itemsOfNoClosing: count(
      'SELECT count(*) FROM day_close_items i WHERE i.closing_id NOT IN (SELECT id FROM day_closings)',
    ),
    imports: count('SELECT count(*) FROM psp_imports'),
    closings: count('SELECT count(*) FROM day_closings'),
    opened: count('SELECT count(DISTINCT day) FROM day_openings'),
  };
  sqlite.close();
  return found;
}

test(`J5 ${kills} kills within imports and closes leave each whole or not there (seed ${seed})`, {
  tags: 'release',
  timeout: 600_000,
}, async () => {
  const dir = mkdtempSync(join(tmpdir(), 'pishkhan-kill-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const random = seededRandom(`${seed}/closing`);
  const acknowledged: Acknowledged[] = [];
  const reached = { imports: 0, closings: 0 };
  for (let run = 1; run <= kills; run += 1) {
    const delay = random.between(0, 2_600);
    const acks = await killedWriter('tests/fixtures/closing-writer.ts', [dir, `${seed}/${run}`], delay);
    acknowledged.push(...acks);
    const what = `seed ${seed}, kill ${run} after ${delay} ms`;
    expect(lostFrom(dir, key, acknowledged), what).toEqual([]);
    const { partlyIn, rowsOfNoImport, itemsOfNoClosing, ...came } = leftBehind(dir);
    expect({ partlyIn, rowsOfNoImport, itemsOfNoClosing }, what).toEqual({
      ...{ partlyIn: 0, rowsOfNoImport: 0, itemsOfNoClosing: 0 },
    });
    process.stdout.write(`${what}: ${JSON.stringify(came)}\n`);
    Object.assign(reached, came);
  }
  // The kills came late enough for whole imports and closes: the others were within them.
  expect(reached.imports).toBeGreaterThan(0);
  expect(reached.closings).toBeGreaterThan(0);
  const desk = openDesk({
    dir,
    dataKey: key,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  const report = await verifyOffice(desk, () => undefined);
  expect(report.findings).toEqual([]);
  await desk.close();
});
