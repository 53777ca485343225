// What the sync page says of records that are here and in no table yet.
import { expect, test } from 'vitest';
import { deviceAdmitted } from '#core/replication/peers/entries.ts';
import { pendingRecords } from '#core/replication/peers/pending-records.ts';
import { device } from '#db/schema/journal/this-device.ts';
import { laneOf } from '#tests/support/merged-desk.ts';
import { openOffice } from '#tests/support/office.ts';
import { addEntry } from '#tests/support/office-pcs.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { idOf } from '#tests/support/two-pcs.ts';

test('J38 records that wait are told with their PC and the PC whose records are missing', async () => {
  const office = await openOffice();
  const [second, third] = [joinOffice(office, 2), joinOffice(office, 3)];
  for (const [index, { desk }] of [office, second, third].entries()) {
    const { publicKey = '' } = desk.store.orm.select().from(device).get() ?? {};
    office.desk.path.execute(null, (tx) => {
      const pc = { deviceId: idOf(desk), deskNumber: index + 1, publicKey, name: `${index + 1}` };
      tx.append(deviceAdmitted, { id: tx.newId(), ...pc });
    });
  }
  carryEntries(office.desk, second.desk);
  carryEntries(office.desk, third.desk);
  const take = (from: Parameters<typeof laneOf>[0]) => {
    const { stream, entries } = laneOf(from);
    third.desk.path.ingest(stream, entries);
  };
  take(second.desk);
  addEntry(office);
  carryEntries(office.desk, second.desk);
  addEntry(second);
  addEntry(second);
  expect(pendingRecords(third.desk)).toEqual([]);
  take(second.desk);
  const pc = (deskNumber: number) => ({ deskNumber, name: String(deskNumber) });
  expect(pendingRecords(third.desk)).toEqual([{ pc: pc(2), entries: 2, missing: [pc(1)] }]);
  take(office.desk);
  expect(pendingRecords(third.desk)).toEqual([]);
});
