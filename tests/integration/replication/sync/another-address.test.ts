// No address, and nobody's made-up province, holds an office for ever: a code of the true province counts.
import { generateKeyPairSync } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import { provinceKeysStatement } from '#core/foundation/wire/province-keys.ts';
import {
  ackStatement,
  serverEpochStatement,
  signStatement,
} from '#core/foundation/wire/signed-statements.ts';
import type { ProvinceAttestation } from '#core/replication/peers/contract.ts';
import { acceptAttestation, attestationsToCarry } from '#core/replication/peers/province-attestation.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { deviceEnrolled } from '#core/replication/sync/entries.ts';
import { problemOf } from '#tests/support/office.ts';
import { addEntry, alike, firstPc, here, joined, type Pc, pcOf, until } from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { startTlsFront } from '#tests/support/tls-front.ts';

const served = provinceBehindTls();
const newCode = () => served.province.createEnrolCode('1101');
const port = ({ desk }: Pc) => ({ ...desk, log: () => undefined });
const knownAt = ({ desk }: Pc) => desk.reads.sync.province();

async function frontOfIts() {
  const front = await startTlsFront(served.province.url);
  onTestFinished(() => front.close());
  return front;
}

test('D22.5 an office whose province moved to another address is enrolled there by a code of the same keys, and keeps what the province signed', {
  tags: 'release',
}, async () => {
  const { office, pc } = await firstPc();
  const [before, after] = [await frontOfIts(), await frontOfIts()];
  await enrolDevice(pc.desk, office.manager.id, before.url, await newCode());
  expect(await pc.desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  const acks = pc.desk.reads.sync.acks();
  const { acked, provinceFingerprint } = pc.desk.sync.state();
  expect(acks.length).toBeGreaterThan(0);
  await before.close();
  addEntry(pc);
  expect((await pc.desk.sync.syncNow()).problem?.code).toBe('PROVINCE_UNREACHABLE');

  // A code of another province, or none, moves nothing: also where that one answers.
  const { sync } = appRouter.createCaller({
    desk: pc.desk,
    session: pc.desk.sessions.open(office.manager.id).token,
  });
  const other = await provinceOnPglite();
  const stranger = await startTlsFront(other.url);
  onTestFinished(async () => {
    await stranger.close();
    await other.close();
  });
  const foreign = { provinceUrl: stranger.url, code: await other.createEnrolCode('1101') };
  expect((await problemOf(sync.enrol(foreign))).code).toBe('PROVINCE_PINNED');
  // The fingerprint of the true one, answered by somebody else.
  const misled = { provinceUrl: stranger.url, code: await newCode() };
  expect((await problemOf(sync.enrol(misled))).code).toBe('PROVINCE_REFUSED_CODE');
  const unfinished = { provinceUrl: after.url, code: 'x' };
  expect((await problemOf(sync.enrol(unfinished))).code).toBe('ENROL_CODE_INCOMPLETE');
  expect(knownAt(pc)?.provinceUrl).toBe(before.url);

  await enrolDevice(pc.desk, office.manager.id, after.url, await newCode());
  expect(pc.desk.reads.sync.acks()).toEqual(acks);
  expect(pc.desk.sync.state()).toMatchObject({ acked, provinceFingerprint, provinceUrl: after.url });
  expect(await pc.desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

test('D22.5 a province that was put back from a copy at another address is enrolled with again, and gets everything', async () => {
  const { office, pc } = await firstPc();
  const [before, after] = [await frontOfIts(), await frontOfIts()];
  await enrolDevice(pc.desk, office.manager.id, before.url, await newCode());
  expect(await pc.desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
  await before.close();
  await served.province.renewServerEpoch();
  addEntry(pc);
  await enrolDevice(pc.desk, office.manager.id, after.url, await newCode());
  expect(pc.desk.reads.sync.acks()).toEqual([]);
  expect(await pc.desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

/** A province that one PC made up, with keys of its own. */
function madeUp(pc: Pc) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const signingKey = publicKey.export({ format: 'jwk' }).x ?? '';
  const sealingKey = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? '';
  const since = '2026-03-01T08:00:00.000Z';
  const serverEpoch = 'made-up';
  const { deviceId = '', epoch = '' } = pc.desk.identity() ?? {};
  const ackedSeq = pc.desk.path.journal.head({ device: deviceId, epoch }).seq;
  const headHash = pc.desk.path.journal.hashAt({ device: deviceId, epoch }, ackedSeq) ?? zeroHash;
  const said = { deviceId, epoch, ackedSeq, headHash, backedUpSeq: 0, serverEpoch };
  const { deviceId: device, serverEpoch: _, ...ack } = said;
  const word: ProvinceAttestation = {
    ...{ kind: 'province', provinceUrl: 'https://127.0.0.1:9', serverEpoch, signingKey, sealingKey },
    keysSignature: signStatement(
      provinceKeysStatement({ signing: signingKey, sealing: sealingKey }),
      privateKey,
    ),
    epochAttestation: {
      since,
      signature: signStatement(serverEpochStatement({ serverEpoch, since }), privateKey),
    },
    acks: [{ device, ...ack, signature: signStatement(ackStatement(said), privateKey) }],
  };
  const { provinceUrl, keysSignature } = word;
  const keys = { signingKey, sealingKey, keysSignature };
  return { word, entry: { provinceUrl, serverEpoch, ...keys, leaves: null, succession: [] } };
}

test('N40 D22.5 a province that a PC made up is no office’s by its word alone, and whatever it signs keeps no code of the true one from counting', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const { word, entry } = madeUp(first);
  expect(acceptAttestation(port(first), word)).toBe('too_early');
  expect(knownAt(first)).toBeNull();
  // It journals an enrolment that never was: that stands against it, and its word is heard.
  second.desk.path.execute(null, (tx) => tx.append(deviceEnrolled, { id: tx.newId(), ...entry }));
  await alike(first, second);
  expect(acceptAttestation(port(first), word)).toBe('news');
  expect(first.desk.reads.sync.acks()).toHaveLength(1);
  expect(first.desk.sync.state().acked).toBeGreaterThan(0);
  expect((await first.desk.sync.syncNow()).problem?.code).toBe('PROVINCE_UNREACHABLE');

  await enrolDevice(first.desk, office.manager.id, served.front.url, await newCode());
  expect(knownAt(first)?.provinceUrl).toBe(served.front.url);
  expect([first.desk.reads.sync.acks(), first.desk.sync.state().acked]).toEqual([[], 0]);
  // Said again it is nothing to a PC that was enrolled by a code.
  expect(acceptAttestation(port(first), word)).toBe('nothing_new');
  expect(await first.desk.sync.syncNow()).toMatchObject({ problem: null, queued: 0 });
});

test('N40 D22.5 a province of which nothing was ever proved here gives way to the one that the office is enrolled with', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  const { word } = madeUp(second);
  // As a PC was let in by one that lied.
  const { provinceUrl, serverEpoch, signingKey, sealingKey } = word;
  second.desk.reads.sync.enrol({
    ...{ provinceUrl, serverEpoch, signingKey, sealingKey, enrolledAt: second.desk.machine.now() },
    ...{ lastContactAt: null, clockOffsetMs: null, quarantined: [] },
  });
  await enrolDevice(first.desk, office.manager.id, served.front.url, await newCode());
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  await until(() => knownAt(second)?.provinceUrl === served.front.url, 'the true one is known');
  expect(second.desk.reads.sync.sealingKey()).toBe(first.desk.reads.sync.sealingKey());
  // What was proved does not give way any more.
  const other = madeUp(first);
  first.desk.path.execute(null, (tx) => tx.append(deviceEnrolled, { id: tx.newId(), ...other.entry }));
  await alike(first, second);
  expect(acceptAttestation(port(second), other.word)).toBe('nothing_new');
});

test('N38 D22.5 the province’s word that came before the entry of the enrolment is heard once that is here', {
  tags: 'release',
}, async () => {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await second.desk.sync.stop();
  await alike(first, second);
  await second.peers.close();
  await enrolDevice(first.desk, office.manager.id, served.front.url, await newCode());
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  const [word] = attestationsToCarry(port(first));
  if (word === undefined) throw new Error('the province was heard');
  expect(acceptAttestation(port(second), word)).toBe('too_early');
  // On a link the word comes first, once, and the entries after it.
  const again = pcOf(second.desk);
  await again.peers.connect(here, first.port);
  await until(() => knownAt(second) !== null, 'the province is known');
  await until(() => second.desk.reads.sync.acks().length > 0, 'and what it holds');
});
