// What is known of the province's time from before this start. A difference between two clocks says something only as long as
// both go on; one that was measured before a clock was put right is wrong for good, until somebody measures again.
import type { Province } from './sync-store.ts';

/**
 * By how much the province's clock is ahead of this one's, ms, as it was measured at the last contact; null where nothing
 * would measure it again, because the province signs no whole answers yet (N6).
 */
export function clockOffsetAtOpening(province: Province | null): number | null {
  return province?.signsAnswers === true ? province.clockOffsetMs : null;
}

/**
 * The least that the province's time is by what it signed, UTC; null where it signed none. The enrolment is signed too: it
 * counts until something else is heard, since then its difference of the clocks is kept no more.
 */
export function lastProvinceTime(province: Province | null): string | null {
  if (province === null) return null;
  const { saidAt, enrolledAt, lastContactAt, clockOffsetMs } = province;
  return saidAt ?? (lastContactAt === enrolledAt ? timeThere(enrolledAt, clockOffsetMs) : null);
}

/** What somebody else's clock said when this one's said `at`, UTC. @param offsetMs theirs minus this one */
export function timeThere(at: string | null, offsetMs: number | null): string | null {
  return at === null || offsetMs === null ? null : new Date(Date.parse(at) + offsetMs).toISOString();
}
