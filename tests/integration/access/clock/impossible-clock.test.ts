// A clock that stands in a year that nobody works in: said in a sentence of its own, nothing is written by it on any way,
// and once it is right the office goes on as it was.
import { expect, it } from 'vitest';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { testDataKey } from '#tests/support/laid-out-store.ts';
import { morning, openDay, openOffice, openVisit, problemOf } from '#tests/support/office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { everyNth } from '#tests/support/tier.ts';

const impossible = { code: 'CLOCK_IMPOSSIBLE', params: {} };
const clocks = [
  '1601-01-02T00:00:00.000Z',
  '1899-12-31T12:00:00.000Z',
  '2200-01-02T00:00:00.000Z',
  '+012026-11-25T04:30:00.000Z',
] as const;
const off = (clock: string): number => Date.parse(clock) - Date.parse(morning);

it.each(everyNth(3, clocks))(
  'J36 answers nothing and writes nothing at %s, and goes on after it',
  async (at) => {
    const office = await openOffice();
    const { desk, clock, clerk, manager, anyone } = office;
    await openDay(office);
    const doubt = async () => (await anyone.clock.state()).doubt;
    clock.jump(off(at));
    const counted = desk.path.journal.count();
    const { id: personId, password } = clerk;
    for (const asked of [
      anyone.clock.state(),
      anyone.staff.signIn({ personId, password }),
      office.as(clerk).premises.morningCard(),
      openVisit(office),
      office.as(manager).dayClose.overview({ day: '2026-11-25' }),
      office.as(manager).clock.confirm({
        doubtId: desk.machine.newId(),
        reason: 'باتری',
        password: manager.password,
        second: null,
      }),
    ])
      expect(await problemOf(asked)).toEqual(impossible);
    // What runs behind the screens asks nobody.
    expect(() => desk.path.execute(null, (tx) => tx.at)).toThrow('CLOCK_IMPOSSIBLE');
    desk.clockMonitor.noteProvinceTime(morning);
    expect(desk.path.journal.count()).toBe(counted);
    expect(desk.machine.now() < '2026-11-26').toBe(true);

    clock.jump(-off(at));
    await openVisit(office);
    expect(await doubt()).toBeNull();
    await anyone.staff.signIn({ personId, password });
  },
);

it.each(everyNth(3, clocks))('J36 opens an office and shuts it at %s, and nothing is changed', async (at) => {
  const { machine, clock } = testMachine(morning);
  const options = {
    dir: temporaryFolder(),
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
    snapshots: true,
  };
  clock.jump(off(at));
  const first = openDesk(options);
  expect(await problemOf(callerOf(first, null).office.setUpDemo())).toEqual(impossible);
  await first.close();

  clock.jump(-off(at));
  const right = openDesk(options);
  await callerOf(right, null).office.setUpDemo();
  const counted = right.path.journal.count();
  await right.close();

  clock.jump(off(at));
  const wrong = openDesk(options);
  expect(await problemOf(callerOf(wrong, null).office.status())).toEqual(impossible);
  expect(await wrong.snapshots?.take()).toBeNull();
  expect(wrong.path.journal.count()).toBe(counted);
  await wrong.close();

  clock.jump(-off(at));
  const again = openDesk(options);
  expect(await callerOf(again, null).clock.state()).toMatchObject({ doubt: null });
  expect(again.path.journal.count()).toBe(counted);
  await again.close();
});
