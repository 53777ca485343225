// What does not agree as one list, the most money first: what the day names and what the ledger keeps open are told once where they are
// the same thing. What is only on its way is counted and not listed.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { rialsOfException } from '#core/closing/day-close/explanations/contract.ts';
import { type Difference, leftKey } from '#core/closing/day-close/ledger/contract.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { countsUnits } from '#core/foundation/settlement/ledger/contract.ts';
import { isOfVisit } from './kinds-of-visit.ts';

export type TriageItem = {
  key: string;
  /** What the day's settlement names, and what the ledger keeps open of it; at least one of them. */
  exception: ExceptionView | null;
  difference: Difference | null;
  /** Rials that it is about, never negative; 0 where it is about none. */
  rials: number;
};

type Triage = {
  /** What asks for something. */
  open: readonly TriageItem[];
  /** What was explained, or asks for nothing. */
  rest: readonly TriageItem[];
  /** How many differences are still on their way. */
  awaited: number;
};

/** A sign that a close asks words for and that has none yet. */
export const isUnexplained = ({ reasons, explanation }: Pick<ExceptionView, 'reasons' | 'explanation'>) =>
  reasons.length > 0 && explanation === null;

/** Of which the office can do something by words. */
export const isDue = ({ state }: Pick<Difference, 'state'>): boolean => state !== 'awaited';

function isSame(difference: Difference, { kind, saw, visitId, terminalId }: ExceptionView): boolean {
  if (kind === 'verified_cancelled_unpaid') return difference.id === leftKey(visitId ?? '');
  if (isOfVisit(kind))
    return visitId !== null && difference.visitId === visitId && difference.number === null;
  const number = saw?.item.rrn ?? null;
  return (
    number !== null &&
    difference.number === number &&
    difference.terminalId !== null &&
    bareTerminalId(difference.terminalId) === bareTerminalId(terminalId)
  );
}

function itemOf(exception: ExceptionView | null, difference: Difference | null): TriageItem {
  const ofLedger = difference === null || countsUnits(difference.account) ? 0 : difference.size;
  return {
    key: exception?.key ?? difference?.id ?? '',
    exception,
    difference,
    rials: Math.max(ofLedger, exception === null ? 0 : rialsOfException(exception)),
  };
}

const isOpen = ({ exception, difference }: TriageItem): boolean =>
  (exception !== null && isUnexplained(exception)) || (difference !== null && isDue(difference));

export function triage(exceptions: readonly ExceptionView[], differences: readonly Difference[]): Triage {
  const left = new Set(differences);
  const named = exceptions.map((exception) => {
    const difference = [...left].find((one) => isSame(one, exception)) ?? null;
    if (difference !== null) left.delete(difference);
    return itemOf(exception, difference);
  });
  const others = [...left].filter(isDue).map((difference) => itemOf(null, difference));
  const all = [...named, ...others].toSorted((one, other) => other.rials - one.rials);
  return {
    open: all.filter(isOpen),
    rest: all.filter((item) => !isOpen(item)),
    awaited: [...left].filter((difference) => !isDue(difference)).length,
  };
}
