import { expect, it } from 'vitest';
import { businessDayStatements } from '#core/journal/business-day/queries.ts';
import { openOffice } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';

it('no read that every command waits for walks a whole table', async () => {
  const { desk } = await openOffice();
  for (const [name, statement] of Object.entries(businessDayStatements(desk.store.orm))) {
    const plan = planOf(desk, statement());
    expect(plan.length, name).toBeGreaterThan(0);
    expect(
      // What a statement has gathered itself is no table.
      plan.filter((step) => /^SCAN (?!\(subquery-|CONSTANT ROW$)/.test(step)),
      name,
    ).toEqual([]);
  }
});
