// Pairs an entry type with the one function that writes its tables. `apply` never fails on a fact that already
// happened elsewhere, and the tables come out the same in whatever order the devices' entries arrive (design.md §2).
import type { z } from 'zod';
import type { EntryDefinition } from './define-entry.ts';
import type { Topic } from './reads.ts';

/** An entry as `apply` sees it. */
export type AppliedEntry<Body, Private> = {
  readonly device: string;
  readonly epoch: string;
  readonly seq: number;
  /** Version in which the body was written; the body itself has the newest form. */
  readonly tv: number;
  readonly at: string;
  readonly day: string;
  readonly actor: string | null;
  readonly body: Body;
  /** Absent when the entry has none, or when it was purged or is kept by another PC. */
  readonly private: Private | undefined;
};

/** The columns that every fact row takes over from its entry. */
export function factOf(entry: AppliedEntry<unknown, unknown>): {
  at: string;
  day: string;
  actor: string | null;
  device: string;
} {
  return { at: entry.at, day: entry.day, actor: entry.actor, device: entry.device };
}

export type EntryApplier = {
  readonly type: string;
  readonly topics: readonly Topic[];
  /** Reads body and private part (throws ZodError when they are not of this type's shape), then writes the tables. */
  apply(entry: AppliedEntry<unknown, unknown>): void;
  /** The reason for quarantine, or null when body and private part (if it is here) can be understood. */
  misunderstood(tv: number, body: unknown, kept: unknown): string | null;
};

/** Makes the applier of one entry type. */
export function applier<Body, Private>(
  definition: EntryDefinition<Body, Private>,
  write: (entry: AppliedEntry<Body, Private>) => void,
): EntryApplier {
  const bodyOf = (tv: number): z.ZodType<Body> | undefined =>
    tv === definition.tv ? definition.body : definition.earlier?.[tv];
  return {
    type: definition.type,
    topics: definition.topics,
    apply(entry) {
      const form = bodyOf(entry.tv);
      if (form === undefined) throw new RangeError(`${definition.type} has no version ${entry.tv}`);
      const body = form.parse(entry.body);
      const kept =
        definition.private === null || entry.private === undefined
          ? undefined
          : definition.private.parse(entry.private);
      write({ ...entry, body, private: kept });
    },
    misunderstood(tv, body, kept) {
      const form = bodyOf(tv);
      if (form === undefined) return 'version_unknown';
      if (!form.safeParse(body).success) return 'body_invalid';
      if (definition.private === null || kept === undefined) return null;
      return definition.private.safeParse(kept).success ? null : 'private_invalid';
    },
  };
}
