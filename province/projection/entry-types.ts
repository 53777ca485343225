// What the province understands of an entry: which types and versions, what of the body it needs, what it counts.
// Schemas ask only for what is counted; everything else in a body is the office's own business.
import { z } from 'zod';
import type { OfficeDayChange } from './office-day.ts';

type Understanding = (body: Record<string, unknown>, at: string) => OfficeDayChange | null;
export type EntryType = { versions: readonly number[]; understand: Understanding };

/** Rials of one entry; beyond the cap it is a mistake, and the sums of a batch stay exact. */
const rial = z.int().min(0).max(10_000_000_000_000);

/** Reads a body with `schema` and counts it; null when the body is not valid. */
function counted<Schema extends z.ZodType>(
  schema: Schema,
  change: (body: z.output<Schema>, at: string) => OfficeDayChange,
): EntryType {
  return {
    versions: [1],
    understand(body, at) {
      const read = schema.safeParse(body);
      return read.success ? change(read.data, at) : null;
    },
  };
}

/** A type whose every entry counts alike, whatever its body says. */
function each(change: OfficeDayChange): EntryType {
  return counted(z.looseObject({}), () => change);
}

export const entryTypes: ReadonlyMap<string, EntryType> = new Map(
  Object.entries({
    'visit.opened': each({ visits: 1 }),
    'identity.verified': each({ verified: 1 }),
    'identity.refused': each({ refused: 1 }),
    'fee.charged': counted(z.looseObject({ total: rial }), ({ total }) => ({ feesRial: total })),
    'payment.recorded': counted(z.looseObject({ amount: rial }), ({ amount }) => ({
      payments: 1,
      paymentsRial: amount,
    })),
    'payment.reversed': counted(z.looseObject({ amount: rial }), ({ amount }) => ({
      reversals: 1,
      reversalsRial: amount,
    })),
    'cash.offered': each({ cashOffers: 1 }),
    'complaint.registered': each({ complaints: 1 }),
    'premises.checked': counted(
      z.looseObject({ item: z.string(), result: z.enum(['passed', 'failed']) }),
      ({ item, result }, at) => (item === 'sign127' ? { sign127: { ok: result === 'passed', at } } : {}),
    ),
    'day.opened': counted(z.looseObject({}), (_body, at) => ({ openedAt: at })),
    'day.closed': counted(z.looseObject({}), (_body, at) => ({ closedAt: at })),
    'staff.cut_off': each({ cutOffs: 1 }),
  }),
);
