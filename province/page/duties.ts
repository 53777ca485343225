// Which duties of an office's day were not done (D6, D21), as far as its entries tell. Pure.

/** From this hour on (Tehran), an office that has not opened its day has failed to; never on a Friday. */
const openingHour = 10;

export type DayFacts = {
  day: string;
  sign127Ok: boolean | null;
  openedAt: string | null;
  closedAt: string | null;
  closedLc: number;
  reopenedAt: string | null;
  reopenedLc: number;
};
export type FailedDuty =
  | { duty: 'sign127_failed'; day: string }
  | { duty: 'day_not_opened'; day: string }
  | { duty: 'day_not_closed'; day: string }
  | { duty: 'cut_off_late'; day: string }
  | { duty: 'access_still_open'; day: string }
  /** A code was made that opens a manager's account. */
  | { duty: 'manager_opened'; day: string }
  /** More than is read: what of them is late or open cannot be said. */
  | { duty: 'too_many_cut_offs'; day: string };

/** Closed, and not reopened since: by the Lamport clocks of the two, as in the office itself; of the same clock by their instants. */
export function isClosed({ closedAt, closedLc, reopenedAt, reopenedLc }: DayFacts): boolean {
  if (closedAt === null || reopenedAt === null) return closedAt !== null;
  return closedLc === reopenedLc ? reopenedAt < closedAt : reopenedLc < closedLc;
}

/** `days`: what is known of recent days, in any order; `hour` and `weekday` (0 = Sunday) are Tehran's. */
export function failedDuties(
  days: readonly DayFacts[],
  today: string,
  { hour, weekday }: { hour: number; weekday: number },
): FailedDuty[] {
  const failed: FailedDuty[] = [];
  const current = days.find(({ day }) => day === today);
  if (current?.sign127Ok === false) failed.push({ duty: 'sign127_failed', day: today });
  const late = weekday !== 5 && hour >= openingHour;
  if (late && (current?.openedAt ?? null) === null) failed.push({ duty: 'day_not_opened', day: today });
  for (const facts of days) {
    const left = facts.day < today && facts.openedAt !== null && !isClosed(facts);
    if (left) failed.push({ duty: 'day_not_closed', day: facts.day });
  }
  return failed;
}
