// Another post for somebody: a promotion, the way back, and a return after a cut-off, with the letters that each needs and what it
// gives to nobody (D10.80, D11.80, D9.80).
import { describe, expect, it } from 'vitest';
import { postChanged } from '#core/access/staff/entries.ts';
import { appRouter } from '#core/app/registry/router.ts';
import {
  type Caller,
  morning,
  openOffice,
  problemOf,
  type TestOffice,
  type TestPerson,
  today,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const day = 24 * 60 * 60 * 1000;
type Change = Parameters<Caller['staff']['changePost']>[0];
const changeOf = (
  { id: personId }: TestPerson,
  { password }: TestPerson,
  other: Partial<Change> = {},
): Change => ({
  ...{ personId, role: 'manager', body: 'offices_board', letterNumber: 'س-۱۲', letterDay: today },
  ...{ reason: 'مدیر پیشین بازنشسته شده است', password, ...other },
});
const promote = ({ as, manager, clerk }: TestOffice) =>
  as(manager).staff.changePost(changeOf(clerk, manager));

describe('D10.80 D11.80 somebody who is made a manager', () => {
  it('is one at once, at every PC, with the same account, and new for a week', async () => {
    const office = await openOffice();
    const { as, anyone, clerk, manager, desk, clock } = office;
    const other = joinOffice(office, 2);
    await promote(office);
    expect(await problemOf(as(clerk).staff.whoAmI())).toMatchObject({ code: 'SESSION_ENDED' });
    const { token, person } = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
    expect(person).toEqual({ id: clerk.id, name: clerk.name, role: 'manager', state: 'active' });
    const page = appRouter.createCaller({ desk, session: token });
    expect(await page.staff.list()).toHaveLength(2);
    expect((await anyone.staff.signInList()).find(({ id }) => id === clerk.id)?.newSince).toBe(today);
    const [last] = await page.staff.timeline({ personId: clerk.id });
    expect(last).toMatchObject({
      kind: 'post_changed',
      role: 'manager',
      reference: 'س-۱۲',
      byName: manager.name,
    });
    meet(office, other);
    // The week of D11.40, at whichever PC: nothing against who was there before, and no way back for them either.
    const { password } = clerk;
    const own = { personId: manager.id, password };
    for (const { staff } of [page, other.seat(clerk)])
      for (const refused of [
        () => staff.resetPassword(own),
        () => staff.cutOff({ ...own, reasonCode: 'left', leftAt: morning }),
        () => staff.changePost(changeOf(manager, clerk, { role: 'clerk' })),
        () =>
          staff.correctName({
            ...{ ...own, name: 'مریم احمدیان', nationalCode: '9990000018', reason: 'نام ناقص بود' },
          }),
      ])
        expect(await problemOf(refused())).toEqual({ code: 'NEW_MANAGER', params: { until: '2026-12-02' } });
    expect(desk.reads.staff.person(manager.id)).toMatchObject({ role: 'manager', state: 'active' });
    clock.advance(7 * day);
    await page.staff.changePost(changeOf(manager, clerk, { role: 'legal_expert' }));
    expect(desk.reads.staff.person(manager.id)?.role).toBe('legal_expert');
  });

  it('is made so by another manager with the password, a reason and a letter, and by nobody else', async () => {
    const office = await openOffice();
    const { as, clerk, manager, desk } = office;
    const change = (other: Partial<Change> = {}, by = manager) =>
      problemOf(as(by).staff.changePost(changeOf(clerk, manager, other)));
    expect(await change({ personId: manager.id, role: 'clerk' })).toMatchObject({
      code: 'OWN_ACT_FORBIDDEN',
    });
    expect(await change({ password: clerk.password }, clerk)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await change({ password: 'not the password' })).toMatchObject({ code: 'WRONG_PASSWORD' });
    expect(await change({ reason: 'سایر' })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await change({ letterDay: '2026-11-26' })).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await change({ role: 'clerk' })).toMatchObject({ code: 'ACTION_ALREADY_DONE' });
    expect(await change({ role: 'inspector' as 'clerk' })).toMatchObject({ code: 'INPUT_INVALID' });
    // A PC that writes one by itself makes nobody a manager.
    desk.path.execute(clerk.id, (tx) => {
      const { password: _, reason, ...facts } = changeOf(clerk, clerk);
      tx.append(postChanged, { id: tx.newId(), ...facts }, { reason });
    });
    expect(desk.reads.staff.person(clerk.id)?.role).toBe('clerk');
    expect(await problemOf(as(clerk).staff.list())).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('is none any more once another post is given, at a PC that hears of it too', async () => {
    const office = await openOffice();
    const { as, manager, clerk } = office;
    const other = joinOffice(office, 2);
    const second = await office.addPerson({
      name: 'سارا کریمی',
      nationalCode: '9990000034',
      role: 'manager',
    });
    meet(office, other);
    const there = other.seat(second);
    expect(await there.staff.list()).toHaveLength(3);
    // Somebody becomes a clerk only with sections of their own.
    const down = changeOf(second, manager, { role: 'clerk', reason: 'به درخواست خود او' });
    expect(await problemOf(as(manager).staff.changePost(down))).toEqual({
      code: 'SECTIONS_MISSING',
      params: {},
    });
    await as(manager).postings.introduce({
      ...{ personId: second.id, sections: ['sana'], letterNumber: '7', letterDay: today },
    });
    await as(manager).staff.changePost(down);
    meet(office, other);
    expect(await problemOf(there.staff.list())).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(other.desk.reads.staff.person(second.id)?.role).toBe('clerk');
    expect(other.desk.reads.staff.person(clerk.id)?.role).toBe('clerk');
  });
});

it('D9.80 D11.80 a clerk who left comes back as a manager, with new papers, and is new for a week', async () => {
  const office = await openOffice();
  const { as, anyone, clerk, manager, desk, clock } = office;
  const { staff } = as(manager);
  const personId = clerk.id;
  await staff.cutOff({ personId, reasonCode: 'left', leftAt: morning, password: manager.password });
  const again = { name: clerk.name, nationalCode: '9990000026', role: 'manager' } as const;
  expect(await problemOf(staff.register(again))).toMatchObject({ code: 'PERSON_ALREADY_REGISTERED' });
  clock.advance(day);
  await staff.changePost(changeOf(clerk, manager));
  expect(desk.reads.staff.person(personId)?.state).toBe('cut_off');
  await staff.recordSupervisionFile({ personId, fileNumber: '9', openedOn: '2026-11-26' });
  expect((await problemOf(staff.activate({ personId }))).code).toBe('PAPERS_BEFORE_CUT_OFF');
  const clearance = { personId, reference: '9', issuedOn: '2026-11-26', expiresOn: '2028-01-01' };
  await staff.recordClearance(clearance);
  const { oneTimeCode } = await staff.activate({ personId });
  await anyone.staff.chooseFirstPassword({ personId, oneTimeCode, password: 'back-again-77' });
  const { token, person } = await anyone.staff.signIn({ personId, password: 'back-again-77' });
  expect(person.role).toBe('manager');
  const page = appRouter.createCaller({ desk, session: token });
  const reset = { personId: manager.id, password: 'back-again-77' };
  expect((await problemOf(page.staff.resetPassword(reset))).code).toBe('NEW_MANAGER');
  // The letter of their first introduction names no section any more.
  expect(await page.postings.ofPerson({ personId })).toMatchObject({ sections: null, isIntroduced: false });
});
