// Whoever changes, removes or adds a row behind the application's back, guards taken down first, is found at the next open
// and at the close of the day; the rows are as the journal says again, and the manager and the province are told.

import { expect, test, vi } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { otherTables } from '#core/journal/verification/compare-days.ts';
import { derivedTables } from '#core/journal/verification/derived-tables.ts';
import { openStore } from '#db/open-store.ts';
import {
  closeDay,
  explainAll,
  importLines,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import { damagePage } from '#tests/support/damaged-page.ts';
import { assertSound, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { firstDay, simulatedKey } from '#tests/support/simulated-office.ts';
import {
  byHand,
  damagesOf,
  eveningOffices,
  isSound,
  open,
  openFolder,
  takeGuardsDown,
  tampering,
} from '#tests/support/tampered-office.ts';
import { everyNth } from '#tests/support/tier.ts';

const officeInTheEvening = eveningOffices();
const smallerPayment = 'UPDATE payments SET amount = amount - 1000';

test.each(everyNth(8, tampering))(
  'J27 found at the next open, and put right: %s',
  async (_what, statements, tables) => {
    const dir = officeInTheEvening();
    byHand(dir, (sqlite) => sqlite.exec(statements));
    const log: string[] = [];
    const { desk } = openFolder(dir, { log });
    expect(damagesOf(desk)).toMatchObject([{ kind: 'tables', ofDay: firstDay, comparedAt: 'open' }]);
    expect(new Set(damagesOf(desk)[0]?.tables)).toEqual(new Set(tables));
    expect(log.join()).toContain('were not what the journal says');
    await isSound(desk);
    await desk.close();
    // Once put right it is said once.
    expect(damagesOf(openFolder(dir).desk)).toHaveLength(1);
  },
);

test('J27 what another PC dates ahead of everybody keeps no day before from being compared', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  const ahead = openFolder(dir);
  const device = '01992d10-0000-7000-8000-000000000001';
  const stream = { device, epoch: 'ab'.repeat(16) };
  const bytes = canonicalBytes({
    ...{
      v: 1,
      ...stream,
      seq: 1,
      lc: 1,
      at: '2031-01-01T06:00:00.000Z',
      day: '2031-01-01',
      office: '1101',
      actor: null,
    },
    ...{ type: 'premises.checked', tv: 1, body: {} },
    clock: { offsetMs: null, monotonicMs: 0, boot: device },
  });
  ahead.desk.path.ingest(stream, [{ bytes }]);
  await ahead.desk.close();
  byHand(dir, (sqlite) => sqlite.exec(smallerPayment));
  expect(damagesOf(openFolder(dir).desk)).toMatchObject([{ kind: 'tables', tables: ['payments'] }]);
});

test('J27 an untouched store is opened without a word, also on the next day', async () => {
  const dir = officeInTheEvening();
  const log: string[] = [];
  const { desk } = openFolder(dir, { log });
  expect([damagesOf(desk), log]).toEqual([[], []]);
});

test('J27 who only reads puts nothing right, and verify names it', { tags: 'release' }, async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) => sqlite.exec('UPDATE payments SET amount = amount - 1000'));
  const { desk } = openFolder(dir, { readonly: true });
  expect((await verifyOffice(desk, () => undefined)).findings).toMatchObject([
    { kind: 'table', table: 'payments' },
  ]);
});

test('J27 an entry that was hidden from its day takes no row with it: the journal itself is said to be damaged', async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) =>
    sqlite.exec(
      "UPDATE journal SET day = '2026-04-01' WHERE type = 'payment.recorded'; DELETE FROM payments WHERE rowid = 1",
    ),
  );
  const { desk } = openFolder(dir);
  expect(damagesOf(desk)).toMatchObject([{ kind: 'journal', comparedAt: 'open', rows: 0 }]);
  expect(desk.store.sqlite.prepare('SELECT count(*) AS n FROM payments').pluck().get()).toBeGreaterThan(0);
  await desk.close();
  // The same place is said once, however often it is opened.
  expect(damagesOf(openFolder(dir).desk)).toHaveLength(1);
});

test('J27 a private part that is gone or another takes no name from the tables', {
  tags: 'release',
}, async () => {
  for (const statement of [
    "DELETE FROM private_parts WHERE seq = (SELECT seq FROM journal WHERE type = 'visit.opened' LIMIT 1)",
    "UPDATE private_parts SET bytes = x'7b7d' WHERE seq = (SELECT seq FROM journal WHERE type = 'visit.opened' LIMIT 1)",
  ]) {
    const dir = officeInTheEvening();
    byHand(dir, (sqlite) => sqlite.exec(statement));
    const { desk } = openFolder(dir);
    expect(damagesOf(desk)).toMatchObject([{ kind: 'journal' }]);
    const nameless = desk.store.sqlite.prepare('SELECT count(*) FROM visits WHERE client_name IS NULL');
    expect(nameless.pluck().get()).toBe(0);
  }
});

const repairs = (dir: string): number => {
  const { sqlite } = openStore(storeFile(dir), { key: simulatedKey });
  const count = sqlite.prepare<[], number>(
    "SELECT count(*) FROM journal WHERE type = 'store.tables_repaired'",
  );
  const found = count.pluck().get() ?? 0;
  sqlite.close();
  return found;
};
const untilCompared = (dir: string) => vi.waitFor(() => expect(repairs(dir)).toBe(1), 30_000);

test('J27 the opening does not wait for the comparison, and it is made though nobody asks', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) => sqlite.exec(smallerPayment));
  openFolder(dir);
  expect(repairs(dir)).toBe(0);
  await untilCompared(dir);
});

test('J27 calls before sign-in are answered before the comparison, which runs once they pause', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) => sqlite.exec(smallerPayment));
  const { desk } = openFolder(dir);
  const anyone = callerOf(desk, null);
  const told: string[] = [];
  desk.subscribe((topics) => told.push(...topics));
  expect(await anyone.office.status()).toMatchObject({ state: 'ready' });
  expect(await anyone.staff.signInList()).not.toHaveLength(0);
  expect(await anyone.clock.state()).toMatchObject({ doubt: null });
  expect(await anyone.staff.lease()).toMatchObject({ hours: null });
  expect(repairs(dir)).toBe(0);
  await untilCompared(dir);
  // What it said is asked again.
  expect(told).toEqual(expect.arrayContaining(['office', 'staff', 'clock', 'peers']));
});

test('J27 a name that was changed by hand is shown before sign-in no longer than until the comparison', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) => sqlite.exec("UPDATE registrations SET name = 'کسی دیگر'"));
  const { desk } = openFolder(dir);
  const anyone = callerOf(desk, null);
  const strangers = async () =>
    (await anyone.staff.signInList()).filter(({ name }) => name === 'کسی دیگر').length;
  expect(await strangers()).toBeGreaterThan(0);
  await untilCompared(dir);
  expect(await strangers()).toBe(0);
});

test('J27 calls before sign-in give the office’s sign, who may sign in, the clock and the lease, and nothing of a day', () => {
  const { desk } = openFolder(officeInTheEvening());
  const { path, reads } = desk.preAuth;
  const names = Object.entries({ ...reads, journal: path.journal }).map(([duty, read]) => [
    duty,
    Object.keys(read),
  ]);
  expect(Object.fromEntries(names)).toEqual({
    office: ['office'],
    staff: ['signInList'],
    clock: ['openDoubt', 'latestSinceAgreed'],
    peers: ['members', 'contacts', 'lastAdmissionAt'],
    journal: ['streams', 'lastAt'],
  });
});

const nobody = '0190ffff-0000-7000-8000-00000000dead';

/** Every way to the tables of an office that has just been opened. */
const firstUses: readonly (readonly [string, (desk: Desk) => unknown])[] = [
  ['a sign-in', (desk) => problemOf(callerOf(desk, null).staff.signIn({ personId: nobody, password: 'x' }))],
  ['a read', ({ reads }) => reads.visitState.dayRows(firstDay)],
  ['a command', ({ path }) => path.execute(null, () => undefined)],
  ['the store itself', ({ store }) => store.sqlite.pragma('user_version')],
  ['the sync', ({ sync }) => sync.wake()],
];

test.each(everyNth(4, firstUses))(
  'J27 who comes before it waits for the comparison: %s',
  async (_who, use) => {
    const dir = officeInTheEvening();
    byHand(dir, (sqlite) => sqlite.exec(smallerPayment));
    const { desk } = openFolder(dir);
    await callerOf(desk, null).office.status();
    expect(repairs(dir)).toBe(0);
    await use(desk);
    expect(repairs(dir)).toBe(1);
  },
);

test('J27 an office that was shut before anybody came is compared at the next open', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) => sqlite.exec(smallerPayment));
  await open(dir).desk.close();
  expect(repairs(dir)).toBe(0);
  expect(damagesOf(openFolder(dir).desk)).toMatchObject([{ kind: 'tables', comparedAt: 'open' }]);
});

test('J27 a comparison that the disk refuses passes nobody, however often they ask, and is told', {
  tags: 'release',
}, async () => {
  const dir = officeInTheEvening();
  damagePage(storeFile(dir), simulatedKey, 'payments');
  const told: unknown[] = [];
  const { desk } = openFolder(dir, { told });
  const signingIn = () => callerOf(desk, null).staff.signIn({ personId: nobody, password: 'x' });
  for (let time = 0; time < 3; time += 1) expect((await problemOf(signingIn())).code).toBe('STORE_DAMAGED');
  await vi.waitFor(() => expect(told).toMatchObject([{ problem: { code: 'STORE_DAMAGED' } }]), 30_000);
  const opening = callerOf(desk, null).staff.signInList();
  for (const asked of [signingIn(), opening]) expect((await problemOf(asked)).code).toBe('STORE_DAMAGED');
});

/** A day that only lacks its close: one client served, the report imported. */
async function readyToClose(): Promise<TestOffice> {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await importLines(office, [reportLine(1)]);
  return office;
}

test('J27 a row that was changed while the office works is found at the close, which waits for an explanation', {
  tags: 'release',
}, async () => {
  const office = await readyToClose();
  const { sqlite } = office.desk.store;
  takeGuardsDown(sqlite);
  sqlite.exec('UPDATE payments SET amount = 1; DELETE FROM fee_lines; DELETE FROM receipt_prints');
  expect(await problemOf(closeDay(office))).toEqual({ code: 'EXCEPTIONS_UNEXPLAINED', params: { count: 1 } });
  const { exceptions } = await overviewOf(office);
  expect(exceptions).toMatchObject([{ kind: 'tables_changed', subject: '2', ofDay: today }]);
  expect(damagesOf(office.desk)).toMatchObject([
    { comparedAt: 'close', ofDay: today, tables: ['payments', 'fee_lines'], rows: 2 },
  ]);
  // The manager is told on the morning card, until the day that answers for it is closed.
  const told = async (person = office.manager) => (await tasksOf(office.as(person)))['store.damages'] ?? 0;
  expect([await told(), await told(office.clerk)]).toEqual([1, 0]);
  const { damages } = await office.as(office.manager).store.health();
  expect(damages).toMatchObject([{ ofDay: today, rows: 2, journalSeq: null }]);
  await explainAll(office);
  await closeDay(office, today, 'جدول‌ها از بیرون تغییر کرده بود و بازسازی شد');
  expect(await told()).toBe(0);
  await assertSound(office.desk);
});

test('J27 a row of another day that was moved into this one goes back to its day', {
  tags: 'release',
}, async () => {
  const office = await readyToClose();
  await closeDay(office);
  office.clock.set('2026-11-26T04:30:00.000Z');
  await office.as(office.clerk).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await office.as(office.clerk).premises.openDay();
  const visitId = await openVisit(office, '0790419904');
  await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
  const { sqlite } = office.desk.store;
  takeGuardsDown(sqlite);
  sqlite.exec("UPDATE payments SET day = '2026-11-26'");
  const { dayClose } = office.as(office.manager);
  const close = { day: '2026-11-26', reason: null, password: office.manager.password };
  await problemOf(dayClose.close(close));
  expect((await overviewOf(office, '2026-11-26')).exceptions).toMatchObject([{ kind: 'tables_changed' }]);
  expect(sqlite.prepare('SELECT DISTINCT day FROM payments').pluck().all()).toEqual([today]);
  await assertSound(office.desk);
});

test('J27 a day whose tables are as the journal says closes without an exception', {
  tags: 'release',
}, async () => {
  const office = await readyToClose();
  await closeDay(office);
  expect(damagesOf(office.desk)).toEqual([]);
});

test('J27 every derived table is compared: a fact says its day, a part its fact, and the rest is named', () => {
  const office = officeAtWork();
  return office.then(({ desk }) => {
    for (const { name, key, parents } of derivedTables()) {
      if (otherTables.includes(name)) continue;
      const columns = (desk.store.sqlite.pragma(`table_info(${name})`) as { name: string }[]).map(
        (one) => one.name,
      );
      const links = desk.store.sqlite.pragma(`foreign_key_list(${name})`) as { from: string }[];
      if (parents.length === 0)
        expect(columns, name).toEqual(expect.arrayContaining(['day', 'at', 'device']));
      else
        expect(
          links.map(({ from }) => from),
          name,
        ).toContain(key[0]);
    }
    expect(otherTables.filter((name) => !derivedTables().some((table) => table.name === name))).toEqual([]);
  });
});

test('J27 every derived table refuses to be written by hand', { tags: 'release' }, async () => {
  const { desk } = await officeAtWork();
  const triggers = desk.store.sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .pluck()
    .all();
  const names = derivedTables().map(({ name }) => name);
  const guarded = names.filter((name) =>
    ['no_update', 'no_delete'].every((what) => triggers.includes(`${name}_${what}`)),
  );
  // Who a client is changes, and whether a visit is open; what is set aside is let go once it is understood.
  const change = [
    'client_words',
    'clients',
    'open_differences',
    'open_visits',
    'quarantine',
    'reported_days',
  ];
  expect(names.filter((name) => !guarded.includes(name)).toSorted()).toEqual(change);
});
