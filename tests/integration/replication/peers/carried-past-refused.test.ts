// What the province does not take of one PC is carried past: the entries of the others are held there, the answer is written,
// and the operator and the supervisors are told of the rest.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batchPart, type CarriedBatch, readBatchPart } from '#core/foundation/wire/bundle.ts';
import { bundleParts, readBundle, writeBundle } from '#core/foundation/wire/bundle-file.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';
import { signBatch } from '#core/foundation/wire/signature.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { keysOfOffice } from '#province/held-keys/held-keys.ts';
import { runOperation } from '#province/operations/run-operation.ts';
import { officeFile } from '#province/page/office-facts.ts';
import { officePage } from '#province/page/office-page.ts';
import { sentences } from '#province/page/sentences-fa.ts';
import { entries } from '#province/store/schema.ts';
import { brought, keepOtherOffice } from '#tests/support/lying-pc.ts';
import { addEntry, alike, firstPc, joined, type Pc, until } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const served = provinceBehindTls();

type Answer = { stored: number; branches: number; waiting: number; refused: number; answer: string };
const atProvince = (file: string): Promise<Answer> =>
  runOperation({ dir: served.province.dir }, 'bundle-in', { file, to: temporaryFolder() }) as Promise<Answer>;

const identityOf = ({ desk }: Pc): DeviceIdentity => {
  const identity = desk.identity();
  if (identity === null) throw new Error('it has joined');
  return identity;
};

/** Three PCs of which none reaches the province any more; the first one knows it and carries. */
async function offline() {
  const { office, pc: first } = await firstPc();
  await enrolDevice(first.desk, null, served.front.url, await served.province.createEnrolCode('1101'));
  await first.desk.sync.stop();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  const third = await joined(first, office.manager.id, 'باجهٔ ۳');
  for (const { desk } of [second, third]) await desk.sync.stop();
  for (const pc of [second, third, third]) addEntry(pc);
  await alike(first, second, third);
  const carry = async (): Promise<string> => {
    const stick = temporaryFolder();
    const { name } = await first.desk.peers.bundleOut('province', stick);
    return join(stick, name);
  };
  return { first, second, third, carry };
}

const heldOf = async (pc: Pc): Promise<number> => {
  const { deviceId } = identityOf(pc);
  const held = await served.province.store.select({ bytes: entries.bytes }).from(entries);
  const lines = held.map(({ bytes }) => readEntry(bytes));
  return lines.filter((line) => typeof line !== 'string' && line.envelope.device === deviceId).length;
};
const written = ({ desk }: Pc, of: Pc): number => {
  const { deviceId } = identityOf(of);
  const own = desk.reads.sync.ownStreams(deviceId);
  return own.reduce((sum, stream) => sum + desk.path.journal.head(stream).seq, 0);
};
const alarmsOf = async () => {
  const now = new Date();
  const file = await officeFile(served.province.store, { office: '1101' }, now);
  if (file === null) throw new Error('the office is known');
  const keys = await keysOfOffice(served.province.store, '1101');
  return { list: file.alarms.list, page: officePage(file, keys, '', now) };
};

type Part = NonNullable<ReturnType<typeof readBatchPart>>;

/** The same bundle, its parts changed, signed by the PC that wrote it. */
async function rewritten(
  file: string,
  { signingKey }: DeviceIdentity,
  change: (parts: Part[]) => Uint8Array[],
): Promise<string> {
  const { header } = await readBundle(file);
  const parts: Part[] = [];
  for await (const part of bundleParts(file)) {
    const read = readBatchPart(part);
    if (read !== null) parts.push(read);
  }
  const changed = join(temporaryFolder(), 'changed.bundle');
  await writeBundle(changed, header, change(parts), (text) => signStatement(text, signingKey));
  return changed;
}

/** A part that its sender signed anew, whatever it now says. */
function signed({ signingKey }: DeviceIdentity, facts: CarriedBatch, body: Buffer): Uint8Array {
  const bodySha256 = createHash('sha256').update(body).digest('hex');
  return batchPart({ ...facts, signature: signBatch({ ...facts, bodySha256 }, signingKey) }, body);
}

test('N40 N32 a batch that the province refuses is carried past: what the other PCs wrote is held there and answered', {
  tags: 'release',
}, async () => {
  const { first, second, third, carry } = await offline();
  const made = brought(identityOf(second), [{ office: '9999' }]);
  keepOtherOffice(first.desk, made);
  const file = await carry();
  const taken = await atProvince(file);
  expect(taken).toMatchObject({ branches: 0, waiting: 0, refused: 1 });
  expect(await heldOf(first)).toBe(written(first, first));
  expect(await heldOf(third)).toBe(written(first, third));
  // What it wrote otherwise is its own chain, and held.
  expect(await heldOf(second)).toBe(written(first, second) - 1);

  // The supervisors are told of the PC that wrote it, once, however often it is carried.
  const refusedOf = (list: readonly { kind: string; device: string; seq: number | null }[]) =>
    list.flatMap(({ kind, device, seq }) => (kind === 'refused' ? [{ device, seq }] : []));
  const { list, page } = await alarmsOf();
  const told = [{ device: identityOf(second).deviceId, seq: 1 }];
  expect(refusedOf(list)).toEqual(told);
  expect(page).toContain(sentences.alarmKinds.refused);
  expect(await atProvince(file)).toMatchObject({ stored: 0, refused: 1 });
  expect(refusedOf((await alarmsOf()).list)).toEqual(told);

  // The answer is one: the office's marks follow it, but for the epoch that is not there.
  await first.desk.peers.bundleIn(taken.answer);
  const { deviceId } = identityOf(third);
  for (const chain of first.desk.reads.sync.ownStreams(deviceId))
    expect(chain.ackedSeq).toBe(first.desk.path.journal.head(chain).seq);
  // Nor does it stand in the way of the next one.
  const all = first.desk.path.journal.count();
  addEntry(third);
  await until(() => first.desk.path.journal.count() > all, 'it is here');
  expect(await atProvince(await carry())).toMatchObject({ stored: 1, refused: 1 });
});

test('N40 N32 each way in which a part can be refused passes it over, the rest of its stream waits, and the others are stored', {
  tags: 'release',
}, async () => {
  const { first, second, third, carry } = await offline();
  const sender = identityOf(first);
  const { deviceId: hindered } = identityOf(second);
  const file = await carry();
  const isOf = ({ facts }: Part): boolean => facts.deviceId === hindered;
  const before = await heldOf(third);
  const ways: readonly ((part: Part) => Uint8Array)[] = [
    ({ facts, body }) => signed(sender, { ...facts, headSignature: 'A'.repeat(86) }, body),
    ({ facts, body }) => signed(sender, { ...facts, to: facts.from + 600 }, body),
    ({ facts, body }) => signed(sender, { ...facts, encoding: 'morse' }, body),
    ({ facts }) => signed(sender, facts, Buffer.from('no frame')),
    ({ facts, body }) => signed(sender, { ...facts, prev: 'f'.repeat(64) }, body),
    () => Buffer.from('{"kind":"weather"}\nmild'),
  ];
  for (const [nth, way] of ways.entries()) {
    // The refused part stands first, and what is of its stream again behind it.
    const changed = await rewritten(file, sender, (parts) => [
      ...parts
        .filter((part) => !isOf(part))
        .slice(0, 1)
        .map(({ facts, body }) => batchPart(facts, body)),
      ...parts.filter(isOf).map(way),
      ...parts
        .filter((part) => !isOf(part))
        .slice(1)
        .map(({ facts, body }) => batchPart(facts, body)),
    ]);
    const taken = await atProvince(changed);
    expect(taken, `way ${nth}`).toMatchObject({ waiting: 0, refused: 1 });
    expect(await heldOf(second), `way ${nth}`).toBe(0);
    expect(await heldOf(third), `way ${nth}`).toBe(before + written(first, third));
  }
  const twice = await rewritten(file, sender, (parts) => [
    ...parts.filter(isOf).map(({ facts, body }) => signed(sender, { ...facts, encoding: 'morse' }, body)),
    ...parts.map(({ facts, body }) => batchPart(facts, body)),
  ]);
  expect(await atProvince(twice)).toMatchObject({ stored: 0, waiting: 1, refused: 1 });
  // As it was written it is taken.
  expect(await atProvince(file)).toMatchObject({ waiting: 0, refused: 0 });
  expect(await heldOf(second)).toBe(written(first, second));
});

test('N32 a bundle with a batch that its own PC did not send is refused whole, before anything is stored', async () => {
  const { first, second, third, carry } = await offline();
  const sender = identityOf(first);
  const file = await carry();
  const store = served.province.store;
  const before = await store.$count(entries);
  const plain = (parts: readonly Part[]) => parts.map(({ facts, body }) => batchPart(facts, body));
  const last = (parts: readonly Part[]): Part => {
    const part = parts.at(-1);
    if (part === undefined) throw new Error('there are parts');
    return part;
  };
  for (const bad of [
    // In another one's name, and not signed by whoever carries it.
    ({ facts, body }: Part) =>
      signed(identityOf(second), { ...facts, relay: identityOf(second).deviceId }, body),
    ({ facts, body }: Part) => signed(identityOf(third), facts, body),
    ({ facts, body }: Part) => batchPart({ ...facts, to: facts.to + 1 }, body),
  ]) {
    const changed = await rewritten(file, sender, (parts) => [...plain(parts), bad(last(parts))]);
    await expect(atProvince(changed)).rejects.toThrow(/not sent by the PC/);
    expect(await store.$count(entries)).toBe(before);
  }
});
