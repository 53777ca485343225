// What is due on the card, what was done late, and the calendar of the last twelve months.
import { describe, expect, it } from 'vitest';
import { scheduleStatements } from '#core/closing/premises/queries.ts';
import { openDay, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const passed = (item: 'orderliness' | 'sign_127' | 'guide_boards' | 'equipment_state' | 'rate_board') =>
  ({ item, result: 'passed', note: '' }) as const;
const dueItems = async (office: TestOffice) =>
  (await office.as(office.clerk).premises.morningCard()).items
    .filter(({ isDue }) => isDue)
    .map(({ item }) => item);

describe('the checks that are due', () => {
  it('D17.5 stand on the card and are counted until they are made, whoever makes them at whichever PC', async () => {
    const office = await openOffice();
    const { premises } = office.as(office.clerk);
    const before = await premises.counts();
    expect(before.dueChecks).toBe((await dueItems(office)).length);
    expect(await dueItems(office)).toContain('orderliness');
    const other = joinOffice(office, 2);
    await other.seat(office.manager).premises.recordCheck(passed('orderliness'));
    carryEntries(other.desk, office.desk);
    expect(await dueItems(office)).not.toContain('orderliness');
    expect((await premises.counts()).dueChecks).toBe(before.dueChecks - 1);
    const card = await premises.morningCard();
    expect(card.items.find(({ item }) => item === 'orderliness')?.check).toMatchObject({ result: 'passed' });
    // On the next day it is not asked for, and says when it will be.
    office.clock.set('2026-11-26T05:00:00.000Z');
    const next = await premises.morningCard();
    expect(next.items.map(({ item }) => item)).not.toContain('orderliness');
    expect(next.later).toContainEqual(
      expect.objectContaining({ item: 'orderliness', lastDay: today, dueDay: '2026-12-02' }),
    );
  });

  it('D17.5 made late say so on the day, also after a second check of it, and nobody says when they were due', {
    tags: 'release',
  }, async () => {
    const office = await openOffice();
    await openDay(office);
    const { premises } = office.as(office.clerk);
    await premises.recordCheck(passed('orderliness'));
    office.clock.set('2026-12-05T05:00:00.000Z');
    const [late] = (await premises.morningCard()).items.filter(({ item }) => item === 'orderliness');
    expect(late).toMatchObject({ dueDay: '2026-12-02', isDue: true, daysLate: 2 });
    await premises.recordCheck(passed('orderliness'));
    await premises.recordCheck(passed('orderliness'));
    const [done] = (await premises.morningCard()).items.filter(({ item }) => item === 'orderliness');
    expect(done?.check?.lateSince).toBe('2026-12-02');
    const backdated = { ...passed('orderliness'), dueDay: '2026-12-05' };
    expect((await problemOf(premises.recordCheck(backdated))).code).toBe('INPUT_INVALID');
  });

  it('D17.5 come sooner after a mending that was confirmed and after the fault of a device', async () => {
    const office = await openOffice();
    const clerk = office.as(office.clerk);
    const manager = office.as(office.manager);
    await clerk.premises.recordCheck(passed('equipment_state'));
    const { actionId } = await clerk.premises.recordCheck({
      item: 'guide_boards',
      result: 'failed',
      note: 'خوانا نیست',
      correctiveAction: { description: 'تابلو عوض شود', ownerId: office.clerk.id, dueDay: today },
    });
    expect(await dueItems(office)).not.toContain('guide_boards');
    await clerk.premises.completeAction({
      actionId: actionId ?? '',
      proofKind: 'seen_on_site',
      note: 'تابلوی تازه نصب شد',
    });
    expect(await dueItems(office)).not.toContain('guide_boards');
    await manager.premises.judgeAction({ actionId: actionId ?? '', verdict: 'confirmed', note: '' });
    expect(await dueItems(office)).toContain('guide_boards');
    expect(await dueItems(office)).not.toContain('equipment_state');
  });
});

describe('D17.7 the calendar of checks', () => {
  it('tells what was found each day of twelve Jalali months, what was missed, and what was closed', async () => {
    const office = await openOffice();
    await openDay(office);
    const { premises } = office.as(office.clerk);
    await premises.recordCheck({
      item: 'rate_board',
      result: 'failed',
      note: 'کهنه است',
      correctiveAction: { description: 'عوض شود', ownerId: office.clerk.id, dueDay: today },
    });
    office.clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    const calendar = await premises.checkCalendar({ item: 'rate_board' });
    // 1404/10/01 up to today.
    expect([calendar.from, calendar.to]).toEqual(['2025-12-22', '2026-11-26']);
    const on = (day: string) => calendar.days.find((of) => of.day === day);
    expect(on(today)).toMatchObject({ state: 'failed', isClosed: false });
    expect(on('2026-11-26')).toMatchObject({ state: 'missed' });
    // A Friday, on which nobody worked.
    expect(on('2026-11-20')).toMatchObject({ state: 'none', isClosed: true });
    const sign = await premises.checkCalendar({ item: 'sign_127' });
    expect(sign.days.filter(({ state }) => state === 'passed').map(({ day }) => day)).toEqual([
      today,
      '2026-11-26',
    ]);
    // What is looked at weekly is not missed on a day between.
    const weekly = await premises.checkCalendar({ item: 'orderliness' });
    expect(weekly.days.filter(({ state }) => state !== 'none')).toEqual([]);
  });

  it('reads by index only what is asked for', async () => {
    const { desk } = await openOffice();
    const { unansweredFault, firstOpened, settings, ...searches } = scheduleStatements(desk.store.orm);
    for (const [name, statement] of Object.entries(searches)) {
      expect(
        planOf(desk, statement()).filter((step) => step.startsWith('SCAN')),
        name,
      ).toEqual([]);
    }
    // What was ever set: a few rows in years, all of them asked for.
    expect(planOf(desk, settings())).toContain('SCAN rhythm_settings USING INDEX rhythm_settings_lc');
    // The faults that were ever reported of devices, the last first; of each the checks after it, the last first.
    const ofFaults = planOf(desk, unansweredFault());
    expect(ofFaults).toContain('SCAN equipment_faults USING INDEX equipment_faults_lc');
    expect(ofFaults.filter((step) => step.startsWith('SCAN'))).toHaveLength(1);
    expect(ofFaults).toContain('SEARCH c USING INDEX premises_checks_known (item=? AND lc>?)');
    // The first of an index: one step of it.
    expect(planOf(desk, firstOpened())).toEqual(['SCAN day_openings USING COVERING INDEX day_openings_day']);
  });
});
