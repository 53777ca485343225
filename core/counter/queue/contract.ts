// Queue numbers (D14): inputs, outputs, states. A number says a section, a desk and a count, and nothing of who holds it.
import { z } from 'zod';
import { sectionIdSchema } from '#core/access/postings/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** How a call ends without a visit: nobody came, or there was nothing to serve. */
export const releaseOutcomeSchema = z.enum(['absent', 'no_visit']);
export type ReleaseOutcome = z.infer<typeof releaseOutcomeSchema>;

/** Why somebody is served before those who wait (D14.65). */
export const jumpReasons = [
  'elderly',
  'disabled',
  'with_small_child',
  'returned_with_paper',
  'was_absent',
  'urgent_deadline',
  'by_appointment',
] as const;
export const jumpReasonSchema = z.enum(jumpReasons);
export type JumpReason = z.infer<typeof jumpReasonSchema>;
/** As it is kept: also that the number was taken back from a visit, which goes on without one (D14.65). */
export const keptJumpReasonSchema = z.enum([...jumpReasons, 'number_taken_back']);
export type KeptJumpReason = z.infer<typeof keptJumpReasonSchema>;

export const ticketStateSchema = z.enum(['waiting', 'called', 'served', 'absent', 'over', 'void']);
export type TicketState = z.infer<typeof ticketStateSchema>;

/** Calls that the waiting room shows. */
export const shownCalls = 5;
/** Numbers of one section begin with its place: the seventh of the second section of desk 1 is 1-2007. */
export const seriesSize = 1000;

const ticketNumber = {
  ticketId: idSchema,
  /** The desk that gave the number, and the number with its section's place before it. */
  deskNumber: z.int(),
  number: z.int(),
};

export const switchInput = z.strictObject({ isOn: z.boolean() });
export const switchOutput = z.strictObject({
  isOn: z.boolean(),
  since: instantSchema.nullable(),
  byName: z.string().nullable(),
});

export const issueInput = z.strictObject({ sectionId: sectionIdSchema });
export const ticketSchema = z.strictObject({
  ...ticketNumber,
  sectionId: z.string(),
  /** Null for a built-in section, which the screen names, and where another PC keeps the name. */
  sectionName: z.string().nullable(),
  state: ticketStateSchema,
  issuedAt: instantSchema,
});
export type TicketView = z.infer<typeof ticketSchema>;
export const issueOutput = z.strictObject({ ...ticketNumber });

export const ticketInput = z.strictObject({ ticketId: idSchema });
/** `jump`: of a number that is not the next one. */
export const callTicketInput = z.strictObject({ ticketId: idSchema, jump: jumpReasonSchema.optional() });
/** A ticket for printing: with how many waited for its section before it. */
export const printedTicketOutput = z.strictObject({ ticket: ticketSchema, waitingBefore: z.int().min(0) });

export const callOutput = z.strictObject({ callId: idSchema, ...ticketNumber });
export const releaseInput = z.strictObject({ callId: idSchema, outcome: releaseOutcomeSchema });
export const actOutput = z.strictObject({ actId: idSchema });
export const callInput = z.strictObject({ callId: idSchema });
export const undoInput = z.strictObject({ actId: idSchema });

export const atDeskOutput = z.strictObject({
  isOn: z.boolean(),
  /** The number at this PC's desk: called last and not let go. */
  current: z
    .strictObject({
      ...ticketSchema.shape,
      callId: idSchema,
      calledAt: instantSchema,
      visitId: idSchema.nullable(),
      /** Other desks that called the same number while this one did not hear of it. */
      alsoAt: z.array(z.int()),
      /** The act that tied it, for taking it back. */
      servingId: idSchema.nullable(),
      /** The desk whose visit serves it. */
      servedAt: z.int().nullable(),
    })
    .nullable(),
  /** Every section, those of the person first. */
  sections: z.array(
    z.strictObject({
      sectionId: z.string(),
      sectionName: z.string().nullable(),
      isOwn: z.boolean(),
      waiting: z.int().min(0),
      /** When the one who waits longest got their number. */
      oldestAt: instantSchema.nullable(),
      called: z.int().min(0),
      /** From the number to its first call, on the average of the day, ms; null before any call. */
      averageWaitMs: z.int().min(0).nullable(),
    }),
  ),
  /** Who did not come when called, of the person's sections: they can be called again. */
  absent: z.array(ticketSchema),
});
export type AtDesk = z.infer<typeof atDeskOutput>;

/** What anybody in the waiting room may see: numbers and desks. */
export const waitingRoomOutput = z.strictObject({
  isOn: z.boolean(),
  waiting: z.int().min(0),
  /** The newest first, five at most. `times` grows with every repetition. */
  calls: z.array(
    z.strictObject({
      callId: idSchema,
      deskNumber: z.int(),
      number: z.int(),
      toDesk: z.int(),
      times: z.int().min(1),
    }),
  ),
});
export type WaitingRoom = z.infer<typeof waitingRoomOutput>;
