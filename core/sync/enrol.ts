// Enrolment with the province: makes this device known there and pins the province's keys here (design.md §6). The code
// carries the fingerprint of these keys, so that nobody on the way can put his own in their place.

import type { DeviceIdentity } from '#core/journal/device-identity.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { toLatinDigits } from '#core/leaves/text/fold.ts';
import { readEnrolCode } from '#core/leaves/wire/enrol-code.ts';
import type { EnrolAnswerWithKey } from '#core/leaves/wire/key-recovery.ts';
import { isKeysWordProved } from '#core/leaves/wire/province-keys.ts';
import {
  enrolledStatement,
  enrolStatement,
  provinceFingerprint,
  signStatement,
  statementHolds,
} from '#core/leaves/wire/signed-statements.ts';
import { enrolsAgain, type SyncStateView } from './contract.ts';
import { deviceEnrolled } from './entries.ts';
import { isRecoveryKeyProven } from './keep-key.ts';
import { createProvinceClient } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';

type EnrollingDesk = SyncDesk & { readonly sync: { state(): SyncStateView } };

/**
 * Enrols this device with a code of the province. What was recorded before goes there too.
 * @throws OFFICE_NOT_SET_UP, ALREADY_ENROLLED, PROVINCE_ADDRESS_INVALID, PROVINCE_NEEDS_HTTPS, ENROL_CODE_INCOMPLETE,
 * PROVINCE_UNREACHABLE, PROVINCE_REFUSED_CODE, PROVINCE_REVOKED_DEVICE, PROVINCE_NOT_PROVEN
 */
export async function enrolDevice(
  desk: EnrollingDesk,
  actor: string | null,
  provinceUrl: string,
  code: string,
): Promise<void> {
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  requireUnenrolled(desk);
  const url = provinceAddress(provinceUrl, identity.demo);
  const parts = readEnrolCode(toLatinDigits(code));
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
  const { serverEpoch, keys, serverTime } = answer;
  const isProven =
    provinceFingerprint(keys) === parts.fingerprint &&
    answer.deviceId === identity.deviceId &&
    answer.officeCode === identity.officeCode &&
    statementHolds(enrolledStatement({ ...answer, proof }), answer.signature, keys.signing);
  if (!isProven) throw refusal('PROVINCE_NOT_PROVEN', {});
  // A province from before it keeps no keys; one that says so without proof is none.
  const recovery = answer.recovery ?? null;
  if (recovery !== null && !isRecoveryKeyProven(recovery, keys.signing))
    throw refusal('PROVINCE_NOT_PROVEN', {});
  const { keysWord = null } = answer;
  if (keysWord !== null && !(keysWord.sealing === keys.sealing && isKeysWordProved(keysWord, keys.signing)))
    throw refusal('PROVINCE_NOT_PROVEN', {});
  requireUnenrolled(desk);
  const clockOffsetMs = Date.parse(serverTime) - Date.parse(desk.machine.now());
  desk.path.execute(actor, (tx) => {
    desk.reads.sync.enrol({
      provinceUrl: url,
      serverEpoch,
      signingKey: keys.signing,
      sealingKey: keys.sealing,
      keysSignature: keysWord?.signature ?? null,
      recoveryKey: recovery?.key ?? null,
      enrolledAt: tx.at,
      lastContactAt: tx.at,
      clockOffsetMs,
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

function requireUnenrolled(desk: EnrollingDesk): void {
  const { problem } = desk.sync.state();
  const isEnrolled = desk.reads.sync.province() !== null;
  if (isEnrolled && !(problem !== null && enrolsAgain.includes(problem.code)))
    throw refusal('ALREADY_ENROLLED', {});
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
