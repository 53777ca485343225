// Declares a type of journal entry beside the duty it belongs to: its body travels to the province, its private part
// stays in the office (design.md §2, §3).
import type { z } from 'zod';
import type { EntryGroup } from '#core/foundation/wire/entry-groups.ts';
import type { Topic } from './reads.ts';

/**
 * Bytes of an entry with its private part, by what its type holds: nobody writes a larger one, and none that came from
 * elsewhere is taken in (N44). A type that this version does not know may be as large as a photo.
 */
export const entryBytes = {
  usual: 96 * 1024,
  photo: 320 * 1024,
  /** A tariff, a list of some hundred lines. */
  document: 2 * 1024 * 1024,
  drafts: 8 * 1024 * 1024,
  /** A report of a PSP, a day's sheet. */
  file: 24 * 1024 * 1024,
} as const;
export type EntrySize = keyof typeof entryBytes;

export type EntryDefinition<Body = unknown, Private = unknown> = {
  /** Plain past tense, e.g. `payment.recorded`. */
  readonly type: string;
  /** Where people find it on the journal screen. */
  readonly group: EntryGroup;
  /** Version of the body: 1 in the first release. */
  readonly tv: number;
  /** What the province may see: no name, full identifier, phone or free text. */
  readonly body: z.ZodType<Body>;
  /** What stays in the office; null when the entry has no private part. */
  readonly private: z.ZodType<Private> | null;
  readonly topics: readonly Topic[];
  /** How large one may be; the usual size when left out. */
  readonly size?: EntrySize;
};

/** Declares an entry type with a private part, which never leaves the office (D16.2); `tv` is the version of its body (J11). */
export function defineEntry<
  Body extends Record<string, unknown>,
  Private extends Record<string, unknown>,
>(definition: {
  type: string;
  group: EntryGroup;
  tv: number;
  body: z.ZodType<Body>;
  private: z.ZodType<Private>;
  topics: readonly Topic[];
  size?: EntrySize;
}): EntryDefinition<Body, Private> {
  return definition;
}

/** Declares an entry type that has nothing private. */
export function definePublicEntry<Body extends Record<string, unknown>>(definition: {
  type: string;
  group: EntryGroup;
  tv: number;
  body: z.ZodType<Body>;
  topics: readonly Topic[];
  size?: EntrySize;
}): EntryDefinition<Body, never> {
  return { ...definition, private: null };
}
