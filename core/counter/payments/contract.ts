// Terminals, POS payments, reversals and receipts (D2, D3): inputs and outputs. Amounts are integer rials.
import { z } from 'zod';
import { officeContactSchema } from '#core/assets/settings/contract.ts';
import {
  chargeViewSchema,
  lineToChargeSchema,
  proposedShape,
  rateReferenceSchema,
  wrongUnitsSchema,
} from '#core/counter/fees/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { typedCode, typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, hashSchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { connectionSchema, typedReasonSchema } from './terminal-sales/contract.ts';

/** How many digits of a reference number the terminal's PSP prints, where it is not twelve (D2.135). */
const rrnDigits = z.literal(10);

/** As typed: any digit set, spaces allowed; the command normalises and judges. */
const typed = typedCode(0, 40);

export const terminalViewSchema = z.strictObject({
  terminalId: z.string(),
  merchant: z.string(),
  psp: z.string(),
  validFrom: daySchema,
  /** Last day of use; null: still designated. */
  validTo: daySchema.nullable(),
  /** May be used on the business day. */
  inForce: z.boolean(),
  /** Null: its reference numbers have twelve digits. */
  rrnDigits: rrnDigits.nullable(),
  /** In the register on the word of the person who entered it alone. */
  confirmedByNobodyElse: z.boolean(),
  /** Null: its slips are typed. */
  connection: connectionSchema.nullable(),
});
export type TerminalView = z.infer<typeof terminalViewSchema>;
export const terminalListOutput = z.array(terminalViewSchema);

export const registerTerminalInput = z.strictObject({
  terminalId: typed,
  merchant: typedLine(1, 40),
  /** Payment service provider, e.g. «به‌پرداخت ملت». */
  psp: typedLine(1, 60),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  rrnDigits: rrnDigits.optional(),
});

/** A terminal with the letter that designates it, as it is entered after the first run; a second person confirms it. */
export const proposeTerminalInput = z.strictObject({
  ...registerTerminalInput.shape,
  letterNumber: typedLine(1, 60),
  letterDay: daySchema,
});
export const proposeTerminalOutput = z.strictObject({ registrationId: idSchema });
export const confirmTerminalInput = z.strictObject({ registrationId: idSchema, seen: hashSchema });

/** A registration as the settings show it. */
export const registrationViewSchema = z.strictObject({
  registrationId: idSchema,
  terminalId: z.string(),
  merchant: z.string(),
  psp: z.string(),
  validFrom: daySchema,
  validTo: daySchema.nullable(),
  rrnDigits: rrnDigits.nullable(),
  letterNumber: z.string().nullable(),
  letterDay: daySchema.nullable(),
  ...proposedShape,
});
export type RegistrationView = z.infer<typeof registrationViewSchema>;
/** Newest first, also those that wait and those that are over. */
export const registrationListOutput = z.array(registrationViewSchema);

export const retireTerminalInput = z.strictObject({ terminalId: typed, lastDay: daySchema });

export const recordPaymentInput = z.strictObject({
  visitId: idSchema,
  terminalId: typed,
  /** 12 digits, or 10 where the terminal's PSP prints ten (D2.135); the only number that a slip cannot lack (D2.80). */
  rrn: typed,
  /** 6 digits; empty where the slip does not say it. */
  stan: typed,
  /** Masked, last four, or a full number (masked before it is kept); empty where the slip does not say it. */
  card: typed,
  amount: rialsSchema.min(1),
  /** Said on purpose: the terminal took more than was due, and it is recorded as it was. */
  asTaken: z.boolean().optional(),
  /** Asked for on a connected terminal (D2.108). */
  typedBecause: typedReasonSchema.optional(),
});
export const recordPaymentOutput = z.strictObject({
  paymentId: idSchema,
  /** Rials still due on the POS for this visit. */
  due: rialsSchema,
});

export const reversalReasonSchema = z.enum([
  'wrong_amount',
  'wrong_service',
  'client_withdrew',
  'double_payment',
  'terminal_error',
]);
export type ReversalReason = z.infer<typeof reversalReasonSchema>;
export const reversePaymentInput = z.strictObject({
  paymentId: idSchema,
  reasonCode: reversalReasonSchema,
  note: typedLines(0, 500),
  /** Re-authentication of the person who reverses (D11). */
  password: typedSecret(1, 200),
});
export const reversePaymentOutput = z.strictObject({ reversalId: idSchema });

/** Other services in place of a paid charge that was wrong (D4.80). */
export const exchangeInput = z.strictObject({
  chargeId: idSchema,
  wrong: wrongUnitsSchema,
  /** What stands in its place; empty where nothing does. */
  lines: z.array(lineToChargeSchema).max(50).readonly(),
  reason: typedLines(0, 500),
  /** Re-authentication of the person who exchanges (D11). */
  password: typedSecret(1, 200),
});
export const exchangeOutput = z.strictObject({
  /** Rials that are due on the POS now. */
  due: rialsSchema,
  /** Rials that go back to the client by the terminal. */
  back: rialsSchema,
});

export const cashOfferInput = z.strictObject({ visitId: idSchema.nullable() });

export const paymentViewSchema = z.strictObject({
  paymentId: idSchema,
  visitId: idSchema,
  terminalId: z.string(),
  rrn: z.string(),
  stan: z.string().nullable(),
  cardMasked: z.string().nullable(),
  amount: rialsSchema,
  /** Rials that the terminal took beyond what was due; they pay nothing and go back to the client. */
  over: rialsSchema,
  at: instantSchema,
  /** The PC that recorded it. */
  device: idSchema,
  by: idSchema.nullable(),
  reversal: z
    .strictObject({
      reversalId: idSchema,
      reasonCode: reversalReasonSchema,
      at: instantSchema,
      device: idSchema,
      by: idSchema.nullable(),
    })
    .nullable(),
});
export type PaymentView = z.infer<typeof paymentViewSchema>;

export const visitInput = z.strictObject({ visitId: idSchema });

/** What goes back to a client because the terminal took more than was due. */
export const refundCaseSchema = z.strictObject({
  paymentId: idSchema,
  visitId: idSchema,
  /** In the whole office: `3-12`. */
  visitNumber: z.string(),
  terminalId: z.string(),
  rrn: z.string(),
  cardMasked: z.string().nullable(),
  /** Rials to go back. */
  amount: rialsSchema,
  day: daySchema,
  at: instantSchema,
  by: idSchema.nullable(),
  /** Open until a successful reversal of it shows in a report of the PSP. */
  state: z.enum(['open', 'shown']),
});
export type RefundCase = z.infer<typeof refundCaseSchema>;
export const refundCasesOutput = z.array(refundCaseSchema);

/** What a visit owes and has paid on the POS, in rials. */
export const accountViewSchema = z.strictObject({
  charges: z.array(chargeViewSchema),
  payments: z.array(paymentViewSchema),
  /** Sum of office_pos lines in force. */
  charged: rialsSchema,
  /** Payments minus reversals. */
  paid: rialsSchema,
  due: z.int(),
});
export type AccountView = z.infer<typeof accountViewSchema>;

/** A roll 80 mm wide, or a sheet. */
export const receiptPapers = ['receipt80', 'A5', 'A4'] as const;
export const receiptPaperSchema = z.enum(receiptPapers);
export type ReceiptPaper = z.infer<typeof receiptPaperSchema>;

export const receiptPaperOutput = z.strictObject({
  paper: receiptPaperSchema,
  /** Null while this PC prints on what the product came with. */
  chosenAt: instantSchema.nullable(),
  byName: z.string().nullable(),
});
export type ReceiptPaperChoice = z.infer<typeof receiptPaperOutput>;
export const chooseReceiptPaperInput = z.strictObject({ paper: receiptPaperSchema });

export const receiptOutput = z.strictObject({
  officeName: z.string(),
  officeCode: z.string(),
  /** Where the office is, as it was stated last. */
  contact: officeContactSchema.nullable(),
  demo: z.boolean(),
  visitNumber: z.int(),
  deskNumber: z.int(),
  day: daySchema,
  at: instantSchema,
  /** Who served: who filed it; before that who took or gave back the money last, or who opened the visit. */
  servedBy: z.string(),
  clientName: z.string(),
  identifierMasked: z.string(),
  /** Everybody else of a joint visit: one receipt names all (D1.75). */
  others: z.array(z.strictObject({ name: z.string(), identifierMasked: z.string() })).readonly(),
  /** کد رهگیری of the judiciary's own system, one for each filing that stands. */
  trackingNumbers: z.array(z.string()).readonly(),
  /** The last four digits of numbers that stood here and were taken back: an earlier copy may bear them (D1.111). */
  withdrawnNumbers: z.array(z.string()).readonly(),
  /** Something of it is still to be filed. */
  isFilingOpen: z.boolean(),
  /** Something of the visit was done in a session of an emergency (D11). */
  isSupervised: z.boolean(),
  account: accountViewSchema,
  /** Who took each payment, by its id; empty where nobody is known. */
  takenBy: z.record(z.string(), z.string()),
  /** Every payment was reversed: the paper says that the money was returned, and is no proof of payment. */
  isReversal: z.boolean(),
  /** The paper of this PC. */
  paper: receiptPaperSchema,
  /** How often it was printed before; later prints say which copy they are. Receipts and slips of money that went back count apart. */
  printsBefore: z.int(),
  /** Signed codes, digits: of the print that was journalled last (null before the first), and a specimen of the next. */
  codes: z.strictObject({ last: z.string().nullable(), next: z.string() }),
  /** When it was printed last, UTC; null before the first print. */
  printedAt: instantSchema.nullable(),
});
export type Receipt = z.infer<typeof receiptOutput>;
/** Which copy it is, and the paper of this PC at that moment: what a screen knows of it may be older. */
export const printReceiptOutput = z.strictObject({ copy: z.int().min(1), paper: receiptPaperSchema });
export type PrintedReceipt = z.infer<typeof printReceiptOutput>;

/** The digits as scanned or pasted: any digit set, line breaks allowed. */
export const checkReceiptInput = z.strictObject({ code: typedCode(0, 4000) });

/** What an honest reading of a code says. */
const saidSchema = z.strictObject({
  officeCode: z.string(),
  deskNumber: z.int(),
  visitId: idSchema,
  visitNumber: z.int(),
  day: daySchema,
  at: instantSchema,
  copy: z.int(),
  /** Number of the print's entry at its PC and the head of the chain there, eight bytes hex (D2.18). */
  seq: z.int(),
  head: z.string(),
  charged: rialsSchema,
  isReversal: z.boolean(),
  payments: z
    .array(z.strictObject({ terminalId: z.string(), rrn: z.string(), amount: rialsSchema }))
    .readonly(),
});

export const checkReceiptOutput = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('not_a_receipt') }),
  /** Its signature does not cover what it says. */
  z.strictObject({ verdict: z.literal('changed') }),
  /** Signed, by a key that is none of this office's PCs. */
  z.strictObject({ verdict: z.literal('foreign'), said: saidSchema }),
  /** Signed by a PC of the office, of a visit or a print that is not here (another PC's may still be on its way). */
  z.strictObject({ verdict: z.literal('not_printed'), said: saidSchema }),
  /** Signed by a PC of the office, and the journal here has another entry in the place of its print: it was written anew (D2.18). */
  z.strictObject({ verdict: z.literal('rewritten'), said: saidSchema }),
  /** Genuine, and a payment on it was reversed since, `at`. */
  z.strictObject({
    verdict: z.literal('cancelled'),
    said: saidSchema,
    cancelledAt: instantSchema,
    byName: z.string().nullable(),
  }),
  /** Genuine, and itself says that the money went back. */
  z.strictObject({ verdict: z.literal('reversal'), said: saidSchema }),
  /** Genuine and as it stands. `prints`: how often the receipt was printed by now; `rates`: the letters behind what it charges. */
  z.strictObject({
    verdict: z.literal('genuine'),
    said: saidSchema,
    prints: z.int(),
    rates: z.array(z.strictObject({ title: z.string(), ...rateReferenceSchema.shape })).readonly(),
  }),
]);
export type ReceiptVerdict = z.infer<typeof checkReceiptOutput>;

/** Whether a terminal took more or less than was due. */
export const takenOtherwise = ['over', 'under'] as const;
export type TakenOtherwise = (typeof takenOtherwise)[number];
