// The port of key custody: who can wrap an office's data key, and open it again.
// The data key is 32 random bytes; only a wrapped form is ever written to disk.
import { z } from 'zod';
import { sealedKeySchema } from '#core/foundation/wire/key-recovery.ts';

/** Length of a data key in bytes. */
export const dataKeyBytes = 32;

const base64 = z.base64();

/** One wrapped form of the data key, as it lies in `desk.key.json`. Binary values are base64. */
export const wrappedKeySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('passphrase'),
    kdf: z.literal('scrypt'),
    n: z.int().min(16_384).max(1_048_576),
    r: z.int().min(1).max(32),
    p: z.int().min(1).max(16),
    salt: base64,
    nonce: base64,
    box: base64,
    tag: base64,
  }),
  z.strictObject({
    kind: z.literal('safe-storage'),
    box: base64,
  }),
  /** Sealed to the province's recovery key; only a release opens it. */
  z.strictObject({ kind: z.literal('province'), wrap: sealedKeySchema }),
  z.strictObject({
    kind: z.literal('recovery-code'),
    salt: base64,
    nonce: base64,
    box: base64,
    tag: base64,
  }),
]);
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** `desk.key.json`: every wrapped form of the one data key. */
export const keyFileSchema = z.strictObject({
  v: z.literal(1),
  wraps: z.array(wrappedKeySchema).min(1),
  /** How often it was written, a colon, and SHA-256 over that and the wraps. */
  sum: z.string(),
});
export type KeyFile = z.infer<typeof keyFileSchema>;

/** A keeper of data keys: the operating system's key store, a passphrase, or a printed recovery code. */
export type KeyCustody = {
  kind: WrappedKey['kind'];
  /** Wraps a new key. May ask the person for a passphrase. */
  wrap(key: Uint8Array): Promise<WrappedKey>;
  /** Opens a wrapped key; null when it cannot be opened (wrong passphrase, foreign key store, changed bytes). */
  unwrap(wrapped: WrappedKey): Promise<Uint8Array | null>;
};
