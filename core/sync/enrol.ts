// Enrolment with the province: makes this device known there and pins the province's keys here (design.md §6).

import { refusal } from '#core/leaves/problems/problem-error.ts';
import { deviceEnrolled } from './entries.ts';
import { createProvinceClient } from './province-client.ts';
import type { SyncDesk } from './sync-desk.ts';

/**
 * Enrols this device with a code of the province. What was recorded before goes there too.
 * @throws OFFICE_NOT_SET_UP, ALREADY_ENROLLED, PROVINCE_ADDRESS_INVALID, PROVINCE_UNREACHABLE, PROVINCE_REFUSED_CODE
 */
export async function enrolDevice(
  desk: SyncDesk,
  actor: string | null,
  provinceUrl: string,
  code: string,
): Promise<void> {
  const identity = desk.identity();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  if (desk.reads.sync.province() !== null) throw refusal('ALREADY_ENROLLED', {});
  const url = provinceAddress(provinceUrl);
  const client = createProvinceClient({
    url,
    deviceId: identity.deviceId,
    signingKey: identity.signingKey,
    serverNowMs: () => Date.now(),
  });
  const answer = await client.enrol({
    code,
    deviceId: identity.deviceId,
    epoch: identity.epoch,
    publicKey: identity.publicKey,
    officeCode: identity.officeCode,
    deviceName: identity.deviceName,
    appVersion: desk.appVersion,
  });
  if (
    answer.kind === 'problem' &&
    (answer.problem.code === 'BAD_ENROL_CODE' || answer.problem.code === 'MALFORMED')
  ) {
    throw refusal('PROVINCE_REFUSED_CODE', {});
  }
  if (answer.kind !== 'answer') throw refusal('PROVINCE_UNREACHABLE', {});
  const { serverEpoch, keys, serverTime } = answer.value;
  if (desk.reads.sync.province() !== null) throw refusal('ALREADY_ENROLLED', {});
  const clockOffsetMs = Date.parse(serverTime) - Date.parse(desk.machine.now());
  desk.path.execute(actor, (tx) => {
    desk.reads.sync.enrol({
      provinceUrl: url,
      serverEpoch,
      signingKey: keys.signing,
      sealingKey: keys.sealing,
      enrolledAt: tx.at,
      lastContactAt: tx.at,
      clockOffsetMs,
      quarantined: [],
    });
    tx.append(deviceEnrolled, { id: tx.newId(), provinceUrl: url, serverEpoch, signingKey: keys.signing });
  });
  desk.clockOffsetMs = clockOffsetMs;
}

/** https anywhere, plain http on this machine only. @throws PROVINCE_ADDRESS_INVALID */
function provinceAddress(text: string): string {
  const url = URL.parse(text);
  const isLoopback = url !== null && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  const isSound = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback);
  if (url === null || !isSound || url.username !== '' || url.password !== '') {
    throw refusal('PROVINCE_ADDRESS_INVALID', {});
  }
  return url.origin;
}
