// Pairs an entry type with the one function that writes its tables. `apply` never fails on a fact that already
// happened elsewhere, and the tables come out the same in whatever order the devices' entries arrive (design.md §2).
import { isUsualDay, isUsualInstant } from '#core/foundation/calendar/day.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { type EntryDefinition, entryBytes } from './define-entry.ts';
import type { Topic } from './reads.ts';

/** An entry as `apply` sees it. */
export type AppliedEntry<Body, Private> = {
  readonly office: string;
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  /** Its Lamport clock. */
  readonly lc: number;
  /** Version of the body. */
  readonly tv: number;
  readonly at: string;
  readonly day: string;
  readonly actor: string | null;
  /** What the device's clock and process said of the moment. */
  readonly clock: Envelope['clock'];
  readonly body: Body;
  /** Absent when the entry has none, or when it was purged or is kept by another PC. */
  readonly private: Private | undefined;
};

/** The columns that every fact row takes over from its entry. */
export function factOf(entry: AppliedEntry<unknown, unknown>): {
  at: string;
  lc: number;
  day: string;
  actor: string | null;
  device: string;
} {
  return { at: entry.at, lc: entry.lc, day: entry.day, actor: entry.actor, device: entry.device };
}

/** The same for a fact of which it is asked what it knew: with the place of its entry in its stream. */
export function knowingFactOf(entry: AppliedEntry<unknown, unknown>): ReturnType<typeof factOf> & {
  epoch: string;
  seq: number;
} {
  return { ...factOf(entry), epoch: entry.epoch, seq: entry.seq };
}

export type EntryApplier = {
  readonly type: string;
  readonly topics: readonly Topic[];
  /** Bytes of an entry of this type with its private part. */
  readonly mostBytes: number;
  /**
   * Reads body and private part: the one time that an entry is parsed, whether it was just made here, came from another
   * PC or is applied again.
   * @returns what writes the tables, or the reason for quarantine when they cannot be understood
   */
  read(entry: AppliedEntry<unknown, unknown>): (() => void) | Misunderstood;
};

export type Misunderstood = 'version_unknown' | 'moment_impossible' | 'body_invalid' | 'private_invalid';

/** A day that no calendar has would be reckoned with by every view of the entry (N4). */
const isPossible = ({ day, at, clock: { wall = at } }: AppliedEntry<unknown, unknown>): boolean =>
  isUsualDay(day) && isUsualInstant(at) && isUsualInstant(wall);

/** Makes the applier of one entry type (J8). A body of another version is set aside (J11). */
export function applier<Body, Private>(
  definition: EntryDefinition<Body, Private>,
  write: (entry: AppliedEntry<Body, Private>) => void,
): EntryApplier {
  return {
    type: definition.type,
    topics: definition.topics,
    mostBytes: entryBytes[definition.size ?? 'usual'],
    read(entry) {
      if (entry.tv !== definition.tv) return 'version_unknown';
      if (!isPossible(entry)) return 'moment_impossible';
      const body = definition.body.safeParse(entry.body);
      if (!body.success) return 'body_invalid';
      if (definition.private === null || entry.private === undefined)
        return () => write({ ...entry, body: body.data, private: undefined });
      const kept = definition.private.safeParse(entry.private);
      if (!kept.success) return 'private_invalid';
      return () => write({ ...entry, body: body.data, private: kept.data });
    },
  };
}
