import { describe, expect, it } from 'vitest';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';

const tomorrow = '2026-11-26';
const description = 'تابلوی راهنما تعویض شود';
const note = 'تابلو خوانا نیست';

function failed(ownerId: string, dueDay = tomorrow) {
  const correctiveAction = { description, ownerId, dueDay };
  return { item: 'guide_boards', result: 'failed', note, correctiveAction } as const;
}

async function planned(office: TestOffice): Promise<string> {
  const { actionId } = await office.as(office.clerk).premises.recordCheck(failed(office.clerk.id));
  if (actionId === null) throw new Error('a failed check plans an action');
  return actionId;
}

const proof = { proofKind: 'seen_on_site', note: 'تابلوی تازه نصب شد' } as const;

describe('a check of the premises', () => {
  it('shows on the morning card, the latest of the day for each item', async () => {
    const { as, clerk, manager } = await openOffice();
    const { premises } = as(clerk);
    await premises.recordCheck({ item: 'lawyers_inbox', result: 'passed', note: '' });
    await premises.recordCheck(failed(manager.id));
    await as(manager).premises.recordCheck({ item: 'guide_boards', result: 'passed', note: 'تعویض شد' });
    const { items } = await premises.morningCard();
    expect(items.map(({ item, check }) => [item, check?.result ?? null, check?.byName ?? null])).toEqual([
      ['sign_127', null, null],
      ['rate_board', null, null],
      ['guide_boards', 'passed', manager.name],
      ['lawyers_inbox', 'passed', clerk.name],
      ['cleanliness', null, null],
      ['orderliness', null, null],
      ['waiting_area', null, null],
      ['equipment_state', null, null],
      ['safety', null, null],
    ]);
    expect(items[2]?.check?.note).toBe('تعویض شد');
  });

  it('D17.1 is gone from the card of the next day, while its open action stays', async () => {
    const office = await openOffice();
    await planned(office);
    office.clock.set('2026-11-28T05:00:00.000Z');
    const { items, openActions } = await office.as(office.clerk).premises.morningCard();
    expect(items.every(({ check }) => check === null)).toBe(true);
    expect(openActions).toMatchObject([
      { item: 'guide_boards', description, ownerName: office.clerk.name, dueDay: tomorrow, overdue: true },
    ]);
  });

  it('that failed is refused without a corrective action', async () => {
    const { as, clerk } = await openOffice();
    const call = as(clerk).premises.recordCheck({ item: 'sign_127', result: 'failed', note });
    expect(await problemOf(call)).toEqual({ code: 'CORRECTIVE_ACTION_NEEDED', params: {} });
  });

  it('that failed is refused with an action due yesterday, and nothing is kept of it', async () => {
    const { as, clerk, desk } = await openOffice();
    const before = desk.path.journal.count();
    const call = as(clerk).premises.recordCheck(failed(clerk.id, '2026-11-24'));
    expect(await problemOf(call)).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['correctiveAction.dueDay'] },
    });
    expect(desk.path.journal.count()).toBe(before);
  });

  it('D5.1 that failed needs an owner who is active in the office', async () => {
    const { as, clerk, manager, anyone } = await openOffice();
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await problemOf(as(clerk).premises.recordCheck(failed(nobody)))).code).toBe('NOT_FOUND');
    const { personId } = await as(manager).staff.register({
      name: 'نرگس احمدی',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    const call = as(clerk).premises.recordCheck(failed(personId));
    expect((await problemOf(call)).code).toBe('PERSON_NOT_ACTIVE');
    expect((await problemOf(anyone.premises.recordCheck(failed(clerk.id)))).code).toBe('NOT_SIGNED_IN');
  });

  it('keeps its words in the office: no body that travels carries them', async () => {
    const office = await openOffice();
    const actionId = await planned(office);
    await office.as(office.manager).premises.completeAction({ actionId, ...proof });
    const bodies = journalBodies(office.desk);
    for (const words of [description, note, proof.note]) expect(bodies).not.toContain(words);
  });
});

describe('a corrective action', () => {
  it('leaves the card when it is done', async () => {
    const office = await openOffice();
    const actionId = await planned(office);
    const { premises } = office.as(office.manager);
    expect((await premises.morningCard()).openActions).toHaveLength(1);
    await office.as(office.clerk).premises.completeAction({ actionId, ...proof });
    const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
    await office.as(other).premises.judgeAction({ actionId, verdict: 'confirmed', note: '' });
    expect((await premises.morningCard()).openActions).toEqual([]);
  });

  it('is done once', async () => {
    const office = await openOffice();
    const actionId = await planned(office);
    const { premises } = office.as(office.clerk);
    await premises.completeAction({ actionId, ...proof });
    expect((await problemOf(premises.completeAction({ actionId, ...proof }))).code).toBe(
      'ACTION_ALREADY_DONE',
    );
  });

  it('that is not known is not found', async () => {
    const { as, clerk } = await openOffice();
    const call = as(clerk).premises.completeAction({ actionId: clerk.id, ...proof });
    expect(await problemOf(call)).toEqual({ code: 'NOT_FOUND', params: { what: 'corrective_action' } });
  });

  it('on the last due day is not overdue yet', async () => {
    const { as, clerk } = await openOffice();
    await as(clerk).premises.recordCheck(failed(clerk.id, today));
    expect((await as(clerk).premises.morningCard()).openActions[0]?.overdue).toBe(false);
  });
});
