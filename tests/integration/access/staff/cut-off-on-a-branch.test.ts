// A cut-off by a PC whose disk was copied: two entries have its number. Whoever knew both branches of the stream knew it, so that
// the person can come back.
import { copyFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { recordActivation } from '#core/access/staff/commands.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile, witnessFile } from '#core/journal/device/office-files.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { namedKept } from '#tests/support/account-keys.ts';
import { morning } from '#tests/support/office.ts';
import { addEntry, alike, firstPc, here, joined, pcOf } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('D9.2 a cut-off on a branch is ended by an activation that knew every branch, and by no other', async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const [dir, { dataKey }] = [temporaryFolder(), second.desk];
  writeSnapshot(second.desk.store.sqlite, storeFile(dir));
  copyFileSync(witnessFile(second.desk.dir), witnessFile(dir));
  const machine = realMachine();
  const desk = openDesk({
    ...{ dir, dataKey, appVersion: '0.0.0-test', machine },
    migrationsFolder: sourceMigrations(),
  });
  onTestFinished(() => desk.close());
  const copy = pcOf(desk);
  const { clerk, manager } = office;
  addEntry(second);
  const facts = { personId: clerk.id, reasonCode: 'left', leftAt: morning } as const;
  desk.path.execute(manager.id, (tx) => cutOffPerson(tx, desk.reads, facts));
  await alike(first, second);
  await second.peers.close();
  const stateAt = (pc: typeof first): string | undefined => pc.desk.reads.staff.person(clerk.id)?.state;
  const activate = ({ desk: { path, reads } }: typeof first): unknown =>
    path.execute(manager.id, (tx) =>
      recordActivation(tx, reads, clerk.id, namedKept('code'), office.keyOf(manager.id)),
    );
  activate(first);
  await copy.peers.connect(here, first.port);
  await alike(first, copy);
  expect([first, copy].map(stateAt)).toEqual(['cut_off', 'cut_off']);
  activate(first);
  await alike(first, copy);
  expect([first, copy].map(stateAt)).toEqual(['activated', 'activated']);
});
