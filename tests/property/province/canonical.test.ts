// The quick yes to "is this line canonical" never says yes where RFC 8785 says no, and says yes to what devices send.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { isPlainlyCanonical } from '#core/foundation/wire/read-entry.ts';

const json = fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 });
const textOf = (value: unknown): string => Buffer.from(canonicalBytes(value)).toString('utf8');

/** The canonical text, or null where a value has none (a lone surrogate). */
function canonicalOrNone(value: unknown): string | null {
  try {
    return textOf(value);
  } catch {
    return null;
  }
}

test('a quick yes is always the canonical text', () => {
  fc.assert(
    fc.property(json, fc.boolean(), (value, canonically) => {
      const text = (canonically ? canonicalOrNone(value) : null) ?? JSON.stringify(value);
      const read: unknown = JSON.parse(text);
      if (isPlainlyCanonical(read, text)) expect(canonicalOrNone(read)).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});

const key = fc.stringMatching(/^[a-zA-Z_]{1,12}$/);
const sent = fc.dictionary(
  key,
  fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.dictionary(key, fc.string())),
);

test('objects of ordinary names in their canonical form get the quick yes', () => {
  fc.assert(
    fc.property(sent, (value) => {
      const text = textOf(value);
      expect(isPlainlyCanonical(JSON.parse(text), text)).toBe(!text.includes('\\ud'));
    }),
  );
});

test.each([
  ['keys out of order', '{"b":1,"a":2}'],
  ['a nested key out of order', '{"a":[{"d":1,"c":2}]}'],
  ['white space', '{"a": 1}'],
  ['a number written otherwise', '{"a":1.0}'],
  ['a key twice', '{"a":1,"a":1}'],
  ['a lone surrogate', '{"a":"\\ud800"}'],
  ['an escape that is not needed', '{"a":"\\u0061"}'],
])('%s gets no quick yes', (_what, text) => {
  expect(isPlainlyCanonical(JSON.parse(text), text)).toBe(false);
});
