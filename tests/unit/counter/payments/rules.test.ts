import { describe, expect, it } from 'vitest';
import { allocate, lastDayOf, spanCovers, spansOverlap } from '#core/counter/payments/rules.ts';

describe('the last day of a terminal', () => {
  const registration = {
    id: 'r',
    validFrom: '2026-01-01',
    validTo: '2026-12-31',
  };

  it('is the one it was registered for', () => {
    expect(lastDayOf(registration, [])).toBe('2026-12-31');
    expect(lastDayOf({ ...registration, validTo: null }, [])).toBeNull();
  });

  it('D2.15 comes earlier by a retirement that ends it, never later, and by no other one', () => {
    const retired = (ends: readonly string[], lastDay = '2026-06-01') =>
      lastDayOf(registration, [{ lastDay, ends }]);
    expect(retired(['r', 'other'])).toBe('2026-06-01');
    expect(retired(['r'], '2027-06-01')).toBe('2026-12-31');
    expect(retired(['other'])).toBe('2026-12-31');
    expect(retired([])).toBe('2026-12-31');
  });
});

describe('spans of days', () => {
  it('hold both of their ends', () => {
    const span = { from: '2026-01-10', to: '2026-01-20' };
    expect(
      ['2026-01-09', '2026-01-10', '2026-01-20', '2026-01-21'].map((day) => spanCovers(span, day)),
    ).toEqual([false, true, true, false]);
    expect(spanCovers({ from: '2026-01-10', to: null }, '2099-01-01')).toBe(true);
  });

  it.each([
    ['2026-01-01', '2026-01-09', false],
    ['2026-01-01', '2026-01-10', true],
    ['2026-01-20', null, true],
    ['2026-01-21', null, false],
    ['2026-01-12', '2026-01-13', true],
    ['2026-01-13', '2026-01-12', false],
  ])('from %s to %s overlap with the 10th to the 20th: %s', (from, to, overlaps) => {
    const span = { from: '2026-01-10', to: '2026-01-20' };
    expect(spansOverlap(span, { from, to })).toBe(overlaps);
    expect(spansOverlap({ from, to }, span)).toBe(overlaps);
  });
});

describe('the parts of a payment', () => {
  const lines = [
    { chargeId: 'c', line: 1, gross: 100 },
    { chargeId: 'c', line: 2, gross: 50 },
  ];

  it('fill one line after the other', () => {
    expect(allocate(120, lines, [])).toEqual([
      { chargeId: 'c', line: 1, amount: 100 },
      { chargeId: 'c', line: 2, amount: 20 },
    ]);
  });

  it('start where the former payments ended', () => {
    expect(allocate(40, lines, [{ chargeId: 'c', line: 1, amount: 90 }])).toEqual([
      { chargeId: 'c', line: 1, amount: 10 },
      { chargeId: 'c', line: 2, amount: 30 },
    ]);
  });
});
