// What stands in the way of one PC's entries is no reason for those of the others to wait: what is brought at once is sent in
// parts, and what the province does not take is passed over, or never taken in.
import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import { linkLimits } from '#core/replication/peers/contract.ts';
import { ingestBatch } from '#core/replication/peers/ingest.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { entries } from '#province/store/schema.ts';
import { brought, keepOtherOffice } from '#tests/support/lying-pc.ts';
import { addEntry, alike, firstPc, here, joined, type Pc, pcOf, until } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { everyNth } from '#tests/support/tier.ts';

const served = provinceBehindTls();
const usual = { batch: { ...batchLimits }, link: { ...linkLimits } };
afterEach(() => {
  Object.assign(batchLimits, usual.batch);
  Object.assign(linkLimits, usual.link);
});

/** Three PCs of an office of which the first alone reaches the province. */
async function oneReaches(code: string) {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode(code));
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const third = await joined(first, office.manager.id, 'باجهٔ ۳');
  await alike(first, second, third);
  await second.desk.sync.stop();
  await third.desk.sync.stop();
  return { first, second, third };
}
const identityOf = ({ desk }: Pc): DeviceIdentity => {
  const identity = desk.identity();
  if (identity === null) throw new Error('it has joined');
  return identity;
};
const heldOf = async (pc: Pc): Promise<number> => {
  const { deviceId } = identityOf(pc);
  const held = await served.province.store.select({ bytes: entries.bytes }).from(entries);
  const devices = held.map(({ bytes }) => readEntry(bytes));
  return devices.filter((line) => typeof line !== 'string' && line.envelope.device === deviceId).length;
};

test('N10 however much a PC brings to another one at once, that one sends it on', {
  tags: 'release',
}, async () => {
  const { first, second, third } = await oneReaches('1101');
  Object.assign(batchLimits, { entries: 20 });
  Object.assign(linkLimits, { entriesAtFirst: 200, slowMs: 60_000 });
  await second.peers.close();
  for (let left = 70; left > 0; left -= 1) addEntry(second);
  const again = pcOf(second.desk);
  await again.peers.connect(here, first.port);
  addEntry(third);
  await alike(first, again, third);
  expect(await first.desk.sync.syncNow()).toMatchObject({ problem: null });
  expect([await heldOf(second), await heldOf(third)]).toEqual([70, 1]);
  // And so does the one to which it was passed on.
  const head = (pc: Pc) =>
    pc.desk.store.sqlite
      .prepare('SELECT count(*) FROM signed_heads WHERE device = ?')
      .pluck()
      .get(identityOf(second).deviceId);
  expect(head(third)).toBe(head(first));
});

test('N40 what cannot be sent on keeps nobody else from the province, and ends', {
  tags: 'release',
}, async () => {
  const { first, second, third } = await oneReaches('1101');
  await second.peers.close();
  const text = () => ({ body: { text: randomBytes(200_000).toString('base64') } });
  const before = await heldOf(third);
  // Too far between two heads, and too large between two heads.
  const far = brought(
    identityOf(second),
    Array.from({ length: batchLimits.entries + 1 }, () => ({})),
  );
  const large = brought(identityOf(second), Array.from({ length: 24 }, text));
  for (const batch of [far, large])
    expect(ingestBatch({ ...first.desk, log: () => undefined }, batch, new Map())).toMatchObject({
      kind: 'held',
    });
  addEntry(third);
  await alike(first, third);
  expect(await first.desk.sync.syncNow()).toMatchObject({ problem: null });
  expect([await heldOf(second), (await heldOf(third)) - before]).toEqual([0, 1]);
});

test('N40 what is here and the province refuses is passed over too', {
  tags: 'release',
}, async () => {
  const { first, second, third } = await oneReaches('1101');
  const { journal } = first.desk.path;
  keepOtherOffice(first.desk, brought(identityOf(second), [{ office: '9999' }]));
  const before = await heldOf(third);
  const all = journal.count();
  addEntry(third);
  await until(() => journal.count() > all, 'it is here');
  expect(await first.desk.sync.syncNow()).toMatchObject({ problem: null });
  expect((await heldOf(third)) - before).toBe(1);
});

test.each(
  everyNth(3, [
    ['of another office', [{ office: '9999' }], canonicalBytes],
    ['larger than a batch may be', [{ body: { text: 'x'.repeat(4 * 1024 * 1024) } }], canonicalBytes],
    ['of two lines', [{}], (value: unknown) => Buffer.from(JSON.stringify(value).replace(',', ',\n'))],
  ]),
)('N40 an entry %s, which no province takes, is taken in by no PC', async (_what, made, bytesOf) => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const desk = { ...first.desk, log: () => undefined };
  expect(ingestBatch(desk, brought(identityOf(second), made, bytesOf), new Map())).toEqual({
    kind: 'not_taken',
    why: 'not_sound',
    isForGood: true,
  });
  expect(ingestBatch(desk, brought(identityOf(second), [{}]), new Map())).toMatchObject({ kind: 'held' });
});
