// How a client is reached: mobile number and postal code.
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { block, OK, type Verdict, warn } from './verdict.ts';

/** The mobile number as it is stored, 09 and 9 digits, after +98 or 0098 is taken off; null when it is none. */
export function normaliseMobile(text: string): string | null {
  const cleaned = cleanIdentifier(text);
  const local = cleaned.replace(/^(?:\+98|0098)0?/, '0');
  return /^09\d{9}$/.test(local) ? local : null;
}

/** Blocks on what `normaliseMobile` cannot read (domain.md §4). */
export function mobileVerdict(text: string): Verdict {
  return normaliseMobile(text) === null ? block('mobile_format') : OK;
}

/** A postal code of 10 digits in the pattern of the post; anything else warns, nothing blocks (domain.md §4). */
export function postalCodeVerdict(text: string): Verdict {
  const code = cleanIdentifier(text);
  const fits = /^(?!(\d)\1{3})[13-9]{4}[1346-9][013-9]{5}$/.test(code);
  return fits ? OK : warn('postal_code_format');
}
