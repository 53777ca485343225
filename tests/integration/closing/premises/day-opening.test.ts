import { describe, expect, it } from 'vitest';
import { dayState, requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import { openDay, openOffice, problemOf, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const passed = { item: 'sign_127', result: 'passed', note: '' } as const;
const tomorrowMorning = '2026-11-26T04:30:00.000Z';

describe('opening the day', () => {
  it('D6.1 is refused before the 127 sign is checked, whatever else was', async () => {
    const { as, clerk } = await openOffice();
    const { premises } = as(clerk);
    expect((await problemOf(premises.openDay())).code).toBe('SIGN_CHECK_NEEDED');
    await premises.recordCheck({ ...passed, item: 'guide_boards' });
    expect((await problemOf(premises.openDay())).code).toBe('SIGN_CHECK_NEEDED');
    expect((await premises.morningCard()).state).toBe('not_opened');
  });

  it('follows a passed check', async () => {
    const { as, clerk, manager } = await openOffice();
    await as(manager).premises.recordCheck(passed);
    expect(await as(clerk).premises.openDay()).toEqual({ day: today });
    const card = await as(clerk).premises.morningCard();
    expect(card.state).toBe('open');
    expect(card.opening?.byName).toBe(clerk.name);
  });

  it('D6.2 follows a failed check that has become a dated corrective action', async () => {
    const { as, clerk, manager } = await openOffice();
    const correctiveAction = { description: 'تابلو دوباره نصب شود', ownerId: manager.id, dueDay: today };
    await as(clerk).premises.recordCheck({
      item: 'sign_127',
      result: 'failed',
      note: 'افتاده',
      correctiveAction,
    });
    await as(clerk).premises.openDay();
    expect((await as(clerk).premises.morningCard()).state).toBe('open');
  });

  it('happens once', async () => {
    const office = await openOffice();
    await openDay(office);
    const again = office.as(office.manager).premises.openDay();
    expect(await problemOf(again)).toEqual({ code: 'DAY_ALREADY_OPEN', params: { day: today } });
  });

  it('asks for a check of the very day', async () => {
    const office = await openOffice();
    await openDay(office);
    office.clock.set(tomorrowMorning);
    expect((await problemOf(office.as(office.clerk).premises.openDay())).code).toBe('SIGN_CHECK_NEEDED');
  });

  it('shows on the next morning when the last day was never closed', async () => {
    const office = await openOffice();
    expect((await office.as(office.clerk).premises.morningCard()).previousDayState).toBeNull();
    await openDay(office);
    office.clock.set(tomorrowMorning);
    const card = await office.as(office.clerk).premises.morningCard();
    expect(card.previousDayState).toEqual({ day: today, state: 'open' });
  });
});

describe('work on a day', () => {
  it('is refused before the opening and passes after it', async () => {
    const office = await openOffice();
    const { reads } = office.desk;
    expect(dayState(reads, today)).toBe('not_opened');
    expect(() => requireOpenDay(reads, today)).toThrow('DAY_NOT_OPEN');
    await openDay(office);
    expect(dayState(reads, today)).toBe('open');
    expect(() => requireOpenDay(reads, today)).not.toThrow();
  });
});

describe('two PCs of one office', () => {
  it('that both opened the day show it as an exception, on both and without a failure', async () => {
    const office = await openOffice();
    const second = joinOffice(office, 2);
    const there = await second.signIn(office.manager);
    await there.premises.recordCheck(passed);
    await there.premises.openDay();
    await openDay(office);
    expect(office.desk.reads.businessDay.openedTwice(today)).toEqual([]);
    carryEntries(office.desk, second.desk);
    carryEntries(second.desk, office.desk);
    // Of facts apart the one of the PC that had heard and written less comes first.
    const here = office.desk.reads.businessDay.openedTwice(today);
    expect(here.map(({ actor }) => actor)).toEqual([office.clerk.id, office.manager.id]);
    expect(second.desk.reads.businessDay.openedTwice(today)).toEqual(here);
    expect(office.desk.reads.businessDay.opening(today)?.actor).toBe(office.clerk.id);
  });
});
