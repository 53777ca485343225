// Whether a code of the province opens a visit here and now (D16). Pure; instants are UTC.
import type { InspectionRefusal } from './contract.ts';

/** Clocks of province and office may differ by so much before a code counts as made in the future, ms. */
export const clockGraceMs = 10 * 60_000;

type Allowed = { readonly office: string; readonly madeAt: string; readonly expiresAt: string };
export type KnownVisit = { readonly device: string; readonly hasEnded: boolean };

/**
 * Why a signed code opens nothing. A code is for one office and one visit: the same PC goes on with a visit that was not ended
 * (whoever shuts the application ends no inspection), any other PC is refused.
 */
export function inspectionRefusalReason(
  code: Allowed,
  here: { readonly office: string; readonly device: string; readonly now: string },
  visits: readonly KnownVisit[],
): InspectionRefusal | null {
  if (code.office !== here.office) return 'other_office';
  if (here.now >= code.expiresAt) return 'expired';
  if (Date.parse(here.now) < Date.parse(code.madeAt) - clockGraceMs) return 'not_yet';
  const isTaken = visits.some(({ device, hasEnded }) => device !== here.device || hasEnded);
  return isTaken ? 'used' : null;
}
