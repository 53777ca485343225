// Key stores for tests that open an office's key many times: one that costs no derivation, and one by passphrase that wraps as
// cheaply as a key file permits. What a passphrase costs in truth is a test of its own (integration/shell/key-custody.test.ts).
import { createHash } from 'node:crypto';
import { passphraseCustody } from '#electron/key-custody/passphrase-file.ts';
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

/** Custody by a known passphrase, an eighth of the price. */
export const byPassphrase = (passphrase: string): KeyCustody =>
  passphraseCustody(async () => passphrase, { n: 16_384, r: 8, p: 1 });
