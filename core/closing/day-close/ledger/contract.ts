// What does not agree, over all days, and how it ends by words (D21.70, D19.70).
import { z } from 'zod';
import { photoInput } from '#core/assets/photos/contract.ts';
import { visitRowSchema } from '#core/counter/visits/contract.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import {
  type Account,
  accountSchema,
  differenceStateSchema,
} from '#core/foundation/settlement/ledger/contract.ts';
import { madeText, typedCode, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, hashSchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';
import { explanationReasons } from '../explanations/contract.ts';

/** Whatever ends a difference: what was found. All but the first need words. */
export const settlementReasonSchema = z.enum(['left_before_paying', ...explanationReasons]);
export type SettlementReason = z.infer<typeof settlementReasonSchema>;

/** On which paper both persons saw it. */
export const settlementPapers = ['slip', 'reprint', 'bank_letter', 'client_signature'] as const;
export type SettlementPaper = (typeof settlementPapers)[number];
/** What a terminal printed is shown by its photo alone (D19.171). */
export const isOfTerminal = (paper: string): boolean => paper === 'slip' || paper === 'reprint';
/** Of these a photo is taken; what a client signed is in none (D17). */
export const photographedPapers: readonly SettlementPaper[] = ['slip', 'reprint', 'bank_letter'];
/** What a client signed shows nothing of a terminal: it is a paper of what went back, of a fee and of a filing. */
export const papersOf = (account: Account): readonly SettlementPaper[] =>
  account === 'refund' || account === 'fee' || account === 'filing' ? settlementPapers : photographedPapers;

/** Rials, or units of a filing; negative where more was told than recorded. */
const amount = z.int();

export const differenceSchema = z.strictObject({
  /** The same facts give the same id at every PC. */
  id: z.string(),
  account: accountSchema,
  state: differenceStateSchema,
  terminalId: z.string().nullable(),
  /** Reference number; null where no file tells it, and for what is of a visit. */
  number: z.string().nullable(),
  visitId: z.string().nullable(),
  /** In the whole office: `3-12`. */
  visitNumber: z.string().nullable(),
  /** Who recorded it; null for money that nobody recorded. */
  by: idSchema.nullable(),
  byName: z.string().nullable(),
  day: daySchema,
  /** Working days since then. */
  age: z.int().min(0),
  recorded: amount,
  told: amount,
  /** What is open of it, never negative. */
  size: amount.min(0),
  /** Both sides agree, and are not the same money: the row is older than the visit. */
  isApart: z.boolean(),
  /** What it was seen with: words end this and no more. */
  legs: hashSchema,
  needsPaper: z.boolean(),
  /** The manager's word alone ends it not (D19.4). */
  needsSecond: z.boolean(),
  /** Nobody in the office ends it by words any more, only the province (D21.240). */
  needsProvince: z.boolean(),
  /** Words of the manager that wait for a second person's. */
  waiting: z
    .strictObject({
      byName: z.string().nullable(),
      at: instantSchema,
      words: z.string().nullable(),
      /** Of the paper; null where its number was written down. */
      photoId: idSchema.nullable(),
    })
    .nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;

/** The id of the difference of a sale that was sent to a terminal and of which nothing is certain (D21.105). */
export const attemptKey = (attemptId: string): string => `${attemptMark}${attemptId}`;
export const attemptMark = 'money:attempt-';
export const isOfAttempt = ({ id }: { readonly id: string }): boolean => id.startsWith(attemptMark);
/** The id of the fee of a served visit that was cancelled and paid back (D21.173). */
export const cancelledFeeKey = (visitId: string): string => `${cancelledFeeMark}${visitId}`;
const cancelledFeeMark = 'fee:cancelled-';
export const isOfCancelledFee = ({ id }: { readonly id: string }): boolean => id.startsWith(cancelledFeeMark);
/** The id of the fee of a client who left after the identity check and before paying (D21.245). */
export const leftKey = (visitId: string): string => `${leftMark}${visitId}`;
export const leftMark = 'fee:left-';
export const isOfLeft = ({ id }: { readonly id: string }): boolean => id.startsWith(leftMark);
/** The reasons that fit a difference, the usual one first. */
export const reasonsToSettle = (difference: { readonly id: string }): readonly SettlementReason[] =>
  isOfLeft(difference) ? settlementReasonSchema.options : explanationReasons;
/** One click is enough for a client who left before paying, while the manager's word is (D21.245). */
export const isClick = (
  { needsSecond }: Pick<Difference, 'needsSecond'>,
  reason: SettlementReason,
): boolean => reason === 'left_before_paying' && !needsSecond;
/** Something was paid for and is not filed yet; the other way round something was filed for no fee. */
export const isToBeFiled = ({
  account,
  recorded,
  told,
}: Pick<Difference, 'account' | 'recorded' | 'told'>): boolean => account === 'filing' && recorded > told;
/** The id of the report of a terminal without which a day was closed (D21.171). Both are the province's to know. */
export const reportKey = (terminalId: string, day: string): string =>
  `report:${bareTerminalId(terminalId)}:${day}`;
/** The terminal of such an id; null for another difference. */
export const reportOf = (id: string): string | null => /^report:(.*):[^:]*$/.exec(id)?.[1] ?? null;
/** The id of what the batch slip of a terminal says otherwise of a day (D21.174). Both are the province's to know. */
export const batchKey = (terminalId: string, day: string): string =>
  `batch:${bareTerminalId(terminalId)}:${day}`;
export const differencesOutput = z.array(differenceSchema).readonly();

/** A visit that paid for something that is filed, and of which some is not filed and not ended (D1.12). */
export const unfiledVisitSchema = z.strictObject({
  ...visitRowSchema.shape,
  day: daySchema,
  byName: z.string().nullable(),
  /** What stands charged and is filed, by title. */
  services: z.array(z.string()).readonly(),
  /** How many units wait. */
  units: z.int(),
  /** Working days since the day of the visit; 0 on the day itself. */
  age: z.int(),
  /** As the ledger has it: what words end. */
  difference: differenceSchema,
});
export type UnfiledVisit = z.infer<typeof unfiledVisitSchema>;
/** Over all days, the oldest first. */
export const unfiledOutput = z.array(unfiledVisitSchema).readonly();

/** What words ended: with the second person's, on the manager's word where that is enough, or with the province's. */
export const endedDifferenceSchema = z.strictObject({
  id: idSchema,
  account: accountSchema,
  size: amount.min(0),
  at: instantSchema,
  byName: z.string().nullable(),
  /** Null where the manager's word was enough, or the province gave its own. */
  secondName: z.string().nullable(),
  /** When the province signed for it; null where it did not. */
  provinceAt: instantSchema.nullable(),
  reasonCode: settlementReasonSchema,
  /** Words and number are null where their private part is not here. */
  words: z.string().nullable(),
  paper: z.enum(settlementPapers).nullable(),
  paperNumber: z.string().nullable(),
  photoId: idSchema.nullable(),
});
export type EndedDifference = z.infer<typeof endedDifferenceSchema>;
export const endedDifferencesOutput = z.array(endedDifferenceSchema).readonly();

export const settleInput = z.strictObject({
  id: madeText(0, 200),
  legs: hashSchema,
  reasonCode: settlementReasonSchema,
  /** Who was asked, and what was found. */
  words: typedLines(0, 500),
  /** The paper, by a photo of it, or by its number where that is enough. */
  paper: z
    .strictObject({ kind: z.enum(settlementPapers), number: typedCode(0, 40), photo: photoInput.optional() })
    .optional(),
  /** A colleague who saw it too, with their password. */
  second: z
    .strictObject({ personId: idSchema, password: typedSecret(1, 200), word: typedLines(0, 500) })
    .optional(),
});

/** Of the whole office at a close. */
export const signedLedgerSchema = z.strictObject({
  /** Opening + added − cleared − settled = closing, of each account that has any. */
  lines: z
    .array(
      z.strictObject({
        account: accountSchema,
        opening: amount,
        added: amount,
        cleared: amount,
        settled: amount,
        closing: amount,
      }),
    )
    .readonly(),
  /** What stays open, the oldest first. */
  open: z
    .array(
      z.strictObject({
        id: z.string(),
        account: accountSchema,
        state: differenceStateSchema,
        day: daySchema,
        age: z.int().min(0),
        size: amount.min(0),
      }),
    )
    .readonly(),
});
export type SignedLedger = z.infer<typeof signedLedgerSchema>;
