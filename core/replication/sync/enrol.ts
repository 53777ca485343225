// Enrolment with the province: makes this device known there and pins the province's keys here (design.md §6). The code
// carries the fingerprint of these keys, so that nobody on the way can put his own in their place.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { readEnrolCode } from '#core/foundation/wire/enrol-code.ts';
import type { EnrolAnswerWithKey } from '#core/foundation/wire/key-recovery.ts';
import { isKeyAttestationValid, isSuccessor } from '#core/foundation/wire/province-keys.ts';
import {
  enrolledStatement,
  enrolStatement,
  provinceFingerprint,
  signStatement,
  statementHolds,
} from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { NamedProvince } from './contract.ts';
import { isSealingKeySigned } from './enrolment-queries.ts';
import { deviceEnrolled } from './entries.ts';
import { isRecoveryKeyProven } from './keep-key.ts';
import { isForgotten, type PinnedDesk, requireMayPin } from './pin.ts';
import { createProvinceClient } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';
import type { Province, SyncStore } from './sync-store.ts';

type EnrollingDesk = SyncDesk & PinnedDesk;

/** Runs the transaction in which it is judged whether whoever asked for it may enrol. */
type Command = <T>(work: (tx: Transaction) => T) => T;

/** Enrols in the name of an account, or of none. @see enrolBy */
export const enrolDevice = (
  desk: EnrollingDesk,
  actor: string | null,
  provinceUrl: string,
  code: string,
): Promise<void> => enrolBy(desk, (work) => desk.path.execute(actor, work), provinceUrl, code);

/**
 * Enrols this device with a code of the province. What was recorded before goes there too. A province that only moved to
 * another address, by the fingerprint of its keys in the code, keeps what it signed here; one at its known address may have
 * been restored, and nothing counts as held there. A pinned province is left only as `requireMayPin` says (D22.5, D9.13, N8, N50).
 * @throws OFFICE_NOT_SET_UP, PROVINCE_PINNED, PROVINCE_ADDRESS_INVALID, PROVINCE_NEEDS_HTTPS, ENROL_CODE_INCOMPLETE,
 * PROVINCE_UNREACHABLE, PROVINCE_REFUSED_CODE, PROVINCE_REVOKED_DEVICE, PROVINCE_NOT_PROVEN, and what the command refuses
 */
export async function enrolBy(
  desk: EnrollingDesk,
  command: Command,
  provinceUrl: string,
  code: string,
): Promise<void> {
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  // One that is noted and not journalled comes first: this one would take its place.
  journalEnrolment(desk);
  const parts = readEnrolCode(toLatinDigits(code));
  const url = provinceAddress(provinceUrl, identity.demo);
  if (parts === null) throw refusal('ENROL_CODE_INCOMPLETE', {});
  const request = {
    code: parts.secret,
    deviceId: identity.deviceId,
    epoch: identity.epoch,
    publicKey: identity.publicKey,
    officeCode: identity.officeCode,
    deviceName: identity.deviceName,
    appVersion: desk.appVersion,
  };
  const proof = signStatement(enrolStatement(request), identity.signingKey);
  const answer = await askToEnrol(desk, identity, url, { ...request, proof });
  const { serverEpoch, keys, serverTime, recovery, keyAttestation, succession } = answer;
  const isProven =
    provinceFingerprint(keys) === parts.fingerprint &&
    answer.deviceId === identity.deviceId &&
    answer.officeCode === identity.officeCode &&
    statementHolds(enrolledStatement({ ...answer, proof }), answer.signature, keys.signing) &&
    isRecoveryKeyProven(recovery, keys.signing) &&
    keyAttestation.sealing === keys.sealing &&
    isKeyAttestationValid(keyAttestation, keys.signing);
  if (!isProven) throw refusal('PROVINCE_NOT_PROVEN', {});
  const clockOffsetMs = Date.parse(serverTime) - Date.parse(desk.machine.now());
  const known = desk.reads.sync.province();
  const isMoved =
    known?.signingKey === keys.signing &&
    known.serverEpoch === serverEpoch &&
    known.provinceUrl !== url &&
    !isForgotten(desk);
  const { at, enrolmentId, toJournal } = command((tx) => {
    const pinned = requireMayPin(desk, keys, { day: tx.day, succession });
    const follows = pinned === keys.signing || (pinned !== null && isSuccessor(succession, pinned, keys));
    const leaves = follows ? null : namedBy(known, pinned);
    return { at: tx.at, enrolmentId: tx.newId(), toJournal: { actor: tx.actor, leaves, succession } };
  });
  // First the pin, which says the entry: the code may be spent, and without the pin nobody could enrol again.
  const pin = {
    ...{ provinceUrl: url, sealingKey: keys.sealing, keysSignature: keyAttestation.signature },
    ...{ enrolledAt: at, lastContactAt: at, clockOffsetMs, enrolmentId, toJournal },
  };
  if (isMoved) desk.reads.sync.move(pin);
  else
    desk.reads.sync.enrol({
      ...{ ...pin, serverEpoch, signingKey: keys.signing, recoveryKey: recovery.key },
      quarantined: [],
    });
  journalEnrolment(desk);
  desk.clock.offsetMs = clockOffsetMs;
}

type JournallingDesk = Pick<SyncDesk, 'path'> & {
  readonly reads: {
    readonly sync: Pick<SyncStore, 'province' | 'isEnrolmentJournalled' | 'enrolmentJournalled'>;
  };
};

/** Journals the enrolment that is noted, under the id that was noted with it, unless it is journalled already (J51). */
export function journalEnrolment({ path, reads: { sync } }: JournallingDesk): void {
  const known = sync.province();
  if (known === null || known.toJournal === null) return;
  const { enrolmentId: id, keysSignature, provinceUrl, serverEpoch, signingKey, sealingKey } = known;
  const { actor, leaves, succession } = known.toJournal;
  if (id === null || keysSignature === null) throw new TypeError('an enrolment has an id and signed keys');
  if (!sync.isEnrolmentJournalled(id)) {
    const body = { id, provinceUrl, serverEpoch, signingKey, sealingKey, keysSignature, leaves };
    path.execute(actor, (tx) => tx.append(deviceEnrolled, { ...body, succession: [...succession] }));
  }
  sync.enrolmentJournalled();
}

type EnrolRequest = Parameters<ReturnType<typeof createProvinceClient>['enrol']>[0];

async function askToEnrol(
  desk: SyncDesk,
  { deviceId, signingKey }: DeviceIdentity,
  url: string,
  request: EnrolRequest,
): Promise<EnrolAnswerWithKey> {
  const serverNowMs = (): number => Date.parse(desk.machine.now());
  const answer = await createProvinceClient({ url, deviceId, signingKey, serverNowMs }).enrol(request);
  if (answer.kind === 'answer') return answer.value;
  const code = answer.kind === 'problem' ? answer.problem.code : null;
  if (code === 'BAD_ENROL_CODE' || code === 'MALFORMED') throw refusal('PROVINCE_REFUSED_CODE', {});
  if (code === 'REVOKED') throw refusal('PROVINCE_REVOKED_DEVICE', {});
  throw refusal('PROVINCE_UNREACHABLE', {});
}

/** The keys of the province that was pinned until now, where it signed them. */
function namedBy(known: Province | null, pinned: string | null): NamedProvince | null {
  if (known === null || known.signingKey !== pinned || !isSealingKeySigned(known)) return null;
  const { signingKey, sealingKey, keysSignature } = known;
  return keysSignature === null ? null : { signingKey, sealingKey, keysSignature };
}

/**
 * https; for a demo office also plain http on this machine: what a real office seals must not pass through anybody's hands.
 * @throws PROVINCE_ADDRESS_INVALID, PROVINCE_NEEDS_HTTPS
 */
function provinceAddress(text: string, isDemo: boolean): string {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '')
    throw refusal('PROVINCE_ADDRESS_INVALID', {});
  if (url.protocol === 'https:') return url.origin;
  const isLoopback = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'http:') throw refusal('PROVINCE_ADDRESS_INVALID', {});
  if (!isLoopback || !isDemo) throw refusal('PROVINCE_NEEDS_HTTPS', {});
  return url.origin;
}
