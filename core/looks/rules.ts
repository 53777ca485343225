// When looks are very many within minutes (D16). Pure; all times in ms.
import { manyLooks, manyWithinMs } from './contract.ts';

export type TimedLook = {
  readonly id: string;
  /** Instant of the entry, UTC. */
  readonly at: string;
  readonly device: string;
  /** The start of the application that wrote it, and the real time of its machine; null for looks of before. */
  readonly boot: string | null;
  readonly elapsedMs: number | null;
  /** The clock of then, put right by the province's where that was known; null for looks of before. */
  readonly reckonedMs: number | null;
};

export type Burst = {
  readonly firstAt: string;
  readonly lastAt: string;
  readonly lookIds: readonly string[];
};

type Placed = { readonly look: TimedLook; readonly ms: number };

/**
 * Every look at its time. Within one start of the application the time between two looks is real time, whatever the
 * clock was set to meanwhile; the first look of each start says where it lies beside the others.
 */
function placed(looks: readonly TimedLook[]): Placed[] {
  const starts = Map.groupBy(looks, ({ device, boot, id }) => (boot === null ? id : `${device} ${boot}`));
  const result: Placed[] = [];
  for (const ofStart of starts.values()) {
    const [first] = ofStart.toSorted((one, other) => (one.elapsedMs ?? 0) - (other.elapsedMs ?? 0));
    if (first === undefined) continue;
    const beganAt = (first.reckonedMs ?? Date.parse(first.at)) - (first.elapsedMs ?? 0);
    for (const look of ofStart) result.push({ look, ms: beganAt + (look.elapsedMs ?? 0) });
  }
  return result.toSorted((one, other) => one.ms - other.ms || (one.look.id < other.look.id ? -1 : 1));
}

/** The bursts among one person's looks: each of exactly so many, no look in two, those of `counted` in none. */
export function burstsOf(looks: readonly TimedLook[], counted: ReadonlySet<string>): Burst[] {
  const open = placed(looks).filter(({ look }) => !counted.has(look.id));
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
