// The figures of a day beside its totals: they are counted once, when the day is closed, and signed with its sheet. All amounts are
// integer rials. (Names of staff stay in the office with the sheet.)
import { z } from 'zod';
import { typedReasonSchema } from '#core/counter/payments/terminal-sales/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

const rials = z.int();
const count = z.int();

/** Payments of a terminal and what of them went back, as they count on the day; `paid` less `reversed` is what is recorded. */
const terminalFiguresSchema = z.strictObject({
  terminalId: z.string(),
  payments: count,
  paid: rials,
  reversals: count,
  /** What went back, positive. */
  reversed: rials,
});

/** What goes on to the next day; what is not filed and not refunded yet, of all days. */
export const carriedKinds = ['unfiled', 'open_refund'] as const;

/** `byName`: null where who typed it is not known at this PC. */
export const typedSlipSchema = z.strictObject({
  paymentId: idSchema,
  visitId: idSchema,
  /** In the whole office: `3-12`. */
  visitNumber: z.string().nullable(),
  terminalId: z.string(),
  amount: rials,
  because: typedReasonSchema,
  byName: z.string().nullable(),
  at: instantSchema,
});
export type TypedSlip = z.infer<typeof typedSlipSchema>;

export const dayFiguresSchema = z.strictObject({
  openedAt: instantSchema.nullable(),
  terminals: z.array(terminalFiguresSchema).readonly(),
  /**
   * Charged to the office's POS on the day by service, less what was cancelled on it; the sum of `amount` is `chargedOfDay`. `vat` is in it;
   * `reduction` was taken off before, under listed codes.
   */
  services: z
    .array(z.strictObject({ title: z.string(), count, vat: rials, reduction: rials, amount: rials }))
    .readonly(),
  /**
   * By who opened the visit, refused the identity, ended it as only asked after somebody was verified in it (D19.245), and took the money;
   * empty name: not known at this PC.
   */
  people: z
    .array(
      z.strictObject({
        ...{ name: z.string(), visits: count, refused: count, askedAfterCheck: count },
        ...{ payments: count, paid: rials },
      }),
    )
    .readonly(),
  /** Desk numbers of the PCs that were heard from on the day. */
  desks: z.array(z.int()).readonly(),
  /** Slips of connected terminals that were typed all the same, with who did and why (D2.171). */
  typedSlips: z.array(typedSlipSchema).readonly(),
  carried: z.array(z.strictObject({ kind: z.enum(carriedKinds), count, amount: rials })).readonly(),
});
export type DayFigures = z.infer<typeof dayFiguresSchema>;
