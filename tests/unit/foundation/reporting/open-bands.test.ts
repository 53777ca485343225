// What stays open counts as the last sheet of a period left it; who was at work is told by what they recorded (D20.187).
import { expect, test } from 'vitest';
import { runTable } from '#core/foundation/reporting/definition.ts';
import { actFacts, ledgerFacts, presentFacts } from '#core/foundation/reporting/facts.ts';
import { openBands } from '#core/foundation/reporting/open-bands.ts';

const open = (account: string, state: string, age: number, size: number) => ({ account, state, age, size });
const sheet = (day: string, ...items: ReturnType<typeof open>[]) => ({
  ...{ day, at: null, by: null, differences: [], missingPcs: [], open: openBands(items) },
  lines: [{ account: 'money', added: 100, cleared: 40, settled: 0 }],
  totals: [{ terminalId: '14999001', psp: 700 }],
});

test('D20.187 of a period the last sheet counts: nothing open is summed over days, what came up is', () => {
  const facts = ledgerFacts([
    sheet('2026-11-25', open('money', 'missing', 3, 500), open('fee', 'differs', 30, 90)),
    sheet(
      '2026-11-26',
      open('money', 'missing', 4, 500),
      open('money', 'awaited', 0, 20),
      open('filing', 'missing', 1, 3),
    ),
  ]);
  const by = (groupBy: 'openAccount' | 'openState' | 'openAge') =>
    runTable({ groupBy, columns: ['openRials', 'openItems', 'openAge', 'came'], filters: [] }, facts);
  expect(Object.fromEntries(by('openAccount').rows)).toEqual({
    money: [520, 2, 2, 200],
    // Units are no rials.
    filing: [0, 1, 1, 0],
  });
  expect(by('openState').total.slice(0, 2)).toEqual([520, 3]);
  expect(Object.fromEntries([...by('openAge').rows].map(([key, [rials]]) => [key, rials]))).toEqual({
    week: 500,
    new: 20,
  });
  const terminal = { groupBy: 'terminal', columns: ['reported'], filters: [] } as const;
  expect(runTable(terminal, facts).total).toEqual([1_400]);
  // A last sheet that left nothing open leaves nothing open of the period.
  const closed = [...facts, ...ledgerFacts([sheet('2026-11-28')])];
  expect(runTable({ groupBy: 'openAccount', columns: ['openItems'], filters: [] }, closed).total).toEqual([
    0,
  ]);
});

test('D20.187 a person is present from the first to the last that they recorded on a day', () => {
  const acts = ['08:00', '11:30', '09:00'].map((time, place) => ({
    ...{
      kind: 'checked' as const,
      id: `${place}`,
      day: '2026-11-25',
      at: `2026-11-25T${time}:00.000Z`,
      hour: null,
    },
    ...{ visitId: null, clerk: place === 2 ? 'b' : 'a', reason: null, count: 1, ms: null },
  }));
  const { rows } = runTable(
    { groupBy: 'clerk', columns: ['presentDays', 'presence'], filters: [] },
    presentFacts(actFacts(acts)),
  );
  expect(Object.fromEntries(rows)).toEqual({ a: [1, 12_600_000], b: [1, 0] });
});
