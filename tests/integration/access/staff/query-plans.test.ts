// What is asked before every command of a person goes into an index, and walks nobody else's cut-offs.
import { expect, it } from 'vitest';
import { returnStatements } from '#core/access/staff/return-queries.ts';
import { openOffice } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';

it('D9.1 whether a return has to be noted is asked by the person', async () => {
  const { desk } = await openOffice();
  const plan = planOf(desk, returnStatements(desk.store.orm).unnotedReturns());
  expect(plan.filter((step) => /^(SEARCH|SCAN)/.test(step))).toEqual([
    'SEARCH cut_offs USING INDEX cut_offs_person (person_id=?)',
    'SEARCH n USING INDEX noted_returns_person (person_id=? AND device=? AND epoch=?)',
    'SCAN known VIRTUAL TABLE INDEX 1:',
    'SEARCH r EXISTS USING COVERING INDEX cut_off_reaches_cut_off (cut_off_id=?)',
    'SEARCH a EXISTS USING COVERING INDEX sqlite_autoindex_cut_off_answers_1 (cut_off_id=?)',
  ]);
});
