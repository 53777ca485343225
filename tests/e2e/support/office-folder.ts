// The folder of a demo office before a test opens it and after it is closed: made by the real procedures on a clock
// that can stand in the past, and looked into when no shell holds it any more.
import { chownSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { joinDemoDesks } from '#build/scripts/demo-desks.ts';
import { isLinuxRoot, ordinaryUser } from '#build/scripts/ordinary-user.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { type OfficeReport, verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { type AppCaller, callerOf } from '#core/demo/caller.ts';
import { type Machine, realMachine } from '#core/journal/device/machine.ts';
import { isFreshFolder, markFolder, officeFolder, readMarker } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { clerk, manager } from './demo-people.ts';

/** An office that is set up, with its manager and its first clerk signed in. */
export type OfficeAtWork = {
  desk: Desk;
  manager: AppCaller;
  clerk: AppCaller;
  /** Moves the office's clock to an instant (UTC). */
  setClock(instant: string): void;
  /** How much later each reading of the office's clock is from now on (ms), instead of a second. */
  pace(ms: number): void;
};

/** Makes a demo office at an instant (UTC), lets `work` be done in it, and gives its folder, closed. */
export async function makeOffice(at: string, work: (office: OfficeAtWork) => Promise<void>): Promise<string> {
  const dir = folderForElectron();
  rmSync(dir, { recursive: true });
  markFolder(officeFolder(dir), true);
  const { machine, clock } = testMachine(at);
  const desk = openOffice(dir, machine);
  try {
    await callerOf(desk, null).office.setUpDemo();
    await work({
      desk,
      manager: await signedIn(desk, manager),
      clerk: await signedIn(desk, clerk),
      setClock: (instant) => clock.set(instant),
      pace: (ms) => clock.pace(ms),
    });
  } finally {
    await desk.close();
  }
  giveToElectron(dir);
  return dir;
}

async function signedIn(
  desk: Desk,
  { name, password }: { name: string; password: string },
): Promise<AppCaller> {
  const anyone = callerOf(desk, null);
  const person = (await anyone.staff.signInList()).find((one) => one.name === name);
  if (person === undefined) throw new Error(`the demo office has no ${name}`);
  const { token } = await anyone.staff.signIn({ personId: person.id, password });
  return callerOf(desk, token);
}

/** Joins a further PC to the office in `first` by a code and over a link. @returns its folder */
export async function joinedPc(first: string): Promise<string> {
  const dir = folderForElectron();
  await joinDemoDesks(first, [dir], () => undefined);
  for (const folder of [first, dir]) giveToElectron(folder);
  return dir;
}

/** Whoever runs Electron reads and writes the folder as their own. */
export function giveToElectron(dir: string): void {
  if (!isLinuxRoot()) return;
  for (const name of ['.', ...readdirSync(dir)]) {
    chownSync(path.join(dir, name), ordinaryUser, ordinaryUser);
  }
}

/** Opens the store of a folder that no shell holds, and closes it when `look` is done. */
export async function lookInto<T>(dir: string, look: (desk: Desk) => Promise<T> | T): Promise<T> {
  const desk = openOffice(dir, realMachine());
  try {
    return await look(desk);
  } finally {
    await desk.close();
  }
}

/** What does not hold in a closed demo office: chains, private parts, tables that differ from the rebuilt ones. */
export async function findingsIn(dir: string): Promise<OfficeReport['findings']> {
  const folder = officeFolder(dir);
  if (isFreshFolder(folder) || readMarker(folder)?.demo !== true) return [];
  return lookInto(dir, async (desk) =>
    desk.identity() === null ? [] : (await verifyOffice(desk, () => undefined)).findings,
  );
}

function openOffice(dir: string, machine: Machine): Desk {
  return openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
  });
}
