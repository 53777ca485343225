// When a verdict counts, how cases count, and what a protocol asks.
import { expect, test } from 'vitest';
import { byDeadline, caseOf, figuresOf, inOrderOfWeight } from '#core/oversight/inspection-lines/cases.ts';
import { inspectionLines } from '#core/oversight/inspection-lines/contract.ts';
import { protocolRefusal, spanRefusal, verdictRefusal } from '#core/oversight/inspection-lines/rules.ts';

test('D16.120 what has a deadline is in time on its day, late after it, and missing once it is open behind it', () => {
  expect(byDeadline('2026-11-25', '2026-11-25', '2026-12-01')).toBe('good');
  expect(byDeadline('2026-11-25', '2026-11-26', '2026-12-01')).toBe('late');
  expect(byDeadline('2026-11-25', null, '2026-11-25')).toBe('good');
  expect(byDeadline('2026-11-25', null, '2026-11-26')).toBe('missing');
});

test('D16.120 figures count alike ones as many, and what departs stands first, the last day before the others', () => {
  const cases = [
    caseOf({ kind: 'checked_visits', outcome: 'good', day: '2026-11-25', count: 12 }),
    caseOf({ kind: 'unchecked_visit', outcome: 'missing', day: '2026-11-24' }),
    caseOf({ kind: 'check', outcome: 'late', day: '2026-11-25' }),
    caseOf({ kind: 'unchecked_visit', outcome: 'missing', day: '2026-11-25' }),
    caseOf({ kind: 'board', outcome: 'missing' }),
  ];
  expect(figuresOf(cases)).toEqual({ good: 12, late: 1, missing: 3 });
  expect(inOrderOfWeight(cases).map(({ outcome, day }) => [outcome, day])).toEqual([
    ['missing', null],
    ['missing', '2026-11-25'],
    ['missing', '2026-11-24'],
    ['late', '2026-11-25'],
    ['good', '2026-11-25'],
  ]);
});

test('D16.121 only what is well needs no words', () => {
  expect(verdictRefusal('well', '')).toBeNull();
  for (const words of ['', '.', 'تست', 'ااااا']) expect(verdictRefusal('finding', words)).not.toBeNull();
  expect(verdictRefusal('not_checked', 'انبار بسته بود')).toBeNull();
});

test('D16.122 a protocol needs a verdict on each line, whichever is left out', () => {
  expect(protocolRefusal(inspectionLines)).toBeNull();
  for (const line of inspectionLines)
    expect(protocolRefusal(inspectionLines.filter((other) => other !== line))?.params).toEqual({ count: 1 });
});

test('D16.120 a look is at days in order that have begun, a year of them at most', () => {
  expect(spanRefusal({ from: '2025-11-26', to: '2026-11-26' }, '2026-11-26')).toBeNull();
  expect(spanRefusal({ from: '2025-11-24', to: '2026-11-26' }, '2026-11-26')).not.toBeNull();
  expect(spanRefusal({ from: '2026-11-26', to: '2026-11-25' }, '2026-11-26')).not.toBeNull();
  expect(spanRefusal({ from: '2026-11-27', to: '2026-11-28' }, '2026-11-26')).not.toBeNull();
});
