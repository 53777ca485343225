// What the province understands of an entry: which types and versions, what of the body it needs, what it counts.
// Schemas ask only for what is counted; everything else in a body is the office's own business.
import { z } from 'zod';
import { daySchema } from '#core/leaves/wire/contract.ts';
import type { OfficeDayChange } from './office-day.ts';

/** `day` is the business day that is changed when it is not the entry's own: a day may be closed on a later one. */
type Change = OfficeDayChange & { day?: string | undefined };
export type EntryType = {
  versions: readonly number[];
  /** What the entry adds to a day, or null when its body is not valid. */
  understand(body: Record<string, unknown>, at: string): Change | null;
};

/** Rials of one entry. The cap keeps the sum of a batch exact; beyond it the amount is a mistake. */
const rials = z.int().min(0).max(10_000_000_000_000);

const forDay = z.object({ forDay: daySchema.optional() });

function counted<Schema extends z.ZodType>(
  schema: Schema,
  change: (body: z.output<Schema>, at: string) => Change,
): EntryType {
  return {
    versions: [1],
    understand(body, at) {
      const read = schema.safeParse(body);
      return read.success ? change(read.data, at) : null;
    },
  };
}

/** Every entry counts alike, whatever its body says. */
const each = (change: OfficeDayChange): EntryType => counted(z.unknown(), () => change);
/** Known and kept, but no total of a day is made of it. */
const kept = each({});

/** The same, in every version from the first to `last`. */
const upTo = (last: number, type: EntryType): EntryType => ({
  ...type,
  versions: Array.from({ length: last }, (_, index) => index + 1),
});

export const entryTypes: ReadonlyMap<string, EntryType> = new Map<string, EntryType>([
  ['office.set_up', kept],
  ['device.enrolled', kept],
  ['device.epoch_opened', kept],

  ['staff.registered', kept],
  ['staff.supervision_file_recorded', kept],
  ['staff.clearance_recorded', kept],
  ['staff.activated', upTo(2, kept)],
  ['staff.password_chosen', upTo(2, kept)],
  ['staff.pin_set', kept],
  ['staff.sign_in_noted', kept],
  ['staff.cut_off', upTo(2, each({ cutOffs: 1 }))],

  [
    'premises.checked',
    counted(z.object({ item: z.string(), result: z.enum(['passed', 'failed']) }), ({ item, result }, at) =>
      item === 'sign_127' ? { sign127: { ok: result === 'passed', at } } : {},
    ),
  ],
  ['premises.action_planned', kept],
  ['premises.action_completed', kept],

  ['day.opened', counted(z.unknown(), (_body, at) => ({ openedAt: at }))],
  ['day.closed', counted(forDay, (body, at) => ({ day: body.forDay, closedAt: at }))],
  ['day.reopened', counted(forDay, (body, at) => ({ day: body.forDay, reopenedAt: at }))],

  ['psp.imported', kept],
  ['psp.zero_declared', kept],
  ['psp.columns_mapped', kept],
  ['settlement.matched_by_hand', kept],
  ['settlement.match_withdrawn', kept],
  ['settlement.explained', counted(forDay, (body) => ({ day: body.forDay, exceptions: 1 }))],

  ['visit.opened', each({ visits: 1 })],
  ['visit.completed', kept],
  ['visit.cancelled', kept],
  ['visit.reason_given', kept],
  ['client.viewed', kept],
  ['advice.referred', kept],

  ['identity.verified', each({ verified: 1 })],
  ['identity.refused', each({ refused: 1 })],
  ['identity.escalated', kept],

  ['tariff.proposed', kept],
  ['tariff.confirmed', kept],
  ['tariff.external_rate_set', kept],
  ['fee.charged', counted(z.object({ total: rials }), ({ total }) => ({ feesRial: total }))],
  ['fee.charge_cancelled', counted(z.object({ total: rials }), ({ total }) => ({ feesRial: -total }))],

  [
    'payment.recorded',
    counted(z.object({ amount: rials }), ({ amount }) => ({ payments: 1, paymentsRial: amount })),
  ],
  [
    'payment.reversed',
    counted(z.object({ amount: rials }), ({ amount }) => ({ reversals: 1, reversalsRial: amount })),
  ],
  ['cash.offered', each({ cashOffers: 1 })],
  ['receipt.printed', kept],
  ['terminal.registered', kept],
  ['terminal.retired', kept],

  ['complaint.registered', each({ complaints: 1 })],
  ['complaint.addendum_added', kept],
]);
