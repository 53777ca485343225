// What a format check says about an identifier. It never says whose it is: that is the identity checklist's part.

export type WarnCode =
  | 'national_code_repeated_digit'
  | 'national_code_unknown_place'
  | 'foreign_id_format'
  | 'passport_format'
  | 'postal_code_format';

export type BlockCode =
  | 'missing'
  | 'national_code_length'
  | 'national_code_checksum'
  | 'legal_id_length'
  | 'legal_id_checksum'
  | 'mobile_format'
  | 'tracking_number_format';

/** `warn` is shown and can be gone past; `block` cannot (domain.md §4). */
export type Verdict =
  | { verdict: 'ok' }
  | { verdict: 'warn'; code: WarnCode }
  | { verdict: 'block'; code: BlockCode };

export const OK: Verdict = { verdict: 'ok' };

export function warn(code: WarnCode): Verdict {
  return { verdict: 'warn', code };
}

export function block(code: BlockCode): Verdict {
  return { verdict: 'block', code };
}
