// The code of a receipt: what was signed is read again, and nothing else is.
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { type ReceiptFacts, readReceipt, signReceipt } from '#core/foundation/wire/receipt-code.ts';
import { drawQr, quietZone } from '#renderer/ui/qr-drawing.ts';
import { readQr } from '#tests/support/read-qr.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const publicKey = privateKey.export({ format: 'jwk' }).x ?? '';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''));
const receipts: fc.Arbitrary<ReceiptFacts> = fc.record({
  publicKey: fc.constant(publicKey),
  officeCode: fc.integer({ min: 3, max: 8 }).chain(digits),
  deskNumber: fc.integer({ min: 1, max: 99 }),
  visitId: fc.uuid(),
  visitNumber: fc.integer({ min: 1, max: 5000 }),
  day: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  at: fc
    .integer({ min: 1_600_000_000, max: 2_800_000_000 })
    .map((second) => new Date(second * 1000).toISOString()),
  copy: fc.integer({ min: 1, max: 40 }),
  seq: fc.integer({ min: 0, max: 2_000_000 }),
  head: fc.stringMatching(/^[0-9a-f]{16}$/),
  charged: fc.integer({ min: 0, max: 100_000_000_000_000 }),
  isReversal: fc.boolean(),
  payments: fc.array(
    fc.record({
      terminalId: fc.integer({ min: 7, max: 8 }).chain(digits),
      rrn: digits(12),
      amount: fc.integer({ min: 1, max: 100_000_000_000_000 }),
    }),
    { maxLength: 4 },
  ),
});

test('D2.6 what was signed is read again, through the drawn code and in any digits', {
  tags: 'release',
}, () => {
  fc.assert(
    fc.property(receipts, (facts) => {
      const code = signReceipt(facts, privateKey);
      expect(readQr(drawQr(code).dark)).toBe(code);
      expect(readReceipt(code)).toEqual({ kind: 'signed', facts });
      const pasted = toPersianDigits(code).replace(/(.{40})/g, '$1\n ');
      expect(readReceipt(pasted)).toEqual({ kind: 'signed', facts });
    }),
    { numRuns: 40 },
  );
});

test('D2.6 no other digit anywhere passes for signed', () => {
  fc.assert(
    fc.property(receipts, fc.nat(), fc.integer({ min: 1, max: 9 }), (facts, place, by) => {
      const code = signReceipt(facts, privateKey);
      const at = place % code.length;
      const other = code.slice(0, at) + String((Number(code.charAt(at)) + by) % 10) + code.slice(at + 1);
      expect(readReceipt(other).kind).not.toBe('signed');
    }),
  );
});

test('D2.6 a digit dropped, doubled or added never passes, and nothing typed throws', () => {
  fc.assert(
    fc.property(receipts, fc.nat(), (facts, place) => {
      const code = signReceipt(facts, privateKey);
      const at = 4 + (place % (code.length - 4));
      for (const other of [
        code.slice(0, at) + code.slice(at + 1),
        code.slice(0, at) + code.charAt(at) + code.slice(at),
        `${code}0`,
        `1270${code.slice(4).padStart(code.length, '0')}`,
      ]) {
        if (other !== code) expect(readReceipt(other).kind).not.toBe('signed');
      }
    }),
  );
  fc.assert(
    fc.property(fc.string(), (typed) => {
      readReceipt(typed);
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 100, max: 600 }).chain(digits),
      (typed) => void readReceipt(`1270${typed}`),
    ),
  );
});

test('D2.6 another key over the same facts does not sign for the one that is named', () => {
  const facts = fc.sample(receipts, { numRuns: 1, seed: 7 })[0];
  if (facts === undefined) throw new Error('a receipt was made');
  const { privateKey: other } = generateKeyPairSync('ed25519');
  expect(
    readReceipt(signReceipt(facts, createPrivateKey(other.export({ format: 'pem', type: 'pkcs8' })))),
  ).toEqual({
    kind: 'changed',
  });
});

test('a usual receipt stays within 61 modules, which 38 mm of paper show', () => {
  fc.assert(
    fc.property(receipts, (facts) => {
      const usual = { ...facts, payments: facts.payments.slice(0, 2) };
      expect(drawQr(signReceipt(usual, privateKey)).side - 2 * quietZone).toBeLessThanOrEqual(61);
    }),
    { numRuns: 40 },
  );
});
