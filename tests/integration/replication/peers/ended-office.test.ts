// A PC that is turned off or closes its office makes no link any more, and reads nothing of a store that is closed: not for
// a link that was being dialled, nor for one that has not heard yet that it ended.
import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { linkLimits } from '#core/replication/peers/contract.ts';
import { openSharedOffice, pcAt, portOf } from '#tests/support/joined-office.ts';
import { codeOf, here, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** An office of two PCs, of which the test closes the second by itself. */
async function twoPcs() {
  const office = await openSharedOffice();
  const manager = office.as(office.manager);
  const { password } = office.manager;
  const { code } = await manager.peers.showPairingCode({ password, replaces: null });
  const desk = openDesk({
    dir: temporaryFolder(),
    dataKey: randomBytes(32),
    appVersion: '0.0.0-test',
    machine: office.desk.machine,
    migrationsFolder: sourceMigrations(),
  });
  onTestFinished(() => desk.close());
  const address = `${here}:${portOf(office.desk)}`;
  await pcAt(desk).anyone.peers.join({ address, code, deviceName: 'باجهٔ ۲' });
  await until(() => desk.peers.joinProgress() === null, 'the journal is here');
  const linked = () => office.desk.peers.state().members.filter(({ isLinked }) => isLinked).length;
  return { office, desk, address, linked };
}

test('N22 the sign of life of a link that ended says nothing of a store that is closed', {
  tags: 'release',
}, async () => {
  const signs: (() => void)[] = [];
  const real = globalThis.setInterval;
  const spy = vi.spyOn(globalThis, 'setInterval').mockImplementation(((work: () => void, ms?: number) => {
    if (ms === linkLimits.aliveMs) signs.push(work);
    return real(work, ms);
  }) as typeof setInterval);
  onTestFinished(() => spy.mockRestore());
  const { desk, linked } = await twoPcs();
  expect(linked()).toBe(1);
  const before = signs.length;
  expect(before).toBeGreaterThanOrEqual(2);
  await desk.close();
  // As one that was due while the store was being closed.
  for (const say of signs) say();
  await until(() => linked() === 0, 'the link has ended');
});

test.each([
  ['closes its office', (desk: Awaited<ReturnType<typeof twoPcs>>['desk']) => desk.close()],
  ['is taken off the network', (desk: Awaited<ReturnType<typeof twoPcs>>['desk']) => desk.peers.disable()],
] as const)('N22 a link that is being dialled is not made by a PC that %s', async (_, end) => {
  const { desk, address, linked } = await twoPcs();
  const meeting = codeOf(desk.peers.connect(address));
  await end(desk);
  expect(await meeting).toBe('PEER_UNREACHABLE');
  await until(() => linked() === 0, 'no link is left');
});
