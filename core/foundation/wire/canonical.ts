// Canonical JSON (RFC 8785): the one way in which an entry becomes bytes, and back.
import canonicalize from 'canonicalize';

/**
 * Canonical UTF-8 bytes of a JSON value.
 * @throws TypeError when the value has no JSON form (undefined, NaN, a function).
 */
export function canonicalBytes(value: unknown): Uint8Array {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('value has no canonical JSON form');
  return new TextEncoder().encode(text);
}

/**
 * The value that UTF-8 bytes of JSON say; the bytes are not copied for it.
 * @throws SyntaxError when they are no JSON.
 */
export function parseJsonBytes(bytes: Uint8Array): unknown {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
}
