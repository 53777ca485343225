// The application is updated while a new PC takes an office over (N26): the store is brought to its newer form, and the rest comes.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import type { JoinProgress } from '#core/replication/peers/contract.ts';
import { openSharedOffice, pcAt, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { openDay, type TestOffice } from '#tests/support/office.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** The migrations of an application that is one newer. */
function newerMigrations(): string {
  const folder = temporaryFolder();
  cpSync(sourceMigrations(), folder, { recursive: true });
  const list = join(folder, 'office/meta/_journal.json');
  const read = JSON.parse(readFileSync(list, 'utf8')) as { entries: { idx: number; tag: string }[] };
  read.entries.push({ idx: read.entries.length, tag: '9999_newer' });
  writeFileSync(list, JSON.stringify(read));
  writeFileSync(join(folder, 'office/9999_newer.sql'), 'CREATE TABLE newer (id INTEGER PRIMARY KEY) STRICT;');
  return folder;
}

/** A new PC that takes the office over until it `isFar` enough, and is closed then; and opened by a newer application. */
async function updatedAt(office: TestOffice, isFar: (taking: JoinProgress) => boolean): Promise<Desk> {
  const dir = temporaryFolder();
  const open = (migrationsFolder: string): Desk =>
    openDesk({
      dir,
      dataKey: new Uint8Array(32).fill(9),
      appVersion: '0.0.0-test',
      machine: office.desk.machine,
      migrationsFolder,
      peers: 'addresses',
    });
  const desk = open(sourceMigrations());
  const { code } = await office
    .as(office.manager)
    .peers.showPairingCode({ password: office.manager.password, replaces: null });
  const address = `${here}:${portOf(office.desk)}`;
  await pcAt(desk).anyone.peers.join({ address, code, deviceName: 'باجهٔ تازه' });
  await until(() => {
    const taking = desk.peers.joinProgress();
    if (taking === null) throw new Error('it was taken over too soon');
    return isFar(taking);
  }, 'far enough');
  await desk.close();

  const updated = open(newerMigrations());
  onTestFinished(() => updated.close());
  expect(updated.store.sqlite.prepare('SELECT count(*) FROM newer').pluck().get()).toBe(0);
  const guard =
    "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = 'premises_checks_no_delete'";
  expect(updated.store.sqlite.prepare(guard).pluck().get()).toBe(1);
  return updated;
}

async function endsWell(office: TestOffice, updated: Desk): Promise<void> {
  await until(() => updated.peers.joinProgress() === null, 'the office is here', 100_000);
  await sameEverywhere(office.desk, updated);
  expect((await verifyOffice(updated, () => undefined)).findings).toEqual([]);
}

test('N26 an application that is updated between entries goes on with the others', {
  tags: 'release',
}, async () => {
  const office = await openSharedOffice();
  await openDay(office);
  for (let entry = 0; entry < 900; entry += 1) addEntry({ desk: office.desk });
  const updated = await updatedAt(office, ({ have }) => have > 0);
  await endsWell(office, updated);
});
