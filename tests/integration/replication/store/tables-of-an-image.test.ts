// The tables of an office that came as an image are those of the PC that gave it: all of them are compared with the journal
// once, while people work, and what differs is put right row by row and told (J27).
import { existsSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { createReplayPath } from '#core/app/checks/replay-path.ts';
import { createTableCheck } from '#core/app/checks/table-check.ts';
import { compareImage } from '#core/app/checks/verify-imported-store.ts';
import { storeFile, unverifiedFile } from '#core/journal/device/office-files.ts';
import { compareTables, type TablesCompared } from '#core/journal/verification/verify-tables.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { assertSound, openVisit } from '#tests/support/office.ts';
import { until } from '#tests/support/office-pcs.ts';
import { firstDay, simulatedKey } from '#tests/support/simulated-office.ts';
import {
  byHand,
  damagesOf,
  eveningOffices,
  isSound,
  openFolder,
  takeGuardsDown,
  tampering,
} from '#tests/support/tampered-office.ts';
import { everyNth } from '#tests/support/tier.ts';

const officeInTheEvening = eveningOffices();
const smallerPayment = 'UPDATE payments SET amount = amount - 1000 WHERE rowid = 1';
const otherDay = "UPDATE fee_lines SET day = '2026-04-03'";

/** An office whose tables were changed after they had been compared at its opening, and what its second thread would say. */
async function changed(statements: string, atMost = 1000): Promise<{ desk: Desk; compared: TablesCompared }> {
  const { desk } = openFolder(officeInTheEvening());
  const { sqlite } = desk.store;
  const guards = sqlite
    .prepare<[], string>("SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_no_*'")
    .pluck()
    .all();
  takeGuardsDown(sqlite);
  sqlite.exec(statements);
  for (const guard of guards) sqlite.exec(guard);
  sqlite.pragma('foreign_keys = ON');
  return { desk, compared: await compare(desk, atMost) };
}

const compare = (desk: Desk, atMost = 1000): Promise<TablesCompared> =>
  compareTables(
    {
      store: desk.store,
      path: createReplayPath(desk.store, desk.machine),
      machine: desk.machine,
      migrations: desk.migrations,
      pathOver: (store) => createReplayPath(store, desk.machine),
    },
    atMost,
  );

/** @returns how many rows were written for it */
function repairRows(desk: Desk, compared: TablesCompared): number {
  const { store, path, machine, reads } = desk;
  const changes = store.sqlite.prepare<[], number>('SELECT total_changes()').pluck();
  const before = changes.get() ?? 0;
  createTableCheck({ store, path, machine, reads, log: () => undefined }).repairImage(compared, firstDay);
  return (changes.get() ?? 0) - before;
}

test.each(everyNth(12, tampering))('J27 is put right row by row: %s', async (_what, statements, tables) => {
  const { desk, compared } = await changed(statements);
  expect(compared.isAll).toBe(true);
  expect(new Set(compared.rows.map(({ table }) => table))).toEqual(new Set(tables));
  const written = repairRows(desk, compared);
  const [said] = damagesOf(desk);
  expect(said).toMatchObject({ kind: 'tables', comparedAt: 'open', rows: compared.rows.length });
  expect(new Set(said?.tables)).toEqual(new Set(tables));
  // Each row is removed and written; its entry and what follows from that are some more.
  expect(written).toBeLessThan(2 * compared.rows.length + 20);
  await isSound(desk);
});

test('J27 a row that was written on after it was found is not put back to what it was: all tables are written anew', {
  tags: 'release',
}, async () => {
  const { desk, compared } = await changed(smallerPayment);
  takeGuardsDown(desk.store.sqlite);
  desk.store.sqlite.exec(smallerPayment);
  expect(repairRows(desk, compared)).toBeGreaterThan(200);
  await isSound(desk);
});

test('J27 a client who came again after their row was found stands as the newest visit told', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const { desk } = office;
  await openVisit(office, '0790419904');
  takeGuardsDown(desk.store.sqlite);
  desk.store.sqlite.exec("UPDATE clients SET name = 'دیگری'");
  const compared = await compare(desk);
  expect(compared.rows).toMatchObject([{ table: 'clients', found: { name: 'دیگری' } }]);
  office.clock.advance(60_000);
  await openVisit(office, '0790419904');
  repairRows(desk, compared);
  await assertSound(desk);
});

test('J27 more rows than are put right one by one: all tables are written anew, and as many are told as were found', {
  tags: 'release',
}, async () => {
  const { desk, compared } = await changed(otherDay, 2);
  expect(compared).toMatchObject({ isAll: false, rows: [{ table: 'fee_lines' }, { table: 'fee_lines' }] });
  expect(repairRows(desk, compared)).toBeGreaterThan(200);
  expect(damagesOf(desk)).toMatchObject([{ tables: ['fee_lines'], rows: 2 }]);
  await isSound(desk);
});

/** The comparison of an office as it stands, and what it tells. */
function comparing(desk: Desk, putRightBy: (compared: TablesCompared) => void) {
  const lines: string[] = [];
  const file = unverifiedFile(desk.dir);
  writeFileSync(file, '');
  const stop = compareImage({
    file,
    store: storeFile(desk.dir),
    key: simulatedKey,
    migrationsFolder: sourceMigrations(),
    isTime: () => true,
    repairRows: putRightBy,
    log: (line) => lines.push(line),
  });
  onTestFinished(stop);
  return { lines, isDone: () => !existsSync(file) };
}

test('J27 what is put right is compared again, and only then it is done', { tags: 'release' }, async () => {
  const { desk } = await changed(smallerPayment);
  let rounds = 0;
  const { lines, isDone } = comparing(desk, (compared) => {
    expect(isDone()).toBe(false);
    repairRows(desk, compared);
    rounds += 1;
    if (rounds > 1) return;
    // As what was written meanwhile by the rows that were wrong.
    takeGuardsDown(desk.store.sqlite);
    desk.store.sqlite.exec(`${otherDay} WHERE rowid = 1`);
  });
  await until(isDone, 'the tables are compared', 100_000);
  expect([rounds, lines]).toEqual([2, []]);
  await isSound(desk);
});

test('J27 what differs however often it is put right ends in a line of the log, and is compared at the next opening', {
  tags: 'release',
}, async () => {
  const { desk } = await changed(smallerPayment);
  let rounds = 0;
  const { lines, isDone } = comparing(desk, () => {
    rounds += 1;
  });
  await until(() => lines.length > 0, 'it gives up', 100_000);
  expect([rounds, isDone()]).toEqual([3, false]);
  expect(lines.join()).toContain('after 3 repairs');
});

test('J27 an office whose tables are as the journal says is compared without a word', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  byHand(dir, () => undefined);
  const { desk } = openFolder(dir);
  await compare(desk);
  const { lines, isDone } = comparing(desk, () => {
    throw new Error('nothing differs');
  });
  await until(isDone, 'the tables are compared', 100_000);
  expect([lines, damagesOf(desk)]).toEqual([[], []]);
});
