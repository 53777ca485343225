// What a PC of the office says, asks and brings beyond measure; the measures are small ones here.
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import { measures, type PeerMessage } from '#core/replication/peers/contract.ts';
import { ingestBatch } from '#core/replication/peers/ingest.ts';
import { brought, lyingPc, madeUpHash, madeUpStream } from '#tests/support/lying-pc.ts';
import { addEntry, alike, firstPc, here, joined, type Pc, until } from '#tests/support/office-pcs.ts';

const small = { heads: 2, chainsOfDevice: 6, chainsOfEpoch: 3, unknownEpochs: 20, points: 8, unread: 60 };
const usual = { ...measures };
beforeAll(() => void Object.assign(measures, small));
afterAll(() => void Object.assign(measures, usual));

/** The office's first PC, and one of it that lies. */
async function withLiar() {
  const { office, pc: first } = await firstPc();
  const member = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, member);
  const identity = member.desk.identity();
  if (identity === null) throw new Error('it has joined');
  await member.peers.close();
  const liar = await lyingPc(identity, first.port);
  await liar.wasHeard();
  return { office, first, identity, liar };
}

/** A question that is answered with megabytes. */
function largeQuestion({ desk }: Pc): PeerMessage {
  const { journal } = desk.path;
  for (let left = 300; left > 0; left -= 1)
    desk.path.execute(null, (tx) =>
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'rate_board', result: 'passed' },
        { note: 'ی'.repeat(1900) },
      ),
    );
  const own = journal.streams().find(({ device }) => device === desk.identity()?.deviceId);
  if (own === undefined) throw new Error('it wrote');
  const seq = journal.head(own).seq - 299;
  const stream = { device: own.device, epoch: journal.wireEpoch(own) };
  return { kind: 'lacks_private', stream, seq, hash: journal.hashAt(own, seq) ?? '' };
}

test('N40 who asks without end and does not read is not answered without end, and is once it reads', {
  tags: 'release',
}, async () => {
  const { first, liar } = await withLiar();
  liar.socket.pause();
  const question = largeQuestion(first);
  for (let left = 200; left > 0; left -= 1) liar.say(question);
  liar.socket.resume();
  await liar.wasHeard();
  const answers = () =>
    liar.heard.filter(
      (one) => one.kind === 'batch' && question.kind === 'lacks_private' && one.from === question.seq,
    ).length;
  const before = answers();
  expect(before).toBeLessThan(100);
  liar.say(question);
  await until(() => answers() > before, 'who reads is answered');
});

test('N40 who says more and more without reading is hung up on', { tags: 'release' }, async () => {
  // Nobody is given up for being silent.
  vi.useFakeTimers({ toFake: ['setInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const { first, liar } = await withLiar();
  liar.socket.pause();
  const question = largeQuestion(first);
  for (let left = 10; left > 0; left -= 1) liar.say(question);
  const { device, epoch } = madeUpStream();
  const hash = madeUpHash();
  const brought: PeerMessage = {
    kind: 'batch',
    stream: { device, epoch },
    startHash: zeroHash,
    ...{ from: 1, prev: zeroHash, entries: [{ bytes: '' }], more: false },
    head: { seq: 1, hash, signature: 'A'.repeat(86) },
  };
  for (let left = 200; left > 0; left -= 1) liar.say(brought);
  await until(() => first.peers.linked().length === 0, 'the link is given up', 60_000);
});

test('N40 heads that a member makes up are kept of some, and of what is here always', {
  tags: 'release',
}, async () => {
  const { first, identity, liar } = await withLiar();
  for (let left = 60; left > 0; left -= 1)
    liar.say({ kind: 'held', stream: madeUpStream(), seq: 5, hash: madeUpHash() });
  const one = madeUpStream();
  await liar.wasHeard();
  const said = () => first.peers.peerHeads().get(identity.deviceId) ?? [];
  expect(said()).toHaveLength(small.unknownEpochs);
  const { journal } = first.desk.path;
  const own = journal.streams().find(({ device }) => device === first.desk.identity()?.deviceId);
  if (own === undefined) throw new Error('it wrote');
  const stream = { device: own.device, epoch: journal.wireEpoch(own) };
  for (let left = 60; left > 0; left -= 1) liar.say({ kind: 'held', stream, seq: 5, hash: madeUpHash() });
  await liar.wasHeard();
  expect(said().filter(({ epoch }) => epoch === stream.epoch)).toHaveLength(small.points);
  expect(said().some(({ epoch }) => epoch === one.epoch)).toBe(false);
});

test('N40 of one device so many epochs are taken and no more, and the office goes on', {
  tags: 'release',
}, async () => {
  const { office, first, identity, liar } = await withLiar();
  const { journal } = first.desk.path;
  const ofLiar = () => journal.streams().filter(({ device }) => device === identity.deviceId).length;
  for (let n = 0; n < 12; n += 1) liar.say(brought(identity, [{ body: { degrees: n } }]));
  await liar.wasHeard();
  expect(ofLiar()).toBe(small.chainsOfDevice);
  expect(liar.heard.filter(({ kind }) => kind === 'not_taken').length).toBeGreaterThan(0);
  // Of more chains than a greeting names the others are said one by one: nothing is missed.
  const third = await joined(first, office.manager.id, 'باجهٔ ۳');
  await alike(first, third);
  addEntry(third);
  addEntry(first);
  await alike(first, third);
  const said = () => first.peers.peerHeads().get(third.desk.identity()?.deviceId ?? '') ?? [];
  await until(() => said().length >= small.chainsOfDevice, 'it said all that it holds');
  await third.peers.connect(here, first.port);
  await until(() => said().length >= small.chainsOfDevice, 'and says it in a greeting and after it');
});

test('N40 a chain that an entry here names is taken beyond measure', { tags: 'release' }, async () => {
  const { first, identity, liar } = await withLiar();
  for (let n = 0; n < small.chainsOfDevice; n += 1) liar.say(brought(identity, [{ body: { degrees: n } }]));
  await liar.wasHeard();
  const named = brought(identity, [{ body: { degrees: 99 } }]);
  const { device, epoch } = named.stream;
  const seen = [[streamName(device, epoch), 1, shortHash(named.head.hash)]];
  const pcs = { ...first.desk, log: () => undefined };
  const other = madeUpStream();
  const naming = canonicalBytes({
    ...{ v: 1, ...other, seq: 1, at: '2026-11-25T06:00:00.000Z', day: '2026-11-25', lc: 2, seen },
    ...{ office: identity.officeCode, actor: null, type: 'weather.noted', tv: 1, body: {} },
    clock: { offsetMs: null, monotonicMs: 0, boot: device },
  });
  expect(ingestBatch(pcs, named, new Map())).toMatchObject({ kind: 'not_taken', isForGood: true });
  first.desk.path.ingest(other, [{ bytes: naming }]);
  expect(first.desk.path.pending()).toHaveLength(1);
  expect(ingestBatch(pcs, named, new Map())).toMatchObject({ kind: 'held' });
  expect(first.desk.path.pending()).toEqual([]);
});

test('N40 of one epoch so many ways in which it went on are taken and no more', async () => {
  const { first, identity, liar } = await withLiar();
  const stream = madeUpStream();
  for (let n = 0; n < 8; n += 1)
    liar.say(brought(identity, [{}, { body: { degrees: n } }], canonicalBytes, stream));
  await liar.wasHeard();
  const chains = first.desk.path.journal.streams().filter(({ device }) => device === identity.deviceId);
  expect(chains).toHaveLength(small.chainsOfEpoch);
  expect(liar.heard.filter(({ kind }) => kind === 'not_taken')).toHaveLength(8 - small.chainsOfEpoch);
});
