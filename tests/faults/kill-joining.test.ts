// kill -9 of a PC that takes an office over: before the first entry and between entries. It goes on where it was, and ends as a PC to which every entry came by itself.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { openStore } from '#db/open-store.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { bundledProgram } from '#tests/support/bundled-program.ts';
import { openSharedOffice, pcAt, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { chargedVisit, openDay, slip } from '#tests/support/office.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Entries beside the day's: several batches of the link. */
const more = 900;

/** Runs the joining PC until it says a line of which `isEnough`, and kills it then. @returns that line */
async function killedAt(args: readonly string[], isEnough: (line: string) => boolean): Promise<string> {
  const { file, compileCache } = await bundledProgram('tests/fixtures/joining-office.ts');
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const closed = once(child, 'close');
  let at: string | null = null;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (at !== null || !isEnough(line)) return;
    at = line;
    child.kill('SIGKILL');
  });
  await closed;
  if (at === null) throw new Error('the joining PC ended by itself');
  return at;
}

/** Names and words of everything in the store but rows. */
const layoutOf = ({ store: { sqlite } }: Desk): unknown[] =>
  sqlite
    .prepare("SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name")
    .all();

const have = (line: string): number => Number(/^have (\d+)/.exec(line)?.[1] ?? 0);

/** An office at work that shows a code, and how a PC with a folder of its own joins it. */
async function officeToJoin() {
  const office = await openSharedOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  for (let entry = 0; entry < more; entry += 1) addEntry({ desk: office.desk });
  const { code } = await office
    .as(office.manager)
    .peers.showPairingCode({ password: office.manager.password, replaces: null });
  const dir = temporaryFolder();
  const args = [dir, sourceMigrations(), `${here}:${portOf(office.desk)}`];
  return { office, code, dir, args };
}

test('N26 a PC that is killed while it takes an office over goes on where it was', {
  tags: 'release',
  timeout: 120_000,
}, async () => {
  const { office, code, dir, args } = await officeToJoin();

  const open = (peers?: 'addresses'): Desk =>
    openDesk({
      dir,
      dataKey: demonstrationKey(),
      appVersion: '0.0.0-test',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
      ...(peers === undefined ? {} : { peers }),
    });
  const entriesHere = (): number => {
    const store = openStore(storeFile(dir), { key: demonstrationKey(), readonly: true });
    const entries = store.sqlite.prepare<[], number>('SELECT count(*) FROM journal').pluck().get() ?? 0;
    store.sqlite.close();
    return entries;
  };

  await killedAt([...args, code], (line) => line.startsWith('have '));
  let reached = 0;
  for (const least of [1, 400]) {
    const line = await killedAt(args, (said) => have(said) >= least && have(said) >= reached);
    reached = have(line);
    // What it said that it has was committed.
    expect(entriesHere()).toBeGreaterThanOrEqual(reached);
  }
  await killedAt(args, (line) => have(line) > reached || line === 'taken');

  // One operation on it has everything before it reads, and the chains and tables hold.
  const operation = open();
  expect(layoutOf(operation)).toEqual(layoutOf(office.desk));
  expect((await verifyOffice(operation, () => undefined)).findings).toEqual([]);
  await operation.close();

  const second = open('addresses');
  onTestFinished(() => second.close());
  await until(() => second.peers.joinProgress() === null, 'the office is here');
  await sameEverywhere(office.desk, second);
  expect(layoutOf(second)).toEqual(layoutOf(office.desk));
  expect(() => second.store.sqlite.exec('DELETE FROM payments')).toThrow('holds facts');
  expect(await (await pcAt(second).signIn(office.clerk)).staff.whoAmI()).toMatchObject({
    id: office.clerk.id,
  });
});
