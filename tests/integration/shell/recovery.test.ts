// The recovery screen's other side: real offices whose store or disk is not as it should be, opened as a shell opens
// them, with core processes of their own.
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { isFreshFolder, markFolder, type OfficeFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { canMountDisks, mountCutDisk } from '#tests/support/cut-disk.ts';
import { damagePage } from '#tests/support/damaged-page.ts';
import { idle, opened } from '#tests/support/shut-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function desk(dir: string): Desk {
  return openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
}

/** A demonstration office with a snapshot, and entries after it that only its store has. */
let original: string;
let held = 0;
beforeAll(async () => {
  original = mkdtempSync(path.join(tmpdir(), 'pishkhan-recovery-'));
  markFolder(officeFolder(original), true);
  const opened = desk(original);
  await callerOf(opened, null).office.setUpDemo();
  mkdirSync(officeFolder(original).snapshots);
  writeSnapshot(opened.store.sqlite, path.join(officeFolder(original).snapshots, 'desk-early.db'));
  for (let entry = 0; entry < 5; entry += 1)
    opened.path.execute(null, (tx) => {
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'rate_board', result: 'passed' },
        { note: null },
      );
    });
  held = opened.path.journal.count();
  await opened.close();
}, 240_000);
afterAll(() => rmSync(original, { recursive: true, force: true }));

function copyOfOffice(): OfficeFolder {
  const dir = temporaryFolder();
  cpSync(original, dir, { recursive: true });
  return officeFolder(dir);
}

async function entriesIn(folder: OfficeFolder): Promise<number> {
  const after = desk(folder.dir);
  const count = after.path.journal.count();
  await after.close();
  return count;
}

describe('an office whose store is gone or damaged', () => {
  test('J33 J15 is offered its snapshots with what their check says, restores one, says what that brought, and opens', {
    tags: 'release',
  }, async () => {
    const folder = copyOfOffice();
    rmSync(folder.store);
    writeFileSync(path.join(folder.snapshots, 'desk-broken.db'), 'no pages of an office');
    const shut = await opened(folder);
    await shut.down('STORE_MISSING');
    // They are looked at from the newest on until one is sound, without being asked.
    const { options, snapshots } = await idle(shut);
    expect(options).toEqual(['restore', 'take_over']);
    const [broken, early] = snapshots;
    expect(broken).toMatchObject({ name: 'desk-broken.db', checked: { isSound: false } });
    expect(early?.checked).toMatchObject({ isSound: true, until: expect.any(String) });
    expect(early?.checked?.entries).toBeLessThan(held);

    expect(await shut.act('restore', { snapshot: 'desk-broken.db' })).toMatchObject({ status: 200 });
    expect((await idle(shut)).failed?.code).toMatch(/^(SNAPSHOT_NOT_OURS|SNAPSHOT_DAMAGED)$/);
    expect(existsSync(folder.store)).toBe(false);

    await shut.act('restore', { snapshot: 'desk-early.db' });
    const { restored } = await idle(shut);
    expect(restored).toMatchObject({
      missing: held - (early?.checked?.entries ?? 0),
      takenIn: 0,
      isOldKept: false,
    });
    // It stays shut until somebody has read that.
    expect(shut.supervisor.state().state).toBe('down');
    expect(await shut.act('tryAgain')).toMatchObject({ status: 200 });
    await shut.ready();
    const status = await shut.supervisor.call({
      path: '/api/office.status',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(status.body).result.data).toMatchObject({ state: 'ready', demo: true });
    await shut.supervisor.stop();
  });

  test('J33 J17 whose first page is damaged loses nothing of what can still be read of it', {
    tags: 'release',
  }, async () => {
    const folder = copyOfOffice();
    const bytes = readFileSync(folder.store);
    bytes.fill(0x5a, 0, 64);
    writeFileSync(folder.store, bytes);
    const shut = await opened(folder);
    await shut.down('STORE_DAMAGED');
    await idle(shut);
    await shut.act('restore', { snapshot: 'desk-early.db' });
    const { restored } = await idle(shut);
    expect(restored).toMatchObject({ isOldKept: true });
    expect((restored?.missing ?? 0) + (restored?.takenIn ?? 0)).toBeGreaterThan(0);
    await shut.act('tryAgain');
    await shut.ready();
    await shut.supervisor.stop();
    expect(readdirSync(path.join(folder.dir, 'kept'))).toHaveLength(1);
  });

  test('J33 J27 whose tables cannot be read is shut again as soon as that is known, and restores a snapshot', {
    tags: 'release',
  }, async () => {
    const folder = copyOfOffice();
    damagePage(folder.store, demonstrationKey(), 'premises_checks');
    const shut = await opened(folder);
    await shut.down('STORE_DAMAGED');
    expect((await idle(shut)).options).toEqual(['restore', 'take_over']);
    await shut.act('restore', { snapshot: 'desk-early.db' });
    expect((await idle(shut)).restored).toMatchObject({ isOldKept: true });
    await shut.act('tryAgain');
    await shut.ready();
    await shut.supervisor.stop();
  });

  test('J34 begins anew on purpose only: what was left is kept whole, and the PC asks to be set up or joined', {
    tags: 'release',
  }, async () => {
    const folder = copyOfOffice();
    writeFileSync(folder.store, '');
    const shut = await opened(folder);
    await shut.down('STORE_MISSING');
    await idle(shut);
    expect(await shut.act('takeOver', { isConfirmed: false, passphrase: null })).toMatchObject({
      code: 'INPUT_INVALID',
    });
    expect(await shut.act('takeOver', {})).toMatchObject({ code: 'INPUT_INVALID' });
    expect(isFreshFolder(folder)).toBe(false);
    expect(await shut.act('takeOver', { isConfirmed: true, passphrase: null })).toMatchObject({
      status: 200,
    });
    await shut.ready();
    const status = await shut.supervisor.call({
      path: '/api/office.status',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(status.body).result.data).toMatchObject({ state: 'not_set_up' });
    const [kept = ''] = readdirSync(path.join(folder.dir, 'kept'));
    expect(readdirSync(path.join(folder.dir, 'kept', kept)).toSorted()).toEqual(
      ['desk.db', 'desk.witness', 'device.db', 'office.json', 'snapshots'].toSorted(),
    );
    await shut.supervisor.stop();
  });

  test('J33 acts are heard only while it is shut, by their names, for files of its own folder', {
    tags: 'release',
  }, async () => {
    const folder = copyOfOffice();
    const open = await opened(folder);
    await open.ready();
    for (const name of [
      'restore',
      'check',
      'takeOver',
      'tryAgain',
      'openByCode',
      'openByPassphrase',
      'erase',
    ])
      expect(
        await open.act(name, { snapshot: 'desk-early.db', isConfirmed: true, passphrase: null }),
      ).toMatchObject({
        code: 'NOT_ALLOWED',
      });
    const view = await open.supervisor.call({
      path: '/api/recovery.view',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(view.body).problem.code).toBe('NOT_ALLOWED');
    await open.supervisor.stop();
    expect(await entriesIn(folder)).toBe(held);

    rmSync(folder.store);
    const shut = await opened(folder);
    await shut.down('STORE_MISSING');
    await idle(shut);
    for (const snapshot of ['../desk.db', '/etc/passwd', 'desk-early.db\u0000', '..\\desk.db', '', 'nothing'])
      expect(await shut.act('restore', { snapshot })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await shut.act('restore', { snapshot: 'not-there.db' })).toMatchObject({
      code: 'FILE_UNREADABLE',
    });
    expect(await shut.act('erase', {})).toMatchObject({ code: 'NOT_FOUND' });
    expect(await shut.act('openByPassphrase', { passphrase: 'anything at all' })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const garbled = await shut.supervisor.call({
      path: '/api/recovery.check',
      method: 'POST',
      headers: {},
      body: '{"snap',
    });
    expect(JSON.parse(garbled.body).problem.code).toBe('INPUT_INVALID');
  });

  test('J20 J33 that may not be opened says so and offers nothing that would change it; then it opens', {
    tags: 'release',
  }, async () => {
    const folder = copyOfOffice();
    // Whoever is root may do anything, but open a folder as a file.
    const aside = `${folder.store}.aside`;
    cpSync(folder.store, aside);
    rmSync(folder.store);
    mkdirSync(path.join(folder.store, 'x'), { recursive: true });
    const shut = await opened(folder);
    await shut.down('STORE_FORBIDDEN');
    expect((await shut.view()).options).toEqual([]);
    expect(await shut.act('takeOver', { isConfirmed: true, passphrase: null })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    rmSync(folder.store, { recursive: true });
    cpSync(aside, folder.store);
    await shut.act('tryAgain');
    await shut.ready();
    await shut.supervisor.stop();
    expect(await entriesIn(folder)).toBe(held);
  });
});

describe.skipIf(!canMountDisks())('an office on a full disk', () => {
  test('J25 J33 says so with the room that there is, and opens once there is more', {
    tags: 'release',
  }, async () => {
    const disk = mountCutDisk(temporaryFolder(), 32);
    const dir = path.join(disk.dir, 'office');
    cpSync(original, dir, { recursive: true });
    const filler = path.join(disk.dir, 'filler');
    const handle = openSync(filler, 'w');
    try {
      for (const size of [65_536, 512])
        try {
          for (;;) writeSync(handle, Buffer.alloc(size));
        } catch (error) {
          expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
        }
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const shut = await opened(officeFolder(dir));
    try {
      await shut.down('DISK_FULL');
      const view = await shut.view();
      expect(view.options).toEqual([]);
      expect(view.freeBytes).toBeLessThan(1024 * 1024);
      rmSync(filler);
      await shut.act('tryAgain');
      await shut.ready();
    } finally {
      await shut.supervisor.stop();
      disk.end();
    }
  });
});
