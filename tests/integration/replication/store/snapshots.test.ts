// The snapshots that the application takes by itself: in a thread of their own, read back whole, and none left half.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { snapshotsFolder, storeFile } from '#core/journal/device/office-files.ts';
import { listSnapshots } from '#core/replication/store/list-snapshots.ts';
import { ownSnapshotName, readOwnSnapshot } from '#core/replication/store/rules.ts';
import { keepSnapshots } from '#core/replication/store/snapshot-keeper.ts';
import { openStore } from '#db/open-store.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { deviceFileOf } from '#db/store-name.ts';
import { closeDay } from '#tests/support/closing-day.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { openDay, openOffice } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { headOf, record, witnessedKey } from '#tests/support/witnessed-desk.ts';

function openKeeping(dir: string, now: { at: number; elapsed?: number }) {
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
      elapsedMs: () => now.elapsed ?? machine.elapsedMs(),
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
const orderOf = (name: string): number => readOwnSnapshot(name)?.order ?? 0;
const morning = Date.parse('2026-11-25T04:30:00.000Z');
/** Names of the whole snapshots, the oldest first; one that is being written is none yet. */
const snapshotsOf = (dir: string) =>
  listSnapshots(dir)
    .map(({ name }) => name)
    .toReversed();

describe('an office that runs', () => {
  it('J24 has a snapshot of its first entries and after each hour in which something was recorded', {
    tags: 'release',
  }, async () => {
    const dir = temporaryFolder();
    const now = { at: morning };
    const desk = openKeeping(dir, now);
    await callerOf(desk, null).office.setUpDemo();
    desk.snapshots?.check();
    await vi.waitFor(() => expect(snapshotsOf(dir)).toHaveLength(1), 50_000);
    record(desk, 2);
    desk.snapshots?.check();
    now.at += hour;
    record(desk, 1);
    const { seq } = headOf(desk);
    await vi.waitFor(() => {
      // As the minute's look does; the first one may still have been under way at the commit.
      desk.snapshots?.check();
      expect(snapshotsOf(dir)).toHaveLength(2);
    }, 240_000);
    const [, second = ''] = snapshotsOf(dir);
    const copy = openStore(join(snapshotsFolder(dir), second), { key: witnessedKey, readonly: true });
    expect(copy.sqlite.prepare('SELECT max(seq) FROM journal').pluck().get()).toBe(seq);
    copy.sqlite.close();
    expect(desk.snapshots?.problem()).toBeNull();
  });

  it.each([
    ['confirmed by the manager', true],
    ['held at the last entry', false],
  ])(
    'J24 keeps the one just taken, whole, however the clock is set, and goes on hourly: %s',
    { tags: 'release' },
    async (_how, isSettled) => {
      const dir = temporaryFolder();
      const now = { at: morning, elapsed: 0 };
      const desk = openKeeping(dir, now);
      await callerOf(desk, null).office.setUpDemo();
      desk.snapshots?.check();
      await vi.waitFor(() => expect(snapshotsOf(dir)).toHaveLength(1), 50_000);
      // A year ahead, then right again, a day back, five weeks back, to 2020, and right again.
      const day = 24 * hour;
      const clocks = [365 * day, hour, -day, -35 * day, Date.UTC(2020, 0, 1) - morning, 2 * hour, 3 * hour];
      for (const [index, by] of clocks.entries()) {
        now.at = morning + by;
        now.elapsed += hour;
        if (isSettled) desk.clock.settle(new Date(now.at).toISOString());
        record(desk, 1);
        const { seq } = headOf(desk);
        const newest = await vi.waitFor(() => {
          desk.snapshots?.check();
          const found = snapshotsOf(dir).find((name) => orderOf(name) === index + 2);
          return found ?? expect.fail(`snapshot ${index + 2} is not there`);
        }, 50_000);
        expect(desk.snapshots?.problem()).toBeNull();
        const copy = openStore(join(snapshotsFolder(dir), newest), { key: witnessedKey, readonly: true });
        expect(copy.sqlite.prepare('SELECT max(seq) FROM journal').pluck().get()).toBe(seq);
        copy.sqlite.close();
      }
    },
  );

  it('J24 goes on hourly at the next start after one of a clock that was ahead', {
    tags: 'release',
  }, async () => {
    const dir = temporaryFolder();
    const now = { at: morning + 365 * 24 * hour };
    const first = openKeeping(dir, now);
    await callerOf(first, null).office.setUpDemo();
    expect(await first.snapshots?.take()).toBeNull();
    const before = snapshotsOf(dir).length;
    await first.close();
    now.at = morning;
    const next = openKeeping(dir, now);
    record(next, 1);
    await vi.waitFor(() => {
      next.snapshots?.check();
      expect(snapshotsOf(dir)).toHaveLength(before + 1);
    }, 50_000);
    // That one is the newest as they were written: none more is due until an hour has passed since.
    now.at += hour / 2;
    record(next, 1);
    await next.close();
    const again = openKeeping(dir, now);
    record(again, 1);
    again.snapshots?.check();
    await again.close();
    expect(snapshotsOf(dir)).toHaveLength(before + 1);
  });

  it('J24 leaves alone what lies there under another key', { tags: 'release' }, async () => {
    const [dir, other] = [temporaryFolder(), temporaryFolder()];
    const desk = openKeeping(dir, { at: morning });
    await callerOf(desk, null).office.setUpDemo();
    expect(await desk.snapshots?.take()).toBeNull();
    const { sqlite } = openStore(join(other, 'desk.db'), { key: testDataKey });
    sqlite.exec('CREATE TABLE of_another_office (id INTEGER)');
    const theirs = Array.from({ length: 8 }, (_, minute) => `desk-2026-10-01T10-0${minute}-00-000Z-1-own.db`);
    for (const name of theirs) writeSnapshot(sqlite, join(snapshotsFolder(dir), name));
    sqlite.close();
    for (let more = 0; more < 5; more += 1) expect(await desk.snapshots?.take()).toBeNull();
    expect(readdirSync(snapshotsFolder(dir))).toEqual(expect.arrayContaining(theirs));
  });

  it('J24 counts both files of a snapshot into the room that it takes', () => {
    const dir = temporaryFolder();
    mkdirSync(snapshotsFolder(dir));
    const both = join(snapshotsFolder(dir), ownSnapshotName('2026-11-25T04:30:00.000Z', 1));
    const alone = join(snapshotsFolder(dir), 'carried.db');
    for (const [file, bytes] of [
      [both, 5000],
      [deviceFileOf(both), 700],
      [alone, 40],
    ] as const)
      writeFileSync(file, Buffer.alloc(bytes));
    expect(listSnapshots(dir).map(({ own, bytes }) => [own, bytes])).toEqual(
      expect.arrayContaining([
        [true, 5700],
        [false, 40],
      ]),
    );
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

  it('J24 begins none in the first minutes after a start, however much is recorded: who signs in first shares the disk with none', async () => {
    const { desk } = await openOffice();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    let elapsed = 0;
    const keeper = keepSnapshots({
      ...{ dir: desk.dir, dataKey: testDataKey, sqlite: desk.store.sqlite },
      machine: { ...desk.machine, elapsedMs: () => elapsed },
      log: () => undefined,
      changed: () => undefined,
    });
    keeper.start();
    const minute = () => {
      elapsed += 60_000;
      vi.advanceTimersByTime(60_000);
    };
    for (let passed = 1; passed < 5; passed += 1) {
      minute();
      record(desk, 1);
      keeper.committed();
      expect(existsSync(snapshotsFolder(desk.dir))).toBe(false);
    }
    minute();
    expect(existsSync(snapshotsFolder(desk.dir))).toBe(true);
    await keeper.stop();
  });

  it('J24 has one with the close of a day in it, however soon after the last', {
    tags: 'release',
  }, async () => {
    const office = await openOffice({ snapshots: true });
    await openDay(office);
    const { dir, snapshots } = office.desk;
    expect(await office.as(office.manager).store.takeSnapshot()).toEqual({ problem: null });
    await closeDay(office);
    await vi.waitFor(() => {
      // As the minute's look does; another one may still have been under way at the commit.
      snapshots?.check();
      const newest = snapshotsOf(dir).at(-1) ?? '';
      const copy = openStore(join(snapshotsFolder(dir), newest), { key: testDataKey, readonly: true });
      const closes = copy.sqlite.prepare("SELECT count(*) FROM journal WHERE type = 'day.closed'").pluck();
      const count = closes.get();
      copy.sqlite.close();
      expect(count).toBe(1);
    }, 50_000);
  });

  it('J24 shows them, and the room that is left, to whoever is signed in', { tags: 'release' }, async () => {
    const dir = temporaryFolder();
    const desk = openKeeping(dir, { at: morning });
    const { signIns } = await callerOf(desk, null).office.setUpDemo();
    const [manager] = signIns;
    if (manager === undefined) throw new Error('the demo office has a manager');
    const { personId, password } = manager;
    const { token } = await callerOf(desk, null).staff.signIn({ personId, password });
    const caller = callerOf(desk, token);
    await caller.staff.proveAgain({ password, purpose: 'connections' });
    expect(await caller.store.takeSnapshot()).toEqual({ problem: null });
    const health = await caller.store.health();
    expect(health).toMatchObject({ snapshotProblem: null, rewinds: [], hasRecoveryCode: false });
    expect(health.snapshots[0]).toMatchObject({ own: true });
    expect(health.freeBytes).toBeGreaterThan(0);
  });

  it('J24 says that none was taken where its folder cannot be, and takes the next once it can', {
    tags: 'release',
  }, async () => {
    const dir = temporaryFolder();
    writeFileSync(snapshotsFolder(dir), 'not a folder');
    const desk = openKeeping(dir, { at: morning });
    const { signIns } = await callerOf(desk, null).office.setUpDemo();
    const [{ personId, password } = { personId: '', password: '' }] = signIns;
    const { token } = await callerOf(desk, null).staff.signIn({ personId, password });
    const caller = callerOf(desk, token);
    await caller.staff.proveAgain({ password, purpose: 'connections' });
    expect(await caller.store.takeSnapshot()).toEqual({ problem: { code: 'SNAPSHOT_FAILED', params: {} } });
    expect((await caller.store.health()).snapshotProblem).toMatchObject({ code: 'SNAPSHOT_FAILED' });
    rmSync(snapshotsFolder(dir));
    expect(await caller.store.takeSnapshot()).toEqual({ problem: null });
    expect(readdirSync(snapshotsFolder(dir)).map((name) => name.split('.').at(-1))).toEqual(['db', 'device']);
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
    desk.snapshots?.check();
    expect(readFileSync(snapshotsFolder(dir), 'utf8')).toContain('a file');
    expect(desk.snapshots?.problem()).not.toBeNull();
    expect(statSync(storeFile(dir)).size).toBeGreaterThan(0);
  });
});
