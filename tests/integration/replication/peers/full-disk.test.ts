// The disk of one PC of the LAN is full: it says so, stays linked, and has everything once there is room.
import { expect, test } from 'vitest';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { joinPc, openSharedOffice, sameEverywhere } from '#tests/support/joined-office.ts';
import { problemOf } from '#tests/support/office.ts';
import { here, until } from '#tests/support/office-pcs.ts';

test('N46 a PC whose disk is full takes nothing in, keeps its links, and goes on by itself with room', async () => {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  await sameEverywhere(office.desk, second.desk);
  const deviceId = second.desk.identity()?.deviceId;
  const linked = () =>
    office.desk.peers.state().members.some((one) => one.deviceId === deviceId && one.isLinked);
  const problem = () => second.desk.peers.state().problem?.code;
  const { sqlite } = second.desk.store;
  const before = second.desk.path.journal.count();
  sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);

  const note = 'ی'.repeat(1900);
  for (let left = 300; left > 0; left -= 1)
    office.desk.path.execute(null, (tx) =>
      tx.append(premisesChecked, { checkId: tx.newId(), item: 'rate_board', result: 'passed' }, { note }),
    );
  await until(() => problem() === 'DISK_FULL', 'it says so');
  expect(linked()).toBe(true);
  expect(await second.anyone.office.status()).toMatchObject({ state: 'ready' });
  // A link that ends now, and one that is made, write notes that find no room.
  await office.desk.peers.disable();
  await until(() => !linked(), 'the link is gone');
  await office.desk.peers.enable(here);
  await second.desk.peers.enable(here).catch(() => undefined);
  await until(linked, 'they are linked again');
  expect(second.desk.path.journal.count()).toBeLessThan(before + 300);

  sqlite.pragma('max_page_count = 1073741823');
  // It looks by itself every few seconds; and at once when it is told to.
  await second.desk.peers.enable(here);
  await sameEverywhere(office.desk, second.desk);
  await until(() => problem() === undefined, 'nothing is wrong any more');
  expect(
    await problemOf(second.anyone.staff.signIn({ personId: office.clerk.id, password: 'x' })),
  ).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
});
