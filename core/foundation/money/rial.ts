// Money: integer rials in, integer rials out. Nothing here rounds silently, and toman is never multiplied.
import { toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';

/** The largest amount that the product accepts, in rials (10^14, far below the safe integers). */
export const MAX_RIALS = 100_000_000_000_000;

/**
 * The sum of amounts in rials, which stops where numbers are exact: what one PC of an office was sent by another may hold
 * any amounts, and a day has to be shown and closed all the same.
 */
export const sumOfRials = (amounts: Iterable<number>): number => {
  let sum = 0;
  for (const amount of amounts)
    sum = Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, sum + amount));
  return sum;
};

export type RialRefusal = 'empty' | 'not_a_number' | 'not_integer' | 'too_large' | 'negative';
export type ParsedRial = { ok: true; rials: number } | { ok: false; reason: RialRefusal };

// One separator throughout, groups of exactly three. A dot groups only when it comes twice or more («1.234.567»):
// «1.234» may be a decimal, and an amount that can be read two ways is refused.
const GROUPED = /^[1-9]\d{0,2}(?:([,٬،\s])\d{3}(?:\1\d{3})*|\.\d{3}(?:\.\d{3})+)$/;
const DECIMAL = /^(?:\d+|[1-9]\d{0,2}(?:[,٬،]\d{3})+)?[.٫]\d*$/;
const MINUS = '-\u2212';

/**
 * Reads an amount in rials as people type and paste it: Persian, Arabic or Latin digits, thousands grouped by
 * `,` `٬` `،` a space or (twice or more) a dot, bidi marks, a trailing «ریال».
 * A decimal (with a dot or ٫) is `not_integer`; «تومان» is `not_a_number`, it is never converted.
 */
export function parseRial(text: string): ParsedRial {
  const visible = toLatinDigits(text)
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (visible === '') return { ok: false, reason: 'empty' };
  const plain = visible.replace(/(?:ر[یي]ال|﷼)$/, '').trimEnd();
  const isBefore = MINUS.includes(plain.at(0) ?? ' ');
  if (!isBefore && !MINUS.includes(plain.at(-1) ?? ' ')) return readAmount(plain);
  const unsigned = readAmount(isBefore ? plain.slice(1).trimStart() : plain.slice(0, -1).trimEnd());
  return unsigned.ok ? { ok: false, reason: 'negative' } : unsigned;
}

function readAmount(plain: string): ParsedRial {
  if (DECIMAL.test(plain) && /\d/.test(plain)) return { ok: false, reason: 'not_integer' };
  if (!/^\d+$/.test(plain) && !GROUPED.test(plain)) return { ok: false, reason: 'not_a_number' };
  const rials = Number(plain.replace(/\D/g, ''));
  return rials > MAX_RIALS ? { ok: false, reason: 'too_large' } : { ok: true, rials };
}

/**
 * An amount for the screen: «۱٬۲۳۴٬۵۶۷» or `1,234,567`, without the unit. A Persian minus carries an LRM, so that it
 * stays on the left of the number in right-to-left text.
 * @throws RangeError when the amount is not a safe integer.
 */
export function formatRial(rials: number, locale: 'fa' | 'en'): string {
  requireRials(rials);
  const digits = String(Math.abs(rials)).replace(/\B(?=(?:\d{3})+$)/g, locale === 'fa' ? '٬' : ',');
  const sign = rials < 0 ? (locale === 'fa' ? '\u200e\u2212' : '-') : '';
  return sign + (locale === 'fa' ? toPersianDigits(digits) : digits);
}

/**
 * Splits an amount that includes VAT: net = round(gross·10000 / (10000 + bp)), VAT = gross − net (domain.md §2).
 * Halves go away from zero, so a reversal splits into exactly the opposite parts.
 * @throws RangeError when the amount or the rate (0–10000 basis points) is not an integer in range.
 */
export function splitIncludedVat(gross: number, basisPoints: number): { net: number; vat: number } {
  requireRials(gross);
  requireRate(basisPoints);
  const net = divideRounded(BigInt(gross) * 10_000n, 10_000n + BigInt(basisPoints));
  return { net, vat: gross - net };
}

/**
 * Adds VAT on top of a net amount: VAT = round(net·bp / 10000), gross = net + VAT, halves away from zero.
 * @throws RangeError when the amount or the rate (0–10000 basis points) is not an integer in range.
 */
export function addVat(net: number, basisPoints: number): { vat: number; gross: number } {
  requireRials(net);
  requireRate(basisPoints);
  const vat = divideRounded(BigInt(net) * BigInt(basisPoints), 10_000n);
  return { vat, gross: net + vat };
}

function divideRounded(dividend: bigint, divisor: bigint): number {
  const size = dividend < 0n ? -dividend : dividend;
  const rounded = (2n * size + divisor) / (2n * divisor);
  return Number(dividend < 0n ? -rounded : rounded);
}

function requireRials(rials: number): void {
  if (!Number.isSafeInteger(rials)) throw new RangeError(`${rials} is not a whole number of rials`);
}

function requireRate(basisPoints: number): void {
  if (!Number.isInteger(basisPoints) || basisPoints < 0 || basisPoints > 10_000) {
    throw new RangeError(`${basisPoints} is not a rate in basis points`);
  }
}
