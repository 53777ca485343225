// Telling a barcode scanner from a person.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { characterOf, createScanDetector, type ScanVerdict } from '#renderer/frame/scanner.ts';

const codesOf = (digits: string): string[] => Array.from(digits, (digit) => `Digit${digit}`);

/** Feeds keys with a fixed gap and gives the last verdict. */
const feed = (codes: readonly string[], gapMs: number, repeat = false): ScanVerdict => {
  const detect = createScanDetector();
  let verdict: ScanVerdict = { kind: 'typing' };
  for (const [index, code] of codes.entries()) {
    verdict = detect({ code, shift: false, repeat, at: 1000 + index * gapMs });
  }
  return verdict;
};

test('twelve fast digits ended by Enter are a scan', () => {
  expect(feed([...codesOf('123456789012'), 'Enter'], 10)).toEqual({ kind: 'scan', text: '123456789012' });
});

test('a scan may end with Tab', () => {
  expect(feed([...codesOf('123456'), 'Tab'], 34)).toEqual({ kind: 'scan', text: '123456' });
});

test('five keys are too few', () => {
  expect(feed([...codesOf('12345'), 'Enter'], 5).kind).not.toBe('scan');
});

test('keys 35 ms apart are a person', () => {
  expect(feed([...codesOf('123456789012'), 'Enter'], 35).kind).not.toBe('scan');
});

test('a person who presses Enter after a scan without its end does not make it a scan', () => {
  const detect = createScanDetector();
  for (const [index, code] of codesOf('123456789').entries()) {
    detect({ code, shift: false, repeat: false, at: index * 5 });
  }
  expect(detect({ code: 'Enter', shift: false, repeat: false, at: 500 }).kind).toBe('typing');
});

test('a key held down is not a scan', () => {
  expect(feed([...codesOf('111111111'), 'Enter'], 30, true).kind).not.toBe('scan');
});

test('letters come out as the scanner meant them, whatever the layout', () => {
  expect(characterOf('KeyA', false)).toBe('a');
  expect(characterOf('KeyA', true)).toBe('A');
  expect(characterOf('Slash', false)).toBe('/');
  expect(characterOf('ArrowUp', false)).toBeNull();
});

test('what was typed slowly before a scan is not part of it', () => {
  const detect = createScanDetector();
  detect({ code: 'Digit9', shift: false, repeat: false, at: 0 });
  let verdict: ScanVerdict = { kind: 'typing' };
  for (const [index, code] of [...codesOf('123456'), 'Enter'].entries()) {
    verdict = detect({ code, shift: false, repeat: false, at: 400 + index * 8 });
  }
  expect(verdict).toEqual({ kind: 'scan', text: '123456' });
});

test('any digits at scanner speed are rebuilt exactly', () => {
  const digits = fc.stringMatching(/^\d{6,40}$/);
  const gap = fc.integer({ min: 0, max: 34 });
  fc.assert(
    fc.property(digits, gap, (text, gapMs) => {
      expect(feed([...codesOf(text), 'Enter'], gapMs)).toEqual({ kind: 'scan', text });
    }),
  );
});
