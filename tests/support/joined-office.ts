// An office of two or more PCs as people make it: through the procedures, over real sockets, each PC with its own store.
import { expect, onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { Discovery } from '#core/replication/peers/discovery.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { putEmptyStore, testDataKey } from './laid-out-store.ts';
import {
  assertSound,
  type Caller,
  isVerifiedAtEnd,
  type OfficeOptions,
  openOffice,
  type TestOffice,
  type TestPerson,
} from './office.ts';
import { here, until } from './office-pcs.ts';
import { temporaryFolder } from './temporary-folder.ts';

export type JoinedPc = {
  readonly desk: Desk;
  readonly anyone: Caller;
  /** Signs a person in at this PC. */
  signIn(person: TestPerson): Promise<Caller>;
};

export const portOf = (desk: Desk): number => desk.peers.state().listens?.port ?? 0;

/** An office whose manager has turned several PCs on. */
export async function openSharedOffice(options: OfficeOptions = {}): Promise<TestOffice> {
  const office = await openOffice(options);
  await office.as(office.manager).peers.enable({ host: here });
  return office;
}

export function pcAt(desk: Desk): JoinedPc {
  const callerOf = (session: string | null) => appRouter.createCaller({ desk, session });
  const anyone = callerOf(null);
  return {
    desk,
    anyone,
    async signIn({ id, password }) {
      const { token } = await anyone.staff.signIn({ personId: id, password });
      return callerOf(token);
    },
  };
}

/** A PC of its own, not set up yet; here with the first one's clock. */
export function freshDesk(machine: Machine, discovery?: Discovery): Desk {
  const dir = temporaryFolder();
  putEmptyStore(dir);
  const desk = openDesk({
    dir,
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
    ...(discovery === undefined ? {} : { peers: discovery }),
  });
  onTestFinished(async () => {
    if (desk.identity() !== null && isVerifiedAtEnd()) await assertSound(desk);
    await desk.close();
  });
  return desk;
}

/** A new PC joins by a code that the manager is shown, and has the whole journal. */
export async function joinPc(
  office: TestOffice,
  {
    replaces = null,
    machine,
    desk: first = office.desk,
    discovery,
  }: { replaces?: string | null; machine?: Machine; desk?: Desk; discovery?: Discovery } = {},
): Promise<JoinedPc> {
  const { code } = await office
    .as(office.manager)
    .peers.showPairingCode({ password: office.manager.password, replaces });
  const desk = freshDesk(machine ?? office.desk.machine, discovery);
  const pc = pcAt(desk);
  const address = `${here}:${portOf(first)}`;
  await pc.anyone.peers.join({ address, code, deviceName: 'باجهٔ تازه' });
  await until(() => desk.peers.joinProgress() === null, 'the journal is here');
  return pc;
}

const heads = (desk: Desk): string =>
  desk.path.journal
    .streams()
    .map(({ device, epoch }) => ({ device, epoch, ...desk.path.journal.head({ device, epoch }) }))
    .filter(({ seq }) => seq > 0)
    .map(({ device, epoch, seq, hash }) => `${device}/${epoch}/${seq}/${hash}`)
    .join();

/** Waits until the PCs hold the same, and compares every table. */
export async function sameEverywhere(...desks: readonly [Desk, ...Desk[]]): Promise<void> {
  const [first, ...others] = desks;
  await until(() => others.every((desk) => heads(desk) === heads(first)), 'the same entries everywhere');
  for (const other of others) expect(tableRowsOf(other)).toEqual(tableRowsOf(first));
}
