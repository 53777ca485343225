// The demo office's manager, for what the demo sets up before it is served.
import { sourceMigrations } from '#core/app/api/application.ts';
import { type DemoNames, demoOffice } from '#core/app/first-run/demo-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { appVersion } from '#electron/cli/open-for-operations.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

type Desk = ReturnType<typeof openDesk>;
type Caller = ReturnType<typeof callerOf>;

/** Opens the office and, where `isNeeded`, lets the manager act in it. `password`: to prove it again. `names`: of another office than the usual one. */
export async function asDemoManager(
  dir: string,
  isNeeded: (desk: Desk) => boolean,
  act: (caller: Caller, password: string, desk: Desk) => Promise<void>,
  names?: DemoNames,
): Promise<void> {
  const desk = openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: appVersion(),
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  try {
    if (!isNeeded(desk)) return;
    const [manager] = demoOffice('2026-01-01', names).people;
    const person = desk.reads.staff.people().find(({ name }) => name === manager?.name);
    if (person === undefined || manager === undefined) throw new Error('the demo office has its manager');
    const { password } = manager;
    const { token } = await callerOf(desk, null).staff.signIn({ personId: person.id, password });
    await act(callerOf(desk, token), password, desk);
  } finally {
    await desk.close();
  }
}
