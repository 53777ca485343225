// Random offices of two PCs and their bank: whoever takes in which file in whatever order, both come to the same, and every rial that
// reports tell is credited, fee or open.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import type { AccountLine } from '#core/demo/bank-statement.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { cardFee } from '#core/foundation/settlement/bank/card-fee.ts';
import { settlementDayOf } from '#core/foundation/settlement/bank/settlement-days.ts';
import { statementFile } from '#tests/support/bank-statement.ts';
import { csvFile, reportLine } from '#tests/support/closing-day.ts';
import { openDay, openOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const dates = Array.from({ length: 8 }, (_, at) => addDays(today, at - 10));
const settledOn = (day: string): string => settlementDayOf(day, () => false);

const plan = fc.record({
  rials: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 8, maxLength: 8 }),
  /** Rials that the bank kept, or paid too much, of the n-th day; and by how many days it was late. */
  kept: fc.array(fc.constantFrom(0, 0, 0, 10_000, -10_000), { minLength: 8, maxLength: 8 }),
  late: fc.array(fc.constantFrom(0, 0, 0, 1, 2), { minLength: 8, maxLength: 8 }),
  isNetted: fc.boolean(),
  /** At which PC each file is taken in, and whether they meet before it. */
  acts: fc.array(fc.record({ there: fc.boolean(), meets: fc.boolean() }), { minLength: 10, maxLength: 10 }),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 10, maxLength: 10 }),
});

it('D21.130 D21.132 any order of files at two PCs comes to one list, and each rial is at one place', async () => {
  await fc.assert(
    fc.asyncProperty(plan, async ({ rials, kept, late, isNetted, acts, order }) => {
      const office = await openOffice();
      await openDay(office);
      const other = joinOffice(office, 2);
      const amountOf = (at: number): number => (rials[at] ?? 1) * 1_000_000 + at * 1_000;
      const credits = dates.map((date, at): AccountLine => {
        const fee = isNetted ? cardFee(amountOf(at), date) : 0;
        return { day: addDays(settledOn(date), late[at] ?? 0), credit: amountOf(at) - fee - (kept[at] ?? 0) };
      });
      const lines = [...credits, { day: addDays(today, -1), credit: 5, text: 'انتقال' }].toSorted((a, b) =>
        a.day < b.day ? -1 : 1,
      );
      const here = office.as(office.manager).dayClose;
      const there = other.seat(office.manager).dayClose;
      // The first report is known everywhere, so that nothing of a statement is left out.
      const reportOf = (at: number) =>
        csvFile(reportLine(at + 1, { date: dates[at] ?? '', amount: amountOf(at) }));
      await here.importPsp({ day: today, ...reportOf(0) });
      meet(office, other);
      const { mapping } = await here.previewStatement(statementFile(lines));
      for (const at of order) {
        const { there: isThere = false, meets = false } = acts[at] ?? {};
        if (meets) meet(office, other);
        const desk = isThere ? there : here;
        if (at === 0) continue;
        if (at < dates.length) await desk.importPsp({ day: today, ...reportOf(at) });
        else
          await desk.importStatement({
            ...statementFile(at === 8 ? lines.slice(0, 6) : lines.slice(3)),
            mapping: { ...mapping, fee: isNetted ? 'netted' : 'own_line' },
          });
      }
      meet(office, other);
      const [found, same] = [await here.differences(), await there.differences()];
      expect(same).toEqual(found);
      const { days } = await here.bank({ until: addDays(today, 5) });
      const sum = (pick: (day: (typeof days)[number]) => number): number =>
        days.reduce((all, day) => all + pick(day), 0);
      expect(sum(({ reported }) => reported)).toBe(
        sum(({ credited, netted, rest }) => credited + netted + rest),
      );
      const open = found.filter(({ account }) => account === 'bank');
      expect(open.reduce((all, { recorded, told }) => all + recorded - told, 0)).toBe(
        sum(({ rest, state }) => (state === 'met_together' ? 0 : rest)),
      );
      for (const { state, rest } of days) expect(state === 'met').toBe(rest === 0);
      const around = new Set(Array.from({ length: 24 }, (_, at) => addDays(today, at - 14)));
      expect(compareOpenDifferences(office.desk.store, around)).toEqual([]);
      expect(compareOpenDifferences(other.desk.store, around)).toEqual([]);
    }),
    { numRuns: inTier(1, 12) },
  );
});
