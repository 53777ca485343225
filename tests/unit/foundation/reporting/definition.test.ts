// Reports over cells by sentences and by random values: sums, filters, means, and cells as they are kept.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cell, cellsOf, noMeasures, readCells, writeCells } from '#core/foundation/reporting/cells.ts';
import {
  factKinds,
  groupings,
  type ReportColumn,
  reportColumns,
} from '#core/foundation/reporting/columns.ts';
import {
  columnMeanings,
  groupOf,
  passes,
  runTable,
  seriesOf,
} from '#core/foundation/reporting/definition.ts';
import { inTier } from '#tests/support/tier.ts';

const nothing: Omit<Cell, 'kind' | 'day'> = {
  ...noMeasures,
  ...{ terminal: null, service: null, clerk: null, payee: null, channel: null, hour: null },
  ...{ reason: null, detail: null },
};
const cell = (over: Partial<Cell> & Pick<Cell, 'kind'>): Cell => ({ day: '2026-11-25', ...nothing, ...over });

const some = (...names: readonly string[]) => fc.constantFrom(null, ...names);
const anyCell: fc.Arbitrary<Cell> = fc.record({
  kind: fc.constantFrom(...factKinds),
  day: fc.constantFrom('2026-11-25', '2026-11-26', '2026-12-22'),
  terminal: some('14999001', '14999002'),
  service: some('petition', 'sms'),
  clerk: some('زهرا', 'علی'),
  payee: some('office', 'sms'),
  channel: some('office_pos'),
  hour: fc.constantFrom(null, 8, 9, 23),
  reason: some('wrong_amount', 'completed'),
  detail: some('other'),
  facts: fc.nat(9),
  count: fc.nat(9),
  amount: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  vat: fc.nat(1_000_000),
  reduction: fc.nat(1_000_000),
  timed: fc.nat(3),
  ms: fc.nat(10_000_000),
});
const cells = fc.array(anyCell, { maxLength: 60 });
const runs = { numRuns: inTier(40, 600) };

it('D20.85 the rows of a table sum up to its total, in every grouping and additive column', () => {
  const additive = reportColumns.filter(
    (column) => !['mean', 'days'].includes(columnMeanings[column].measure),
  );
  fc.assert(
    fc.property(cells, fc.constantFrom(...groupings), (facts, groupBy) => {
      const { rows, total } = runTable({ groupBy, columns: additive, filters: [] }, facts);
      const summed = additive.map((_, place) =>
        [...rows.values()].reduce((sum, values) => sum + (values[place] ?? 0), 0),
      );
      expect(summed).toEqual(total);
    }),
    runs,
  );
});

it('D20.85 facts put together into cells, written and read again make the same report', () => {
  fc.assert(
    fc.property(cells, fc.constantFrom(...groupings), (facts, groupBy) => {
      const day = '2026-11-25';
      const ofDay = facts.map((fact) => ({ ...fact, day }));
      const kept = readCells(day, writeCells(cellsOf(ofDay)));
      const definition = { groupBy, columns: reportColumns, filters: [] };
      const [one, other] = [runTable(definition, ofDay), runTable(definition, kept)];
      expect(Object.fromEntries(other.rows)).toEqual(Object.fromEntries(one.rows));
      expect(other.total).toEqual(one.total);
    }),
    runs,
  );
});

it('D20.85 a filter leaves what is in its group and nothing else, so that the row of a group is the report filtered by it', () => {
  fc.assert(
    fc.property(
      cells,
      fc.constantFrom(...groupings),
      fc.constantFrom(...reportColumns),
      (facts, by, column) => {
        const { rows } = runTable({ groupBy: by, columns: [column], filters: [] }, facts);
        for (const [value, [shown]] of rows) {
          const filters = [{ by, value }];
          const filtered = runTable({ groupBy: by, columns: [column], filters }, facts);
          expect([...filtered.rows.keys()]).toEqual([value]);
          expect(filtered.total).toEqual([shown]);
          const behind = facts.filter(
            (fact) => passes(fact, filters) && fact.kind in columnMeanings[column].of,
          );
          expect(behind.length).toBeGreaterThan(0);
          expect(behind.every((fact) => groupOf(by, fact) === value)).toBe(true);
        }
      },
    ),
    runs,
  );
});

it('D20.85 what went back is taken from the net and its VAT, on the day on which it went', () => {
  const facts = [
    cell({ kind: 'paid', terminal: '1', count: 1, amount: 770_000, vat: 70_000 }),
    cell({ kind: 'returned', terminal: '1', count: 1, amount: 770_000, vat: 70_000, day: '2026-11-26' }),
    cell({ kind: 'paid', terminal: '2', count: 1, amount: 330_000, vat: 30_000 }),
  ];
  const columns: ReportColumn[] = ['payments', 'paid', 'vat', 'returns', 'returned', 'net'];
  const { rows, total } = runTable({ groupBy: 'terminal', columns, filters: [] }, facts);
  expect(rows.get('1')).toEqual([1, 770_000, 0, 1, 770_000, 0]);
  expect(total).toEqual([2, 1_100_000, 30_000, 1, 770_000, 330_000]);
  const byDay = runTable({ groupBy: 'day', columns: ['net'], filters: [] }, facts);
  expect(Object.fromEntries(byDay.rows)).toEqual({ '2026-11-25': [1_100_000], '2026-11-26': [-770_000] });
});

it('a mean is of what was timed, and days with a difference are days: neither is a sum of rows', () => {
  const visits = [
    cell({ kind: 'visit', clerk: 'علی', count: 1, timed: 1, ms: 600_000 }),
    cell({ kind: 'visit', clerk: 'زهرا', count: 3, timed: 3, ms: 600_000 }),
    cell({ kind: 'visit', clerk: 'زهرا', count: 1 }),
  ];
  const { rows, total } = runTable(
    { groupBy: 'clerk', columns: ['serviceTime', 'visits'], filters: [] },
    visits,
  );
  expect(Object.fromEntries(rows)).toEqual({ علی: [600_000, 1], زهرا: [200_000, 4] });
  expect(total).toEqual([300_000, 5]);
  expect(runTable({ groupBy: 'clerk', columns: ['waitTime'], filters: [] }, visits)).toMatchObject({
    total: [null],
  });
  const differences = ['reversed', 'over_tariff'].map((reason) =>
    cell({ kind: 'difference', reason, count: 2 }),
  );
  const columns: ReportColumn[] = ['differences', 'daysWithDifference'];
  expect(runTable({ groupBy: 'differenceKind', columns, filters: [] }, differences).total).toEqual([4, 1]);
});

it('a series has every day of the period, also those without a fact', () => {
  const facts = [
    cell({ kind: 'paid', terminal: '1', amount: 5 }),
    cell({ kind: 'paid', terminal: '1', day: '2026-11-27', amount: 7 }),
  ];
  const series = seriesOf({ groupBy: 'terminal', filters: [] }, 'paid', facts, {
    from: '2026-11-25',
    to: '2026-11-28',
  });
  expect(Object.fromEntries(series)).toEqual({ '1': [5, 0, 7, 0] });
});
