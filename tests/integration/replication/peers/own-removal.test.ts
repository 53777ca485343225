// A PC that hears of its removal: nobody works at it any more, and what only it holds reaches the office by a bundle.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOwnRemoval } from '#core/replication/peers/own-removal.ts';
import { joinPc, openSharedOffice, portOf } from '#tests/support/joined-office.ts';
import { problemOf } from '#tests/support/office.ts';
import { addEntry, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const removed = { code: 'PEER_REMOVED', params: {} };

test('N45 a removed PC ends its sessions, records nothing, and lets a manager hand over what only it holds', async () => {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const second = await joinPc(office);
  const third = await joinPc(office);
  const deviceId = second.desk.identity()?.deviceId ?? '';
  const linked = () =>
    office.desk.peers.state().members.some((one) => one.deviceId === deviceId && one.isLinked);
  const atSecond = await second.signIn(office.clerk);
  await second.desk.peers.disable();
  await until(() => !linked(), 'it is away');
  // What it writes meanwhile is honest work.
  addEntry(second);
  const written = second.desk.path.journal.count();
  await manager.peers.remove({ deviceId, reason: 'retired', password: office.manager.password });
  expect(await atSecond.staff.stillHere()).toEqual({ done: true });
  await second.desk.peers.enable(here);
  await second.desk.peers.connect(`${here}:${portOf(office.desk)}`);
  await until(() => second.desk.isRemoved(), 'it is told');

  // The session has ended, and neither an act nor another way in goes on.
  expect(await problemOf(atSecond.staff.whoAmI())).toEqual({
    code: 'SESSION_ENDED',
    params: { by: 'removed' },
  });
  expect(await problemOf(atSecond.queue.callNext())).toEqual(removed);
  expect(await problemOf(second.signIn(office.clerk))).toEqual(removed);
  expect(await problemOf(second.anyone.secondFactor.restore({ code: 'x'.repeat(30) }))).toEqual(removed);
  expect((await second.anyone.staff.signInList()).map(({ role }) => role)).toEqual(['manager']);
  expect(await second.anyone.office.status()).toMatchObject({ removedAt: expect.any(String) });
  expect(second.desk.path.journal.count()).toBe(written);
  // It asks nobody again, and keeps it over a restart.
  expect(second.desk.peers.state()).toMatchObject({ listens: null, problem: removed });
  expect(
    createOwnRemoval({ reads: second.desk.reads, identity: second.desk.identity }).state(),
  ).not.toBeNull();

  const byManager = await second.signIn(office.manager);
  expect(await problemOf(byManager.staff.list())).toEqual(removed);
  expect(await problemOf(byManager.peers.enable({ host: here }))).toEqual(removed);
  const dir = temporaryFolder();
  expect(await problemOf(byManager.peers.bundleOut({ for: 'province', dir }))).toEqual(removed);
  const bundle = await byManager.peers.bundleOut({ for: 'office', dir });
  await byManager.staff.signOut();
  expect(await manager.peers.bundleIn({ file: join(dir, bundle.name) })).toMatchObject({ waiting: 0 });
  const own = { device: deviceId, epoch: second.desk.identity()?.epoch ?? '' };
  expect(office.desk.path.journal.head(own).seq).toBeGreaterThanOrEqual(2);

  // The others go on as before.
  expect(third.desk.isRemoved()).toBe(false);
  expect((await third.signIn(office.clerk)).staff).toBeDefined();
});
