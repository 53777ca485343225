// A PC that was put back from a copy, a disk that was copied, and a PC that meets others after both: nothing is lost, every
// PC ends with the same entries, and it is said.
import { copyFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile, witnessFile } from '#core/journal/device/office-files.ts';
import { entriesOfDays } from '#core/journal/verification/entries-of-days.ts';
import { hereOf } from '#core/replication/peers/chains-here.ts';
import { headsOf } from '#core/replication/peers/link-step/state.ts';
import { replicationStatusOf } from '#core/replication/peers/replication-status.ts';
import { mergeEntries } from '#core/replication/store/merge-copy.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { joinPc } from '#tests/support/joined-office.ts';
import { assertSound } from '#tests/support/office.ts';
import { addEntry, firstPc, here, joined, type Pc, pcOf, until } from '#tests/support/office-pcs.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A copy of a PC's disk as it is now, with its witness: nothing on it can tell that it is one. */
function copyDisk(desk: Desk): string {
  const dir = temporaryFolder();
  writeSnapshot(desk.store.sqlite, storeFile(dir));
  copyFileSync(witnessFile(desk.dir), witnessFile(dir));
  return dir;
}

function openCopy(dir: string, dataKey: Uint8Array): Pc {
  const desk = openDesk({
    dir,
    dataKey,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  onTestFinished(async () => {
    await assertSound(desk);
    await desk.close();
  });
  return pcOf(desk);
}

const hashes = ({ desk }: Pc): string =>
  desk.path.journal
    .streams()
    .flatMap((stream) => desk.path.journal.entriesAfter(stream, 0, 100_000))
    .map(({ hash }) => hash)
    .sort()
    .join();
const reasons = ({ desk }: Pc): string[] => desk.reads.sync.rewinds().map(({ reason }) => reason);

async function same(...pcs: readonly [Pc, ...Pc[]]): Promise<void> {
  const [first, ...others] = pcs;
  await until(() => others.every((pc) => hashes(pc) === hashes(first)), 'the same entries');
  for (const other of others) expect(tableRowsOf(other.desk)).toEqual(tableRowsOf(first.desk));
}

test('N33 a PC that was put back from a copy gets its own back from the others, with private parts, and says so', async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await same(first, second);
  addEntry(second);
  await same(first, second);
  const copy = copyDisk(second.desk);
  // More than one batch, so that it comes back page by page.
  for (let left = 450; left > 0; left -= 1) addEntry(second);
  await same(first, second);
  await second.peers.close();
  await until(() => first.peers.linked().length === 0, 'the link is gone');

  const restored = openCopy(copy, second.desk.dataKey);
  expect(restored.desk.witnessed.kind).toBe('sound');
  const { epoch } = restored.desk.identity() ?? {};
  await restored.peers.connect(here, first.port);
  await same(first, restored);
  expect(reasons(restored)).toEqual(['restored']);
  expect(restored.desk.identity()?.epoch).not.toBe(epoch);
  const kept = 'SELECT count(*) parts FROM private_parts WHERE bytes IS NOT NULL';
  expect(restored.desk.store.sqlite.prepare(kept).get()).toEqual(first.desk.store.sqlite.prepare(kept).get());
  // It goes on, and nothing more is said.
  addEntry(restored);
  addEntry(first);
  await same(first, restored);
  expect(reasons(restored)).toHaveLength(1);
});

test('N33 J50 a PC that was put back from a copy of before its first entry gets all of its own back', async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await same(first, second);
  const copy = copyDisk(second.desk);
  for (let left = 450; left > 0; left -= 1) addEntry(second);
  await same(first, second);
  await second.peers.close();
  await until(() => first.peers.linked().length === 0, 'the link is gone');
  const restored = openCopy(copy, second.desk.dataKey);
  const { deviceId: device = '', epoch = '' } = restored.desk.identity() ?? {};
  expect(restored.desk.path.journal.startHash({ device, epoch })).toBeUndefined();
  await restored.peers.connect(here, first.port);
  await same(first, restored);
  expect(reasons(restored)).toEqual(['restored']);
  expect(restored.desk.identity()?.epoch).not.toBe(epoch);
  addEntry(restored);
  await same(first, restored);
});

test('N33 a PC that worked on after it was put back, and a copied disk beside the PC itself, lose nothing', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const third = await joined(first, office.manager.id, 'باجهٔ ۳');
  await same(first, second, third);
  const copy = openCopy(copyDisk(second.desk), second.desk.dataKey);
  // Both write under the same numbers, each unheard by the other.
  for (let left = 30; left > 0; left -= 1) addEntry(second);
  for (let left = 20; left > 0; left -= 1) addEntry(copy);
  await same(first, second, third);
  await copy.peers.connect(here, first.port);
  // Both are linked with the first at once, and neither keeps the other out.
  await same(first, copy, third);
  expect(reasons(copy)).toContain('forked');
  addEntry(copy);
  addEntry(third);
  await same(first, copy, third);
  // The other one hears of the copy when it meets somebody the next time.
  const again = pcOf(second.desk);
  await again.peers.connect(here, first.port);
  await same(first, copy, third, again);
  expect(first.desk.reads.sync.rewinds().length).toBeGreaterThanOrEqual(2);
  // From here on each goes its own way.
  for (const pc of [copy, again, third]) addEntry(pc);
  await same(first, copy, third, again);
  const epochs = new Set([copy, again].map(({ desk }) => desk.identity()?.epoch));
  expect(epochs.size).toBe(2);
  // What another PC lacks of a branch is not said to be there (D22.8).
  const heads = headsOf(hereOf(first.desk.path.journal));
  const withoutBranches = heads.filter(
    ({ device, epoch }, index) =>
      heads.findIndex((head) => head.device === device && head.epoch === epoch) === index,
  );
  expect(withoutBranches.length).toBeLessThan(heads.length);
  const copied = second.desk.identity()?.deviceId;
  const heldUntil = (said: typeof heads): string =>
    replicationStatusOf(first.desk, () => said).devices.find(({ device }) => device === copied)?.others[0] ??
    '';
  expect(heldUntil(withoutBranches) < heldUntil(heads)).toBe(true);
  // A new PC takes all of it, with branches and epochs as they come about.
  const next = await joined(first, office.manager.id, 'باجهٔ ۴');
  await same(first, copy, third, again, next);
  for (const { desk } of [first, third]) await assertSound(desk);
});

test('J27 the tables of a day on which a disk was copied after hundreds of entries are compared: each entry of a branch once', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  for (let left = 450; left > 0; left -= 1) addEntry(second);
  await same(first, second);
  const copy = openCopy(copyDisk(second.desk), second.desk.dataKey);
  for (let left = 7; left > 0; left -= 1) addEntry(second);
  for (let left = 5; left > 0; left -= 1) addEntry(copy);
  await same(first, second);
  await copy.peers.connect(here, first.port);
  await same(first, copy);
  const { journal } = first.desk.path;
  expect(journal.streams().some(({ baseSeq }) => baseSeq > 400)).toBe(true);
  const today = businessDayOf(copy.desk.machine.now());
  const ofToday = entriesOfDays(journal, new Set([today]));
  const known = first.desk.store.sqlite
    .prepare('SELECT count(*) FROM journal WHERE day = ?')
    .pluck()
    .get(today);
  expect(ofToday.kind === 'sound' ? ofToday.entries.length : ofToday).toBe(known);
  for (const { desk } of [first, copy]) expect(desk.tables.checkAtOpen(today)).toBe(false);
});

test('J17 a store that is put back takes every branch from the one that was there, and what follows on it', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  for (let left = 3; left > 0; left -= 1) addEntry(second);
  await same(first, second);
  const restored = openCopy(copyDisk(first.desk), first.desk.dataKey);
  const copy = openCopy(copyDisk(second.desk), second.desk.dataKey);
  // More than a page of them.
  for (let left = 520; left > 0; left -= 1) addEntry(second);
  for (let left = 510; left > 0; left -= 1) addEntry(copy);
  await same(first, second);
  await copy.peers.connect(here, first.port);
  await same(first, copy);
  const before = restored.desk.path.journal.count();
  const taken = mergeEntries(restored.desk, first.desk.store);
  expect(taken).toEqual({
    entries: first.desk.path.journal.count() - before,
    branches: [],
    unread: [],
  });
  await same(first, restored);
  expect(restored.desk.path.journal.streams().filter(({ branchOf }) => branchOf !== null)).toHaveLength(1);
  // With what they signed: a PC that joins gets all of it from here, although both that wrote it are gone.
  for (const pc of [first, second, copy]) await pc.peers.close();
  restored.port = await restored.peers.enable(here, 0);
  const next = await joined(restored, office.manager.id, 'باجهٔ ۳');
  await same(restored, next);
});

test('N33 a PC that holds less of the others than it did gets it again', { tags: 'release' }, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await same(first, second);
  const copy = copyDisk(second.desk);
  for (let left = 5; left > 0; left -= 1) addEntry(first);
  await same(first, second);
  await second.peers.close();
  const restored = openCopy(copy, second.desk.dataKey);
  await restored.peers.connect(here, first.port);
  await same(first, restored);
  // Nothing of its own was missing: nothing is said.
  expect(reasons(restored)).toEqual([]);
});

test('N26 a PC that joins an office in which a branch is longer than the chain that it left has everything at last', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await same(first, second);
  const copy = openCopy(copyDisk(second.desk), second.desk.dataKey);
  addEntry(second);
  await same(first, second);
  await second.peers.close();
  for (let left = 20; left > 0; left -= 1) addEntry(copy);
  await copy.peers.connect(here, first.port);
  await same(first, copy);
  await office.as(office.manager).peers.enable({ host: here });
  const fresh = await joinPc(office);
  expect(hashes(pcOf(fresh.desk))).toBe(hashes(first));
  expect(tableRowsOf(fresh.desk)).toEqual(tableRowsOf(first.desk));
});
