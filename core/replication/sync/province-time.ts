// What is known of the province's time from before this start.
import type { Province } from './sync-store.ts';

/** The least that the province's time is by what it signed, UTC: in its last answer, or at the enrolment; null where it signed none. */
export function lastProvinceTime(province: Province | null): string | null {
  if (province === null) return null;
  const { saidAt, enrolledAt, clockOffsetMs } = province;
  return saidAt ?? timeThere(enrolledAt, clockOffsetMs);
}

/** What somebody else's clock said when this one's said `at`, UTC. @param offsetMs theirs minus this one */
export function timeThere(at: string | null, offsetMs: number | null): string | null {
  return at === null || offsetMs === null ? null : new Date(Date.parse(at) + offsetMs).toISOString();
}
