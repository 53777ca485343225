import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Application, startApplication } from '#core/app/api/application.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

async function startDemo() {
  const dir = temporaryFolder();
  const dataKey = randomBytes(32);
  const start = () => startApplication({ dir, dataKey, appVersion: '0.0.0-test', log: () => undefined });
  const application = await start();
  onTestFinished(() => application.close());
  const { signIns } = await as(application).office.setUpDemo();
  const [manager, clerk] = await Promise.all(
    signIns.map(async ({ personId, password }) => {
      const { token } = await as(application).staff.signIn({ personId, password });
      return { token, password };
    }),
  );
  if (manager === undefined || clerk === undefined) throw new Error('the demo office has people');
  return { application, dir, manager, clerk, start };
}

/** The procedures of the office that is open now. */
function as({ desk }: Application, session: string | null = null) {
  return appRouter.createCaller({ desk, session });
}

describe('wiping a demo office', () => {
  it('deletes every file of it, ends every session and begins with the first run again', {
    tags: 'release',
  }, async () => {
    const { application, dir, manager, clerk, start } = await startDemo();
    const before = application.desk;
    const epoch = before.identity()?.epoch ?? '';
    mkdirSync(join(dir, 'snapshots'), { recursive: true });
    writeSnapshot(before.store.sqlite, join(dir, 'snapshots', 'one.db'));
    writeFileSync(join(dir, 'before-migration.db'), 'a copy');
    const oldStore = readFileSync(storeFile(dir));
    const heard: string[][] = [];
    application.subscribe((topics) => heard.push([...topics]));

    await as(application, manager.token).office.wipeDemo({ officeCode: '۱۱۰۱', password: manager.password });

    expect(existsSync(join(dir, 'snapshots'))).toBe(false);
    expect(existsSync(join(dir, 'before-migration.db'))).toBe(false);
    expect(readFileSync(storeFile(dir)).equals(oldStore)).toBe(false);
    expect(before.store.sqlite.open).toBe(false);
    expect(application.desk.path.journal.count()).toBe(0);
    expect(application.desk.identity()).toBeNull();
    expect(heard.at(-1)).toEqual(expect.arrayContaining(['office', 'staff', 'visits']));
    expect(await as(application).office.status()).toMatchObject({ state: 'not_set_up' });
    for (const { token } of [manager, clerk]) {
      expect(await problemOf(as(application, token).staff.whoAmI())).toMatchObject({ code: 'NOT_SIGNED_IN' });
    }

    await as(application).office.setUpDemo();
    expect(application.desk.identity()?.epoch).not.toBe(epoch);
    expect(heard.at(-1)).toContain('office');
    await application.close();
    const again = await start();
    onTestFinished(() => again.close());
    expect(await as(again).office.status()).toMatchObject({ state: 'ready', demo: true });
    // What lies there is of the new office, its own snapshots too.
    expect(readdirSync(dir).filter((name) => !/^(desk\.|device\.db|snapshots$)/.test(name))).toEqual([]);
    expect(existsSync(join(dir, 'snapshots', 'one.db'))).toBe(false);
  });

  it('is the manager’s alone, with the office’s code and the own password; otherwise nothing changes', async () => {
    const { application, manager, clerk } = await startDemo();
    const entries = application.desk.path.journal.count();
    const byManager = as(application, manager.token).office;
    const officeCode = '1101';
    const { password } = manager;
    const byClerk = as(application, clerk.token).office.wipeDemo({ officeCode, password: clerk.password });
    expect(await problemOf(byClerk)).toEqual({ code: 'NOT_ALLOWED', params: {} });
    expect(await problemOf(byManager.wipeDemo({ officeCode: '1102', password }))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['officeCode'] },
    });
    expect(await problemOf(byManager.wipeDemo({ officeCode, password: clerk.password }))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(await as(application).office.status()).toMatchObject({ state: 'ready', demo: true });
    // The refused password is the one new entry.
    expect(application.desk.path.journal.count()).toBe(entries + 1);
  });

  it('is never possible on a real office, whatever is typed', async () => {
    const { desk, as: person, manager } = await openOffice();
    const wiping = person(manager).office.wipeDemo({ officeCode: '1101', password: manager.password });
    expect(await problemOf(wiping)).toEqual({ code: 'NOT_A_DEMO_OFFICE', params: {} });
    expect(desk.store.sqlite.open).toBe(true);
    expect(existsSync(storeFile(desk.dir))).toBe(true);
  });
});
