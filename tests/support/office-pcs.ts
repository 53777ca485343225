// PCs of one office on this machine, with real sockets between them: the first one, and those that joined it.
import { expect, onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { joinOffice } from '#core/replication/peers/join-office.ts';
import type { PairingIssuer } from '#core/replication/peers/pairing-issuer.ts';
import { createPeers, type Peers } from '#core/replication/peers/peers.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { putEmptyStore, testDataKey } from './laid-out-store.ts';
import { assertSound, isVerifiedAtEnd, openOffice } from './office.ts';
import { temporaryFolder } from './temporary-folder.ts';

export const here = '127.0.0.1';
export type Pc = { readonly desk: Desk; readonly peers: Peers; port: number };

/** `log` hears what the PC says of its links. */
export function pcOf(desk: Desk, log: (line: string) => void = () => undefined): Pc {
  const nothing = (): void => undefined;
  const peers = createPeers({ ...portOf(desk), log }, desk.store.orm, () => Date.now(), {
    self: () => ({ now: new Date().toISOString(), listens: null, others: [] }),
    ...{ connected: nothing, alive: nothing, refusedForGood: nothing, removed: nothing, ended: nothing },
    changed: nothing,
    isResting: () => false,
    failed: (error) => log(`peers: ${String(error)}`),
  });
  onTestFinished(() => peers.close());
  return { desk, peers, port: 0 };
}

const portOf = (desk: Desk) => ({
  machine: desk.machine,
  path: desk.path,
  store: desk.store,
  reads: desk.reads,
  identity: desk.identity,
  subscribe: desk.subscribe,
  announce: desk.announce,
  sync: desk.sync,
  tables: desk.tables,
});

/** A manager who stands at the PC that shows a code, whatever happens: for tests of the link, which know no sessions. */
export const issuedBy = (managerId: string): PairingIssuer => ({ managerId, stillMay: () => true });

export async function firstPc() {
  const office = await openOffice({ firstRun: 'played' });
  const pc = pcOf(office.desk);
  pc.port = await pc.peers.enable(here, 0);
  return { office, pc };
}

/** `hasWaiting`: the test ends while entries wait for others. */
export function emptyDesk(hasWaiting = false): Desk {
  const dir = temporaryFolder();
  putEmptyStore(dir);
  const desk = openDesk({
    dir,
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  onTestFinished(async () => {
    if (desk.identity() !== null && isVerifiedAtEnd()) await assertSound(desk, hasWaiting);
    await desk.close();
  });
  return desk;
}

export async function joined(first: Pc, managerId: string, name: string): Promise<Pc> {
  const desk = emptyDesk();
  const code = first.peers.showCode(issuedBy(managerId));
  await joinOffice(desk, { host: here, port: first.port, code, deviceName: name });
  const pc = pcOf(desk);
  pc.port = await pc.peers.enable(here, 0);
  await pc.peers.connect(here, first.port);
  return pc;
}

/** The clock of the machine, also where a test sets the clock of the application. */
const later = setTimeout;
const checkEveryMs = 1;

/** Waits for a state of affairs that is reached by messages; who waits leaves the machine to what sends them. */
export async function until(isSo: () => boolean, what: string, withinMs = 20_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`not so: ${what}`);
    await new Promise((look) => later(look, checkEveryMs));
  }
}

const entriesOf = ({ desk }: Pc): string[] =>
  desk.path.journal
    .streams()
    .flatMap((stream) => desk.path.journal.entriesAfter(stream, 0, 100_000))
    .map(({ hash }) => hash)
    .sort();

export async function alike(...pcs: readonly [Pc, ...Pc[]]): Promise<void> {
  const [first, ...others] = pcs;
  for (const other of others) {
    await until(() => entriesOf(other).join() === entriesOf(first).join(), 'the same entries');
    expect(tableRowsOf(other.desk)).toEqual(tableRowsOf(first.desk));
  }
}

export function addEntry({ desk }: Pick<Pc, 'desk'>): void {
  desk.path.execute(null, (tx) => {
    const body = { checkId: tx.newId(), item: 'rate_board', result: 'passed' } as const;
    tx.append(premisesChecked, body, { note: null });
  });
}

export async function codeOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ProblemError)) throw error ?? new Error('it was not refused');
  return error.problem.code;
}
