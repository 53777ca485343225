import { describe, expect, it } from 'vitest';
import { complaintsStatements } from '#core/counter/complaints/statements.ts';
import { openOffice } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';

describe('the reads of the register', () => {
  it('search by index wherever one complaint, or one number is asked for', async () => {
    const { desk } = await openOffice();
    const { lists: _lists, ...searches } = complaintsStatements(desk.store.orm);
    for (const [name, statement] of Object.entries(searches)) {
      const plan = planOf(desk, statement());
      expect(plan.length, name).toBeGreaterThan(0);
      expect(
        plan.filter((step) => step.startsWith('SCAN')),
        name,
      ).toEqual([]);
    }
  });

  it('walk an index in the list’s own order, and never sort the whole register', async () => {
    const { desk } = await openOffice();
    const { lists } = complaintsStatements(desk.store.orm);
    for (const [name, list] of Object.entries(lists)) {
      const plan = planOf(desk, list());
      expect(
        plan.some((step) => /complaints USING INDEX complaints_(day|due)/.test(step)),
        name,
      ).toBe(true);
      expect(plan, name).not.toContain('USE TEMP B-TREE FOR ORDER BY');
    }
  });
});
