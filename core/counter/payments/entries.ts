// Journal entries of terminals, POS payments, reversals and receipts (D2, D3). What a person writes stays private.
import { z } from 'zod';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { MAX_RIALS } from '#core/foundation/money/rial.ts';
import { isPrivateAddress } from '#core/foundation/terminals/private-address.ts';
import { daySchema, hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { receiptPaperSchema, reversalReasonSchema, takenOtherwise } from './contract.ts';
import {
  answerEnds,
  howAnswered,
  howKnownSchema,
  terminalDrivers,
  typedReasonSchema,
} from './terminal-sales/contract.ts';

const terminalId = z.string().regex(/^\d{7,8}$/);
const amount = rialsSchema.min(1);
/** Missing where the PSP prints twelve digits (D2.135). */
const rrnDigits = z.literal(10).optional();

/** Parts of a payment on fee lines, each line once. */
const allocations = z
  .array(z.strictObject({ chargeId: idSchema, line: z.int().min(1), amount }))
  .max(500)
  .refine((parts) => new Set(parts.map((part) => `${part.chargeId} ${part.line}`)).size === parts.length);

/** Rials of one payment that go from fee lines, where less than nothing, to others: each line once. */
const moves = z
  .array(
    z.strictObject({
      chargeId: idSchema,
      line: z.int().min(1),
      amount: z.int().min(-MAX_RIALS).max(MAX_RIALS),
    }),
  )
  .min(1)
  .max(500)
  .refine((parts) => new Set(parts.map((part) => `${part.chargeId} ${part.line}`)).size === parts.length);

/** A terminal that waits for a second person; `id` is that of the registration. */
export const terminalProposed = definePublicEntry({
  type: 'terminal.proposed',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    terminalId,
    merchant: z.string().max(40),
    psp: z.string().max(60),
    validFrom: daySchema,
    validTo: daySchema.nullable(),
    rrnDigits,
    letterNumber: z.string().max(60),
    letterDay: daySchema,
  }),
  topics: ['payments', 'dayClose'],
});

export const terminalConfirmed = definePublicEntry({
  type: 'terminal.confirmed',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    registrationId: idSchema,
    seen: hashSchema,
    /** Nobody in the office could be the second person. */
    nobodyElse: z.boolean(),
  }),
  topics: ['payments', 'dayClose'],
});

/** A terminal of the first run, in use at once: nobody else is there yet. It counts as confirmed by nobody else. */
export const terminalRegistered = definePublicEntry({
  type: 'terminal.registered',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    terminalId,
    merchant: z.string().max(40),
    psp: z.string().max(60),
    validFrom: daySchema,
    validTo: daySchema.nullable(),
    rrnDigits,
  }),
  topics: ['payments', 'dayClose'],
});

/** Ends the registrations of a terminal whose confirmation it knew. */
export const terminalRetired = definePublicEntry({
  type: 'terminal.retired',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    terminalId,
    lastDay: daySchema,
  }),
  topics: ['payments', 'dayClose'],
});

/** A payment on a designated POS terminal; there is no other method (D3.2). */
export const paymentRecorded = definePublicEntry({
  type: 'payment.recorded',
  group: 'payments',
  tv: 1,
  body: z.strictObject({
    paymentId: idSchema,
    visitId: idSchema,
    terminalId,
    rrn: z.string().regex(/^\d{12}$/),
    /** Null where a torn or unreadable slip does not say it (D2.80). */
    stan: z
      .string()
      .regex(/^\d{6}$/)
      .nullable(),
    cardMasked: z
      .string()
      .regex(/^(?:\d{6}\*{6})?\d{4}$/)
      .nullable(),
    amount,
    allocations,
    knownBy: howKnownSchema,
    /** The request to a connected terminal that it answers. */
    attemptId: idSchema.optional(),
    /** Why the slip of a connected terminal was typed (D2.108). */
    typedBecause: typedReasonSchema.optional(),
    /** The visit was completed, and with this nothing is due in it any more. */
    settlesServed: z.literal(true).optional(),
  }),
  topics: ['payments', 'visits', 'fees', 'dayClose'],
});

/** Where a terminal is asked from here on; null: its slips are typed. Written beside the word of two people (D20.105). */
export const terminalConnected = definePublicEntry({
  type: 'terminal.connected',
  group: 'settings',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    terminalId,
    connection: z
      .strictObject({
        driver: z.enum(terminalDrivers),
        host: z.string().max(15).refine(isPrivateAddress),
        port: z.int().min(1).max(65_535),
      })
      .nullable(),
  }),
  topics: ['payments'],
});

/**
 * The amount that goes to a connected terminal, written before its first byte; `ownNumber` is used for this sale alone (D2.105). Of no visit
 * where a connection is tried (D2.150).
 */
export const paymentRequested = definePublicEntry({
  type: 'payment.requested',
  group: 'payments',
  tv: 1,
  body: z.strictObject({
    attemptId: idSchema,
    visitId: idSchema.nullable(),
    terminalId,
    ownNumber: z.string().regex(/^\d{12}$/),
    amount,
  }),
  topics: ['payments', 'visits', 'dayClose'],
});

const said = z.string().max(40);

/** How a request ended, as the terminal said; what was read is kept in the office. An approval pays by its own `payment.recorded`. */
export const paymentAnswered = defineEntry({
  type: 'payment.answered',
  group: 'payments',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    attemptId: idSchema,
    how: z.enum(howAnswered),
    end: z.enum(answerEnds),
    reason: said.nullable(),
    rrn: said.nullable(),
    stan: said.nullable(),
    cardMasked: z
      .string()
      .regex(/^(?:\d{6}\*{6})?\d{4}$/)
      .nullable(),
    rialsTaken: rialsSchema.nullable(),
    said: said.nullable(),
  }),
  private: z.strictObject({ rawMasked: z.string().max(4_000) }),
  topics: ['payments', 'visits', 'dayClose'],
});

/** The terminal took more (`over`) or less (`under`) than was due; `amount` is the difference in rials. */
export const paymentTakenOtherwise = definePublicEntry({
  type: 'payment.taken_otherwise',
  group: 'payments',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    paymentId: idSchema,
    visitId: idSchema,
    kind: z.enum(takenOtherwise),
    amount,
  }),
  topics: ['payments', 'visits', 'dayClose'],
});

/** What of a payment pays for other fee lines from now on, since a service was exchanged: rials, taken off where less than nothing (D4.80). */
export const paymentReallocated = definePublicEntry({
  type: 'payment.reallocated',
  group: 'payments',
  tv: 1,
  body: z.strictObject({ id: idSchema, paymentId: idSchema, visitId: idSchema, moves }),
  topics: ['payments', 'visits', 'fees', 'dayClose'],
});

/** The linked opposite of a payment; `amount` is what went back, in rials. */
export const paymentReversed = defineEntry({
  type: 'payment.reversed',
  group: 'payments',
  tv: 1,
  body: z.strictObject({
    reversalId: idSchema,
    paymentId: idSchema,
    visitId: idSchema,
    amount,
    reasonCode: reversalReasonSchema,
    /** The visit was completed. */
    afterCompletion: z.literal(true).optional(),
    /** With this what was served is not paid for any more; said where it was completed. */
    madeUnpaid: z.boolean().optional(),
  }),
  private: z.strictObject({ note: z.string() }),
  topics: ['payments', 'visits', 'fees', 'dayClose'],
});

export const cashOffered = definePublicEntry({
  type: 'cash.offered',
  group: 'payments',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema.nullable() }),
  topics: ['payments'],
});

export const receiptPrinted = definePublicEntry({
  type: 'receipt.printed',
  group: 'payments',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    /** A slip of money that went back, which is no receipt and is numbered apart (D2.17). */
    isReversal: z.boolean(),
  }),
  topics: ['payments'],
});

/** The paper on which the PC of this entry prints its receipts from here on. */
export const receiptPaperChosen = definePublicEntry({
  type: 'receipt.paper_chosen',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, paper: receiptPaperSchema }),
  topics: ['payments'],
});
