// A key store that costs no derivation, for tests that open an office's key many times.
import { createHash } from 'node:crypto';
import type { KeyCustody } from '#electron/key-custody/port.ts';

/** An OS key store in memory. */
export const quickCustody: KeyCustody = {
  kind: 'safe-storage',
  wrap: async (key) => ({
    kind: 'safe-storage',
    box: Buffer.concat([createHash('sha256').update(key).digest(), key]).toString('base64'),
  }),
  unwrap: async (wrapped) => {
    if (wrapped.kind !== 'safe-storage') return null;
    const box = Buffer.from(wrapped.box, 'base64');
    const key = new Uint8Array(box.subarray(32));
    return createHash('sha256').update(key).digest().equals(box.subarray(0, 32)) ? key : null;
  },
};
