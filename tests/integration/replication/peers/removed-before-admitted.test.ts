// A PC that another one admitted far from the province, and that was removed before the province heard of it: the removal
// arrives with the chain of the PC that wrote it, before the chain that admits.
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { deviceRemoved } from '#core/replication/peers/entries.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { devices, entries, streams } from '#province/store/schema.ts';
import { addEntry, alike, firstPc, joined, type Pc } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';

const served = provinceBehindTls();
const idOf = ({ desk }: Pc): string => desk.identity()?.deviceId ?? '';

test('N9 a PC that was removed before the province heard of it is never taken from', async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const stolen = await joined(second, office.manager.id, 'باجهٔ ۳');
  await alike(first, second, stolen);
  for (const { desk } of [second, stolen]) await desk.sync.stop();
  for (const { peers } of [second, stolen]) await peers.close();
  first.desk.path.execute(null, (tx) => {
    tx.append(deviceRemoved, { id: tx.newId(), deviceId: idOf(stolen), reason: 'stolen', epochs: [] });
  });
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  for (let left = 4; left > 0; left -= 1) await first.desk.sync.syncNow();
  expect(first.desk.sync.state()).toMatchObject({ problem: null, queued: 0 });

  const { store } = served.province;
  const relayed = eq(streams.device, idOf(second));
  expect(await store.select().from(streams).where(relayed)).toHaveLength(1);
  const [known] = await store
    .select()
    .from(devices)
    .where(eq(devices.id, idOf(stolen)));
  expect(known?.vouchedBy).toBe(idOf(second));
  expect(known?.revokedAt).not.toBeNull();
  addEntry(stolen);
  const before = await store.$count(entries, eq(entries.office, '1101'));
  await stolen.desk.sync.syncNow();
  expect(await store.$count(entries, eq(entries.office, '1101'))).toBe(before);
});
