// An account that was ended at another PC and is active again by the time this one hears of it: what was open here is over.
import { expect, test } from 'vitest';
import { joinPc, openSharedOffice, portOf, sameEverywhere } from '#tests/support/joined-office.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { here } from '#tests/support/office-pcs.ts';

type There = Awaited<ReturnType<Awaited<ReturnType<typeof joinPc>>['signIn']>>;

/** What the manager does at a second PC, all of which comes here at once. */
async function heardAtOnce(act: (there: There, office: TestOffice) => Promise<string | null>) {
  const office = await openSharedOffice();
  const other = await joinPc(office);
  const page = office.as(office.clerk);
  await page.staff.whoAmI();
  await other.desk.peers.disable();
  const there = await other.signIn(office.manager);
  const oneTimeCode = await act(there, office);
  if (oneTimeCode !== null)
    await other.anyone.staff.chooseFirstPassword({
      personId: office.clerk.id,
      oneTimeCode,
      password: 'another-long-sentence',
    });
  await other.desk.peers.enable(here);
  await other.desk.peers.connect(`${here}:${portOf(office.desk)}`);
  await sameEverywhere(office.desk, other.desk);
  expect(office.desk.reads.staff.person(office.clerk.id)?.state).toBe('active');
  return page.staff.whoAmI();
}

const ended = { code: 'SESSION_ENDED' };

test('D9.12 a password that was reset and chosen anew ends the session that began with the former one', async () => {
  const heard = heardAtOnce(async ({ staff }, { clerk, manager }) => {
    const { oneTimeCode } = await staff.resetPassword({ personId: clerk.id, password: manager.password });
    return oneTimeCode;
  });
  expect(await problemOf(heard)).toMatchObject(ended);
});

test('D9.12 it ends a locked one too: the former password opens it no more', {
  tags: 'release',
}, async () => {
  const heard = heardAtOnce(async ({ staff }, office) => {
    const { clerk, manager } = office;
    await office.as(clerk).staff.lock({ drafts: null });
    const { oneTimeCode } = await staff.resetPassword({ personId: clerk.id, password: manager.password });
    return oneTimeCode;
  });
  expect(await problemOf(heard)).toMatchObject(ended);
});

test('D9.12 what else is written about a person ends nothing', { tags: 'release' }, async () => {
  await heardAtOnce(async ({ staff }, { clerk }) => {
    await staff.recordInquiry({ personId: clerk.id, reference: '1405/12', requestedOn: today });
    return null;
  });
});
