// What is filed in the judiciary's own system is filed for a fee: one filing for each charged unit of a service that is filed. Pure.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { VisitState } from './contract.ts';

/** A visit as far as it matters whether something is filed in it. */
export type FilingFacts = {
  readonly state: VisitState;
  /** Charges that stand. */
  readonly charges: number;
  /** Rials that are due, beyond what the manager let pass. */
  readonly due: number;
  /** Charged units of services that are filed, and the filings that stand. */
  readonly units: number;
  readonly filings: number;
};

/**
 * Why no filing of its own is recorded in a visit; null when one is. A charge of nought, by a listed reduction or an approved
 * rate, leaves nothing due (D1.12, D1.25).
 */
export function filingRefusal({ state, charges, due, units, filings }: FilingFacts): Problem | null {
  if (state === 'refused' || state === 'cancelled' || state === 'asked')
    return { code: 'VISIT_NOT_OPEN', params: {} };
  if (state === 'charged' || due > 0) return { code: 'VISIT_NOT_PAID', params: { due } };
  if ((state !== 'paid' && state !== 'completed') || charges === 0)
    return { code: 'FEES_NOT_CHARGED', params: {} };
  if (units === 0) return { code: 'NO_FILING_SERVICE_CHARGED', params: {} };
  return filings < units ? null : { code: 'FILED_ALREADY', params: { units } };
}

/** By what a tracking number is known again: noughts in front make no other number (D1.26). */
export const numberKeyOf = (trackingNumber: string): string => trackingNumber.replace(/^0+/, '');

/**
 * Where the judiciary's own system says another fee for the filings of a visit than was charged for them here, with their persons and
 * pages: both, in rials. Null while a unit is not filed or a filing says nothing of it, and where they agree (D4.17).
 */
export function feeDifference({
  charged,
  units,
  stated,
}: {
  readonly charged: number;
  readonly units: number;
  readonly stated: readonly (number | null)[];
}): { charged: number; stated: number } | null {
  const told = stated.filter((fee) => fee !== null);
  if (told.length === 0 || told.length < stated.length || stated.length !== units) return null;
  const sum = told.reduce((total, fee) => total + fee, 0);
  return sum === charged ? null : { charged, stated: sum };
}
