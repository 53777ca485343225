// Which duties of a day count as failed, and when.
import { expect, test } from 'vitest';
import { type DayFacts, failedDuties, isClosed } from '#province/page/duties.ts';

const wednesdayNoon = { hour: 12, weekday: 3 };
const day = (facts: Partial<DayFacts>): DayFacts => ({
  day: '2026-11-25',
  sign127Ok: null,
  openedAt: null,
  closedAt: null,
  closedLc: 0,
  reopenedAt: null,
  reopenedLc: 0,
  ...facts,
});
const opened = '2026-11-25T04:30:00.000Z';
const closed = '2026-11-25T11:00:00.000Z';
const duties = (days: DayFacts[], when = wednesdayNoon) =>
  failedDuties(days, '2026-11-25', when).map(({ duty }) => duty);

test('an open day with a good sign has failed nothing', () => {
  expect(duties([day({ openedAt: opened, sign127Ok: true })])).toEqual([]);
});

test('a bad 127 sign is a failed duty of today', () => {
  expect(duties([day({ openedAt: opened, sign127Ok: false })])).toEqual(['sign127_failed']);
  expect(duties([day({ openedAt: opened }), day({ day: '2026-11-24', sign127Ok: false })])).toEqual([]);
});

test('a day that is not open by ten o’clock is a failed duty, except on a Friday', () => {
  expect(duties([])).toEqual(['day_not_opened']);
  expect(duties([], { hour: 9, weekday: 3 })).toEqual([]);
  expect(duties([], { hour: 12, weekday: 5 })).toEqual([]);
});

test('an earlier day that was opened and never closed is a failed duty', () => {
  const today = day({ openedAt: opened });
  const before = { day: '2026-11-24', openedAt: opened };
  expect(duties([today, day(before)])).toEqual(['day_not_closed']);
  expect(duties([today, day({ ...before, closedAt: closed })])).toEqual([]);
  expect(duties([today, day({ ...before, closedAt: opened, reopenedAt: closed })])).toEqual([
    'day_not_closed',
  ]);
  expect(duties([today, day({ ...before, closedAt: closed, reopenedAt: opened })])).toEqual([]);
});

test.each([
  [
    'reopened at a PC whose clock is behind',
    { closedAt: closed, closedLc: 1, reopenedAt: opened, reopenedLc: 2 },
    false,
  ],
  [
    'closed again at a PC whose clock is behind',
    { closedAt: opened, closedLc: 3, reopenedAt: closed, reopenedLc: 2 },
    true,
  ],
  [
    'closed, and reopened by an entry that had heard more',
    { closedAt: closed, closedLc: 1, reopenedAt: opened, reopenedLc: 3 },
    false,
  ],
  ['closed and reopened apart', { closedAt: closed, closedLc: 2, reopenedAt: opened, reopenedLc: 2 }, true],
] as const)(
  'D21.20 a day is closed or not by the Lamport clocks, as in the office itself: %s',
  (_, facts, expected) => {
    expect(isClosed(day(facts))).toBe(expected);
  },
);
