// What the province counts of filings: units charged, filed and ended, from what the entries say of themselves.
import { expect, test } from 'vitest';
import { sumsOf } from '#province/projection/day-totals.ts';

test('D1.27 D1.28 charged units, filings and what was ended add up, and a correction is no filing', () => {
  const lines = [
    { itemCode: 'petition', count: 2, files: true },
    { itemCode: 'extra-person', count: 3 },
    { itemCode: 'brief', count: 1, files: true },
  ];
  expect(sumsOf('fee.charged', { total: 5, lines })).toMatchObject({ toFile: 3, feesRial: 5 });
  expect(sumsOf('fee.charged', { total: 5 })).toMatchObject({ toFile: 0 });
  expect(sumsOf('fee.charge_cancelled', { total: 5, files: 3 })).toMatchObject({ toFile: -3, feesRial: -5 });
  expect(sumsOf('fee.charge_cancelled', { total: 5 })).toMatchObject({ toFile: 0 });
  expect(sumsOf('visit.filed', { id: 'a' })).toMatchObject({ filed: 1 });
  expect(sumsOf('visit.filed', { id: 'b', replaces: 'a' })).toMatchObject({ filed: 0 });
  // One that was taken back is a filing no longer, and is counted as such.
  expect(sumsOf('visit.filing_withdrawn', { filingId: 'a' })).toMatchObject({
    filed: -1,
    filingsWithdrawn: 1,
  });
  // What cannot be counted is said, not taken for nothing.
  expect(sumsOf('fee.charged', { total: 5, lines: [{ count: 'two', files: true }] })).toBeNull();
});

test('D1.29 D21.22 a client who only asked and a visit that cost nothing are counted apart', () => {
  expect(sumsOf('visit.only_asked', {})).toEqual({ entries: 1, onlyAsked: 1 });
  expect(sumsOf('visit.completed', { nothingOnPos: true })).toMatchObject({ withoutPos: 1 });
  expect(sumsOf('visit.completed', {})).toMatchObject({ withoutPos: 0 });
});
