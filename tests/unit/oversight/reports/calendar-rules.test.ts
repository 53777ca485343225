// The state of a day in the calendar, by sentences.
import { expect, it } from 'vitest';
import { calendarState, type DayFacts } from '#core/oversight/reports/calendar-rules.ts';

/** Wednesday. */
const today = '2026-11-25';
const firstDay = '2026-11-01';
const nothing: DayFacts = {
  day: '2026-11-24',
  isOpened: false,
  closing: null,
  differences: 0,
  awaited: 0,
  isHoliday: false,
};
const stateOf = (facts: Partial<DayFacts>): string =>
  calendarState({ ...nothing, ...facts }, today, firstDay);

it('D21.85 a closed day is clean only without a difference and without money that is awaited', () => {
  const closed = { isOpened: true, closing: 'closed' } as const;
  expect(stateOf(closed)).toBe('clean');
  expect(stateOf({ ...closed, differences: 1 })).toBe('explained');
  expect(stateOf({ ...closed, differences: 2, awaited: 1 })).toBe('awaited');
});

it('D21.85 an opened day is open until it is closed, and one that was opened again says so', () => {
  expect(stateOf({ isOpened: true })).toBe('open');
  expect(stateOf({ isOpened: true, closing: 'reopened', differences: 3 })).toBe('reopened');
});

it('D21.85 a day that nobody opened is passed over, but for Fridays, holidays, and days on which there was nothing to open', () => {
  expect(stateOf({})).toBe('skipped');
  expect(stateOf({ day: '2026-11-20' })).toBe('none');
  expect(stateOf({ isHoliday: true })).toBe('holiday');
  expect(stateOf({ day: today })).toBe('none');
  expect(stateOf({ day: '2026-11-26' })).toBe('none');
  expect(stateOf({ day: '2026-10-31' })).toBe('none');
  expect(calendarState(nothing, today, null)).toBe('none');
});

it('D21.85 a holiday or a Friday on which the office worked is a day like any other', () => {
  expect(stateOf({ day: '2026-11-20', isOpened: true, closing: 'closed' })).toBe('clean');
  expect(stateOf({ isHoliday: true, isOpened: true })).toBe('open');
});
