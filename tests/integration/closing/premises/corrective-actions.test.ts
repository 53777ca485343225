// A corrective action is over when somebody else has seen that it is done (D17), and the ways around that.
import { describe, expect, it } from 'vitest';
import { openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';

const proof = { proofKind: 'document', note: 'تابلوی تازه نصب شد، فاکتور در پوشهٔ آبان' } as const;

async function officeOfThree(): Promise<TestOffice & { other: TestPerson }> {
  const office = await openOffice();
  const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  return { ...office, other };
}

async function fail(office: TestOffice, dueDay = '2026-11-28'): Promise<string> {
  const correctiveAction = { description: 'نصب تابلوی تازه', ownerId: office.clerk.id, dueDay };
  const { actionId } = await office
    .as(office.clerk)
    .premises.recordCheck({ item: 'rate_board', result: 'failed', note: '', correctiveAction });
  if (actionId === null) throw new Error('a failed check plans an action');
  return actionId;
}

const cardOf = async (office: TestOffice) =>
  (await office.as(office.manager).premises.morningCard()).openActions;

describe('a corrective action', () => {
  it('D17.2 is due within thirty days', async () => {
    const office = await openOffice();
    await fail(office, '2026-12-25');
    expect(await problemOf(fail(office, '2026-12-26'))).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['correctiveAction.dueDay'] },
    });
    expect((await problemOf(fail(office, '2036-11-25'))).code).toBe('INPUT_INVALID');
  });

  it('D17.2 is not put off by failing again, nor due before the day on which it was found', async () => {
    const office = await openOffice();
    const first = await fail(office, '2026-11-28');
    office.clock.set('2026-11-29T04:30:00.000Z');
    await fail(office, '2026-12-20');
    const card = await cardOf(office);
    expect(card.find(({ actionId }) => actionId === first)).toMatchObject({ dueDay: '2026-11-28' });
    for (const dueDay of ['2026-11-28', '2026-02-30', '2026-12-30'])
      expect((await problemOf(fail(office, dueDay))).code, dueDay).toBe('INPUT_INVALID');
  });

  it.each(['', '.', 'سایر', '۱۲۳۴۵۶'])('D17.3 is not done on the proof «%s»', async (note) => {
    const office = await openOffice();
    const actionId = await fail(office);
    const said = office.as(office.clerk).premises.completeAction({ actionId, proofKind: 'photo', note });
    expect((await problemOf(said)).code).toBe('REASON_NEEDED');
    expect((await cardOf(office))[0]?.completion).toBeNull();
  });

  it('D17.3 is confirmed by neither its owner nor whoever said that it is done', async () => {
    const office = await officeOfThree();
    const actionId = await fail(office);
    const verdict = { actionId, verdict: 'confirmed', note: '' } as const;
    const judge = (person: TestPerson) => office.as(person).premises.judgeAction(verdict);
    expect(await problemOf(judge(office.manager))).toEqual({
      code: 'NOT_FOUND',
      params: { what: 'completion' },
    });
    // The manager says for the owner that it is done: neither of the two can confirm it.
    await office.as(office.manager).premises.completeAction({ actionId, ...proof });
    expect((await problemOf(judge(office.clerk))).code).toBe('OWN_ACT_FORBIDDEN');
    expect((await problemOf(judge(office.manager))).code).toBe('OWN_ACT_FORBIDDEN');
    expect(await cardOf(office)).toMatchObject([
      { actionId, completion: { ...proof, by: office.manager.id } },
    ]);
    await judge(office.other);
    expect(await cardOf(office)).toEqual([]);
    expect((await problemOf(judge(office.other))).code).toBe('ACTION_ALREADY_DONE');
    const again = office.as(office.clerk).premises.completeAction({ actionId, ...proof });
    expect((await problemOf(again)).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D17.3 that another person finds not done is to be done again, with what is missing', {
    tags: 'release',
  }, async () => {
    const office = await officeOfThree();
    const actionId = await fail(office);
    await office.as(office.clerk).premises.completeAction({ actionId, ...proof });
    const { premises } = office.as(office.other);
    const unsaid = premises.judgeAction({ actionId, verdict: 'not_done', note: '.' });
    expect((await problemOf(unsaid)).code).toBe('REASON_NEEDED');
    await premises.judgeAction({ actionId, verdict: 'not_done', note: 'هنوز تابلوی کهنه آنجاست' });
    expect(await cardOf(office)).toMatchObject([{ actionId, completion: null }]);
    office.clock.set('2026-11-29T04:30:00.000Z');
    expect((await cardOf(office))[0]?.overdue).toBe(true);
    await office.as(office.clerk).premises.completeAction({ actionId, ...proof });
    await premises.judgeAction({ actionId, verdict: 'confirmed', note: '' });
    expect(await cardOf(office)).toEqual([]);
  });

  it('D17.4 is reopened when its item fails again: what was said to be done cannot be confirmed any more', async () => {
    const office = await officeOfThree();
    const first = await fail(office);
    await office.as(office.clerk).premises.completeAction({ actionId: first, ...proof });
    office.clock.set('2026-11-26T04:30:00.000Z');
    const second = await fail(office);
    expect(await cardOf(office)).toMatchObject([{ actionId: second, failedAgain: true, completion: null }]);
    const late = office
      .as(office.other)
      .premises.judgeAction({ actionId: first, verdict: 'confirmed', note: '' });
    expect((await problemOf(late)).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D17.4 fails again after it was confirmed too; one that is still open is not hidden by a new failure', async () => {
    const office = await officeOfThree();
    const first = await fail(office);
    await office.as(office.clerk).premises.completeAction({ actionId: first, ...proof });
    await office.as(office.other).premises.judgeAction({ actionId: first, verdict: 'confirmed', note: '' });
    const second = await fail(office, '2026-11-27');
    const third = await fail(office, '2026-12-20');
    expect((await cardOf(office)).map(({ actionId, failedAgain }) => [actionId, failedAgain])).toEqual([
      [second, true],
      [third, false],
    ]);
    const unknown = office.as(office.other).premises.judgeAction({
      actionId: office.clerk.id,
      verdict: 'confirmed',
      note: '',
    });
    expect(await problemOf(unknown)).toEqual({ code: 'NOT_FOUND', params: { what: 'corrective_action' } });
  });
});
