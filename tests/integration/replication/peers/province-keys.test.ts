// To whom the office seals: to the key that the province signed, or that a code named here, and to nobody's word for it.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import type { ProvinceAttestation } from '#core/replication/peers/contract.ts';
import { joinOffice } from '#core/replication/peers/join-office.ts';
import { acceptAttestation, attestationsToCarry } from '#core/replication/peers/province-attestation.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { problemOf, type TestPerson } from '#tests/support/office.ts';
import {
  alike,
  emptyDesk,
  firstPc,
  here,
  issuedBy,
  joined,
  type Pc,
  pcOf,
  until,
} from '#tests/support/office-pcs.ts';
import { provinceBehindTls } from '#tests/support/province-behind-tls.ts';
import { carryEntries } from '#tests/support/second-desk.ts';

const served = provinceBehindTls();
const newCode = () => served.province.createEnrolCode('1101');
const foreignKey = (): string => generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? '';
const port = ({ desk }: Pc) => ({ ...desk, log: () => undefined });
const seat = ({ desk }: Pc, { id }: TestPerson) =>
  appRouter.createCaller({ desk, session: desk.sessions.open(id).token });
const sealingKeyAt = ({ desk }: Pc) => desk.reads.sync.sealingKey();

/** A PC with everything of the office that knows no province and is on no link, and one that is enrolled at `url`. */
async function toldByHand(url: string) {
  const { office, pc: first } = await firstPc();
  const second = await joined(first, office.manager.id, 'باجهٔ ۲');
  await alike(first, second);
  await second.peers.close();
  await enrolDevice(first.desk, office.manager.id, url, await newCode());
  expect((await first.desk.sync.syncNow()).problem).toBeNull();
  carryEntries(first.desk, second.desk);
  const [word] = attestationsToCarry(port(first));
  if (word === undefined) throw new Error('the province was heard');
  return { office, first, second, word, sealing: sealingKeyAt(first) };
}

/** What a PC that joined was told by the PC that let it in, and nobody proved. */
function letInWith({ desk }: Pc, { provinceUrl, serverEpoch, signingKey, sealingKey }: ProvinceAttestation) {
  desk.reads.sync.enrol({
    ...{ provinceUrl, serverEpoch, signingKey, sealingKey, enrolledAt: desk.machine.now() },
    ...{ lastContactAt: null, clockOffsetMs: null, quarantined: [] },
  });
}

test('D7.3 D12.7 N8 nothing is sealed to a key that another PC alone says is the province’s, until the province has proved its own', {
  tags: 'release',
}, async () => {
  const { office, second, word, sealing } = await toldByHand(served.front.url);
  expect(sealing).toBe(word.sealingKey);
  const sealingKey = foreignKey();
  // The province's word for its keys is for no other one.
  expect(acceptAttestation(port(second), { ...word, sealingKey })).toBe('not_proved');
  expect(second.desk.reads.sync.province()).toBeNull();
  letInWith(second, { ...word, sealingKey });
  expect(second.desk.reads.sync.province()?.signingKey).toBe(word.signingKey);
  expect([sealingKeyAt(second), second.desk.sync.state().provinceFingerprint]).toEqual([null, null]);

  // As before an enrolment: nothing is written that could be read, and what cannot be sealed is refused by name.
  const { complaints, violations } = seat(second, office.clerk);
  const about = { kind: 'complaint', category: 'cash_demand', aboutManager: true, visitId: null } as const;
  const words = { text: 'مدیر وجه نقد خواست', contactName: 'رضا محمدی', contactPhone: '' };
  expect((await problemOf(complaints.register({ ...about, ...words }))).code).toBe(
    'COMPLAINT_TEXT_NOT_TAKEN',
  );
  const report = { rule: 'D3', aboutId: office.manager.id, route: 'province_only', said: '' } as const;
  const told = { ...report, text: 'سارا نوری دید که پول نقد گرفته شد', evidence: [], visitId: null };
  expect((await problemOf(violations.file(told))).code).toBe('REPORT_NEEDS_PROVINCE');

  // It answers itself: what it signs takes the place of what was said.
  expect((await second.desk.sync.syncNow()).problem).toBeNull();
  expect(sealingKeyAt(second)).toBe(sealing);
  expect(second.desk.sync.state().provinceFingerprint).toMatch(/^(\w{4}-){3}\w{4}$/);
  await complaints.register({ ...about, ...words });
  await violations.file(told);
  expect(acceptAttestation(port(second), { ...word, sealingKey })).toBe('not_proved');
  expect(sealingKeyAt(second)).toBe(sealing);
});

test('N8 D7.3 a PC that does not reach the province has its sealing key by the province’s own word, from PC to PC and when it joins', {
  tags: 'release',
}, async () => {
  const { office, second, word, sealing } = await toldByHand(served.front.url);
  await second.desk.sync.stop();
  // It was let in with a wrong key.
  letInWith(second, { ...word, sealingKey: foreignKey() });
  expect(sealingKeyAt(second)).toBeNull();
  expect(acceptAttestation(port(second), word)).toBe('news');
  expect(acceptAttestation(port(second), word)).toBe('nothing_new');
  expect(sealingKeyAt(second)).toBe(sealing);
  expect(attestationsToCarry(port(second))[0]?.keysSignature).toBe(word.keysSignature);

  // A new PC joins by way of it: what it was let in with proves no key, what it hears then does.
  const teller = pcOf(second.desk);
  teller.port = await teller.peers.enable(here, 0);
  // What the second PC got by hand has no signed head, so it is not passed on: what names it waits at the third.
  const third = emptyDesk(true);
  await third.sync.stop();
  const pairing = teller.peers.showCode(issuedBy(office.manager.id));
  await joinOffice(third, { host: here, port: teller.port, code: pairing, deviceName: 'باجهٔ ۳' });
  expect(third.reads.sync.sealingKey()).toBeNull();
  const pc = pcOf(third);
  await pc.peers.connect(here, teller.port);
  await until(() => sealingKeyAt(pc) !== null, 'the third PC has the key');
  expect(sealingKeyAt(pc)).toBe(sealing);
});
