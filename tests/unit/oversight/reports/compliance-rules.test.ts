// The row of a duty from the occasions on which it was asked, by sentences.
import { expect, it } from 'vitest';
import { dutyRow, type Occasion, type Paper, papersOn } from '#core/oversight/reports/compliance/rules.ts';

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
  expect(dutyRow('D11', null)).toMatchObject({ state: 'unmeasured', evidence: [] });
  expect(dutyRow('D9', [])).toMatchObject({ state: 'idle', done: 0 });
});

it('D20.87 several of one day are one piece of evidence', () => {
  const twice: Occasion[] = [
    { day: '2026-11-25', outcome: 'late', count: 1 },
    { day: '2026-11-25', outcome: 'late', count: 2 },
  ];
  expect(dutyRow('D17', twice).evidence).toEqual([{ day: '2026-11-25', outcome: 'late', count: 3 }]);
});

it('D20.190 the letter that counts on a day is the last one; what the office did not know on that day is late', () => {
  const at = (kind: Paper['kind'], from: string, to: string, lc: number, day: string): Paper => ({
    ...{ kind, from, to, lc, day },
  });
  const file = at('file', '2026-01-01', '', 1, '2026-01-01');
  const clearance = at('clearance', '2026-01-01', '2026-12-31', 2, '2026-01-01');
  const papers = [file, clearance];
  expect(papersOn('2026-06-01', papers)).toBe('done');
  expect(papersOn('2027-01-01', papers)).toBe('missed');
  expect(papersOn('2025-12-31', papers)).toBe('missed');
  expect(papersOn('2026-06-01', [clearance])).toBe('missed');
  expect(papersOn('2026-06-01', [])).toBe('missed');
  // A later letter that ends earlier counts, as at the sign-in (D8.3).
  const shorter = at('clearance', '2026-05-01', '2026-05-20', 3, '2026-05-01');
  expect(papersOn('2026-06-01', [...papers, shorter])).toBe('missed');
  // Recorded after the work: a clearance, the file, a withdrawal.
  const later = { ...clearance, day: '2026-06-02' };
  expect(papersOn('2026-06-01', [file, later])).toBe('late');
  expect(papersOn('2026-06-01', [{ ...file, day: '2026-06-02' }, clearance])).toBe('late');
  const withdrawn = at('withdrawal', '2026-05-30', '', 4, '2026-06-03');
  expect(papersOn('2026-06-01', [...papers, withdrawn])).toBe('late');
  expect(papersOn('2026-05-30', [...papers, withdrawn])).toBe('done');
  expect(papersOn('2026-06-04', [...papers, withdrawn])).toBe('missed');
  // Who was cleared anew works again.
  const anew = at('clearance', '2026-06-03', '2027-06-03', 5, '2026-06-04');
  expect(papersOn('2026-06-04', [...papers, withdrawn, anew])).toBe('done');
});
