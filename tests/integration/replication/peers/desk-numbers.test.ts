// Numbers of desks: one that no PC of the office ever had, also after the last of all was given.
import { expect, test } from 'vitest';
import { admitDevice, removeDevice } from '#core/replication/peers/admit.ts';
import { deviceAdmitted, lastDeskNumber } from '#core/replication/peers/entries.ts';
import { openOffice } from '#tests/support/office.ts';

const publicKey = 'A'.repeat(43);

test('N39 a PC that took the last number of all keeps no other from joining', async () => {
  const { desk, manager } = await openOffice();
  const reads = { ...desk.reads, journal: desk.path.journal };
  const admit = () =>
    desk.path.execute(manager.id, (tx) =>
      admitDevice(tx, reads, { deviceId: tx.newId(), publicKey, name: 'باجهٔ تازه' }),
    );
  expect([admit(), admit()]).toEqual([2, 3]);
  const deskNumber = lastDeskNumber;
  desk.path.execute(manager.id, (tx) =>
    tx.append(deviceAdmitted, { id: tx.newId(), deviceId: tx.newId(), deskNumber, publicKey, name: 'آخر' }),
  );
  const given = Array.from({ length: lastDeskNumber - 4 }, admit);
  expect([given[0], given.at(-1)]).toEqual([lastDeskNumber - 1, 4]);
  expect(new Set(given).size).toBe(given.length);
  expect(admit).toThrow('PAIRING_REFUSED');
  // Once the manager has put out those that somebody made up, there is room again.
  const madeUp = desk.reads.peers.members().find((member) => member.deskNumber === 50)?.deviceId ?? '';
  desk.path.execute(manager.id, (tx) => removeDevice(tx, reads, madeUp, 'retired'));
  expect(admit()).toBe(50);
  expect(admit).toThrow('PAIRING_REFUSED');
});
