// What a leaver had half finished: the manager's, once, and nobody else's (D9).
import { describe, expect, it } from 'vitest';
import { appRouter } from '#core/router.ts';
import { morning, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';

const drafts = '{"counter.client":{"nationalCode":"0499370899"}}';
const signIn = ({ anyone, clerk }: TestOffice) =>
  anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
const cutOff = ({ as, manager, clerk }: TestOffice) =>
  as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: morning,
    password: manager.password,
  });
const take = ({ as, manager, clerk }: TestOffice) =>
  as(manager).departures.takeDrafts({ personId: clerk.id });

describe('what a leaver had half finished', () => {
  it('D9.9 goes to the manager once, from the page of the session that the cut-off ended', async () => {
    const office = await openOffice();
    const { token } = await signIn(office);
    await office.anyone.departures.handOverDrafts({ token, drafts });
    expect(await take(office)).toEqual({ drafts: null });
    await cutOff(office);
    await office.anyone.departures.handOverDrafts({ token, drafts });
    await office.anyone.departures.handOverDrafts({ token, drafts: '{"forged":1}' });
    expect(await take(office)).toEqual({ drafts });
    expect(await take(office)).toEqual({ drafts: null });
  });

  it('D9.9 goes to them from a locked session as well, and to no clerk', async () => {
    const office = await openOffice();
    const { token } = await signIn(office);
    await appRouter.createCaller({ desk: office.desk, session: token }).staff.lock({ drafts });
    const other = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' });
    await cutOff(office);
    const byClerk = office.as(other).departures.takeDrafts({ personId: office.clerk.id });
    expect(await problemOf(byClerk)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await take(office)).toEqual({ drafts });
  });

  it('D9.9 is not taken of somebody who works here, nor handed over by who signed out themself', async () => {
    const office = await openOffice();
    const { token } = await signIn(office);
    await appRouter.createCaller({ desk: office.desk, session: token }).staff.signOut();
    await office.anyone.departures.handOverDrafts({ token, drafts });
    expect(await take(office)).toEqual({ drafts: null });
    await cutOff(office);
    expect(await take(office)).toEqual({ drafts: null });
  });
});
