// When a filing is recorded in a visit: it needs its fee, and each fee has one filing.
import { expect, it } from 'vitest';
import { type FilingFacts, filingRefusal, numberKeyOf } from '#core/counter/visits/filing-rules.ts';
import { isTrackingNumber } from '#core/foundation/identifiers/tracking-number.ts';

const paid: FilingFacts = { state: 'paid', charges: 1, due: 0, units: 1, filings: 0 };
const codeOf = (over: Partial<FilingFacts>): string | null =>
  filingRefusal({ ...paid, ...over })?.code ?? null;

it('D1.25 a filing needs a charged unit of a service that is filed, and each unit is filed once', () => {
  expect(codeOf({})).toBeNull();
  expect(codeOf({ state: 'completed' })).toBeNull();
  expect(codeOf({ units: 0 })).toBe('NO_FILING_SERVICE_CHARGED');
  expect(codeOf({ filings: 1 })).toBe('FILED_ALREADY');
  expect(codeOf({ units: 2, filings: 1 })).toBeNull();
  expect(codeOf({ units: 2, filings: 2 })).toBe('FILED_ALREADY');
});

it('D1.12 nothing is filed in a visit that is not paid, not charged, or over without a service', () => {
  expect(codeOf({ state: 'charged', due: 5 })).toBe('VISIT_NOT_PAID');
  expect(codeOf({ state: 'completed', due: 5 })).toBe('VISIT_NOT_PAID');
  for (const state of ['open', 'verified', 'escalated'] as const)
    expect(codeOf({ state, charges: 0, units: 0 })).toBe('FEES_NOT_CHARGED');
  expect(codeOf({ state: 'completed', charges: 0, units: 0 })).toBe('FEES_NOT_CHARGED');
  for (const state of ['refused', 'cancelled'] as const) expect(codeOf({ state })).toBe('VISIT_NOT_OPEN');
});

it('D1.26 noughts in front make no other number, and noughts alone are none', () => {
  expect(numberKeyOf('0001405123456')).toBe(numberKeyOf('1405123456'));
  expect(numberKeyOf('1405123456')).not.toBe(numberKeyOf('14051234560'));
  expect(isTrackingNumber('000000')).toBe(false);
  expect(isTrackingNumber('000001')).toBe(true);
});
