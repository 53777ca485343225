// An office of which only its key and its snapshots came to a folder, as both shells open it: never a new office.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { type OfficeFolder, officeFolder } from '#electron/files/office-folder.ts';
import { openOfficeKey } from '#electron/key-custody/open-office-key.ts';
import { builtCore } from '#tests/support/built-core.ts';
import { byPassphrase } from '#tests/support/quick-custody.ts';
import { startHostUnderTest } from '#tests/support/running-host.ts';
import { idle, opened } from '#tests/support/shut-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const passphrase = 'the first passphrase';

describe('an office of which only its key and its snapshots were carried to another folder', () => {
  beforeAll(() => void builtCore(), 240_000);

  /** They stand alone there: no marker, no store, no witness. */
  async function carried(parts: { snapshot: boolean }): Promise<{ folder: OfficeFolder; entries: number }> {
    const origin = officeFolder(temporaryFolder());
    const { key } = await openOfficeKey(origin, byPassphrase(passphrase));
    const desk = openDesk({
      dir: origin.dir,
      dataKey: key,
      appVersion: '0.0.0-test',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
    });
    await callerOf(desk, null).office.setUpDemo();
    const folder = officeFolder(temporaryFolder());
    cpSync(origin.keyFile, folder.keyFile);
    if (parts.snapshot) {
      mkdirSync(folder.snapshots);
      writeSnapshot(desk.store.sqlite, path.join(folder.snapshots, 'desk-early.db'));
    }
    const entries = desk.path.journal.count();
    await desk.close();
    return { folder, entries };
  }

  test('J18 J33 it is missing: the window offers the snapshot, which is restored and opens', {
    tags: 'release',
  }, async () => {
    const { folder, entries } = await carried({ snapshot: true });
    const shut = await opened(folder, passphrase);
    await shut.down('STORE_MISSING');
    const { options, snapshots } = await idle(shut);
    expect(options).toEqual(['restore', 'take_over']);
    expect(snapshots).toMatchObject([{ name: 'desk-early.db', checked: { isSound: true, entries } }]);
    expect(existsSync(folder.store)).toBe(false);
    await shut.act('restore', { snapshot: 'desk-early.db' });
    expect((await idle(shut)).restored).not.toBeNull();
    await shut.act('tryAgain');
    await shut.ready();
    const status = await shut.supervisor.call({
      path: '/api/office.status',
      method: 'GET',
      headers: {},
      body: null,
    });
    expect(JSON.parse(status.body).result.data).toMatchObject({ state: 'ready' });
    expect(JSON.parse(readFileSync(folder.marker, 'utf8'))).toEqual({ demo: false, store: true });
  });

  test.each([true, false])(
    'J18 J33 the page on this machine says the same (with a snapshot: %s)',
    async (snapshot) => {
      const { folder } = await carried({ snapshot });
      const { supervisor } = await startHostUnderTest({ PISHKHAN_PASSPHRASE: passphrase }, folder.dir);
      expect(supervisor.state()).toMatchObject({
        state: 'down',
        problem: { code: 'STORE_MISSING', params: { snapshots: snapshot ? 1 : 0 } },
      });
      expect(existsSync(folder.store)).toBe(false);
    },
  );

  test('J18 J33 without its key the snapshots alone wait for it', async () => {
    const { folder } = await carried({ snapshot: true });
    rmSync(folder.keyFile);
    const shut = await opened(folder, passphrase);
    await shut.down('KEY_FILE_MISSING');
    expect((await shut.view()).options).toEqual(['province', 'take_over']);
    expect(readdirSync(folder.dir)).toEqual(['snapshots']);
  });
});
