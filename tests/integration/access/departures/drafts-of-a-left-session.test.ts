// What somebody had half finished in a session that was over already when they were cut off: the manager's as well.
import { describe, expect, it } from 'vitest';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type Caller, morning, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const drafts = '{"counter.client":{"nationalCode":"0499370899"}}';
const minute = 60_000;

const lockedAtWork = async ({ anyone, desk, clerk }: TestOffice): Promise<Caller> => {
  const { token } = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  const caller = appRouter.createCaller({ desk, session: token });
  await caller.staff.lock({ drafts });
  return caller;
};
const cutOff = (caller: Caller, { manager, clerk }: TestOffice) =>
  caller.staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: morning,
    password: manager.password,
  });
/** The manager in a session that began just now: whatever ended the clerk's has ended theirs. */
const managerOf = ({ desk, manager }: TestOffice): Caller =>
  appRouter.createCaller({ desk, session: desk.sessions.open(manager.id).token });
const take = (office: TestOffice) => managerOf(office).departures.takeDrafts({ personId: office.clerk.id });

/** How a locked session can be over before the account is. */
const ways: readonly [string, (office: TestOffice, caller: Caller) => Promise<unknown>][] = [
  ['«somebody else» was pressed', (_, caller) => caller.staff.signOut()],
  [
    'it ended by its age',
    ({ clock }, caller) => {
      clock.advance(12 * 60 * minute);
      return problemOf(caller.staff.unlock({ password: 'x' }));
    },
  ],
  [
    'it ended by its clock, as nobody has noticed yet',
    ({ clock }) => {
      clock.jump(11 * minute);
      return Promise.resolve();
    },
  ],
  [
    'it ended by its clock',
    ({ clock }, caller) => {
      clock.jump(11 * minute);
      return problemOf(caller.staff.unlock({ password: 'x' }));
    },
  ],
];

describe('what was half finished in a session that was left before its person was cut off', () => {
  it.each(ways)('D9.9 goes to the manager, once, where %s', async (_way, leave) => {
    const office = await openOffice({ sessionLimits });
    await leave(office, await lockedAtWork(office));
    await cutOff(managerOf(office), office);
    expect(office.desk.sessions.leavers()).toEqual([]);
    expect(await take(office)).toEqual({ drafts });
    expect(await take(office)).toEqual({ drafts: null });
  });

  it('D9.10 goes to them where the cut-off comes from another PC', { tags: 'release' }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    await (await lockedAtWork(office)).staff.signOut();
    await cutOff(other.seat(office.manager), office);
    expect(await take(office)).toEqual({ drafts: null });
    carryEntries(other.desk, office.desk);
    expect(await take(office)).toEqual({ drafts });
    carryEntries(office.desk, other.desk);
    const there = other.seat(office.manager);
    expect(await there.departures.takeDrafts({ personId: office.clerk.id })).toEqual({ drafts: null });
  });

  it('D9.10 goes to them from the PC that was left for another one, and was cut off there', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const caller = await lockedAtWork(office);
    await other.signIn(office.clerk);
    carryEntries(other.desk, office.desk);
    const ended = { code: 'SESSION_ENDED', params: { by: 'elsewhere' } };
    expect(await problemOf(caller.staff.unlock({ password: office.clerk.password }))).toEqual(ended);
    await cutOff(other.seat(office.manager), office);
    carryEntries(other.desk, office.desk);
    expect(await take(office)).toEqual({ drafts });
  });

  it('D9.9 goes to them where the account was suspended first, and stays its own person’s while that stands', async () => {
    const office = await openOffice();
    const { as, manager, clerk } = office;
    await (await lockedAtWork(office)).staff.signOut();
    await as(manager).staff.withdrawClearance({
      personId: clerk.id,
      letterNumber: 'ل-۱۲',
      withdrawnOn: '2026-11-25',
      password: manager.password,
    });
    expect(office.desk.reads.departures.draftsOf(clerk.id)).toBeNull();
    await cutOff(as(manager), office);
    expect(await take(office)).toEqual({ drafts });
  });

  it('D9.9 is its own person’s who was not cut off, and then nobody else’s', async () => {
    const office = await openOffice();
    await (await lockedAtWork(office)).staff.signOut();
    const { anyone, clerk } = office;
    const again = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
    expect(again.drafts).toBe(drafts);
    await cutOff(managerOf(office), office);
    expect(await take(office)).toEqual({ drafts: null });
  });
});
