// Bundles and messages as a newer application may write them: what it adds is left out or said, what it changes is refused
// before anything is taken.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { writeBundle } from '#core/foundation/wire/bundle-file.ts';
import { signStatement } from '#core/foundation/wire/signed-statements.ts';
import { sealKey, sealPart } from '#core/replication/peers/bundles/seal.ts';
import { chainsIn, hereOf } from '#core/replication/peers/chains-here.ts';
import { headsOf } from '#core/replication/peers/link-step/state.ts';
import { nextBatch } from '#core/replication/peers/next-batch.ts';
import { readPeerMessage } from '#core/replication/peers/read-message.ts';
import { joinPc, openSharedOffice } from '#tests/support/joined-office.ts';
import { addEntry, codeOf, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** Two PCs that nothing connects; the first has an entry more. */
async function apart() {
  const office = await openSharedOffice();
  const second = await joinPc(office);
  await second.desk.peers.disable();
  await until(() => !office.desk.peers.state().members.some(({ isLinked }) => isLinked), 'the link is gone');
  addEntry(office);
  return { office, second };
}

/** What the first PC's bundle says: its header, and the one batch of what the other lacks. */
function madeOf(desk: Desk) {
  const identity = desk.identity();
  const [chain] = chainsIn(desk.path.journal).filter(({ device }) => device === identity?.deviceId);
  if (identity === null || chain === undefined) throw new Error('the office is set up');
  const seq = chain.head.seq - 1;
  const batch = nextBatch({ ...desk, log: () => undefined }, chain, {
    seq,
    hash: desk.path.journal.hashAt(chain.key, seq) ?? '',
  });
  const { deviceId: from, officeCode: office } = identity;
  const header = {
    kind: 'office',
    version: 1,
    office,
    from,
    madeAt: desk.machine.now(),
    heads: headsOf(hereOf(desk.path.journal)),
  };
  return { identity, header, batch };
}

/** Writes a bundle of whatever is given, signed and sealed as the first PC does. */
async function written(desk: Desk, header: object, messages: readonly unknown[]): Promise<string> {
  const { identity } = madeOf(desk);
  const key = randomBytes(32);
  const others = desk.reads.peers.members().filter(({ deviceId }) => deviceId !== identity.deviceId);
  const parts = messages.map(
    async (message) => await sealPart(zstdCompressSync(Buffer.from(JSON.stringify(message))), key),
  );
  const file = join(temporaryFolder(), 'newer.bundle');
  const all = { ...header, key: await sealKey(key, others) };
  await writeBundle(file, all, await Promise.all(parts), (text) => signStatement(text, identity.signingKey));
  return file;
}

test('N31 what a newer application adds to a bundle is left out or said, and its entries are taken', {
  tags: 'release',
}, async () => {
  const { office, second } = await apart();
  const { header, batch } = madeOf(office.desk);
  const added = { ...batch, colour: 'blue', head: { ...batch?.head, alsoSignedBy: [] } };
  const file = await written(office.desk, { ...header, mood: 'good' }, [
    { kind: 'weather', degrees: 31 },
    added,
    { kind: 'weather', degrees: 12 },
  ]);
  const before = second.desk.path.journal.count();
  expect(await second.desk.peers.bundleIn(file)).toEqual({
    from: 'office',
    entries: 1,
    waiting: 0,
    notUnderstood: 2,
  });
  expect(second.desk.path.journal.count()).toBe(before + 1);
});

test('N31 a bundle that a newer application writes in another form is said to be newer, and nothing of it is taken', {
  tags: 'release',
}, async () => {
  const { office, second } = await apart();
  const { header, batch } = madeOf(office.desk);
  const before = second.desk.path.journal.count();
  const next = await written(office.desk, { ...header, version: 2, heads: undefined }, [batch]);
  expect(await codeOf(second.desk.peers.bundleIn(next))).toBe('BUNDLE_NEWER');
  const other = await written(office.desk, { ...header, kind: 'district' }, [batch]);
  expect(await codeOf(second.desk.peers.bundleIn(other))).toBe('BUNDLE_NEWER');
  const file = await written(office.desk, header, [batch]);
  const bytes = readFileSync(file);
  bytes.write('2', 'pishkhan-bundle-v'.length);
  writeFileSync(file, bytes);
  expect(await codeOf(second.desk.peers.bundleIn(file))).toBe('BUNDLE_NEWER');
  expect(second.desk.path.journal.count()).toBe(before);
  // The same batch in the form that is known here is taken, so that nothing else was in the way.
  const known = await written(office.desk, header, [batch]);
  expect(await second.desk.peers.bundleIn(known)).toMatchObject({ entries: 1, notUnderstood: 0 });
});

test('N31 a message is read by what is known of it, and what is none is none', () => {
  const alive = { kind: 'alive', now: '2026-11-27T10:00:00.000Z' };
  expect(readPeerMessage({ ...alive, load: 3 })).toEqual(alive);
  expect(readPeerMessage({ kind: 'weather' })).toBe('unknown_kind');
  for (const none of [
    null,
    3,
    [],
    {},
    { kind: 3 },
    { kind: 'alive' },
    { kind: 'alive', now: 'soon', load: 3 },
  ])
    expect(readPeerMessage(none)).toBeNull();
});
