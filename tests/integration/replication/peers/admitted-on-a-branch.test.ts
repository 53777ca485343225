// A PC whose disk was put back from an image, and that admitted or removed another one before it met anybody: what it says of
// the office's PCs is on a branch, and counts at the province all the same.
import { copyFileSync } from 'node:fs';
import { and, eq, isNotNull } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { storeFile, witnessFile } from '#core/journal/device/office-files.ts';
import { deviceRemoved } from '#core/replication/peers/entries.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { writeSnapshot } from '#db/snapshot.ts';
import { alarms, devices, entries, forks, streams } from '#province/store/schema.ts';
import { addEntry, alike, firstPc, here, joined, type Pc, pcOf } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const served = provinceBehindTls();

/** A PC's disk as it is now, opened later as if nothing had been; it reaches the province only when it is told to. */
function imageOf(desk: Desk): () => Promise<Pc> {
  const dir = temporaryFolder();
  writeSnapshot(desk.store.sqlite, storeFile(dir));
  copyFileSync(witnessFile(desk.dir), witnessFile(dir));
  return async () => {
    const opened = openDesk({
      dir,
      dataKey: desk.dataKey,
      appVersion: '0.0.0-test',
      machine: realMachine(),
      migrationsFolder: sourceMigrations(),
      sync: { atStart: false, settleMs: 2 ** 30 },
    });
    onTestFinished(() => opened.close());
    const pc = pcOf(opened);
    pc.port = await pc.peers.enable(here, 0);
    return pc;
  };
}

const idOf = ({ desk }: Pc): string => desk.identity()?.deviceId ?? '';
const ofDevice = (id: string) => served.province.store.select().from(devices).where(eq(devices.id, id));

/** How many entries of a PC the province holds in its streams. */
async function heldOf(pc: Pc): Promise<number> {
  const rows = await served.province.store
    .select({ seq: entries.seq })
    .from(entries)
    .innerJoin(streams, eq(entries.stream, streams.id))
    .where(eq(streams.device, idOf(pc)));
  return rows.length;
}
const ownEntries = (pc: Pc): number =>
  pc.desk.path.journal
    .streams()
    .filter(({ device }) => device === idOf(pc))
    .reduce((total, stream) => total + pc.desk.path.journal.head(stream).seq, 0);

async function inStep({ desk }: Pc): Promise<void> {
  for (let left = 4; left > 0; left -= 1) await desk.sync.syncNow();
  expect(desk.sync.state()).toMatchObject({ problem: null, queued: 0 });
}

test('D22.4 what a PC wrote that was admitted on a branch alone arrives', { tags: 'release' }, async () => {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  await inStep(first);
  const image = imageOf(first.desk);
  for (let left = 20; left > 0; left -= 1) addEntry(first);
  await inStep(first);
  await first.desk.sync.stop();
  await first.peers.close();

  const again = await image();
  const newcomer = await joined(again, office.manager.id, 'باجهٔ ۳');
  // It reaches nobody but the PC that admitted it.
  await newcomer.desk.sync.stop();
  for (let left = 5; left > 0; left -= 1) addEntry(newcomer);
  addEntry(again);
  await alike(again, newcomer);

  await inStep(again);
  const kinds = (await served.province.store.select().from(alarms)).map(({ kind }) => kind);
  expect(kinds).toContain('fork');
  expect((await served.province.store.select().from(forks)).length).toBeGreaterThan(0);
  expect(await ofDevice(idOf(newcomer))).toMatchObject([{ vouchedBy: idOf(again), revokedAt: null }]);
  expect(await heldOf(newcomer)).toBe(ownEntries(newcomer));
  expect(await heldOf(newcomer)).toBeGreaterThanOrEqual(5);
});

test('D22.4 a removal that was written on a branch alone revokes the PC', { tags: 'release' }, async () => {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await second.desk.sync.stop();
  await inStep(first);
  expect(await ofDevice(idOf(second))).toMatchObject([{ revokedAt: null }]);
  const image = imageOf(first.desk);
  for (let left = 20; left > 0; left -= 1) addEntry(first);
  await inStep(first);
  await first.desk.sync.stop();
  for (const pc of [first, second]) await pc.peers.close();

  const again = await image();
  again.desk.path.execute(null, (tx) => {
    tx.append(deviceRemoved, { id: tx.newId(), deviceId: idOf(second), reason: 'lost', epochs: [] });
  });
  await inStep(again);
  const revoked = and(eq(devices.id, idOf(second)), isNotNull(devices.revokedAt));
  expect(await served.province.store.select().from(devices).where(revoked)).toHaveLength(1);
});
