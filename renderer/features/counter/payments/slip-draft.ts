// A POS slip as it is typed, and what keeps it from being recorded: of a torn one the reference number is enough (D2.80). Core judges the
// same fields again.
import type { z } from 'zod';
import type { recordPaymentInput } from '#core/counter/payments/contract.ts';
import type { TypedReason } from '#core/counter/payments/terminal-sales/contract.ts';
import { maskCard } from '#core/foundation/identifiers/card.ts';
import { isStan, keptRrn, type RrnDigits } from '#core/foundation/identifiers/terminal.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

/** A payment starts unselected: nothing is taken for paid. */
export type PaymentMode = 'pos' | 'exempt' | 'unpaid';
export type SlipDraft = {
  mode: PaymentMode | null;
  terminalId: string | null;
  rrn: string;
  stan: string;
  card: string;
  /** Rials; `due`: all that is due, as long as the person enters nothing else; null: unreadable. */
  amount: number | 'due' | null;
  /** Said on purpose: the terminal took more than was due. */
  asTaken: boolean;
  /** The slip of a connected terminal is typed all the same, and why (D2.108). */
  isTyped: boolean;
  typedBecause: TypedReason | null;
};
export type SlipField = 'terminalId' | 'rrn' | 'stan' | 'card' | 'amount' | 'typedBecause';

export const emptySlip: SlipDraft = {
  mode: null,
  terminalId: null,
  rrn: '',
  stan: '',
  card: '',
  amount: 'due',
  asTaken: false,
  isTyped: false,
  typedBecause: null,
};

export const slipFields: readonly SlipField[] = [
  'terminalId',
  'rrn',
  'stan',
  'card',
  'amount',
  'typedBecause',
];

/** The amount of a slip in rials; null while it cannot be read. */
export function amountOf({ amount }: SlipDraft, due: number): number | null {
  return amount === 'due' ? due : amount;
}

/** What its terminal says of a slip: it could be asked, and how many digits of a reference number it prints. */
export type SlipTerminal = { readonly isConnected: boolean; readonly rrnDigits: RrnDigits };
const usualTerminal: SlipTerminal = { isConnected: false, rrnDigits: 12 };

/** What is wrong with a field, as a sentence; null when it is sound. `due` is in rials. */
export function slipProblem(
  field: SlipField,
  slip: SlipDraft,
  due: number,
  { isConnected, rrnDigits } = usualTerminal,
): MessageId | null {
  switch (field) {
    case 'terminalId':
      return slip.terminalId === null ? 'payments.terminalMissing' : null;
    case 'rrn':
      if (keptRrn(cleanIdentifier(slip.rrn), rrnDigits) !== null) return null;
      return rrnDigits === 10 ? 'payments.rrnWrongTen' : 'payments.rrnWrong';
    case 'stan':
      return slip.stan === '' || isStan(cleanIdentifier(slip.stan)) ? null : 'payments.stanWrong';
    case 'card':
      return slip.card.trim() !== '' && maskCard(slip.card) === null ? 'payments.cardWrong' : null;
    case 'typedBecause':
      return isConnected && slip.typedBecause === null ? 'payments.typedBecauseMissing' : null;
    case 'amount': {
      const amount = amountOf(slip, due);
      if (amount === null || amount < 1) return 'payments.amountMissing';
      return amount > due && !slip.asTaken ? 'payments.amountTooLarge' : null;
    }
  }
}

/** The input of `payments.record`; null while a field is not sound. */
export function slipToSend(
  visitId: string,
  slip: SlipDraft,
  due: number,
  terminal = usualTerminal,
): z.infer<typeof recordPaymentInput> | null {
  const amount = amountOf(slip, due);
  const { terminalId, rrn, stan, card, typedBecause } = slip;
  const isSound = slipFields.every((field) => slipProblem(field, slip, due, terminal) === null);
  if (!isSound || terminalId === null || amount === null) return null;
  return {
    ...{ visitId, terminalId, rrn, stan, card, amount },
    ...(amount > due ? { asTaken: true } : {}),
    ...(terminal.isConnected && typedBecause !== null ? { typedBecause } : {}),
  };
}
