// Joins further PCs to the demo office, as a manager and a new PC do it: by a code and over a link on this machine.
import { setTimeout as pause } from 'node:timers/promises';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { appVersion } from '#electron/cli/open-for-operations.ts';
import { isFreshFolder, markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

const here = '127.0.0.1';

function open(dir: string): Desk {
  return openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: appVersion(),
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
    peers: 'addresses',
  });
}

/** Joins the folders that are of no office yet to the office in `first`; leaves the others alone. */
export async function joinDemoDesks(
  first: string,
  others: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const fresh = others.filter((dir) => isFreshFolder(officeFolder(dir)));
  if (fresh.length === 0) return;
  const desk = open(first);
  try {
    const [manager] = demoOffice('2026-01-01').people;
    const person = desk.reads.staff.people().find(({ name }) => name === manager?.name);
    if (person === undefined || manager === undefined) throw new Error('the demo office has its manager');
    const { password } = manager;
    const { token } = await callerOf(desk, null).staff.signIn({ personId: person.id, password });
    const { peers, staff } = callerOf(desk, token);
    await staff.proveAgain({ password, purpose: 'connections' });
    await peers.enable({ host: here });
    for (const dir of fresh) {
      markFolder(officeFolder(dir), true);
      const joining = open(dir);
      try {
        const { code } = await peers.showPairingCode({ password, replaces: null });
        const address = `${here}:${desk.peers.state().listens?.port ?? 0}`;
        const deviceName = `باجهٔ ${toPersianDigits(String(others.indexOf(dir) + 2))}`;
        await callerOf(joining, null).peers.join({ address, code, deviceName });
        while (joining.peers.joinProgress() !== null) await pause(50);
        say(`Joined another PC: ${dir}`);
      } finally {
        await joining.close();
      }
    }
  } finally {
    await desk.close();
  }
}
