// When a leaver is cut off everywhere, how long it took, and when that is over (D9). Pure.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { isLate } from './contract.ts';

export type CutAccess = { readonly systemId: string; readonly at: string };

export type DepartureStatus = {
  /** Systems that nobody has said to be cut, in the order of the list. */
  readonly open: readonly string[];
  /** When the last one was recorded, UTC; null while one is open. */
  readonly doneAt: string | null;
  /** It took too long; false while one is open, for then the watch still runs. */
  readonly late: boolean;
};

/**
 * How a departure stands. Time runs from when the person left to when the last access was recorded as cut: what somebody
 * says of an earlier hour stands beside it and stops no watch (D9.7).
 */
export function departureStatus(
  departure: { readonly leftAt: string; readonly cutAt: string; readonly systems: readonly string[] },
  cuts: readonly CutAccess[],
): DepartureStatus {
  const first = new Map<string, string>();
  for (const { systemId, at } of cuts) if (at < (first.get(systemId) ?? '\uffff')) first.set(systemId, at);
  const open = departure.systems.filter((systemId) => !first.has(systemId));
  const doneAt =
    open.length > 0
      ? null
      : ([departure.cutAt, ...departure.systems.flatMap((id) => first.get(id) ?? [])].toSorted().at(-1) ??
        null);
  return { open, doneAt, late: doneAt !== null && isLate(departure.leftAt, doneAt) };
}

/** Nobody has left in the future. */
export function leavingRefusal(leftAt: string, now: string): Problem | null {
  return Date.parse(leftAt) > Date.parse(now)
    ? { code: 'INPUT_INVALID', params: { fields: ['leftAt'] } }
    : null;
}

export type AccessToRecord = {
  readonly outcome: 'cut' | 'never_had';
  readonly cutAt: string;
  readonly proof: string;
};

/** What is said of one access: not of the future, and with words that show it. */
export function accessRefusal({ outcome, cutAt, proof }: AccessToRecord, now: string): Problem | null {
  if (Date.parse(cutAt) > Date.parse(now)) return { code: 'INPUT_INVALID', params: { fields: ['cutAt'] } };
  const isProven = outcome === 'cut' ? proof.length >= 2 : isReason(proof);
  return isProven ? null : { code: 'REASON_NEEDED', params: {} };
}

/** A departure is over when no access is open; one that took too long says why (D9.6). */
export function closingRefusal({ open, late }: DepartureStatus, reason: string): Problem | null {
  if (open.length > 0) return { code: 'ACCESS_STILL_OPEN', params: { count: open.length } };
  return late && !isReason(reason) ? { code: 'REASON_NEEDED', params: {} } : null;
}
