import { expect, test } from 'vitest';
import { burstsOf, type TimedAccess } from '#core/access/access-log/rules.ts';

const begin = Date.parse('2026-11-25T06:00:00.000Z');
const none = new Set<string>();

type Where = {
  upBefore?: number;
  device?: string;
  boot?: string;
  name?: string;
  clockOff?: (second: number) => number;
};

/** Looks at these seconds of real time, under a clock that is off by `clockOff(second)` seconds. */
function looksAt(
  seconds: readonly number[],
  { device = 'a', boot = 'one', name = device, clockOff = () => 0, upBefore = 0 }: Where = {},
): TimedAccess[] {
  return seconds.map((second, index) => {
    const ms = begin + (second + clockOff(second)) * 1000;
    return {
      id: `${name}${String(index).padStart(3, '0')}`,
      at: new Date(ms).toISOString(),
      device,
      boot,
      elapsedMs: (upBefore + second) * 1000,
      reckonedMs: ms,
    };
  });
}
const every = (step: number, count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => from + index * step);

test('D16.7 twenty looks within ten minutes are a sign, nineteen are none, and neither are twenty within more', () => {
  expect(burstsOf(looksAt(every(30, 19)), none)).toEqual([]);
  expect(burstsOf(looksAt(every(30, 20)), none)).toHaveLength(1);
  // To the second: nineteen steps of 31.6 seconds are more than ten minutes.
  expect(burstsOf(looksAt([...every(30, 19), 600]), none)).toHaveLength(1);
  expect(burstsOf(looksAt([...every(30, 19), 601]), none)).toEqual([]);
  expect(burstsOf(looksAt(every(32, 200)), none)).toEqual([]);
});

test('D16.7 a burst is found wherever it begins, and forty looks are two signs', () => {
  const slow = every(120, 15);
  const fast = every(5, 20, 4000);
  expect(burstsOf(looksAt([...slow, ...fast]), none)).toMatchObject([
    { firstAt: new Date(begin + 4000_000).toISOString(), lastAt: new Date(begin + 4095_000).toISOString() },
  ]);
  const two = burstsOf(looksAt(every(5, 40)), none);
  expect(two).toHaveLength(2);
  expect(new Set(two.flatMap(({ accessIds }) => accessIds)).size).toBe(40);
});

test('D16.7 what a sign has counted is not counted again, and the next sign needs twenty more', () => {
  const accesses = looksAt(every(5, 39));
  const [first] = burstsOf(accesses.slice(0, 20), none);
  expect(burstsOf(accesses, new Set(first?.accessIds))).toEqual([]);
  expect(burstsOf([...accesses, ...looksAt([195], { name: 'z' })], new Set(first?.accessIds))).toHaveLength(
    1,
  );
});

test('D16.7 a clock that is set on or back between the looks changes nothing', () => {
  // An hour on after every tenth look, and back again.
  const there = (second: number) => (Math.floor(second / 50) % 2 === 0 ? 0 : 3600);
  expect(burstsOf(looksAt(every(5, 20), { clockOff: there }), none)).toHaveLength(1);
  const ever = (second: number) => second * 100;
  expect(burstsOf(looksAt(every(5, 20), { clockOff: ever }), none)).toHaveLength(1);
  // Held still, twenty looks in an hour are no sign either.
  expect(burstsOf(looksAt(every(180, 20), { clockOff: (second) => -second }), none)).toEqual([]);
});

test('D16.7 looks at two PCs, and after a new start of the application, count together', () => {
  const here = looksAt(every(10, 10));
  const there = looksAt(every(10, 10, 100), { device: 'b' });
  const again = looksAt(every(10, 10, 100), { boot: 'two', name: 'again' });
  expect(burstsOf([...there, ...here], none)).toHaveLength(1);
  expect(burstsOf([...here, ...again], none)).toHaveLength(1);
  const later = looksAt(every(10, 10, 1000), { device: 'b' });
  expect(burstsOf([...here, ...later], none)).toEqual([]);
});

test('D16.7 starting the application anew and setting the clock hides nothing while the machine runs on', () => {
  // Two hours up, then the clock half an hour on and a new start.
  const here = looksAt(every(10, 10), { upBefore: 7200 });
  const jumped = { upBefore: 7200, boot: 'two', name: 'again', clockOff: () => 1800 };
  expect(burstsOf([...here, ...looksAt(every(10, 10, 100), jumped)], none)).toHaveLength(1);
  const slow = { ...jumped, clockOff: () => 0 };
  expect(burstsOf([...here, ...looksAt(every(10, 10, 1800), slow)], none)).toEqual([]);
  // A machine that was started anew in the morning counts from its clock: yesterday evening is far away.
  const evening = looksAt(every(10, 10), { upBefore: 60 });
  const morning = { upBefore: -86_300, boot: 'two', name: 'again' };
  expect(burstsOf([...evening, ...looksAt(every(10, 10, 86_400), morning)], none)).toEqual([]);
});

test('D16.7 a clock that is set on by more than the machine has been up, and a new start, hide nothing either', () => {
  // Up for five minutes, then the clock an hour on and a new start a minute later.
  const here = looksAt(every(10, 10), { upBefore: 300 });
  const there = looksAt(every(10, 10, 160), { upBefore: 300, boot: 'two', name: 'b', clockOff: () => 3600 });
  const startedAt = (second: number) => (access: TimedAccess) => (access.boot === 'two' ? second * 1000 : 0);
  expect(burstsOf([...here, ...there], none, startedAt(450))).toHaveLength(1);
  // The first start after a restart of the machine: by then it had not been up so long as at the look before.
  expect(burstsOf([...here, ...there], none, startedAt(60))).toEqual([]);
  expect(burstsOf([...here, ...there], none)).toEqual([]);
  // What lies further apart by the machine's own time is not asked about.
  const later = looksAt(every(10, 10, 900), { upBefore: 300, boot: 'two', name: 'b', clockOff: () => 3600 });
  expect(burstsOf([...here, ...later], none, startedAt(1000))).toEqual([]);
});
