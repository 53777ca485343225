// What the entry of a fact knew of every stream, at each PC the same: also where a disk was copied and two entries have its number.
import { copyFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile, witnessFile } from '#core/journal/device/office-files.ts';
import { isWithin, reachReads } from '#core/journal/log/reach-queries.ts';
import { premisesChecks } from '#db/schema/closing/premises.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { addEntry, alike, firstPc, here, joined, type Pc, pcOf } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** The hashes of all entries that the entry of the newest check `id` knew. */
function knownAt({ desk }: Pc, id: string): string[] {
  const checks = desk.store.orm.select().from(premisesChecks).all();
  const check = checks.find((one) => one.id === id);
  if (check === undefined) throw new Error('the check is not here');
  const reach = reachReads(desk.store.orm).reachOf(check);
  const { journal } = desk.path;
  return journal
    .streams()
    .flatMap((stream) => journal.entriesAfter(stream, 0, 1000).map((entry) => ({ ...stream, ...entry })))
    .filter((place) => isWithin(reach, place))
    .map(({ hash }) => hash)
    .toSorted();
}

const newestCheck = ({ desk }: Pc): string => {
  const checks = desk.store.orm.select().from(premisesChecks).all();
  return checks.toSorted((one, other) => other.lc - one.lc)[0]?.id ?? '';
};

test('J38 the reach of an entry is the same at every PC, on either branch of a copied disk', async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const [dir, { dataKey }] = [temporaryFolder(), second.desk];
  writeSnapshot(second.desk.store.sqlite, storeFile(dir));
  copyFileSync(witnessFile(second.desk.dir), witnessFile(dir));
  const desk = openDesk({
    ...{ dir, dataKey, appVersion: '0.0.0-test', machine: realMachine() },
    migrationsFolder: sourceMigrations(),
  });
  onTestFinished(() => desk.close());
  const copy = pcOf(desk);
  for (let left = 3; left > 0; left -= 1) addEntry(second);
  for (let left = 3; left > 0; left -= 1) addEntry(copy);
  const [ofSecond, ofCopy] = [newestCheck(second), newestCheck(copy)];
  const before = { second: knownAt(second, ofSecond), copy: knownAt(copy, ofCopy) };
  await alike(first, second);
  await second.peers.close();
  await copy.peers.connect(here, first.port);
  await alike(first, copy);
  for (const pc of [first, copy]) {
    expect(knownAt(pc, ofSecond)).toEqual(before.second);
    expect(knownAt(pc, ofCopy)).toEqual(before.copy);
  }
  expect(before.copy.length).toBe(before.second.length);
  expect(before.copy).not.toEqual(before.second);
});
