// Whoever reaches the province brings what it holds of the office's other PCs; the admission in the journal vouches.
import { expect, test } from 'vitest';
import { removeDevice } from '#core/replication/peers/admit.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { keysOfOffice } from '#province/held-keys/held-keys.ts';
import { officeFile } from '#province/page/office-facts.ts';
import { officePage } from '#province/page/office-page.ts';
import { sentences } from '#province/page/sentences-fa.ts';
import { devices, entries } from '#province/store/schema.ts';
import { addEntry, alike, firstPc, joined, until } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';

const served = provinceBehindTls();

test('N10 a PC without a code of its own is vouched for, shown as such, relayed, and reaches the province itself', async () => {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const third = await joined(first, office.manager.id, 'باجهٔ ۳');
  for (const pc of [second, third, second]) addEntry(pc);
  await alike(first, second, third);
  expect(await first.desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  const held = async (): Promise<number> => (await served.province.store.select().from(entries)).length;
  expect(await held()).toBe(first.desk.path.journal.count());
  const ids = [first, second, third].map(({ desk }) => desk.identity()?.deviceId);
  const known = await served.province.store.select().from(devices);
  expect(new Map(known.map(({ id, vouchedBy }) => [id, vouchedBy]))).toEqual(
    new Map([
      [ids[0], null],
      [ids[1], ids[0]],
      [ids[2], ids[0]],
    ]),
  );

  // The supervisor's page says of each how it came.
  const now = new Date();
  const file = await officeFile(served.province.store, { office: '1101' }, now);
  const keys = await keysOfOffice(served.province.store, '1101');
  const page = file === null ? '' : officePage(file, keys, '', now);
  const rows = page.match(/<tr>.*?<\/tr>/gs) ?? [];
  const waysOf = (word: string) => rows.filter((row) => row.includes(`<td>${word}</td>`)).length;
  expect([waysOf(sentences.enrolled), waysOf(sentences.vouchedFor)]).toEqual([1, 2]);

  // Two at once do no harm.
  for (const pc of [first, second, third]) addEntry(pc);
  await alike(first, second, third);
  const states = await Promise.all([first, second, third].map(({ desk }) => desk.sync.syncNow()));
  expect(states.map(({ problem }) => problem)).toEqual([null, null, null]);
  await first.desk.sync.syncNow();
  expect(await held()).toBe(first.desk.path.journal.count());

  // A removed PC is revoked at the province too; what it had sent stays.
  const secondId = ids[1] ?? '';
  first.desk.path.execute(office.manager.id, (tx) => removeDevice(tx, first.desk.reads, secondId, 'lost'));
  await first.desk.sync.syncNow();
  await until(() => first.peers.linked().length === 1, 'the removed PC is dropped');
  addEntry(second);
  expect((await second.desk.sync.syncNow()).problem).toEqual({ code: 'PROVINCE_REVOKED_DEVICE', params: {} });
  expect(await held()).toBe(first.desk.path.journal.count());
});
