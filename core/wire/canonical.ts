// Canonical JSON (RFC 8785): the one way in which an entry becomes bytes.
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
