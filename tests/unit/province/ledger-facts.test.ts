// What the province reads of an office's open differences: what the last close signed, and who ended what by words.
import { expect, test } from 'vitest';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { sumsOf } from '#province/projection/day-totals.ts';
import { factOf } from '#province/projection/facts.ts';

const entry = (type: string, lc: number, body: object) =>
  ({ type, lc, actor: null, body }) as unknown as Envelope;
const open = (day: string, state: string, size: number, age: number) => ({
  ...{ id: `money:1:${day}`, account: 'money', state, day, age, size },
});
const closed = (lc: number, ...list: object[]) =>
  factOf(
    entry('day.closed', lc, { forDay: '2026-11-26', summary: { ledger: { lines: [], open: list } } }),
    1,
  );

test('D21.72 the last close says what is open, by account and state, with the oldest of each', () => {
  const found = closed(
    7,
    open('2026-11-26', 'missing', 5, 1),
    open('2026-11-24', 'missing', 3, 3),
    open('2026-11-26', 'awaited', 9, 1),
  );
  expect(found).toMatchObject({
    ...{ kind: 'ledger', id: 'open', about: '2026-11-26' },
    said: {
      reports: [],
      ids: ['money:1:2026-11-26', 'money:1:2026-11-24', 'money:1:2026-11-26'],
      open: [
        { account: 'money', state: 'missing', count: 2, size: 8, oldest: '2026-11-24', age: 3 },
        { account: 'money', state: 'awaited', count: 1, size: 9, oldest: '2026-11-26', age: 1 },
      ],
    },
  });
});

test('D21.72 of two closes the later one in the causal order stands, in whatever order they come', () => {
  expect((closed(9)?.rank ?? '') < (closed(7)?.rank ?? '')).toBe(true);
  expect(closed(1, { account: 'money' })).toBeNull();
});

test('D19.70 words of two are counted apart from words of one, which end nothing', () => {
  const settled = { id: 'a', forDay: '2026-11-26', account: 'money', reasonCode: 'our_mistake' };
  expect(sumsOf('difference.settled', settled)).toMatchObject({ settledByTwo: 0, settledByOne: 1 });
  expect(sumsOf('difference.settled', { ...settled, secondBy: 'b' })).toMatchObject({
    ...{ settledByTwo: 1, settledByOne: 0 },
  });
  for (const enough of [{ secondBy: 'b' }, { alone: true }])
    expect(factOf(entry('difference.settled', 1, { ...settled, ...enough }), 4)).toMatchObject({
      ...{ kind: 'difference', id: 'a', about: '2026-11-26' },
      said: { kind: 'money', reasonCode: 'our_mistake' },
    });
  // What waits is for the province to sign, if nobody in the office can.
  expect(
    factOf(entry('difference.settled', 1, { ...settled, differenceId: 'money:0123456789abcdef' }), 4),
  ).toMatchObject({
    ...{ kind: 'proposal', id: 'difference a' },
    said: { what: 'difference', of: 'money:0123456789abcdef', name: '01234567', isInForce: true },
  });
});
