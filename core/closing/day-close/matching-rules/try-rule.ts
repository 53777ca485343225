// What a matching rule asks of a pair, and how it does on a day that is over (F51). Pure.
import type { MatchReason } from '#core/foundation/settlement/matching/contract.ts';
import { compareInWords } from '#core/foundation/settlement/matching/items.ts';
import { pairDay } from '#core/foundation/settlement/matching/pair-day.ts';
import type { Pair } from '#core/foundation/settlement/matching/pair-payments.ts';
import type { ReportedRow, SettlementInput } from '#core/foundation/settlement/matching/shapes.ts';
import type { MatchingRule, TriedPair } from './contract.ts';

const asked: Readonly<Record<MatchingRule, readonly MatchReason[]>> = {
  stan: ['rrn_missing', 'stan_same', 'terminal_same', 'amount_same', 'date_same'],
  card_time: [
    ...(['rrn_missing', 'stan_missing', 'card_same', 'terminal_same', 'amount_same', 'date_same'] as const),
    'time_within_ten_minutes',
  ],
};

/** Whether what was seen of a pair is all that a rule asks for, and nothing speaks against it. */
export const fitsRule = (rule: MatchingRule, words: readonly MatchReason[]): boolean =>
  asked[rule].every((word) => words.includes(word)) && !words.includes('card_differs');

/** A day that is over, as it was recorded and reported. `withdrawn`: matches that the manager took back, as `payment row`. */
export type PastDay = Pick<SettlementInput, 'day' | 'payments' | 'pspRows' | 'terminals'> &
  Required<Pick<SettlementInput, 'manualMatches'>> & { readonly withdrawn: ReadonlySet<string> };

type TriedDay = {
  readonly right: number;
  readonly wrong: readonly TriedPair[];
  readonly added: readonly TriedPair[];
};

/** The report as if its PSP left out what the rule does without. */
function withoutNumbers(rule: MatchingRule, row: ReportedRow): ReportedRow {
  return rule === 'stan' ? { ...row, rrn: null } : { ...row, rrn: null, stan: null };
}

/**
 * What a rule would have made of a day: the numbers are hidden from it, and what it puts together is held against them and against the
 * manager's word.
 */
export function tryOnDay(rule: MatchingRule, past: PastDay): TriedDay {
  // What a rule matched itself proves nothing.
  const known = pairDay(past).pairing.pairs.filter(({ basis }) => basis === 'rrn' || basis === 'by_hand');
  const rowsOf = new Map(known.map(({ payment, transaction }) => [payment.id, transaction.rowIds]));
  const paymentOf = new Map(
    known.flatMap(({ payment, transaction }) => transaction.rowIds.map((id) => [id, payment.id] as const)),
  );
  const rowById = new Map(past.pspRows.map((row) => [row.id, row]));
  const blind = pairDay({
    ...past,
    manualMatches: [],
    pspRows: past.pspRows.map((row) => withoutNumbers(rule, row)),
  }).pairing.pairs.filter(({ payment, transaction }) =>
    fitsRule(rule, compareInWords(payment, transaction, null)),
  );
  const verdictOf = ({ payment, transaction: { rowIds } }: Pair): 'right' | 'wrong' | 'added' => {
    const told = rowsOf.get(payment.id);
    if (told?.some((id) => rowIds.includes(id))) return 'right';
    const isOthers = told !== undefined || rowIds.some((id) => paymentOf.has(id));
    const isTakenBack = rowIds.some((id) => past.withdrawn.has(`${payment.id} ${id}`));
    const speaksAgainst = rowIds.some((id) => {
      const rrn = rowById.get(id)?.rrn ?? null;
      return rrn !== null && payment.rrn !== null && rrn !== payment.rrn;
    });
    return isOthers || isTakenBack || speaksAgainst ? 'wrong' : 'added';
  };
  const toTried = ({ payment, transaction }: Pair): TriedPair => {
    const row = rowById.get(transaction.rowIds[0] ?? '');
    return {
      ...{ day: past.day, terminalId: payment.terminal, amount: payment.amount },
      ...{ recordedRrn: payment.rrn, rowRrn: row?.rrn ?? null, time: row?.time ?? null },
    };
  };
  const judged = Map.groupBy(blind, verdictOf);
  return {
    right: judged.get('right')?.length ?? 0,
    wrong: (judged.get('wrong') ?? []).map(toTried),
    added: (judged.get('added') ?? []).map(toTried),
  };
}
