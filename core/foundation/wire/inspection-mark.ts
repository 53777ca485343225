// How an inspector's code is told from any other scan, and what it can open.
import { toLatinDigits } from '#core/foundation/text/fold.ts';

/** What every code begins with. */
export const inspectionMark = '1271';

/** What a code can open, each a part of the office's records; new ones are added at the end, for a code names them by place. */
export const inspectionSections = [
  'records',
  'supervision',
  'violations',
  'dayClose',
  'inspectionLines',
] as const;
export type InspectionSection = (typeof inspectionSections)[number];

/** The digits of what was scanned or pasted, without spaces, line breaks and marks of direction. */
export function inspectionDigits(typed: string): string {
  return toLatinDigits(typed).replace(/[\s\p{Cf}]/gu, '');
}

/** True for what may be such a code: many digits behind the mark. */
export function looksLikeInspection(typed: string): boolean {
  const digits = inspectionDigits(typed);
  return /^\d{250,1500}$/.test(digits) && digits.startsWith(inspectionMark);
}
