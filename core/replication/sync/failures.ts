// What an office is told when the province did not answer as it should.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { Unanswered } from './province-client.ts';
import type { Failure } from './step.ts';

/** The problem of an answer that is none, to the PC that asked. */
export function failureOf(answer: Unanswered, asker: string): Failure {
  const retryAfterMs = answer.kind === 'problem' ? answer.retryAfterMs : null;
  return { problem: problemOf(answer, asker), retryAfterMs };
}

/** Signed by somebody else than the province that this device is enrolled with. */
export const notTheProvince: Failure = {
  problem: { code: 'PROVINCE_IDENTITY_CHANGED', params: {} },
  retryAfterMs: null,
};

function problemOf(answer: Unanswered, asker: string): Problem {
  if (answer.kind === 'not_proved') return notTheProvince.problem;
  if (answer.kind !== 'problem') return { code: 'PROVINCE_UNREACHABLE', params: {} };
  const { code, device } = answer.problem;
  switch (code) {
    case 'BUSY':
    case 'UNAVAILABLE':
      return { code: 'PROVINCE_UNREACHABLE', params: {} };
    case 'UNKNOWN_DEVICE':
      // Whoever is in between may ask in the name of a PC that nobody knows: its refusal is none of this PC (N50).
      if (device !== asker) return { code: 'SYNC_REFUSED', params: { code } };
      return { code: 'PROVINCE_KNOWS_NOT_DEVICE', params: {} };
    case 'REVOKED':
      return { code: 'PROVINCE_REVOKED_DEVICE', params: {} };
    default:
      return { code: 'SYNC_REFUSED', params: { code } };
  }
}
