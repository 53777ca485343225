// A second PC of a test's office, with a device identity of its own, and the carrying of entries between the two.
import { onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import type { DeskOptions } from '#core/app/opening/desk-options.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { ownOfficeIn } from '#core/journal/device/own-office-queries.ts';
import { officeSetUp } from '#core/journal/office/entries.ts';
import { putEmptyStore, testDataKey } from './laid-out-store.ts';
import { assertSound, type Caller, isVerifiedAtEnd, type TestOffice, type TestPerson } from './office.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { testMachine } from './test-machine.ts';

export type SecondDesk = {
  readonly desk: Desk;
  /** Signs a person of the office in on this PC, which ends their session at the other once it hears of it (D11). */
  signIn(person: TestPerson): Promise<Caller>;
  /** The procedures as somebody who works at two PCs at once: for tests of what the two did apart. */
  seat(person: TestPerson): Caller;
};

/**
 * Opens another PC of the office and hands it everything that the office has until now. It is on the same machine clock,
 * unless it is given a machine of its own.
 */
export function joinOffice(
  { desk: first, keys }: TestOffice,
  deskNumber: number,
  machine: Machine = first.machine,
  options: Pick<DeskOptions, 'terminals'> = {},
): SecondDesk {
  const dir = temporaryFolder();
  putEmptyStore(dir);
  const desk = openDesk({
    dir,
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
    ...options,
  });
  onTestFinished(async () => {
    if (isVerifiedAtEnd()) await assertSound(desk);
    await desk.close();
  });
  const own = ownOfficeIn(first.store.orm);
  const office = first.reads.office.office();
  if (own === null || office === null) throw new Error('the office to join is not set up');
  const { code: officeCode, identifierKey, rootKey, demo } = own;
  const deviceName = `باجهٔ ${deskNumber}`;
  desk.path.establish({ officeCode, deskNumber, deviceName, demo, identifierKey, rootKey }, (tx) => {
    const { code, name } = office;
    const { publicKey } = tx.device;
    tx.append(officeSetUp, { id: tx.newId(), code, name, demo, deskNumber, deviceName, publicKey, rootKey });
  });
  carryEntries(first, desk);
  return {
    desk,
    async signIn({ id, password }) {
      const { token } = await appRouter
        .createCaller({ desk, session: null })
        .staff.signIn({ personId: id, password });
      return appRouter.createCaller({ desk, session: token });
    },
    seat({ id }) {
      const { token } = desk.sessions.open(id);
      const key = keys.get(id);
      if (key !== undefined) desk.sessions.keepKey(token, key);
      return appRouter.createCaller({ desk, session: token });
    },
  };
}

/** Another PC of the office, its clock so many minutes off. */
export function pcOff(office: TestOffice, deskNumber: number, minutes: number): SecondDesk {
  const now = Date.parse(office.desk.machine.now()) + minutes * 60_000;
  return joinOffice(office, deskNumber, testMachine(new Date(now).toISOString()).machine);
}

/** Hands every entry that one PC holds to another, with private parts, each stream in its own order. */
export function carryEntries({ path: from }: Desk, to: Desk): void {
  const own = to.identity()?.deviceId;
  for (const { device: deviceId, epoch } of from.journal.streams()) {
    if (deviceId === own) continue;
    const stream = { device: deviceId, epoch };
    const entries = from.journal.entriesAfter(stream, 0, 100_000).map(({ seq, bytes }) => {
      const kept = from.journal.privatePart(stream, seq);
      if (kept === undefined || kept.bytes === null) return { bytes };
      return { bytes, private: { salt: kept.salt, bytes: kept.bytes } };
    });
    to.path.ingest(stream, entries);
  }
}
