// What the manager's home tells before any task (D20.120): everything that can harm, the worst first, and nothing where all is well.
import { expect, test } from 'vitest';
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import type { OpenTasks } from '#core/closing/premises/contract.ts';
import type { MemberView } from '#core/replication/peers/contract.ts';
import { type RiskFacts, risksOf, toldAsRisks } from '#renderer/features/closing/premises/risks.ts';

const today = '2026-11-25';
const open: OpenTasks = {
  clearances: [],
  endingTerminals: [],
  missing: { rateBoard: false, posts: [], transferred: [], departures: [] },
  openDays: [],
};
const calm: RiskFacts = {
  ...{ today, now: '2026-11-25T06:00:00.000Z', counts: new Map(), open },
  ...{ differences: [], refunds: [], unfiled: [], pcs: [] },
};
const difference = (change: Partial<Difference>): Difference => ({
  ...{ id: '1', account: 'money', state: 'missing', terminalId: '14999001', number: '633', visitId: null },
  ...{ visitNumber: null, by: null, byName: null, day: '2026-11-23', age: 2, recorded: 0, told: 770_000 },
  ...{
    size: 770_000,
    isApart: false,
    legs: 'a',
    needsPaper: false,
    needsSecond: false,
    needsProvince: false,
    waiting: null,
  },
  ...change,
});
const pc = (change: Partial<MemberView>): MemberView => ({
  ...{ deviceId: 'a', deskNumber: 2, name: 'باجهٔ ۲', isSelf: false, removed: null, isLinked: false },
  ...{ address: null, entries: 1, lastContactAt: '2026-11-25T05:00:00.000Z', clockOffsetMs: null },
  ...change,
});

test('D20.120 an office in order has no risk, whatever waits as a task', () => {
  const counts = new Map([
    ['training.overduePeople', 3],
    ['equipment.faults', 1],
  ]);
  expect(risksOf({ ...calm, counts, pcs: [pc({}), pc({ isSelf: true, lastContactAt: null })] })).toEqual([]);
});

test('D20.120 the worst stands first: a broken deadline, money without an owner by amount, today, then what is near', () => {
  const risks = risksOf({
    ...calm,
    counts: new Map([
      ['complaints.overdue', 1],
      ['inbox.dueSoon', 2],
    ]),
    differences: [
      difference({}),
      difference({ id: '2', size: 30_000, age: 5 }),
      difference({ id: '3', account: 'fee', size: 5_000_000 }),
      difference({ id: '4', state: 'awaited', size: 9_000_000 }),
    ],
    open: {
      ...open,
      clearances: [
        { personId: 'z', name: 'زهرا', expiresOn: '2026-12-15', daysLeft: 20, stage: 'month' },
        { personId: 'r', name: 'رضا', expiresOn: '2026-11-20', daysLeft: -5, stage: 'ended' },
      ],
    },
  });
  expect(risks.map(({ kind, urgency }) => [kind, urgency])).toEqual([
    ['clearanceEnded', 'broken'],
    ['complaintsOverdue', 'broken'],
    ['feeDiffers', 'money'],
    ['moneyDiffers', 'money'],
    ['inboxSoon', 'today'],
    ['awaited', 'week'],
    ['clearance', 'week'],
  ]);
  // Those of one account are one row: their sum, and the age of the oldest.
  expect(risks[3]).toMatchObject({ count: 2, amount: 800_000, age: { since: 5 } });
});

test('D20.120 a leaver is urgent from the fifteenth minute on, a PC from the day on which nothing was heard from it', () => {
  const leaver = { personId: 'r', name: 'رضا', open: 2, doneAt: null };
  const left = (leftAt: string) =>
    risksOf({
      ...calm,
      open: { ...open, missing: { ...open.missing, departures: [{ ...leaver, leftAt }] } },
    })[0]?.urgency;
  expect(left('2026-11-25T05:50:00.000Z')).toBe('today');
  expect(left('2026-11-25T05:40:00.000Z')).toBe('broken');
  const heard = (change: Partial<MemberView>) => risksOf({ ...calm, pcs: [pc(change)] }).length;
  expect(heard({ lastContactAt: '2026-11-24T05:00:00.000Z' })).toBe(1);
  expect(heard({ lastContactAt: '2026-11-24T05:00:00.000Z', removed: 'lost' })).toBe(0);
});

test('D20.120 what is told as a risk is told once', () => {
  const counts = new Map<string, number>([...toldAsRisks].map((task) => [task, 1]));
  const unfiled = { ...({} as RiskFacts['unfiled'][number]), day: '2026-11-24', age: 1 };
  const told = risksOf({ ...calm, counts, differences: [difference({})], unfiled: [unfiled] });
  expect(told).toHaveLength(toldAsRisks.size);
  expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
});
