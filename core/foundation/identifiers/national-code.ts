// The national code (کد ملی): 10 digits with a check digit. The checksum misses some slips and never proves whose
// code it is, so what merely looks odd warns and only what cannot be a code blocks.
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { isKnownPlace } from './national-code-places.ts';
import { block, OK, type Verdict, warn } from './verdict.ts';

/**
 * Blocks unless 10 digits were typed (never padded) and the check digit is right; warns for ten equal digits and for a
 * place prefix that the public lists do not know, because real codes are among those (domain.md §4) (D1.5).
 */
export function nationalCodeVerdict(text: string): Verdict {
  const code = cleanIdentifier(text);
  if (!/^\d{10}$/.test(code)) return block('national_code_length');
  if (!checkDigitFits(code)) return block('national_code_checksum');
  if (/^(\d)\1{9}$/.test(code)) return warn('national_code_repeated_digit');
  return isKnownPlace(code.slice(0, 3)) ? OK : warn('national_code_unknown_place');
}

function checkDigitFits(code: string): boolean {
  const digits = Array.from(code, Number);
  const sum = digits.slice(0, 9).reduce((total, digit, index) => total + digit * (10 - index), 0);
  const remainder = sum % 11;
  return digits[9] === (remainder < 2 ? remainder : 11 - remainder);
}
