// The legal person's id (شناسه ملی): 11 digits with a check digit.
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { block, OK, type Verdict } from './verdict.ts';

const WEIGHTS = [29, 27, 23, 19, 17] as const;

/** Blocks on anything but 11 digits with the right check digit (domain.md §4). */
export function legalIdVerdict(text: string): Verdict {
  const id = cleanIdentifier(text);
  if (!/^\d{11}$/.test(id)) return block('legal_id_length');
  const digits = Array.from(id, Number);
  const shift = (digits[9] ?? 0) + 2;
  const sum = digits
    .slice(0, 10)
    .reduce((total, digit, index) => total + (digit + shift) * (WEIGHTS[index % 5] ?? 0), 0);
  const check = (sum % 11) % 10;
  return check === digits[10] ? OK : block('legal_id_checksum');
}
