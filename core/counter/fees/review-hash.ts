// The hash that says which review was before a person's eyes.
import { createHash } from 'node:crypto';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';

/** SHA-256 (hex) of what was shown. */
export function hashOf(shown: Record<string, unknown>): string {
  return createHash('sha256').update(canonicalBytes(shown)).digest('hex');
}
