// Enrolment with the province: makes this device known there and pins the province's keys here (design.md §6). The code
// carries the fingerprint of these keys, so that nobody on the way can put his own in their place.

import { refusal } from '#core/foundation/problems/problem-error.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { readEnrolCode } from '#core/foundation/wire/enrol-code.ts';
import type { EnrolAnswerWithKey } from '#core/foundation/wire/key-recovery.ts';
import { isKeyAttestationValid } from '#core/foundation/wire/province-keys.ts';
import {
  enrolledStatement,
  enrolStatement,
  provinceFingerprint,
  signStatement,
  statementHolds,
} from '#core/foundation/wire/signed-statements.ts';
import type { DeviceIdentity } from '#core/journal/device/device-identity.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { enrolsAgain, type SyncStateView } from './contract.ts';
import { deviceEnrolled } from './entries.ts';
import { isRecoveryKeyProven } from './keep-key.ts';
import { createProvinceClient } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';

type EnrollingDesk = SyncDesk & { readonly sync: { state(): SyncStateView } };

/** Runs the one transaction in which an enrolment is written, as whoever asked for it. */
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
 * been restored, and nothing counts as held there. A province that is known by another PC's word alone gives way (D22.5, D9.13, N8).
 * @throws OFFICE_NOT_SET_UP, ALREADY_ENROLLED, PROVINCE_ADDRESS_INVALID, PROVINCE_NEEDS_HTTPS, ENROL_CODE_INCOMPLETE,
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
  const parts = readEnrolCode(toLatinDigits(code));
  requireEnrollable(desk, parts?.fingerprint ?? null);
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
  const { serverEpoch, keys, serverTime, recovery, keyAttestation } = answer;
  const isProven =
    provinceFingerprint(keys) === parts.fingerprint &&
    answer.deviceId === identity.deviceId &&
    answer.officeCode === identity.officeCode &&
    statementHolds(enrolledStatement({ ...answer, proof }), answer.signature, keys.signing) &&
    isRecoveryKeyProven(recovery, keys.signing) &&
    keyAttestation.sealing === keys.sealing &&
    isKeyAttestationValid(keyAttestation, keys.signing);
  if (!isProven) throw refusal('PROVINCE_NOT_PROVEN', {});
  requireEnrollable(desk, parts.fingerprint);
  const clockOffsetMs = Date.parse(serverTime) - Date.parse(desk.machine.now());
  const known = desk.reads.sync.province();
  const isMoved =
    known?.signingKey === keys.signing &&
    known.serverEpoch === serverEpoch &&
    known.provinceUrl !== url &&
    !isForgotten(desk);
  command((tx) => {
    const pin = {
      provinceUrl: url,
      sealingKey: keys.sealing,
      keysSignature: keyAttestation.signature,
      enrolledAt: tx.at,
      lastContactAt: tx.at,
      clockOffsetMs,
    };
    if (isMoved) desk.reads.sync.move(pin);
    else
      desk.reads.sync.enrol({
        ...{ ...pin, serverEpoch, signingKey: keys.signing, recoveryKey: recovery.key },
        quarantined: [],
      });
    tx.append(deviceEnrolled, { id: tx.newId(), provinceUrl: url, serverEpoch, signingKey: keys.signing });
  });
  desk.clockOffsetMs = clockOffsetMs;
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

/** The province does not know this PC any more, or is another one. */
function isForgotten(desk: EnrollingDesk): boolean {
  const { problem } = desk.sync.state();
  return problem !== null && enrolsAgain.includes(problem.code);
}

/**
 * A PC that was enrolled by a code of its own stays with these keys, at whichever address they are. What another PC alone said
 * of a province, and whatever that one signed with keys of which nobody here saw the fingerprint, keeps no code from counting.
 */
function requireEnrollable(desk: EnrollingDesk, fingerprint: string | null): void {
  const { sync } = desk.reads;
  const known = sync.province();
  if (known === null || !sync.isByOwnCode() || isForgotten(desk)) return;
  const { signingKey: signing, sealingKey: sealing } = known;
  if (provinceFingerprint({ signing, sealing }) !== fingerprint) throw refusal('ALREADY_ENROLLED', {});
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
