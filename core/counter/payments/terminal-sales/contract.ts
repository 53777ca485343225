// Sales on connected terminals (D2.105): what they are asked, how that ended and how a payment is known. Amounts are whole rials.
import { z } from 'zod';
import { besideInput } from '#core/access/staff/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedCode } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** The protocols that a terminal is asked in; a driver of the port each. */
export const terminalDrivers = ['behpardakht', 'asan_pardakht', 'sadad_service'] as const;
export type ConnectedBy = (typeof terminalDrivers)[number];

/** Where a terminal is asked, and in which protocol; the address is an IPv4 one of a private network. */
export const connectionSchema = z.strictObject({
  driver: z.enum(terminalDrivers),
  host: typedCode(1, 40),
  port: z.int().min(1).max(65_535),
});
export type Connection = z.infer<typeof connectionSchema>;

const terminalId = typedCode(0, 40);

/** Connects a terminal, changes where it is, or says that it is connected no more (null). A colleague stands beside (D20.105). */
export const connectTerminalInput = z.strictObject({
  terminalId,
  connection: connectionSchema.nullable(),
  beside: besideInput.optional(),
});

/** Tries a connection before or after it is set; no money moves. */
export const probeTerminalInput = z.strictObject({ terminalId, connection: connectionSchema });
export const probeTerminalOutput = z.discriminatedUnion('end', [
  z.strictObject({ end: z.literal('reachable') }),
  z.strictObject({ end: z.literal('unreachable'), reason: z.string() }),
  z.strictObject({ end: z.literal('wrong_terminal'), seen: z.string() }),
  z.strictObject({ end: z.literal('busy') }),
]);
export type Probed = z.infer<typeof probeTerminalOutput>;

/** Whether a terminal said it to the sale itself, or when it was asked again. */
export const howAnswered = ['answer', 'inquiry'] as const;
export type HowAnswered = (typeof howAnswered)[number];

/** `not_sent`: no byte of the amount left. `not_recorded`: the terminal knows of no such sale, which says not that nothing was taken. */
export const answerEnds = [
  'approved',
  'declined',
  'cancelled',
  'not_sent',
  'not_recorded',
  'unknown',
] as const;
export type AnswerEnd = (typeof answerEnds)[number];

/** How a payment is known: by the terminal's answer, by asking it again, or from its paper. */
export const howKnown = ['terminal_answer', 'terminal_inquiry', 'typed_slip'] as const;
export const howKnownSchema = z.enum(howKnown);
export type HowKnown = (typeof howKnown)[number];

/** Why the slip of a connected terminal was typed. */
export const typedReasons = ['link_down', 'result_unknown', 'two_cards', 'taken_before'] as const;
export const typedReasonSchema = z.enum(typedReasons);
export type TypedReason = (typeof typedReasons)[number];

/** `asked`: no answer is here yet. `paid`: a payment names it. The rest as in `answerEnds`. */
export const attemptStates = ['asked', 'paid', ...answerEnds] as const;
export const attemptStateSchema = z.enum(attemptStates);
export type AttemptState = (typeof attemptStates)[number];

export const attemptViewSchema = z.strictObject({
  attemptId: idSchema,
  visitId: idSchema,
  terminalId: z.string(),
  amount: rialsSchema,
  state: attemptStateSchema,
  /** The switch's code, or why the result is unknown; null while there is none. */
  reason: z.string().nullable(),
  rrn: z.string().nullable(),
  /** When the amount was sent, and when the newest answer came. */
  at: instantSchema,
  answeredAt: instantSchema.nullable(),
  byName: z.string().nullable(),
  /** This PC waits for the terminal now. */
  isWaiting: z.boolean(),
});
export type AttemptView = z.infer<typeof attemptViewSchema>;
/** The newest first. */
export const attemptsOutput = z.array(attemptViewSchema).readonly();

/** Tries a connection by a sale of a small amount, which is cancelled at the terminal (D2.150). */
export const trySaleInput = z.strictObject({ terminalId });
/** How it ended: `approved` where money was taken all the same. */
export const trySaleOutput = z.strictObject({ state: attemptStateSchema });
export type TriedSale = z.infer<typeof trySaleOutput>;

/** The amount is what is due in the visit: nobody types it (D2.105). */
export const askTerminalInput = z.strictObject({ visitId: idSchema, terminalId });
export const askTerminalOutput = z.strictObject({ attemptId: idSchema });

export const attemptInput = z.strictObject({ attemptId: idSchema });
export const inquireOutput = z.strictObject({ state: attemptStateSchema });
export const cancelAskingOutput = z.strictObject({
  cancelled: z.enum(['cancelled_before_card', 'too_late', 'unknown']),
});
