// What somebody had half finished when they were transferred away: with the session it leaves their page, and is lost to nobody.
import { describe, expect, it } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import {
  type Caller,
  morning,
  openOffice,
  problemOf,
  type TestOffice,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const drafts = '{"counter.client":{"nationalCode":"0499370899"}}';
const gone = { code: 'TRANSFERRED_AWAY', params: { since: today } };
const letter = { letterNumber: 'ج-۷', letterDay: today };

const atWork = async ({ anyone, desk, clerk }: TestOffice) => {
  const { token, drafts: found } = await anyone.staff.signIn({
    personId: clerk.id,
    password: clerk.password,
  });
  return { token, found, caller: appRouter.createCaller({ desk, session: token }) };
};
const transferAway = (caller: Caller, { clerk, manager }: TestOffice, effectiveOn = today) =>
  caller.postings.transfer({
    ...letter,
    ...{ personId: clerk.id, kind: 'office', sections: [], toOffice: 'دفتر ۱۲۰۲ شیراز', body: 'protection' },
    ...{ effectiveOn, reason: 'کمبود نیرو در دفتر مقصد', password: manager.password },
  });
const cutOff = (caller: Caller, { clerk, manager }: TestOffice) =>
  caller.staff.cutOff({
    ...{ personId: clerk.id, reasonCode: 'left', leftAt: morning },
    password: manager.password,
  });
const take = ({ as, manager, clerk }: TestOffice) =>
  as(manager).departures.takeDrafts({ personId: clerk.id });
const handOver = ({ anyone }: TestOffice, token: string) =>
  anyone.departures.handOverDrafts({ token, drafts });

describe('what somebody had half finished who was transferred away', () => {
  it('D10.2, D9.9 is kept when their session ends, and the manager’s with their cut-off, once', async () => {
    const office = await openOffice();
    const { token, caller } = await atWork(office);
    await transferAway(office.as(office.manager), office);
    expect(await problemOf(caller.staff.whoAmI())).toEqual(gone);
    const ended = { code: 'SESSION_ENDED', params: { by: 'account' } };
    expect(await problemOf(caller.staff.lock({ drafts: null }))).toEqual(ended);
    expect(await handOver(office, token)).toEqual({ isKept: true });
    expect(await handOver(office, token)).toEqual({ isKept: false });
    expect(await take(office)).toEqual({ drafts: null });
    await cutOff(office.as(office.manager), office);
    expect(await take(office)).toEqual({ drafts });
    expect(await take(office)).toEqual({ drafts: null });
  });

  it('D10.2, D9.9 is the manager’s too where the page hands over after the cut-off', async () => {
    const office = await openOffice();
    const { token, caller } = await atWork(office);
    await transferAway(office.as(office.manager), office);
    expect(await problemOf(caller.staff.whoAmI())).toEqual(gone);
    await cutOff(office.as(office.manager), office);
    expect(await handOver(office, token)).toEqual({ isKept: true });
    expect(await take(office)).toEqual({ drafts });
  });

  it('D10.2, A6 is kept of a page that was locked, and of one that was opened again after the transfer', async () => {
    for (const isOpened of [false, true]) {
      const office = await openOffice();
      const { token, caller } = await atWork(office);
      await caller.staff.lock({ drafts });
      await transferAway(office.as(office.manager), office);
      const opened = isOpened ? await caller.staff.unlock({ password: office.clerk.password }) : null;
      if (opened !== null) expect(opened.drafts).toBe(drafts);
      const session = opened?.token ?? token;
      const page = appRouter.createCaller({ desk: office.desk, session });
      expect(await problemOf(page.staff.whoAmI())).toEqual(gone);
      if (isOpened) expect(await handOver(office, session)).toEqual({ isKept: true });
      await cutOff(office.as(office.manager), office);
      expect(await take(office)).toEqual({ drafts });
    }
  });

  it('D10.2, D9.10 is the manager’s where both are said at another PC', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const { token, caller } = await atWork(office);
    carryEntries(office.desk, other.desk);
    await transferAway(other.seat(office.manager), office);
    carryEntries(other.desk, office.desk);
    expect(await problemOf(caller.staff.whoAmI())).toEqual(gone);
    expect(await handOver(office, token)).toEqual({ isKept: true });
    await cutOff(other.seat(office.manager), office);
    carryEntries(other.desk, office.desk);
    carryEntries(office.desk, other.desk);
    const there = other.seat(office.manager);
    expect(await there.departures.takeDrafts({ personId: office.clerk.id })).toEqual({ drafts });
  });

  it('D10.2, A6 is theirs again where they come back, from midnight of a planned day as well', async () => {
    const office = await openOffice();
    const { token, caller } = await atWork(office);
    await transferAway(office.as(office.manager), office, '2026-11-26');
    await caller.staff.whoAmI();
    office.clock.set('2026-11-25T20:30:01.000Z');
    expect(await problemOf(caller.staff.whoAmI())).toMatchObject({ code: 'TRANSFERRED_AWAY' });
    expect(await handOver(office, token)).toEqual({ isKept: true });
    office.clock.set('2026-11-28T04:30:00.000Z');
    await office.as(office.manager).postings.introduce({
      ...{ personId: office.clerk.id, sections: ['notices'] },
      ...{ ...letter, letterNumber: 'ج-۸', letterDay: '2026-11-28' },
    });
    expect((await atWork(office)).found).toBe(drafts);
  });
});
