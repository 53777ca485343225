// What does not agree, as values: honest offices have no difference, every planted fault has one, in whatever order the facts stand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Account } from '#core/foundation/settlement/ledger/contract.ts';
import {
  isOlderMoney,
  type Leg,
  ledgerLines,
  openDifference,
  type Slip,
  sizeOf,
  stateOf,
  type Told,
} from '#core/foundation/settlement/ledger/open-difference.ts';

const day = '2026-11-25';
/** 10:00 in Tehran. */
const openedAt = '2026-11-25T06:30:00.000Z';
const slip = (id: string, amount: number, over: Partial<Slip> = {}): Slip => ({
  id,
  amount,
  day,
  openedAt,
  ...over,
});
const told = (id: string, amount: number, over: Partial<Told> = {}): Told => ({
  ...{ id, amount, day, time: '10:05:00' },
  ...over,
});

type Thing = {
  readonly account: Account;
  readonly recorded: readonly Slip[];
  readonly told: readonly Told[];
};
const openOf = ({ account, recorded, told: theirs }: Thing) =>
  openDifference(account, { recorded, told: theirs }, account === 'money' && isOlderMoney(recorded, theirs));

/** What was done in one visit, by name: the things that its facts make up. */
const deeds: Readonly<Record<string, (amount: number) => readonly Thing[]>> = {
  'slip and row': (n) => [{ account: 'money', recorded: [slip('p', n)], told: [told('r', n)] }],
  'row after midnight': (n) => [
    {
      account: 'money',
      recorded: [slip('p', n)],
      told: [told('r', n, { day: addDays(day, 1), time: '00:02:00' })],
    },
  ],
  'split rows': (n) => [
    { account: 'money', recorded: [slip('p', n)], told: [told('r', n - 1), told('s', 1)] },
  ],
  'terminal ten minutes behind': (n) => [
    { account: 'money', recorded: [slip('p', n)], told: [told('r', n, { time: '09:50:00' })] },
  ],
  'reversed, seen': (n) => [
    { account: 'money', recorded: [slip('p', n)], told: [told('r', n)] },
    { account: 'refund', recorded: [slip('b', n)], told: [told('q', n, { day: addDays(day, 2) })] },
  ],
};
const faults: typeof deeds = {
  'slip that never was': (n) => [{ account: 'money', recorded: [slip('p', n)], told: [] }],
  'made-up slip taken back': (n) => [
    { account: 'money', recorded: [slip('p', n)], told: [] },
    { account: 'refund', recorded: [slip('b', n)], told: [] },
  ],
  'row without slip': (n) => [{ account: 'money', recorded: [], told: [told('r', n)] }],
  'slip above the report': (n) => [{ account: 'money', recorded: [slip('p', n + 1)], told: [told('r', n)] }],
  'second slip under one number': (n) => [
    { account: 'money', recorded: [slip('p', n), slip('o', n)], told: [told('r', n)] },
  ],
  'row of yesterday': (n) => [
    { account: 'money', recorded: [slip('p', n)], told: [told('r', n, { day: addDays(day, -1) })] },
  ],
  'money of this morning': (n) => [
    { account: 'money', recorded: [slip('p', n)], told: [told('r', n, { time: '09:10:00' })] },
  ],
  'row of yesterday without a time': (n) => [
    {
      account: 'money',
      recorded: [slip('p', n)],
      told: [told('r', n, { day: addDays(day, -1), time: null })],
    },
  ],
  'returned and not': (n) => [{ account: 'refund', recorded: [slip('b', n)], told: [] }],
  'returned and not said': (n) => [{ account: 'refund', recorded: [], told: [told('q', n)] }],
  'overcharge kept': (n) => [{ account: 'fee', recorded: [slip('c', n)], told: [told('p', n + 5)] }],
  'served and not paid': (n) => [{ account: 'fee', recorded: [slip('c', n)], told: [] }],
  'filed beyond what was charged': () => [
    { account: 'filing', recorded: [slip('u', 1)], told: [told('f', 1), told('g', 1)] },
  ],
};
const amounts = fc.integer({ min: 2, max: 50_000_000 });

describe('D21.70 a difference belongs to its thing', () => {
  it('what is honest has none, whatever the amount', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(deeds)), amounts, (name, n) => {
        expect((deeds[name]?.(n) ?? []).map(openOf)).toEqual((deeds[name]?.(n) ?? []).map(() => null));
      }),
    );
  });

  it('D19.71 what was planted has one for each thing, and the same in any order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(faults)), amounts, (name, n) => {
        for (const thing of faults[name]?.(n) ?? []) {
          const found = openOf(thing);
          expect(found, name).not.toBeNull();
          expect(found === null ? 0 : sizeOf(found), name).toBeGreaterThan(0);
          const turned = { ...thing, recorded: thing.recorded.toReversed(), told: thing.told.toReversed() };
          expect(openOf(turned)).toEqual(found);
        }
      }),
    );
  });
});

describe('D21.71 where a difference stands', () => {
  const slipAlone = { account: 'money', waits: true } as const;

  it('a slip is awaited on its own day, and missing once a report came without it', () => {
    expect(stateOf(slipAlone, { age: 0, isReported: true })).toBe('awaited');
    expect(stateOf(slipAlone, { age: 1, isReported: false })).toBe('awaited');
    expect(stateOf(slipAlone, { age: 1, isReported: true })).toBe('missing');
    expect(stateOf(slipAlone, { age: 2, isReported: false })).toBe('missing');
  });

  it('D21.73 money that goes back has two working days, whatever report came', () => {
    const back = { account: 'refund', waits: true } as const;
    expect(stateOf(back, { age: 1, isReported: true })).toBe('awaited');
    expect(stateOf(back, { age: 2, isReported: false })).toBe('missing');
  });

  it('what nothing can still bring differs at once', () => {
    for (const account of ['money', 'refund', 'fee', 'filing'] as const)
      expect(stateOf({ account, waits: false }, { age: 0, isReported: false })).toBe('differs');
    expect(openDifference('fee', { recorded: [slip('c', 5)], told: [] })?.waits).toBe(false);
  });
});

describe('D21.72 a day signs what it knew', () => {
  const accountOf = (id: number): Account => (id % 2 === 0 ? 'money' : 'fee');
  const snapshot = fc.dictionary(fc.constantFrom('0', '1', '2', '3', '4'), fc.integer({ min: 1, max: 9 }));

  it('opening + added − cleared − settled = closing, day after day, and opposite ones never cancel', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { maxLength: 8 }), fc.nat(4), (days, settled) => {
        const sizesOf = (open: Record<string, number>) =>
          new Map(Object.entries(open).map(([id, size]) => [id, { account: accountOf(Number(id)), size }]));
        let before = sizesOf({});
        let closing = 0;
        for (const open of days) {
          const now = sizesOf(open);
          const lines = ledgerLines(before, now, (id) => Number(id) === settled);
          const sum = (of: 'opening' | 'added' | 'cleared' | 'settled' | 'closing') =>
            lines.reduce((all, line) => all + line[of], 0);
          expect(sum('opening')).toBe(closing);
          for (const line of lines)
            expect(line.opening + line.added - line.cleared - line.settled).toBe(line.closing);
          closing = sum('closing');
          expect(closing).toBe([...now.values()].reduce((all, { size }) => all + size, 0));
          before = now;
        }
      }),
    );
  });

  it('facts are one spelling of a difference, so words end exactly what they saw', () => {
    const leg = (id: string, amount: number): Leg => ({ id, amount, day });
    const seen = openDifference('money', { recorded: [leg('p', 5)], told: [] });
    const since = openDifference('money', { recorded: [leg('p', 5), leg('o', 5)], told: [leg('r', 5)] });
    expect(seen?.open).toBe(since?.open);
    expect(seen?.legs).not.toBe(since?.legs);
  });
});
