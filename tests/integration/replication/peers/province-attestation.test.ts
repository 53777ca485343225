// What the province acknowledged reaches PCs that do not reach it, by the province's own signature; and nobody's word for it.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { provinceKeysStatement } from '#core/foundation/wire/province-keys.ts';
import {
  type AckStatement,
  ackStatement,
  serverEpochStatement,
  signStatement,
} from '#core/foundation/wire/signed-statements.ts';
import type { ProvinceAttestation } from '#core/replication/peers/contract.ts';
import { acceptAttestation } from '#core/replication/peers/province-attestation.ts';
import { replicationStatusOf } from '#core/replication/peers/replication-status.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { deviceEnrolled } from '#core/replication/sync/entries.ts';
import { addEntry, alike, firstPc, here, joined, type Pc, pcOf, until } from '#tests/support/office-pcs.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { startTlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';

const idOf = ({ desk }: Pc): string => desk.identity()?.deviceId ?? '';
/** How much of what `whose` wrote is at the province, as `pc` knows it: of how many. */
function atProvince({ desk }: Pc, whose: Pc): readonly [number, number] {
  const [stream] = desk.reads.sync.ownStreams(idOf(whose));
  return [stream?.ackedSeq ?? 0, stream?.headSeq ?? 0];
}
const isWholeAt = (pc: Pc, ...whose: readonly Pc[]): boolean =>
  whose.every((other) => {
    const [acked, head] = atProvince(pc, other);
    return acked === head && head > 0;
  });
const marksAt = ({ desk }: Pc) => replicationStatusOf(desk, () => []).devices;

async function aProvince() {
  const province = await provinceOnPglite();
  const front = await startTlsFront(province.url);
  trustTestCertificate();
  onTestFinished(async () => {
    await front.close();
    await province.close();
  });
  return { province, front };
}

test('N38 what the province acknowledged is known on PCs that do not reach it, over another PC where need be, and after a restore of the province', {
  tags: 'release',
}, async () => {
  const { province, front } = await aProvince();
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  // The third one speaks with the second one alone; neither has a way to the province.
  const third = await joined(second, office.manager.id, 'باجهٔ ۳');
  for (const pc of [second, third]) await pc.desk.sync.stop();
  for (const pc of [second, third, second]) addEntry(pc);
  await alike(first, second, third);
  expect(replicationStatusOf(third.desk, () => []).isEnrolled).toBe(false);

  // The office is enrolled when its PCs are there already: they go with it.
  await enrolDevice(first.desk, office.manager.id, front.url, await province.createEnrolCode('1101'));
  await until(() => third.desk.reads.sync.province() !== null, 'the third PC knows the province');
  expect(third.desk.reads.sync.province()?.signingKey).toBe(first.desk.reads.sync.province()?.signingKey);
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  await until(() => [second, third].every((pc) => isWholeAt(pc, first, second, third)), 'they know it all');
  expect(third.desk.sync.state()).toMatchObject({ queued: 0, lastContactAt: null });
  expect(marksAt(third)).toEqual(marksAt(first));

  // What is made now is not there before the province has said so.
  addEntry(third);
  expect(isWholeAt(third, third)).toBe(false);
  await alike(first, second, third);

  // A province that was put back from a copy holds less: its word from then on counts, and what was said before does not.
  await province.renewServerEpoch();
  const before = first.desk.reads.sync.acks();
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  const epoch = first.desk.reads.sync.province()?.serverEpoch;
  await until(() => third.desk.reads.sync.province()?.serverEpoch === epoch, 'the new epoch is known');
  await until(() => isWholeAt(third, first, second, third), 'and what it holds');
  expect(third.desk.reads.sync.acks().some((ack) => before.includes(ack))).toBe(false);

  // A PC that was off learns it when it is back, from one that does not reach the province either.
  await third.peers.close();
  addEntry(second);
  await alike(first, second);
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  await until(() => isWholeAt(second, second), 'the second PC knows it');
  await first.peers.close();
  await pcOf(third.desk).peers.connect(here, second.port);
  await until(() => isWholeAt(third, first, second, third), 'the third PC knows it again');
});

type Word = Omit<ProvinceAttestation, 'kind' | 'provinceUrl'>;

/** A province of which only the key matters, and an office that is with it. */
async function pinned() {
  const { pc } = await firstPc();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const signingKey = publicKey.export({ format: 'jwk' }).x ?? '';
  const { deviceId = '', epoch = '' } = pc.desk.identity() ?? {};
  const stream = { device: deviceId, epoch };
  const { journal } = pc.desk.path;
  for (let made = 0; made < 6; made += 1) addEntry(pc);
  const head = journal.head(stream).seq;
  const since = '2026-03-01T08:00:00.000Z';
  const epochAttestation = (serverEpoch: string, from: string, key: KeyObject = privateKey) => ({
    since: from,
    signature: signStatement(serverEpochStatement({ serverEpoch, since: from }), key),
  });
  const ack = (ackedSeq: number, more: Partial<AckStatement> = {}, key: KeyObject = privateKey) => {
    const headHash = journal.hashAt(stream, ackedSeq) ?? zeroHash;
    const said = { deviceId, epoch, ackedSeq, headHash, backedUpSeq: 0, serverEpoch: 'one', ...more };
    const { deviceId: device, serverEpoch: _, ...rest } = said;
    return { device, ...rest, signature: signStatement(ackStatement(said), key) };
  };
  const keysOf = (signing: string, key: KeyObject = privateKey) => {
    const sealing = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? '';
    const keysSignature = signStatement(provinceKeysStatement({ signing, sealing }), key);
    return { signingKey: signing, sealingKey: sealing, keysSignature };
  };
  const keys = keysOf(signingKey);
  const take = (word: Partial<Word>) =>
    acceptAttestation(
      { ...pc.desk, log: () => undefined },
      {
        ...{ kind: 'province', provinceUrl: 'http://127.0.0.1:9', ...keys },
        ...{ serverEpoch: 'one', epochAttestation: epochAttestation('one', since), acks: [], ...word },
      },
    );
  const acked = (): number => atProvince(pc, pc)[0];
  pc.desk.path.execute(null, (tx) => {
    const at = { provinceUrl: 'http://127.0.0.1:9', serverEpoch: 'one' };
    tx.append(deviceEnrolled, { id: tx.newId(), ...at, ...keys, leaves: null, succession: [] });
  });
  expect(take({})).toBe('news');
  return { pc, head, ack, take, acked, epochAttestation, keysOf, since, stream };
}

test('N38 an acknowledgement that the province did not sign, or of an entry that is not this one, is not believed', async () => {
  const { ack, take, acked, head, pc, stream, epochAttestation, keysOf, since } = await pinned();
  const stranger = generateKeyPairSync('ed25519');
  expect(take({ acks: [ack(head, {}, stranger.privateKey)] })).toBe('not_proved');
  // Signed for less, and said to be for more; for another stream; of another epoch of the province's store.
  const fewer = ack(3);
  expect(take({ acks: [{ ...fewer, ackedSeq: head }] })).toBe('not_proved');
  expect(take({ acks: [{ ...fewer, backedUpSeq: 3 }] })).toBe('not_proved');
  expect(take({ acks: [{ ...fewer, device: '01970000-0000-7000-8000-000000000000' }] })).toBe('not_proved');
  expect(take({ acks: [ack(head, { serverEpoch: 'zero' })] })).toBe('not_proved');
  // One forgery among true ones: nothing of the message.
  expect(take({ acks: [fewer, { ...ack(4), ackedSeq: 5 }] })).toBe('not_proved');
  expect(acked()).toBe(0);
  // The province holds another entry at this place: the chain here is not what it has.
  expect(take({ acks: [ack(head, { headHash: 'a'.repeat(64) })] })).toBe('nothing_new');
  // More than is here says nothing yet.
  expect(take({ acks: [ack(head + 5, { headHash: 'b'.repeat(64) })] })).toBe('nothing_new');
  expect([acked(), pc.desk.reads.sync.acks()]).toEqual([0, []]);
  // Another province, with its own good signatures, is not the one that the office is with.
  const key = stranger.publicKey.export({ format: 'jwk' }).x ?? '';
  const theirs = {
    ...keysOf(key, stranger.privateKey),
    epochAttestation: epochAttestation('one', since, stranger.privateKey),
    acks: [ack(head, {}, stranger.privateKey)],
  };
  expect(take(theirs)).toBe('nothing_new');
  expect(acked()).toBe(0);
  expect(take({ acks: [ack(head)] })).toBe('news');
  expect([acked(), pc.desk.reads.sync.acks()]).toEqual([head, [{ ...ack(head), ...stream }]]);
});

test('N38 an older acknowledgement takes nothing back, in whatever order they come', async () => {
  const { ack, take, acked, pc } = await pinned();
  expect(take({ acks: [ack(4)] })).toBe('news');
  expect(take({ acks: [ack(2)] })).toBe('nothing_new');
  expect(take({ acks: [ack(4)] })).toBe('nothing_new');
  expect(take({ acks: [ack(3), ack(5), ack(1)] })).toBe('news');
  expect([acked(), pc.desk.reads.sync.acks().length]).toEqual([5, 1]);
  // Backed up meanwhile, which is another word of the same entries; the old one does not undo it.
  expect(take({ acks: [ack(5, { backedUpSeq: 5 })] })).toBe('news');
  expect(take({ acks: [ack(5)] })).toBe('nothing_new');
  expect(pc.desk.reads.sync.ownStreams(idOf(pc))[0]).toMatchObject({ ackedSeq: 5, backedUpSeq: 5 });
});

test('N38 an acknowledgement of another epoch of the province counts only when the province says that the epoch is the later one', async () => {
  const { ack, take, acked, head, epochAttestation, since, pc } = await pinned();
  expect(take({ acks: [ack(4)] })).toBe('news');
  const other = (serverEpoch: string, seq: number) => ({ serverEpoch, acks: [ack(seq, { serverEpoch })] });
  // Of an epoch that is older, or of which somebody else says since when it is.
  const earlier = '2026-02-01T08:00:00.000Z';
  const later = '2026-04-01T08:00:00.000Z';
  const none = generateKeyPairSync('ed25519').privateKey;
  expect(take({ ...other('zero', head), epochAttestation: epochAttestation('zero', earlier) })).toBe(
    'nothing_new',
  );
  expect(take({ ...other('zero', head), epochAttestation: epochAttestation('zero', since) })).toBe(
    'nothing_new',
  );
  expect(take({ ...other('zero', head), epochAttestation: epochAttestation('zero', later, none) })).toBe(
    'not_proved',
  );
  expect(take({ ...other('zero', head), epochAttestation: epochAttestation('one', later) })).toBe(
    'not_proved',
  );
  expect([acked(), pc.desk.reads.sync.province()?.serverEpoch]).toEqual([4, 'one']);
  // It was put back from a copy and holds less; what is said of before counts no more.
  expect(take({ ...other('two', 2), epochAttestation: epochAttestation('two', later) })).toBe('news');
  expect([acked(), pc.desk.reads.sync.province()?.serverEpoch]).toEqual([2, 'two']);
  expect(take({ acks: [ack(head)] })).toBe('nothing_new');
  expect(acked()).toBe(2);
});
