// Shifts, leave and the signs that an account is shared (D11): from facts, in any order of arrival, each fact once.
import { describe, expect, it } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import type { SharingAlert } from '#core/oversight/shifts/contract.ts';
import { shiftStatements } from '#core/oversight/shifts/queries.ts';
import { openDay, openOffice, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';

const minute = 60_000;
const words = 'از علی رضایی پرسیده شد و خودش میان دو باجه رفته بود';
const hours = { starts: '07:30', ends: '14:30' };
const workdays = [hours, hours, hours, hours, hours, null, null];

const signsOf = async ({ as, manager }: TestOffice): Promise<readonly SharingAlert[]> =>
  (await as(manager).shifts.alerts()).open;
/** An act of the clerk at a PC, by a session that nobody signed in anew. */
const actAt = (seat: ReturnType<SecondDesk['seat']>) => seat.payments.cashOffered({ visitId: null });

describe('the calendar of a person', () => {
  it('D11.19 says shifts, leave and holidays, by Jalali weeks, and stops nobody from working', async () => {
    const office = await openOffice();
    const { as, manager, clerk } = office;
    const { shifts } = as(manager);
    expect((await shifts.ofPerson({ personId: clerk.id })).calendar[0]).toEqual({
      ...{ day: '2026-11-14', kind: 'unset', hours: null },
    });
    await shifts.setWeek({ personId: clerk.id, fromDay: '2026-11-21', days: workdays });
    const leave = { personId: clerk.id, fromDay: today, toDay: '2026-11-26', note: 'سفر' };
    await shifts.recordLeave(leave);
    const kinds = (await shifts.ofPerson({ personId: clerk.id })).calendar.map(({ kind }) => kind);
    expect(kinds.slice(7, 16)).toEqual([
      ...['shift', 'shift', 'shift', 'shift', 'leave', 'leave', 'holiday'],
      ...['shift', 'shift'],
    ]);
    // On leave, and at work all the same.
    await openDay(office);
    await openVisit(office);
    const [kept] = (await shifts.ofPerson({ personId: clerk.id })).leaves;
    if (kept === undefined) throw new Error('leave was recorded');
    const { leaveId } = kept;
    expect(await problemOf(shifts.withdrawLeave({ leaveId, reason: '' }))).toMatchObject({
      code: 'REASON_NEEDED',
    });
    await shifts.withdrawLeave({ leaveId, reason: 'سفر لغو شد و سر کار می‌آید' });
    expect(
      await problemOf(shifts.withdrawLeave({ leaveId, reason: 'سفر لغو شد و سر کار می‌آید' })),
    ).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
    for (const wrong of [
      { ...leave, toDay: '2026-11-24' },
      { ...leave, fromDay: '2026-02-30' },
      { ...leave, toDay: '2028-01-01' },
    ])
      expect(await problemOf(shifts.recordLeave(wrong))).toMatchObject({ code: 'INPUT_INVALID' });
    const backwards = [{ starts: '15:00', ends: '07:00' }, null, null, null, null, null, null];
    const week = { personId: clerk.id, fromDay: today, days: backwards };
    expect(await problemOf(shifts.setWeek(week))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await problemOf(as(clerk).shifts.ofPerson({ personId: clerk.id }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('D11.19 of two weeks that two PCs set the same one counts at both', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const set = { personId: office.clerk.id, fromDay: today };
    await office.as(office.manager).shifts.setWeek({ ...set, days: workdays });
    await other.seat(office.manager).shifts.setWeek({ ...set, days: [...workdays].reverse() });
    carryEntries(office.desk, other.desk);
    carryEntries(other.desk, office.desk);
    const here = office.desk.reads.shifts.weeks(office.clerk.id);
    expect(other.desk.reads.shifts.weeks(office.clerk.id).toSorted(byId)).toEqual(here.toSorted(byId));
    const there = appRouter.createCaller({
      desk: other.desk,
      session: other.desk.sessions.open(office.manager.id).token,
    });
    expect((await there.shifts.ofPerson({ personId: office.clerk.id })).week).toEqual(
      (
        await appRouter
          .createCaller({ desk: office.desk, session: office.desk.sessions.open(office.manager.id).token })
          .shifts.ofPerson({ personId: office.clerk.id })
      ).week,
    );
  });
});

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

describe('signs of sharing', () => {
  it('D11.20 two sign-ins at two PCs within five minutes are one sign, whichever way the entries came', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    office.clock.advance(20 * minute);
    const { anyone, clerk } = office;
    await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
    office.clock.advance(4 * minute);
    await other.signIn(clerk);
    expect(await signsOf(office)).toEqual([]);
    carryEntries(other.desk, office.desk);
    const [sign, ...more] = await signsOf(office);
    expect(more).toEqual([]);
    expect(sign).toMatchObject({
      kind: 'two_pcs',
      personId: clerk.id,
      count: 1,
      day: today,
      clocks: 'not_compared',
    });
    expect(sign?.evidence).toMatchObject([{ desk: 2, otherDesk: 1 }]);
    // The other PC, which hears of the first sign-in last, says the same.
    carryEntries(office.desk, other.desk);
    const there = await other.seat(office.manager).shifts.alerts();
    expect(there.open).toEqual([sign]);
    // Ten minutes later it is somebody who changed desks.
    office.clock.advance(10 * minute);
    await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
    expect(await signsOf(office)).toEqual([sign]);
  });

  it('D11.20 acts at two PCs without a sign-in between are a sign; with one they are none of this kind', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const other = joinOffice(office, 2);
    const here = appRouter.createCaller({
      desk: office.desk,
      session: office.desk.sessions.open(office.clerk.id).token,
    });
    const there = other.seat(office.clerk);
    office.clock.advance(30 * minute);
    await actAt(here);
    office.clock.advance(minute);
    await actAt(there);
    office.clock.advance(minute);
    await actAt(here);
    carryEntries(other.desk, office.desk);
    expect(await signsOf(office)).toMatchObject([
      { kind: 'typing', count: 1, evidence: [{ desk: 1, otherDesk: 2 }] },
    ]);
    // One that lies eleven minutes after the last act elsewhere is no sign.
    office.clock.advance(11 * minute);
    await actAt(there);
    carryEntries(other.desk, office.desk);
    expect(await signsOf(office)).toMatchObject([{ count: 1 }]);
  });

  it('D11.20 work out of shift and on leave, also recorded afterwards, is a sign, beyond half an hour', async () => {
    const office = await openOffice();
    await openDay(office);
    const { as, manager, clerk } = office;
    const own = () => as(manager).shifts.setWeek({ personId: clerk.id, fromDay: today, days: workdays });
    await actAt(as(clerk));
    expect(await signsOf(office)).toEqual([]);
    await own();
    expect(await signsOf(office)).toEqual([]);
    // 08:00 to 15:05 in Tehran: half an hour after the end of the shift is not passed yet.
    office.clock.advance(6.9 * 60 * minute);
    await actAt(as(clerk));
    expect(await signsOf(office)).toEqual([]);
    office.clock.advance(20 * minute);
    await actAt(as(clerk));
    expect(await signsOf(office)).toMatchObject([
      { kind: 'out_of_shift', personId: clerk.id, day: today, count: 1 },
    ]);
    await as(manager).shifts.recordLeave({ personId: manager.id, fromDay: today, toDay: today, note: '' });
    const kinds = (await signsOf(office)).map(({ personId, isOwn }) => ({ personId, isOwn }));
    expect(kinds).toContainEqual({ personId: manager.id, isOwn: true });
    const self = {
      personId: manager.id,
      kind: 'out_of_shift',
      day: today,
      seenCount: 1,
      note: words,
    } as const;
    expect(await problemOf(as(manager).shifts.explainAlert(self))).toMatchObject({
      code: 'OWN_ACT_FORBIDDEN',
    });
  });

  it('D11.20 hands that change within seconds are a sign from the third time on, by real time and whatever the clock says', async () => {
    const office = await openOffice();
    const { anyone, clerk, manager, desk, clock } = office;
    const change = async (gapMs: number) => {
      const { token } = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
      await appRouter.createCaller({ desk, session: token }).staff.lock({ drafts: null });
      await appRouter.createCaller({ desk, session: token }).staff.signOut();
      clock.advance(gapMs);
      const by = await anyone.staff.signIn({ personId: manager.id, password: manager.password });
      clock.advance(minute);
      return appRouter.createCaller({ desk, session: by.token });
    };
    await change(5_000);
    await change(25_000);
    expect((await (await change(5_000)).shifts.alerts()).open).toEqual([]);
    const last = await change(5_000);
    const { open } = await last.shifts.alerts();
    expect(open).toMatchObject([{ kind: 'operator_changed', count: 3, clocks: 'compared', isOwn: true }]);
  });

  it('D11.21 a sign waits for words of substance of somebody else, which answer for what was seen and for no later fact', async () => {
    const office = await openOffice();
    await openDay(office);
    const { as, manager, clerk } = office;
    await as(manager).shifts.recordLeave({ personId: clerk.id, fromDay: today, toDay: today, note: '' });
    const [sign] = await signsOf(office);
    const answer = {
      personId: clerk.id,
      kind: 'out_of_shift',
      day: today,
      seenCount: 1,
      note: words,
    } as const;
    expect(sign).toMatchObject({ kind: 'out_of_shift', count: 1 });
    const explain = (changed: object = {}) => as(manager).shifts.explainAlert({ ...answer, ...changed });
    expect(await problemOf(explain({ note: 'دیدم' }))).toMatchObject({ code: 'NOTE_TOO_THIN' });
    expect(await problemOf(explain({ seenCount: 2 }))).toMatchObject({ code: 'SEEN_IS_STALE' });
    expect(await problemOf(explain({ kind: 'typing' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await problemOf(as(clerk).shifts.explainAlert(answer))).toMatchObject({ code: 'NOT_ALLOWED' });
    await explain();
    expect(await signsOf(office)).toEqual([]);
    expect((await as(manager).shifts.alerts()).answered).toMatchObject([
      { kind: 'out_of_shift', note: words },
    ]);
    await actAt(as(clerk));
    expect(await signsOf(office)).toMatchObject([{ kind: 'out_of_shift' }]);
    expect(await problemOf(explain({ seenCount: 2 }))).toMatchObject({ code: 'SEEN_IS_STALE' });
  });

  it('D11.20 is read from an index and from no other day', async () => {
    const { desk } = await openOffice();
    const { traces, changes } = shiftStatements(desk.store.orm);
    expect(planOf(desk, traces()).join()).toMatch(/journal_actor/);
    expect(planOf(desk, changes()).join()).toMatch(/operator_changes_day/);
  });
});
