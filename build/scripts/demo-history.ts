// Gives a demo office three days of history and a statement of its account by the real procedures, so that there is something to look at.

import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { playStatement } from '#core/demo/play-statement.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { simulatedMachine } from '#core/demo/simulated-machine.ts';
import { addDays, businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { appVersion } from '#electron/cli/open-for-operations.ts';
import { isFreshFolder, markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

const daysBefore = 3;

/** Marks a fresh folder as a demonstration and plays the days before today in it; leaves any other alone. */
export async function playedDemoOffice(dir: string, say: (line: string) => void): Promise<void> {
  const folder = officeFolder(dir);
  if (!isFreshFolder(folder)) return;
  say('Playing three days at the demo office (once)…');
  markFolder(folder, true);
  const today = businessDayOf(new Date().toISOString());
  const from = addDays(today, -daysBefore - 1);
  const machine = simulatedMachine(`demo/${today}`, `${from}T03:00:00.000Z`);
  const desk = openDesk({
    dir: folder.dir,
    dataKey: demonstrationKey(),
    appVersion: appVersion(),
    machine,
    migrationsFolder: sourceMigrations(),
    // Simulated people do not rest.
    sessionLimits: endlessSession,
  });
  await simulateDays(
    desk,
    machine,
    { days: daysBefore, clients: 12, from, closeLast: true },
    () => undefined,
  );
  machine.advanceTo(`${addDays(today, -1)}T11:00:00.000Z`);
  await playStatement(desk);
  await desk.close();
}
