// A private part as it is kept beside the journal: a salt and canonical bytes, to which its entry commits.
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import type { PrivatePart } from './journal-store.ts';

/** Not JSON is no reason to stop either: the applier finds that it is not of its type's shape. */
export function readPrivatePart(bytes: Uint8Array): unknown {
  try {
    return parseJsonBytes(bytes);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

export function privatePartOf(value: unknown, machine: Pick<Machine, 'randomBytes'>): PrivatePart {
  return { salt: machine.randomBytes(16), bytes: canonicalBytes(value) };
}
