// What a difference probably is, from its kind and what lies beside it, with why (D21.145). A suggestion is read; the person decides.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import {
  type ExplanationReason,
  explanationReasonSchema,
} from '#core/closing/day-close/explanations/contract.ts';
import type { SettlementReason } from '#core/closing/day-close/ledger/contract.ts';
import type { NearVisit } from './nearest-visits.ts';
import type { TriageItem } from './triage.ts';

/** Why a reason is suggested: one sentence of each. */
type Why =
  | 'unpaidVisitNear'
  | 'paidVisitNear'
  | 'nobodyNear'
  | 'failedAtPsp'
  | 'notInReport'
  | 'typedAmount'
  | 'keyedAmount'
  | 'saidTwice'
  | 'numberUsedBefore'
  | 'reversedOnTerminal'
  | 'reversalAwaited'
  | 'otherTerminal'
  | 'moneyOfSameAmount'
  | 'nothingOfSameAmount'
  | 'pcsApart';

export type Suggestion = {
  reason: SettlementReason;
  why: Why;
  /** The visit that speaks for it. */
  visit?: NearVisit;
};

/** What lies beside a difference: the visits of its day by their distance, undefined until they are known, and what else does not agree. */
export type Beside = { visits: readonly NearVisit[] | undefined; items: readonly TriageItem[] };

/** Minutes within which a visit is the one at which the card was drawn; beyond the second nobody was there. */
const nearMinutes = 15;
const aloneMinutes = 30;

/** Null where neither kind nor neighbours say anything. */
export function suggestedReason({ exception, rials }: TriageItem, beside: Beside): Suggestion | null {
  if (exception === null) return null;
  const { kind, saw, amounts, reasons } = exception;
  const suggested = ((): Suggestion | null => {
    switch (kind) {
      case 'in_psp_not_in_app':
        return beside.visits === undefined ? null : ofLoneMoney(rials, beside.visits);
      case 'in_app_not_in_psp':
        if (saw?.note === 'failed_at_psp') return { reason: 'our_mistake', why: 'failedAtPsp' };
        return saw?.note === 'not_in_report' ? { reason: 'psp_or_bank_error', why: 'notInReport' } : null;
      case 'amount_differs':
        return ofAmounts(amounts);
      case 'duplicate_rrn':
        return saw?.note === 'rrn_twice_in_report'
          ? { reason: 'psp_or_bank_error', why: 'saidTwice' }
          : { reason: 'our_mistake', why: 'numberUsedBefore' };
      case 'reversed':
        return saw?.note === 'reversed_only_at_psp'
          ? { reason: 'given_back_otherwise', why: 'reversedOnTerminal' }
          : null;
      case 'pending_reversal':
        return { reason: 'psp_or_bank_error', why: 'reversalAwaited' };
      case 'wrong_terminal':
        return saw?.note === 'terminal_differs' ? { reason: 'our_mistake', why: 'otherTerminal' } : null;
      case 'verified_cancelled_unpaid':
        return ofUnpaidVisit(exception, beside.items);
      case 'day_opened_twice':
      case 'day_closed_twice':
      case 'identity_decided_concurrently':
      case 'charged_concurrently':
        return { reason: 'found_out', why: 'pcsApart' };
      default:
        return null;
    }
  })();
  // What does not fit the kind is not suggested: a close would refuse it.
  return suggested === null || (reasons.length > 0 && !reasons.some((one) => one === suggested.reason))
    ? null
    : suggested;
}

/** Two amounts of one transaction: the fee says which of them is the slip of a hand. */
function ofAmounts({ charged, recorded, psp }: ExceptionView['amounts']): Suggestion | null {
  if (charged === psp) return { reason: 'our_mistake', why: 'typedAmount' };
  return charged === recorded ? { reason: 'our_mistake', why: 'keyedAmount' } : null;
}

/** Money on a terminal for which nothing was recorded: somebody may have been there. */
function ofLoneMoney(rials: number, visits: readonly NearVisit[]): Suggestion | null {
  const near = visits.filter(({ minutes }) => Math.abs(minutes) <= nearMinutes);
  const same = near.filter(({ charged }) => charged === rials);
  const unpaid = same.find(({ paid, charged }) => paid < charged);
  if (unpaid !== undefined) return { reason: 'our_mistake', why: 'unpaidVisitNear', visit: unpaid };
  const [paid] = same;
  if (paid !== undefined) return { reason: 'our_mistake', why: 'paidVisitNear', visit: paid };
  const isAlone = visits.every(({ minutes }) => Math.abs(minutes) > aloneMinutes);
  return isAlone ? { reason: 'found_out', why: 'nobodyNear' } : null;
}

/** A visit that was cancelled after the identity check: the client left, unless money of its fee came without a service. */
function ofUnpaidVisit({ amounts }: ExceptionView, items: readonly TriageItem[]): Suggestion {
  const isThere = items.some(
    ({ exception, rials }) =>
      exception?.kind === 'in_psp_not_in_app' && rials > 0 && rials === amounts.charged,
  );
  return isThere
    ? { reason: 'our_mistake', why: 'moneyOfSameAmount' }
    : { reason: 'left_before_paying', why: 'nothingOfSameAmount' };
}

/**
 * The suggestion that may stand chosen before the person chose: only of a sign, which takes no second person. Everything else the person presses.
 */
export function chosenBefore(
  exception: ExceptionView,
  suggestion: Suggestion | null,
): ExplanationReason | null {
  if (suggestion === null || exception.reasons.length === 0) return null;
  return explanationReasonSchema.safeParse(suggestion.reason).data ?? null;
}
