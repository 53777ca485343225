// The row of a duty from the occasions on which it was asked, by sentences.
import { expect, it } from 'vitest';
import { dutyRow, type Occasion } from '#core/oversight/reports/compliance/rules.ts';

const done = (day: string, count = 1): Occasion => ({ day, outcome: 'done', count });

it('D20.87 the worst that was found is the state of a duty, however much was done', () => {
  const [late, missed]: Occasion[] = [
    { day: '2026-11-25', outcome: 'late', count: 1 },
    { day: '2026-11-24', outcome: 'missed', count: 1 },
  ];
  if (late === undefined || missed === undefined) throw new Error('two occasions');
  expect(dutyRow('D6', [done('2026-11-26', 500)]).state).toBe('done');
  expect(dutyRow('D6', [done('2026-11-26', 500), late]).state).toBe('late');
  expect(dutyRow('D6', [late, done('2026-11-26', 500), missed])).toEqual({
    ...{ duty: 'D6', state: 'missed', done: 500, late: 1, missed: 1 },
    evidence: [
      { day: '2026-11-24', outcome: 'missed', count: 1 },
      { day: '2026-11-25', outcome: 'late', count: 1 },
    ],
  });
});

it('D20.87 what nobody counts is unmeasured, and what was never asked idle: neither is done', () => {
  expect(dutyRow('D14', null)).toMatchObject({ state: 'unmeasured', evidence: [] });
  expect(dutyRow('D9', [])).toMatchObject({ state: 'idle', done: 0 });
});

it('D20.87 several of one day are one piece of evidence', () => {
  const twice: Occasion[] = [
    { day: '2026-11-25', outcome: 'late', count: 1 },
    { day: '2026-11-25', outcome: 'late', count: 2 },
  ];
  expect(dutyRow('D17', twice).evidence).toEqual([{ day: '2026-11-25', outcome: 'late', count: 3 }]);
});
