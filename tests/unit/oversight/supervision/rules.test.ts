// When something is out of proportion, and which instants lie outside the office's hours (D12).
import { describe, expect, test } from 'vitest';
import { type WatchedMetric, watchedMetrics } from '#core/oversight/supervision/contract.ts';
import {
  answerKey,
  areHours,
  type Done,
  isTelling,
  outOfProportion,
  spanRefusal,
  spansOutside,
  thresholdOf,
} from '#core/oversight/supervision/rules.ts';

const none = Object.fromEntries(watchedMetrics.map((metric) => [metric, []])) as unknown as Done['acts'];
/** Somebody with so many visits, and so many acts of one kind. */
function done(personId: string, visits: number, count: number, metric: WatchedMetric = 'reversals'): Done {
  const acts = Array.from({ length: count }, (_, index) => ({
    key: `${personId}-${index}`,
    day: '2026-11-25',
  }));
  return { personId, visits, daysOfWork: 20, acts: { ...none, [metric]: acts } };
}
const nobody: ReadonlySet<string> = new Set();

describe('D12.3 what is out of proportion follows from the history of the others', () => {
  test('three times as many for the same visits are, the double of few are not', () => {
    const found = (count: number) => outOfProportion([done('a', 100, count), done('b', 100, 4)], [], nobody);
    expect(found(9)).toEqual([]);
    expect(found(12)).toMatchObject([
      { personId: 'a', metric: 'reversals', expected: 4, threshold: 10, comparedWith: 'others' },
    ]);
  });

  test('who works three times as much may do three times as much', () => {
    expect(outOfProportion([done('a', 300, 12), done('b', 100, 4)], [], nobody)).toEqual([]);
  });

  test('their own acts never raise the bar: everybody else is compared with', () => {
    expect(outOfProportion([done('a', 100, 500), done('b', 100, 0)], [], nobody)).toHaveLength(1);
  });

  test('fewer than three are never shown, and three that nobody else does are', () => {
    expect(outOfProportion([done('a', 100, 2), done('b', 100, 0)], [], nobody)).toEqual([]);
    expect(outOfProportion([done('a', 100, 3), done('b', 100, 0)], [], nobody)).toMatchObject([
      { threshold: 3, expected: 0 },
    ]);
  });

  test('who is alone is compared with their own past, and with nothing where there is none', () => {
    const past = [done('a', 200, 2)];
    expect(outOfProportion([done('a', 100, 9), done('b', 49, 0)], past, nobody)).toMatchObject([
      { comparedWith: 'own_past', expected: 1, threshold: 4 },
    ]);
    expect(outOfProportion([done('a', 100, 9)], [done('a', 49, 1)], nobody)).toEqual([]);
  });

  test('hours are measured by days of work, not by visits', () => {
    const late = { ...done('a', 0, 20, 'outOfHours'), daysOfWork: 20 };
    const found = outOfProportion([late, { ...done('b', 0, 2, 'outOfHours'), daysOfWork: 20 }], [], nobody);
    expect(found).toMatchObject([{ personId: 'a', metric: 'outOfHours', base: 20 }]);
  });

  test('undercharges far from those of the others are shown', () => {
    const found = outOfProportion([done('a', 100, 6, 'undercharges'), done('b', 100, 1)], [], nobody);
    expect(found).toMatchObject([{ personId: 'a', metric: 'undercharges', comparedWith: 'others' }]);
  });

  test('D12.222 who is far faster, slower or files far less than the others is shown, and who works like them is not', () => {
    for (const metric of ['fastVisits', 'slowVisits', 'unfiled'] as const) {
      const others = done('b', 200, 20, metric);
      expect(outOfProportion([done('a', 100, 10, metric), others], [], nobody)).toEqual([]);
      expect(outOfProportion([done('a', 100, 21, metric), others], [], nobody)).toMatchObject([
        { personId: 'a', metric, comparedWith: 'others' },
      ]);
    }
  });

  test('who explains as ever is not shown, however little the others explain; who explains far more is', () => {
    const past = { ...done('manager', 0, 20, 'explanations'), daysOfWork: 40 };
    const now = (count: number) => ({ ...done('manager', 0, count, 'explanations'), daysOfWork: 20 });
    const clerk = done('clerk', 100, 0);
    expect(isTelling([now(12), clerk, done('other', 100, 0)])).toBe(false);
    expect(outOfProportion([now(12), clerk], [past], nobody)).toEqual([]);
    expect(outOfProportion([now(30), clerk], [past], nobody)).toMatchObject([
      { metric: 'explanations', expected: 10, comparedWith: 'own_past' },
    ]);
    // Without a past nothing is told.
    expect(outOfProportion([now(30), clerk], [], nobody)).toEqual([]);
  });

  test('the bar grows with what is expected and is at least the double', () => {
    expect([0, 0.2, 1, 4, 9, 25].map(thresholdOf)).toEqual([3, 3, 4, 10, 18, 50]);
  });
});

test('D12.4 what was answered for counts no more, for this person and this kind alone', () => {
  const people = [done('a', 100, 12), done('b', 100, 4)];
  const all = new Set(people[0]?.acts.reversals.map(({ key }) => answerKey('a', 'reversals', key)));
  expect(outOfProportion(people, [], all)).toEqual([]);
  const ofOther = new Set(people[0]?.acts.reversals.map(({ key }) => answerKey('b', 'reversals', key)));
  expect(outOfProportion(people, [], ofOther)).toHaveLength(1);
  const ofKind = new Set(people[0]?.acts.reversals.map(({ key }) => answerKey('a', 'refusals', key)));
  expect(outOfProportion(people, [], ofKind)).toHaveLength(1);
});

describe('D12.5 hours', () => {
  test('what lies before and after them is outside, to the minute, in Tehran', () => {
    expect(spansOutside('2026-11-25', { opens: '07:30', closes: '14:30' }, false)).toEqual([
      ['2026-11-24T20:30:00.000Z', '2026-11-25T04:00:00.000Z'],
      ['2026-11-25T11:00:00.000Z', '2026-11-25T20:30:00.000Z'],
    ]);
  });

  test('of a day on which the office is shut all of it is', () => {
    expect(spansOutside('2026-11-27', { opens: '07:30', closes: '14:30' }, true)).toEqual([
      ['2026-11-26T20:30:00.000Z', '2026-11-27T20:30:00.000Z'],
    ]);
  });

  test('an office closes after it opens', () => {
    expect(areHours({ opens: '07:30', closes: '14:30' })).toBe(true);
    expect(areHours({ opens: '14:30', closes: '14:30' })).toBe(false);
    expect(areHours({ opens: '14:30', closes: '07:30' })).toBe(false);
  });
});

test('D12.2 days that run backwards or that are very many are refused', () => {
  const refused = (from: string, to: string) => spanRefusal({ from, to })?.code;
  expect(refused('2026-11-25', '2026-11-25')).toBeUndefined();
  expect(refused('2026-10-26', '2026-11-25')).toBeUndefined();
  expect(refused('2026-10-25', '2026-11-25')).toBe('INPUT_INVALID');
  expect(refused('2026-11-26', '2026-11-25')).toBe('INPUT_INVALID');
});
