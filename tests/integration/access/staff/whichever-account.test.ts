// Who acts in their own matter is a human being, not an account: somebody has two of them, a clerk's and a manager's.
import { expect, test } from 'vitest';
import { openDay, openOffice, problemOf } from '#tests/support/office.ts';
import { twoAccounts } from '#tests/support/two-accounts.ts';

const client = {
  clientType: 'iranian_adult',
  name: 'سارا نوری',
  nationalCode: '9990000034',
  mobile: '09121234567',
  postalCode: '1193653471',
  matterRole: 'plaintiff',
  trackingNumber: '',
} as const;

test('D1.10 nobody is served by themself under their other account, nor by a clerk while one of the two may work', async () => {
  const office = await openOffice();
  await openDay(office);
  const { asClerk, there, meet } = await twoAccounts(office);
  meet();
  expect((await problemOf(there.visits.open({ client }))).code).toBe('SELF_VERIFICATION');
  await office.as(office.manager).staff.cutOff({
    personId: asClerk.id,
    reasonCode: 'left',
    leftAt: office.desk.machine.now(),
    password: office.manager.password,
  });
  expect((await problemOf(office.as(office.clerk).visits.open({ client }))).code).toBe('STAFF_AS_CLIENT');
});

test('D17.3 an action is not confirmed by the other account of its owner, nor of whoever said that it is done', async () => {
  const office = await openOffice();
  const { asClerk, there, meet } = await twoAccounts(office);
  const plan = async (ownerId: string): Promise<string> => {
    const correctiveAction = { description: 'نصب تابلوی تازه', ownerId, dueDay: '2026-11-28' };
    const { actionId } = await office
      .as(office.clerk)
      .premises.recordCheck({ item: 'cleanliness', result: 'failed', note: '', correctiveAction });
    if (actionId === null) throw new Error('a failed check plans an action');
    return actionId;
  };
  const proof = { proofKind: 'document', note: 'تابلوی تازه نصب شد، فاکتور در پوشه است' } as const;
  const owned = await plan(asClerk.id);
  const told = await plan(office.clerk.id);
  await office.as(office.clerk).premises.completeAction({ actionId: owned, ...proof });
  await office.as(asClerk).premises.completeAction({ actionId: told, ...proof });
  meet();
  for (const actionId of [owned, told]) {
    const judging = there.premises.judgeAction({ actionId, verdict: 'confirmed', note: '' });
    expect((await problemOf(judging)).code).toBe('OWN_ACT_FORBIDDEN');
    await office.as(office.manager).premises.judgeAction({ actionId, verdict: 'confirmed', note: '' });
  }
});
