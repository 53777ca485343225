import { expect, it } from 'vitest';
import { memoryStatements } from '#core/counter/identity/memory-queries.ts';
import { openOffice } from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';

/** The way to the visits: the client's own, or those of the days that are remembered. */
const byClient = 'USING INDEX visits_client (identifier_hmac=?)';
const byDays = 'USING INDEX visits_of_person (day>?)';

it('D1.11 what is remembered is found by the client’s visits, or by those of the days that count', async () => {
  const { desk } = await openOffice();
  for (const [name, statement] of Object.entries(memoryStatements(desk.store.orm))) {
    const plan = planOf(desk, statement());
    const way = name === 'ofClient' ? byClient : byDays;
    const reads = factReads(plan);
    const walked = reads.filter((step) => step.includes(' visits_'));
    expect(walked, name).toEqual([`SEARCH v ${way}`, `SEARCH a ${way}`]);
    expect(
      reads.filter((step) => step.startsWith('SCAN')),
      name,
    ).toEqual([]);
  }
});
