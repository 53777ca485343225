// When looks are very many within minutes (D16). Pure; all times in ms.
import { manyLooks, manyWithinMs } from './contract.ts';

export type TimedLook = {
  readonly id: string;
  /** Instant of the entry, UTC. */
  readonly at: string;
  readonly device: string;
  /** The start of the application that wrote it, and the real time of its machine. */
  readonly boot: string;
  readonly elapsedMs: number;
  /** The clock of then, put right by the province's where that was known. */
  readonly reckonedMs: number;
};

export type Burst = {
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lookIds: readonly string[];
};

type Placed = { readonly look: TimedLook; readonly ms: number };

/** A look with the times that the machine and its clock gave it. */
type Told = { readonly look: TimedLook; readonly elapsedMs: number; readonly clockMs: number };

const byInstant = (one: TimedLook, other: TimedLook): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1;

const told = (look: TimedLook): Told => ({
  look,
  elapsedMs: look.elapsedMs,
  clockMs: look.reckonedMs,
});

/** How long the machine of a look had been up when the application that wrote it was started, ms; null when nobody can say. */
export type StartedAt = (look: TimedLook) => number | null;

/**
 * Whether the machine ran on between two looks of one PC, although the application was started anew. A machine that was
 * restarted meanwhile has been up no longer than the time between them, as the clock has it. Where the clock was set on
 * beyond that, it still ran on if the application was started when the machine had been up longer than at the look
 * before: in the first start after a restart it had not. (Two looks that far apart by the clock matter only when they
 * are close by the machine's own time, so nothing else is asked.)
 */
function ranOn(before: Told, after: Told, startedAt: StartedAt): boolean {
  const between = after.elapsedMs - before.elapsedMs;
  if (between < 0) return false;
  if (after.elapsedMs > after.clockMs - before.clockMs) return true;
  return between <= manyWithinMs && (startedAt(after.look) ?? -1) >= before.elapsedMs;
}

/**
 * Every look at its time. While the machine runs on, the time between two looks is real time, whatever the clock was set
 * to meanwhile; the first look of each run says where it lies beside the others.
 */
function placed(looks: readonly TimedLook[], startedAt: StartedAt): Placed[] {
  const result: Placed[] = [];
  for (const ofDevice of Map.groupBy(looks.map(told), ({ look }) => look.device).values()) {
    let before: Told | null = null;
    let beganAt = 0;
    // A PC's own instants never go back, so this is the order in which it wrote them.
    for (const one of ofDevice.toSorted((a, b) => byInstant(a.look, b.look))) {
      const goesOn = before !== null && (before.look.boot === one.look.boot || ranOn(before, one, startedAt));
      if (!goesOn) beganAt = one.clockMs - one.elapsedMs;
      result.push({ look: one.look, ms: beganAt + one.elapsedMs });
      before = one;
    }
  }
  return result.toSorted((one, other) => one.ms - other.ms || (one.look.id < other.look.id ? -1 : 1));
}

/** The bursts among one person's looks: each of exactly so many, no look in two, those of `counted` in none (D16.7). */
export function burstsOf(
  looks: readonly TimedLook[],
  counted: ReadonlySet<string>,
  startedAt: StartedAt = () => null,
): Burst[] {
  const open = placed(looks, startedAt).filter(({ look }) => !counted.has(look.id));
  const bursts: Burst[] = [];
  let from = 0;
  while (from + manyLooks <= open.length) {
    const burst = open.slice(from, from + manyLooks);
    const [first, last] = [burst[0], burst.at(-1)];
    if (first === undefined || last === undefined) break;
    if (last.ms - first.ms > manyWithinMs) {
      from += 1;
      continue;
    }
    const instants = burst.map(({ look }) => look.at).toSorted();
    bursts.push({
      firstAt: instants[0] ?? first.look.at,
      lastAt: instants.at(-1) ?? last.look.at,
      lookIds: burst.map(({ look }) => look.id),
    });
    from += manyLooks;
  }
  return bursts;
}
