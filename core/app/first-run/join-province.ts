// Pairing within the first run: the office is set up already, so whatever stands in the way only postpones it.
import type { Desk } from '#core/access/request-context/desk.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import type { SetUpResult } from './contract.ts';

/** Enrols this PC in the name of the office's manager, and tells how it went. Expected refusals are told, not thrown. */
export async function joinProvince(
  desk: Desk,
  managerId: string,
  pairing: { readonly provinceUrl: string; readonly code: string } | null,
): Promise<Pick<SetUpResult, 'pairing' | 'pairingProblem'>> {
  if (pairing === null) return { pairing: 'not_asked', pairingProblem: null };
  try {
    await enrolDevice(desk, managerId, pairing.provinceUrl, pairing.code);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { pairing: 'failed', pairingProblem: error.problem };
  }
  desk.sync.wake();
  return { pairing: 'joined', pairingProblem: null };
}
