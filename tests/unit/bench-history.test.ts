// What a benchmark says of its last run: slower, by more than runs of one machine differ, and budgets that are missed.
import { expect, it } from 'vitest';
import { type HistoryLine, lastLike, missedBudgets, slowerThan } from '#tests/bench/history.ts';
import { higher, inUnits, lower, times } from '#tests/bench/measure.ts';

const before: HistoryLine = {
  benchmark: 'save',
  commit: '58a15df3',
  machine: 'a CPU, 2 cores',
  date: '2026-12-01T00:00:00.000Z',
  entries: 1000,
  figures: { rate: 0.5, wait: 10 },
};

it('a figure is slower when it is worse by more than 15 %, in its own direction', () => {
  const slower = (rate: number, wait: number) =>
    slowerThan(before, [higher('rate', rate, times), lower('wait', wait, inUnits(' ms'))]).map(
      ({ said }) => said,
    );
  expect(slower(0.45, 11)).toEqual([]);
  expect(slower(5, 1)).toEqual([]);
  expect(slower(0.2, 10)).toEqual(['rate: 0.20×, 2.50 times worse than 0.5 at 58a15df3']);
  expect(slower(0.5, 12)).toEqual(['wait: 12 ms, 1.20 times worse than 10 at 58a15df3']);
});

it('a figure that was not there before is compared with nothing', () => {
  expect(slowerThan(before, [lower('new', 1000, times)])).toEqual([]);
});

it('compared is the last run of the same benchmark, machine and size', () => {
  const later = { ...before, commit: 'later' };
  const others = [
    { ...before, benchmark: 'page' },
    { ...before, machine: 'another' },
    { ...before, entries: 1 },
  ];
  expect(lastLike(before, [before, later, ...others])).toBe(later);
  expect(lastLike(before, others)).toBeUndefined();
});

it('a budget is missed on its own side only, and a figure that is none misses it', () => {
  const judged = [
    higher('rate', 0.5, times, 0.5),
    higher('low', 0.4, times, 0.5),
    lower('wait', 9, times, 10),
    lower('long', 11, times, 10),
    lower('none', Number.NaN, times, 10),
    lower('free', 11, times),
  ];
  expect(missedBudgets(judged)).toEqual([
    'low: 0.40× (budget ≥ 0.50×)',
    'long: 11.00× (budget ≤ 10.00×)',
    'none: NaN× (budget ≤ 10.00×)',
  ]);
});
