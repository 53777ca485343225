// The digest of a body that a header carries before it: Content-Digest (RFC 9530), by SHA-256 alone.
import { z } from 'zod';

/** `sha-256=:<base64 of 32 bytes>:` */
export const contentDigestSchema = z.string().regex(/^sha-256=:[A-Za-z0-9+/]{43}=:$/);

/** The header of a body whose SHA-256 (hex) is given. */
export function contentDigest(sha256Hex: string): string {
  return `sha-256=:${Buffer.from(sha256Hex, 'hex').toString('base64')}:`;
}

/** SHA-256 (hex) that a header of this form names. */
export function digestNamed(header: string): string {
  return Buffer.from(header.slice('sha-256=:'.length, -1), 'base64').toString('hex');
}
