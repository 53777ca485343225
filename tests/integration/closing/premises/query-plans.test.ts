import { expect, it } from 'vitest';
import { premisesStatements } from '#core/closing/premises/queries.ts';
import { openOffice } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';

it('no read that the counter waits for walks a whole table', async () => {
  const { desk } = await openOffice();
  // The open actions are few a month: their register is walked by due day. An earlier action for an item is looked for
  // when a check has failed, not while anybody waits at the counter.
  const { openActions, lastSaidDone: _lastSaidDone, ...searches } = premisesStatements(desk.store.orm);
  for (const [name, statement] of Object.entries(searches)) {
    const plan = planOf(desk, statement());
    expect(plan.length, name).toBeGreaterThan(0);
    expect(
      plan.filter((step) => step.startsWith('SCAN')),
      name,
    ).toEqual([]);
  }
  expect(planOf(desk, openActions())).toContain('SCAN corrective_actions USING INDEX corrective_actions_due');
});
