// Gives a demo office its sixty days of history and an open day by the real procedures. It is played beside the folder that is served
// later and put there when it is whole: what was broken off is played anew.
import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { beginningOf, playHistory } from '#core/demo/history/play-history.ts';
import { playToday } from '#core/demo/history/play-today.ts';
import { readHere } from '#core/demo/history/read-here.ts';
import { type SimulatedMachine, simulatedMachine } from '#core/demo/simulated-machine.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { appVersion } from '#electron/cli/open-for-operations.ts';
import { isFreshFolder, markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';

/** Plays in a draft of the folder what `play` does, and puts the draft in its place. `from`: where the clock begins, UTC. */
export async function playedFolder(
  dir: string,
  { seed, from }: { readonly seed: string; readonly from: string },
  play: (desk: Desk, machine: SimulatedMachine) => Promise<void>,
): Promise<void> {
  const draft = `${dir}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(path.dirname(dir), { recursive: true });
  markFolder(officeFolder(draft), true);
  const machine = simulatedMachine(seed, from);
  const desk = openDesk({
    ...{ dir: draft, dataKey: demonstrationKey(), appVersion: appVersion(), machine },
    migrationsFolder: sourceMigrations(),
    // Simulated people do not rest.
    sessionLimits: endlessSession,
    reports: readHere,
    sync: { atStart: false },
  });
  try {
    // Whatever is lost of a draft is played anew.
    desk.store.sqlite.pragma('synchronous = OFF');
    await play(desk, machine);
  } finally {
    await desk.close();
  }
  // An empty folder gives way; one with anything in it does not.
  if (existsSync(dir)) rmdirSync(dir);
  renameSync(draft, dir);
}

/** Plays the history in a fresh folder; leaves any other alone, and says so where it was played for another day. */
export async function playedDemoOffice(dir: string, say: (line: string) => void): Promise<void> {
  const folder = officeFolder(dir);
  const today = businessDayOf(new Date().toISOString());
  if (!isFreshFolder(folder)) {
    const played = businessDayOf(statSync(folder.dir).birthtime.toISOString());
    if (played !== today)
      say(`Demo office 1101 was played on ${played} and goes on from there: --again plays it up to today`);
    return;
  }
  say('Demo office 1101: playing sixty days (once)…');
  const machineOf = { seed: `demo/${today}`, from: beginningOf(today) };
  await playedFolder(folder.dir, machineOf, async (desk, machine) => {
    await playHistory(desk, machine, today, (done, all) => {
      if (done % 10 === 0 || done === all) say(`Demo office 1101: ${done} of ${all} working days`);
    });
    await playToday(desk, machine, { today, now: new Date().toISOString() });
  });
  say('Demo office 1101: today is open');
}
