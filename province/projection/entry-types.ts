// What the province understands of an entry: which types and versions, and what of it is not a sum (those are
// day-totals.ts). Schemas ask only for what is counted; everything else in a body is the office's own business.
import { z } from 'zod';
import { daySchema } from '#core/foundation/wire/contract.ts';
import { newestVersions, writtenTypes } from '#core/foundation/wire/entry-types.ts';
import type { DayTotalName } from './day-totals.ts';
import type { OfficeDayChange } from './office-day.ts';

/** `day` is the business day that is changed when it is not the entry's own: a day may be closed on a later one. */
type Change = Omit<OfficeDayChange, DayTotalName> & { day?: string | undefined };
/** When an entry says that it was written, and its Lamport clock. */
type Said = { readonly at: string; readonly lc: number };
export type EntryType = {
  versions: readonly number[];
  /** What the entry says of a day beside what adds up, or null when its body is not valid. */
  understand(body: Record<string, unknown>, said: Said): Change | null;
};

const forDay = z.object({ forDay: daySchema.optional() });

function counted<Schema extends z.ZodType>(
  schema: Schema,
  change: (body: z.output<Schema>, said: Said) => Change,
): EntryType['understand'] {
  return (body, said) => {
    const read = schema.safeParse(body);
    return read.success ? change(read.data, said) : null;
  };
}

/** Known and kept; what adds up of it is in day-totals.ts. */
const kept: EntryType['understand'] = () => ({});

/** The types that say something of a day beside what adds up. */
const understood: ReadonlyMap<string, EntryType['understand']> = new Map([
  [
    'premises.checked',
    counted(
      z.object({ item: z.string(), result: z.enum(['passed', 'failed']) }),
      ({ item, result }, { at, lc }) =>
        item === 'sign_127' ? { sign127: { ok: result === 'passed', at, lc } } : {},
    ),
  ],
  ['day.opened', counted(z.unknown(), (_body, { at }) => ({ openedAt: at }))],
  ['day.closed', counted(forDay, ({ forDay: day }, { at, lc }) => ({ day, closed: { lc, at } }))],
  ['day.reopened', counted(forDay, ({ forDay: day }, { at, lc }) => ({ day, reopened: { lc, at } }))],
  ['settlement.explained', counted(forDay, (body) => ({ day: body.forDay }))],
]);

/** Every type that an office writes is known; what is not understood is kept as it is. */
export const entryTypes: ReadonlyMap<string, EntryType> = new Map(
  Object.values(writtenTypes)
    .flat()
    .map((type) => [
      type,
      {
        versions: Array.from({ length: newestVersions.get(type) ?? 1 }, (_, index) => index + 1),
        understand: understood.get(type) ?? kept,
      },
    ]),
);
