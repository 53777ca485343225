// The snapshots that the application takes by itself: in a thread of their own, read back whole, and none left half.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sourceMigrations } from '#core/application.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/machine.ts';
import { snapshotsFolder, storeFile } from '#core/journal/office-files.ts';
import { openDesk } from '#core/open-desk.ts';
import { listSnapshots } from '#core/store/list-snapshots.ts';
import { keepSnapshots } from '#core/store/snapshot-keeper.ts';
import { openStore } from '#db/open-store.ts';
import { closeDay } from '#tests/support/closing-day.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { openDay, openOffice } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { headOf, record, witnessedKey } from '#tests/support/witnessed-desk.ts';

function openKeeping(dir: string, now: { at: number }) {
  const machine = realMachine();
  const desk = openDesk({
    dir,
    dataKey: witnessedKey,
    appVersion: '0.0.0-test',
    machine: {
      ...machine,
      now() {
        now.at += 1;
        return new Date(now.at).toISOString();
      },
    },
    migrationsFolder: sourceMigrations(),
    snapshots: true,
  });
  onTestFinished(async () => {
    if (desk.store.sqlite.open) await desk.close();
  });
  return desk;
}

const hour = 3_600_000;
const morning = Date.parse('2026-11-25T04:30:00.000Z');
/** Names of the whole snapshots, the oldest first; one that is being written is none yet. */
const snapshotsOf = (dir: string) =>
  listSnapshots(dir)
    .map(({ name }) => name)
    .toReversed();

describe('an office that runs', () => {
  it('J24 has a snapshot after its first commit and after each hour in which something was recorded', async () => {
    const dir = temporaryFolder();
    const now = { at: morning };
    const desk = openKeeping(dir, now);
    await callerOf(desk, null).office.setUpDemo();
    await vi.waitFor(() => expect(snapshotsOf(dir)).toHaveLength(1), 50_000);
    record(desk, 2);
    desk.snapshots?.look();
    now.at += hour;
    record(desk, 1);
    const { seq } = headOf(desk);
    await vi.waitFor(() => {
      // As the minute's look does; the first one may still have been under way at the commit.
      desk.snapshots?.look();
      expect(snapshotsOf(dir)).toHaveLength(2);
    }, 240_000);
    const [, second = ''] = snapshotsOf(dir);
    const copy = openStore(join(snapshotsFolder(dir), second), { key: witnessedKey, readonly: true });
    expect(copy.sqlite.prepare('SELECT max(seq) FROM journal').pluck().get()).toBe(seq);
    copy.sqlite.close();
    expect(desk.snapshots?.problem()).toBeNull();
  });

  it('J24 goes at its start and at a commit through what arrived since, not through the journal', async () => {
    const { desk } = await openOffice();
    const { sqlite } = desk.store;
    const asked: string[] = [];
    const prepare = (sql: string) => {
      asked.push(sql);
      return sqlite.prepare(sql);
    };
    const keeper = keepSnapshots({
      dir: desk.dir,
      dataKey: testDataKey,
      machine: desk.machine,
      sqlite: new Proxy(sqlite, {
        get: (target, name) => (name === 'prepare' ? prepare : Reflect.get(target, name)),
      }),
      log: () => undefined,
      changed: () => undefined,
    });
    await keeper.stop();
    const plans = asked
      .filter((sql) => sql.includes('type'))
      .map((sql) =>
        sqlite.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql.replace('?', '0')}`).all(),
      );
    expect(plans.flat().map(({ detail }) => detail)).toEqual([
      'SEARCH journal USING INTEGER PRIMARY KEY (rowid>?)',
    ]);
  });

  it('J24 has one with the close of a day in it, however soon after the last', async () => {
    const office = await openOffice({ snapshots: true });
    await openDay(office);
    const { dir, snapshots } = office.desk;
    expect(await office.as(office.manager).store.takeSnapshot()).toEqual({ problem: null });
    await closeDay(office);
    await vi.waitFor(() => {
      // As the minute's look does; another one may still have been under way at the commit.
      snapshots?.look();
      const newest = snapshotsOf(dir).at(-1) ?? '';
      const copy = openStore(join(snapshotsFolder(dir), newest), { key: testDataKey, readonly: true });
      const closes = copy.sqlite.prepare("SELECT count(*) FROM journal WHERE type = 'day.closed'").pluck();
      const count = closes.get();
      copy.sqlite.close();
      expect(count).toBe(1);
    }, 50_000);
  });

  it('J24 shows them, and the room that is left, to whoever is signed in', async () => {
    const dir = temporaryFolder();
    const desk = openKeeping(dir, { at: morning });
    const { signIns } = await callerOf(desk, null).office.setUpDemo();
    const [manager] = signIns;
    if (manager === undefined) throw new Error('the demo office has a manager');
    const { personId, password } = manager;
    const { token } = await callerOf(desk, null).staff.signIn({ personId, password });
    const caller = callerOf(desk, token);
    expect(await caller.store.takeSnapshot()).toEqual({ problem: null });
    const health = await caller.store.health();
    expect(health).toMatchObject({ snapshotProblem: null, rewinds: [], hasRecoveryCode: false });
    expect(health.snapshots[0]).toMatchObject({ own: true });
    expect(health.freeBytes).toBeGreaterThan(0);
  });

  it('J24 says that none was taken where its folder cannot be, and takes the next once it can', async () => {
    const dir = temporaryFolder();
    writeFileSync(snapshotsFolder(dir), 'not a folder');
    const desk = openKeeping(dir, { at: morning });
    const { signIns } = await callerOf(desk, null).office.setUpDemo();
    const [{ personId, password } = { personId: '', password: '' }] = signIns;
    const { token } = await callerOf(desk, null).staff.signIn({ personId, password });
    const caller = callerOf(desk, token);
    expect(await caller.store.takeSnapshot()).toEqual({ problem: { code: 'SNAPSHOT_FAILED', params: {} } });
    expect((await caller.store.health()).snapshotProblem).toMatchObject({ code: 'SNAPSHOT_FAILED' });
    rmSync(snapshotsFolder(dir));
    expect(await caller.store.takeSnapshot()).toEqual({ problem: null });
    expect(readdirSync(snapshotsFolder(dir))).toHaveLength(1);
  });

  it('J24 removes what an earlier process left half written, and nobody else’s', async () => {
    const dir = temporaryFolder();
    await openKeeping(dir, { at: morning }).close();
    const folder = snapshotsFolder(dir);
    mkdirSync(folder);
    const left = join(folder, 'desk-x.db.partial-999999999-1');
    const living = join(folder, `desk-y.db.partial-${process.ppid}-1`);
    for (const file of [left, living, join(folder, 'mine.db')]) writeFileSync(file, 'x');
    openKeeping(dir, { at: morning });
    expect(readdirSync(folder).toSorted()).toEqual([`desk-y.db.partial-${process.ppid}-1`, 'mine.db']);
  });

  it('J24 says why none was taken, and goes on', async () => {
    const dir = temporaryFolder();
    const desk = openKeeping(dir, { at: morning });
    writeFileSync(snapshotsFolder(dir), 'a file where the folder should be');
    await callerOf(desk, null).office.setUpDemo();
    record(desk, 1);
    expect(readFileSync(snapshotsFolder(dir), 'utf8')).toContain('a file');
    expect(desk.snapshots?.problem()).not.toBeNull();
    expect(statSync(storeFile(dir)).size).toBeGreaterThan(0);
  });
});
