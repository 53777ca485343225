// One entry from its exact bytes: the envelope, and whether the bytes are its canonical form.
import { canonicalBytes } from '#core/wire/canonical.ts';
import { type Envelope, envelopeSchema } from '#core/wire/contract.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The envelope, or a sentence that says why there is none. */
export function readEnvelope(line: Uint8Array): Envelope | string {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(line));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return 'The line is not JSON in UTF-8.';
    throw error;
  }
  const envelope = envelopeSchema.safeParse(value);
  return envelope.success ? envelope.data : 'The envelope is not sound.';
}

/** Whether `line` is the one way to write `envelope` (RFC 8785). */
export function isCanonical(envelope: Envelope, line: Uint8Array): boolean {
  try {
    return Buffer.compare(canonicalBytes(envelope), line) === 0;
  } catch {
    // Nested too deep to be written again, or text without a canonical form (a lone surrogate): that is the answer.
    return false;
  }
}
