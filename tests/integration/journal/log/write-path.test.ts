// The one write path: all of a command or nothing of it, told only after the commit, and nothing written is changed.
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { derivedTables } from '#core/journal/verification/derived-tables.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { putUpGuards, withoutGuards } from '#db/guards.ts';
import { chargedVisit, openDay, openOffice, problemOf, slip } from '#tests/support/office.ts';

function everything({ store: { sqlite } }: Desk): Record<string, unknown[]> {
  const names = ['journal', 'private_parts', ...derivedTables().map(({ name }) => name)];
  return Object.fromEntries(
    names.map((name) => [name, sqlite.prepare<[], unknown>(`SELECT * FROM ${name} ORDER BY rowid`).all()]),
  );
}

function check(tx: Transaction): void {
  tx.append(premisesChecked, { checkId: tx.newId(), item: 'rate_board', result: 'passed' }, { note: null });
}

/** Tables that hold facts: all but the latest words about a client and the flags on strange entries. */
const factTables = derivedTables().filter(
  ({ name }) =>
    !['clients', 'client_words', 'quarantine', 'open_visits', 'open_differences', 'reported_days'].includes(
      name,
    ),
);

test('J1 a refusal after entries were appended leaves nothing of the command', async () => {
  const { desk, clerk } = await openOffice();
  const before = everything(desk);
  expect(() =>
    desk.path.execute(clerk.id, (tx) => {
      check(tx);
      check(tx);
      throw refusal('NOT_FOUND', { what: 'test' });
    }),
  ).toThrow('NOT_FOUND');
  expect(everything(desk)).toEqual(before);
});

test('an exception in the middle leaves nothing, and the next command goes on from the same head', async () => {
  const { desk, clerk } = await openOffice();
  const before = everything(desk);
  const crash = new TypeError('a bug');
  expect(() =>
    desk.path.execute(clerk.id, (tx) => {
      check(tx);
      throw crash;
    }),
  ).toThrow(crash);
  expect(everything(desk)).toEqual(before);
  desk.path.execute(clerk.id, check);
  const { deviceId: device, epoch } = desk.identity() ?? { deviceId: '', epoch: '' };
  const entries = desk.path.journal.entriesAfter({ device, epoch }, 0, 1000);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  expect(entries).toHaveLength((before.journal?.length ?? 0) + 1);
});

test('an entry that a table refuses takes its whole command back', async () => {
  const { desk, clerk } = await openOffice();
  const before = everything(desk);
  expect(() =>
    desk.path.execute(clerk.id, (tx) => {
      const body = { checkId: tx.newId(), item: 'rate_board', result: 'passed' } as const;
      tx.append(premisesChecked, body, { note: null });
      tx.append(premisesChecked, body, { note: null });
    }),
  ).toThrow('UNIQUE');
  expect(everything(desk)).toEqual(before);
});

test('a command inside a command is refused, and the outer one is taken back', async () => {
  const { desk, clerk } = await openOffice();
  const before = everything(desk);
  expect(() =>
    desk.path.execute(clerk.id, (tx) => {
      check(tx);
      desk.path.execute(clerk.id, check);
    }),
  ).toThrow('one transaction per command');
  expect(everything(desk)).toEqual(before);
});

test('topics are told after the commit, once, and not at all when there was none', async () => {
  const { desk, clerk } = await openOffice();
  const told: { topics: readonly string[]; inTransaction: boolean; entries: number }[] = [];
  desk.subscribe((topics) => {
    told.push({
      topics: [...topics],
      inTransaction: desk.store.sqlite.inTransaction,
      entries: desk.path.journal.count(),
    });
  });
  const before = desk.path.journal.count();
  expect(() =>
    desk.path.execute(clerk.id, (tx) => {
      check(tx);
      throw refusal('NOT_FOUND', { what: 'test' });
    }),
  ).toThrow();
  expect(told).toEqual([]);
  desk.path.execute(clerk.id, (tx) => {
    check(tx);
    check(tx);
    expect(told).toEqual([]);
  });
  expect(told).toEqual([
    {
      topics: expect.arrayContaining(['premises', 'journal']),
      inTransaction: false,
      entries: before + 2,
    },
  ]);
});

test('a refused procedure writes nothing', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const before = everything(office.desk);
  const { payments } = office.as(office.clerk);
  const { code } = await problemOf(payments.record(slip(visitId, { terminalId: '99999999' })));
  expect(code).toBe('TERMINAL_NOT_DESIGNATED');
  expect(everything(office.desk)).toEqual(before);
});

test('the journal allows no change and no removal', async () => {
  const { desk } = await openOffice();
  for (const change of [
    'UPDATE journal SET at = at',
    'UPDATE journal SET bytes = bytes WHERE seq = 1',
    'DELETE FROM journal WHERE seq = 1',
    'DELETE FROM journal',
  ])
    expect(() => desk.store.sqlite.exec(change)).toThrow('the journal allows no');
});

test('J26 no statement passes the guards, within a transaction or without', async () => {
  const { desk } = await openOffice();
  const { sqlite } = desk.store;
  sqlite.exec('BEGIN');
  expect(() => sqlite.exec('DELETE FROM journal')).toThrow('the journal allows no removal');
  expect(() => sqlite.exec('UPDATE journal SET at = at')).toThrow('the journal allows no change');
  expect(() => sqlite.exec('UPDATE registrations SET at = at')).toThrow('registrations holds facts');
  expect(() => sqlite.exec('DELETE FROM registrations')).toThrow('registrations holds facts');
  sqlite.exec('ROLLBACK');
});

test('J26 the guards come down inside a transaction only, and stand again after one that failed', {
  tags: 'release',
}, async () => {
  const { desk } = await openOffice();
  const { sqlite } = desk.store;
  expect(() => withoutGuards(sqlite, () => undefined)).toThrow('only inside a transaction');
  const broken = sqlite.transaction(() =>
    withoutGuards(sqlite, () => {
      sqlite.exec('DELETE FROM premises_checks');
      throw new TypeError('a bug');
    }),
  );
  expect(broken).toThrow('a bug');
  expect(() => sqlite.exec('DELETE FROM registrations')).toThrow('registrations holds facts');
});

test('J26 no statement adds a payment to a day, open or closed, that the journal does not say', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  const { sqlite } = office.desk.store;
  const names = sqlite.prepare<[], string>("SELECT name FROM pragma_table_info('payments')").pluck().all();
  for (const change of [`'${office.desk.machine.newId()}'`, "'an-older-row'"]) {
    const values = names.map((name) =>
      name === 'id' ? change : name === 'at' ? "'2026-11-24T08:00:00.000Z'" : name,
    );
    const insert = `INSERT INTO payments (${names.join()}) SELECT ${values.join()} FROM payments`;
    expect(() => sqlite.exec(insert)).toThrow('payments holds what the journal says');
  }
  const lines = sqlite.prepare<[], string>("SELECT name FROM pragma_table_info('fee_lines')").pluck().all();
  const copy = lines.map((name) =>
    name === 'line' || name === 'position' || name === 'number' ? `${name} + 1` : name,
  );
  expect(() => sqlite.exec(`INSERT INTO fee_lines SELECT ${copy.join()} FROM fee_lines`)).toThrow();
});

test('J26 a guard that was taken down or weakened is as it was at the next open', async () => {
  const { desk } = await openOffice();
  const { sqlite } = desk.store;
  const triggers = () =>
    sqlite.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").all();
  const before = triggers();
  sqlite.exec(
    'DROP TRIGGER payments_no_delete; DROP TRIGGER payments_no_insert; DROP TRIGGER journal_no_update',
  );
  sqlite.exec('CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments WHEN 0 BEGIN SELECT 1; END');
  expect([...putUpGuards(sqlite)].sort()).toEqual([
    'journal_no_update',
    'payments_no_delete',
    'payments_no_insert',
  ]);
  expect(putUpGuards(sqlite)).toEqual([]);
  expect(triggers()).toEqual(before);
});

test('J2 facts are never changed or removed', async () => {
  const { desk } = await openOffice();
  const { sqlite } = desk.store;
  expect(factTables.length).toBeGreaterThan(60);
  for (const { name } of factTables) {
    const triggers = sqlite
      .prepare<[string], string>(
        "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? ORDER BY name",
      )
      .pluck()
      .all(name);
    expect(
      triggers
        .map((sql) => /BEFORE (UPDATE|DELETE|INSERT) ON/.exec(sql)?.[1])
        .filter((act) => act !== 'INSERT'),
      name,
    ).toEqual(['DELETE', 'UPDATE']);
    const column = sqlite
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?)')
      .pluck()
      .get(name);
    if (sqlite.prepare(`SELECT 1 FROM ${name}`).get() === undefined) continue;
    expect(() => sqlite.exec(`UPDATE ${name} SET ${column} = ${column}`), name).toThrow('holds facts');
    expect(() => sqlite.exec(`DELETE FROM ${name}`), name).toThrow('holds facts');
  }
});

test('J3 rebuilding gives the same tables, and the guards stand again', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  const { desk } = office;
  desk.path.lists?.bringUp();
  const before = everything(desk);
  expect(before.payments).toHaveLength(1);
  expect(rebuildTables(desk.store, desk.path, () => undefined)).toBe(desk.path.journal.count());
  expect(everything(desk)).toEqual(before);
  expect(() => desk.store.sqlite.exec('DELETE FROM payments')).toThrow('holds facts');
});

test('a rebuild that fails leaves the tables as they were', { tags: 'release' }, async () => {
  const office = await openOffice();
  const { desk } = office;
  const before = everything(desk);
  expect(() =>
    rebuildTables(
      desk.store,
      {
        ...desk.path,
        applyStored: () => {
          throw new TypeError('a bug');
        },
      },
      () => undefined,
    ),
  ).toThrow('a bug');
  expect(everything(desk)).toEqual(before);
  expect(() => desk.store.sqlite.exec('DELETE FROM registrations')).toThrow('holds facts');
});
