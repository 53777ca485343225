// What an office is told when the province did not answer as it should.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { Unanswered } from './province-client.ts';
import type { Failure } from './step.ts';

/** The problem of an answer that is none. */
export function failureOf(answer: Unanswered): Failure {
  const retryAfterMs = answer.kind === 'problem' ? answer.retryAfterMs : null;
  return { problem: problemOf(answer), retryAfterMs };
}

/** Signed by somebody else than the province that this device is enrolled with. */
export const notTheProvince: Failure = {
  problem: { code: 'PROVINCE_IDENTITY_CHANGED', params: {} },
  retryAfterMs: null,
};

function problemOf(answer: Unanswered): Problem {
  if (answer.kind === 'not_proved') return notTheProvince.problem;
  if (answer.kind !== 'problem') return { code: 'PROVINCE_UNREACHABLE', params: {} };
  const { code } = answer.problem;
  switch (code) {
    case 'BUSY':
    case 'UNAVAILABLE':
      return { code: 'PROVINCE_UNREACHABLE', params: {} };
    case 'UNKNOWN_DEVICE':
      return { code: 'PROVINCE_KNOWS_NOT_DEVICE', params: {} };
    case 'REVOKED':
      return { code: 'PROVINCE_REVOKED_DEVICE', params: {} };
    default:
      return { code: 'SYNC_REFUSED', params: { code } };
  }
}
