// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { typedClock, typedClockOrNone } from '#renderer/ui/typed-clock.ts';

const clock = typedClock('shifts.clockWrong');

test.each([
  ['۷:۳۰', '07:30'],
  [' 14:05 ', '14:05'],
  ['۲۳:۵۹', '23:59'],
])('a time typed as %j is %s', (typed, time) => {
  expect(clock.parse(typed)).toBe(time);
});

test.each(['', '24:00', '۷:۶۰', '730', 'هفت'])('%j is no time, and the sentence says so', (typed) => {
  expect(clock.safeParse(typed).error?.issues[0]?.message).toBe('shifts.clockWrong');
});

test('a time that need not be given may be left empty, and nothing else is let through', () => {
  const clock = typedClockOrNone('shifts.clockWrong');
  expect(clock.parse('')).toBe('');
  expect(clock.parse('  ')).toBe('');
  expect(clock.parse('۹:۳۰')).toBe('09:30');
  for (const wrong of ['نه و نیم', '24:00', '9', '09:60', '0'])
    expect(clock.safeParse(wrong).success).toBe(false);
});
