import { expect, it } from 'vitest';
import { memoryStatements } from '#core/counter/identity/memory-queries.ts';
import { pointStatements } from '#core/counter/identity/points/queries.ts';
import { peopleStatements } from '#core/counter/visits/people-queries.ts';
import { openOffice } from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';

it('D1.11 what is remembered of somebody or of a paper is found by hash, and no visit is walked for it', async () => {
  const { desk } = await openOffice();
  for (const [name, statement] of Object.entries(memoryStatements(desk.store.orm))) {
    const reads = factReads(planOf(desk, statement()));
    const byHash = reads.filter((step) => / [sad] USING/.test(step));
    expect(byHash.length, name).toBeGreaterThan(0);
    for (const step of byHash) expect(step, name).toMatch(/identity_subjects_1 \(hash=\? AND day[>=]\?/);
    expect(
      reads.filter((step) => step.startsWith('SCAN')),
      name,
    ).toEqual([]);
  }
});

it('D1.75 the people of a visit, and what is known of somebody, are found without a walk over all', async () => {
  const { desk } = await openOffice();
  for (const [name, statement] of Object.entries({
    ...peopleStatements(desk.store.orm),
    ...pointStatements(desk.store.orm),
  }))
    expect(
      planOf(desk, statement()).filter((step) => step.startsWith('SCAN')),
      name,
    ).toEqual([]);
});
