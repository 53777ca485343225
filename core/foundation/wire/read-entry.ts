// One entry from its exact bytes: the envelope, and whether the bytes are its canonical form. Office and province both
// judge a line by this, so that neither takes for canonical what the other does not.
import { canonicalBytes } from './canonical.ts';
import type { Envelope } from './contract.ts';
import { readEnvelope } from './read-envelope.ts';

/** `canonical`: whether the bytes are the one way to write the envelope (RFC 8785), to the byte. */
export type EntryLine = { readonly envelope: Envelope; readonly canonical: boolean };

/** `ignoreBOM` keeps a byte order mark in the text, where it is no JSON, instead of dropping it unseen. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The envelope, or a sentence that says why there is none. */
export function readEntry(line: Uint8Array): EntryLine | string {
  let text: string;
  let value: unknown;
  try {
    text = decoder.decode(line);
    value = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'The line is not JSON in UTF-8.';
    throw error;
  }
  const envelope = readEnvelope(value);
  if (envelope === null) return 'The envelope is not sound.';
  return { envelope, canonical: isCanonical(value, text, line) };
}

function isCanonical(value: unknown, text: string, line: Uint8Array): boolean {
  try {
    if (isPlainlyCanonical(value, text)) return true;
    return Buffer.compare(canonicalBytes(value), line) === 0;
  } catch {
    // Nested too deep to be written again, or text without a canonical form (a lone surrogate): that is the answer.
    return false;
  }
}

/**
 * A quick yes for what devices send: keys already in order, and written again it is the same text. JSON of ECMAScript
 * writes numbers and strings as RFC 8785 does, but for lone surrogates, which it escapes. A no decides nothing.
 */
export function isPlainlyCanonical(value: unknown, text: string): boolean {
  return !text.includes('\\ud') && keysInOrder(value) && JSON.stringify(value) === text;
}

function keysInOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(keysInOrder);
  const said = value as Readonly<Record<string, unknown>>;
  let before = '';
  for (const key of Object.keys(said)) {
    if (key < before || !keysInOrder(said[key])) return false;
    before = key;
  }
  return true;
}
