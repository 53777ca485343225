// What a leaver had half finished: the manager's, once, and nobody else's (D9).
import { describe, expect, it } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { morning, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

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
  it('D9.9 goes to the manager once, from the page of the session that the cut-off ended', {
    tags: 'release',
  }, async () => {
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

  it('D9.9 goes to them from a locked session as well, and to no clerk', { tags: 'release' }, async () => {
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

  it('D9.10 reaches the manager at another PC once the two have met, in either order, and is taken once', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const anyoneThere = appRouter.createCaller({ desk: other.desk, session: null });
    const { token } = other.desk.sessions.open(office.clerk.id);
    await cutOff(office);
    expect(await take(office)).toEqual({ drafts: null });
    carryEntries(office.desk, other.desk);
    // The page finds its session ended and hands over what it held; nobody at that PC is told of it.
    await anyoneThere.departures.handOverDrafts({ token, drafts });
    expect(journalBodies(other.desk)).toContain('departure.drafts_left');
    expect(journalBodies(other.desk)).not.toContain('0499370899');
    carryEntries(other.desk, office.desk);
    expect(await take(office)).toEqual({ drafts });
    expect(await take(office)).toEqual({ drafts: null });
    carryEntries(office.desk, other.desk);
    const there = other.seat(office.manager);
    expect(await there.departures.takeDrafts({ personId: office.clerk.id })).toEqual({ drafts: null });
  });

  it('D9.10 waits on the disk, and not in the memory of the PC that was left', async () => {
    const office = await openOffice();
    const { token } = await signIn(office);
    await cutOff(office);
    await office.anyone.departures.handOverDrafts({ token, drafts });
    expect(office.desk.sessions.leavers()).toEqual([]);
    expect(office.desk.reads.departures.draftsOf(office.clerk.id)).toMatchObject({ drafts });
  });

  it('D9.10 is not written of somebody whose password was reset: it is their own next session’s', async () => {
    const office = await openOffice();
    const { token } = await signIn(office);
    const { as, manager, clerk } = office;
    await as(manager).staff.resetPassword({ personId: clerk.id, password: manager.password });
    await office.anyone.departures.handOverDrafts({ token, drafts });
    expect(office.desk.sessions.leavers()).toEqual([clerk.id]);
    expect(office.desk.reads.departures.draftsOf(clerk.id)).toBeNull();
  });
});
