// The hash chain over a device's entries and the commitment to private parts (design.md §2, §3).
import { createHash, hash } from 'node:crypto';

const entryDomain = Buffer.from('pishkhan-entry-v1\0', 'utf8');
/** One piece of memory for the entries that fit into it, which are nearly all. */
const pieceBytes = 16_384;
const piece = Buffer.alloc(pieceBytes);
entryDomain.copy(piece);
const privateDomain = Buffer.from('pishkhan-private-v1\0', 'utf8');

/** h₀: 32 zero bytes, hex. A new epoch starts from its parent's head instead. */
export const zeroHash = '0'.repeat(64);

/** hₙ = SHA-256("pishkhan-entry-v1" ‖ 0x00 ‖ hₙ₋₁ ‖ entry bytes), hex in and out. */
export function chainHash(previousHex: string, entryBytes: Uint8Array): string {
  const start = entryDomain.length + 32;
  const end = start + entryBytes.length;
  const joined = end <= pieceBytes ? piece : Buffer.allocUnsafe(end);
  if (joined !== piece) entryDomain.copy(joined);
  const written = joined.write(previousHex, entryDomain.length, 32, 'hex');
  if (written < 32) joined.fill(0, entryDomain.length + written, start);
  joined.set(entryBytes, start);
  return hash('sha256', joined.subarray(0, end), 'hex');
}

/**
 * The same of many entries one after the other, from their text: it is written into one piece of memory again and again,
 * where joining the parts would make one for each.
 */
export function chainHasher(): (previousHex: string, entryText: string) => string {
  const start = entryDomain.length + 32;
  let joined = Buffer.alloc(16_384);
  entryDomain.copy(joined);
  return (previousHex, entryText) => {
    // No UTF-16 unit takes more than three bytes of UTF-8.
    const most = start + entryText.length * 3;
    if (most > joined.length) {
      joined = Buffer.alloc(most * 2);
      entryDomain.copy(joined);
    }
    const written = joined.write(previousHex, entryDomain.length, 32, 'hex');
    if (written < 32) joined.fill(0, entryDomain.length + written, start);
    const end = start + joined.write(entryText, start, 'utf8');
    return hash('sha256', joined.subarray(0, end), 'hex');
  };
}

/** Commitment SHA-256("pishkhan-private-v1" ‖ 0x00 ‖ salt ‖ bytes), hex. The salt is 16 random bytes. */
export function privateCommitment(salt: Uint8Array, bytes: Uint8Array): string {
  return hash('sha256', Buffer.concat([privateDomain, salt, bytes]), 'hex');
}

/** SHA-256 of bytes, hex. */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
