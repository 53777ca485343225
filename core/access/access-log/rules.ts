// When accesses are very many within minutes (D16). Pure; all times in ms.
import { bulkAccess, dailyViews, manyWithinMs } from './contract.ts';

export type TimedAccess = {
  readonly id: string;
  /** Instant of the entry, UTC. */
  readonly at: string;
  readonly device: string;
  /** The start of the application that wrote it, and the real time of its machine. */
  readonly boot: string;
  readonly elapsedMs: number;
  /** The clock of then, corrected by the province's where that was known. */
  readonly reckonedMs: number;
};

/** From how many views on a day is a sign, by the days of everybody in the office's own history: the middle one counts. */
export function dailyThreshold(days: readonly number[]): number {
  const { times, least, most, unknown, fewestDays } = dailyViews;
  if (days.length < fewestDays) return unknown;
  const middle = days.toSorted((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0;
  return Math.min(most, Math.max(least, times * middle));
}

export type Burst = {
  readonly firstAt: string;
  readonly lastAt: string;
  readonly accessIds: readonly string[];
};

type Placed = { readonly access: TimedAccess; readonly ms: number };

/** An access with the times that the machine and its clock gave it. */
type Told = { readonly access: TimedAccess; readonly elapsedMs: number; readonly clockMs: number };

const byInstant = (one: TimedAccess, other: TimedAccess): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1;

const told = (access: TimedAccess): Told => ({
  access,
  elapsedMs: access.elapsedMs,
  clockMs: access.reckonedMs,
});

/** How long the machine of an access had been up when the application that wrote it was started, ms; null when nobody can say. */
export type StartedAt = (access: TimedAccess) => number | null;

/**
 * Whether the machine ran on between two accesses of one PC, although the application was started anew. A machine that was
 * restarted meanwhile has been up no longer than the time between them, as the clock has it. Where the clock was set on
 * beyond that, it still ran on if the application was started when the machine had been up longer than at the access
 * before: in the first start after a restart it had not. (Two accesses that far apart by the clock matter only when they
 * are close by the machine's own time, so nothing else is asked.)
 */
function ranOn(before: Told, after: Told, startedAt: StartedAt): boolean {
  const between = after.elapsedMs - before.elapsedMs;
  if (between < 0) return false;
  if (after.elapsedMs > after.clockMs - before.clockMs) return true;
  return between <= manyWithinMs && (startedAt(after.access) ?? -1) >= before.elapsedMs;
}

/**
 * Every access at its time. While the machine runs on, the time between two accesses is real time, whatever the clock was set
 * to meanwhile; the first access of each run says where it lies beside the others.
 */
function placed(accesses: readonly TimedAccess[], startedAt: StartedAt): Placed[] {
  const result: Placed[] = [];
  for (const ofDevice of Map.groupBy(accesses.map(told), ({ access }) => access.device).values()) {
    let before: Told | null = null;
    let beganAt = 0;
    // A PC's own instants never go back, so this is the order in which it wrote them.
    for (const one of ofDevice.toSorted((a, b) => byInstant(a.access, b.access))) {
      const goesOn =
        before !== null && (before.access.boot === one.access.boot || ranOn(before, one, startedAt));
      if (!goesOn) beganAt = one.clockMs - one.elapsedMs;
      result.push({ access: one.access, ms: beganAt + one.elapsedMs });
      before = one;
    }
  }
  return result.toSorted((one, other) => one.ms - other.ms || (one.access.id < other.access.id ? -1 : 1));
}

/** The bursts among one person's accesses: each of exactly so many, no access in two, those of `counted` in none (D16.7). */
export function burstsOf(
  accesses: readonly TimedAccess[],
  counted: ReadonlySet<string>,
  startedAt: StartedAt = () => null,
): Burst[] {
  const open = placed(accesses, startedAt).filter(({ access }) => !counted.has(access.id));
  const bursts: Burst[] = [];
  let from = 0;
  while (from + bulkAccess <= open.length) {
    const burst = open.slice(from, from + bulkAccess);
    const [first, last] = [burst[0], burst.at(-1)];
    if (first === undefined || last === undefined) break;
    if (last.ms - first.ms > manyWithinMs) {
      from += 1;
      continue;
    }
    const instants = burst.map(({ access }) => access.at).toSorted();
    bursts.push({
      firstAt: instants[0] ?? first.access.at,
      lastAt: instants.at(-1) ?? last.access.at,
      accessIds: burst.map(({ access }) => access.id),
    });
    from += bulkAccess;
  }
  return bursts;
}
