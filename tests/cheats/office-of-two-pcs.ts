// An invented office of its own with two PCs that meet when they are told to: for cheats that one PC cannot see, and that would leave
// something behind in the office that is played.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { type AppCaller, callerOf } from '#core/demo/caller.ts';
import { identifierKeyOf } from '#core/journal/device/own-office-queries.ts';
import { officeSetUp } from '#core/journal/office/entries.ts';
import type { CheatingMachine } from './cheating-machine.ts';

type Manager = { readonly caller: AppCaller; readonly password: string };
export type OfficeOfTwoPcs = {
  /** The manager at each PC. */
  readonly first: Manager;
  readonly second: Manager;
  /** Each PC hears everything of the other. */
  meet(): void;
};

/** Plays `work` in such an office; nothing of it is left. */
export async function inOfficeOfTwoPcs<T>(
  machine: CheatingMachine,
  work: (office: OfficeOfTwoPcs) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pishkhan-two-pcs-'));
  const dataKey = machine.randomBytes(32);
  const open = (name: string): Desk => {
    const dir = path.join(folder, name);
    mkdirSync(dir);
    return openDesk({
      ...{ dir, dataKey, appVersion: 'demo', machine },
      ...{ migrationsFolder: sourceMigrations(), sessionLimits: endlessSession },
    });
  };
  const [one, other] = [open('one'), open('other')];
  try {
    await callerOf(one, null).office.setUpDemo();
    join(one, other);
    return await work({
      first: atWork(one),
      second: atWork(other),
      meet() {
        carry(one, other);
        carry(other, one);
      },
    });
  } finally {
    for (const desk of [one, other]) await desk.close();
    rmSync(folder, { recursive: true });
  }
}

/** The second PC knows what the first does. */
function join(first: Desk, second: Desk): void {
  const facts = first.identity();
  const office = first.reads.office.office();
  if (facts === null || office === null) throw new Error('the office was set up');
  const { officeCode, rootKey, demo } = facts;
  const identifierKey = identifierKeyOf(first.store.orm);
  const { code, name } = office;
  const deviceName = 'باجهٔ ۲';
  const deskNumber = 2;
  second.path.establish({ officeCode, deskNumber, deviceName, demo, identifierKey, rootKey }, (tx) => {
    const { publicKey } = tx.device;
    tx.append(officeSetUp, { id: tx.newId(), code, name, demo, deskNumber, deviceName, publicKey, rootKey });
  });
  carry(first, second);
}

/** Hands over every entry that a PC holds, with private parts, each stream in its own order. */
function carry({ path: from }: Desk, to: Desk): void {
  const own = to.identity()?.deviceId;
  for (const { device, epoch } of from.journal.streams()) {
    if (device === own) continue;
    const stream = { device, epoch };
    const entries = from.journal.entriesAfter(stream, 0, 100_000).map(({ seq, bytes }) => {
      const kept = from.journal.privatePart(stream, seq);
      return kept === undefined || kept.bytes === null
        ? { bytes }
        : { bytes, private: { salt: kept.salt, bytes: kept.bytes } };
    });
    to.path.ingest(stream, entries);
  }
}

/** At work without a sign-in: one would end the session at the other PC once they meet. */
function atWork(desk: Desk): Manager {
  const known = demoOffice(desk.machine.now().slice(0, 10)).people.find(({ role }) => role === 'manager');
  const found = desk.reads.staff.people().find(({ name }) => name === known?.name);
  if (known === undefined || found === undefined) throw new Error('the demo office has its manager');
  return { caller: callerOf(desk, desk.sessions.open(found.id).token), password: known.password };
}
