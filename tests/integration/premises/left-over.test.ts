import { describe, expect, it } from 'vitest';
import {
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  officeAtWork,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import { openOffice, openVisit, today } from '#tests/support/office.ts';

describe('what is left over on the morning card', () => {
  it('is nothing in an office that has just begun', async () => {
    const { as, manager } = await openOffice();
    expect(await as(manager).premises.leftOver()).toEqual({ clearances: [], openDays: [] });
  });

  it('tells the manager where the open day before stands, and the clerk nothing of it', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await openVisit(office, '0790419904');
    office.clock.set(nextMorning);
    expect((await office.as(office.manager).premises.leftOver()).openDays).toEqual([
      {
        day: today,
        openDrafts: 1,
        unexplained: 1,
        differenceToGo: 770_000,
      },
    ]);
    expect((await office.as(office.clerk).premises.leftOver()).openDays).toEqual([]);
  });

  it('counts what is still to be explained, and has nothing to tell of a day that is closed', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { amount: 700_000 })]);
    office.clock.set(nextMorning);
    const { premises } = office.as(office.manager);
    expect((await premises.leftOver()).openDays).toMatchObject([{ unexplained: 1, openDrafts: 0 }]);
    await explainAll(office);
    expect((await premises.leftOver()).openDays).toMatchObject([{ unexplained: 0, differenceToGo: 0 }]);
    await closeDay(office, today, 'دیده شد');
    expect((await premises.leftOver()).openDays).toEqual([]);
  });

  it('D8.1 reminds the manager of every clearance that ends, and a clerk of their own', async () => {
    const office = await openOffice({ at: '2027-12-15T05:00:00.000Z', tariff: null });
    const ends = { expiresOn: '2028-01-01', daysLeft: 17 };
    const whole = await office.as(office.manager).premises.leftOver();
    expect(whole.clearances).toEqual([
      { personId: office.manager.id, name: office.manager.name, ...ends },
      { personId: office.clerk.id, name: office.clerk.name, ...ends },
    ]);
    const own = await office.as(office.clerk).premises.leftOver();
    expect(own.clearances.map(({ personId }) => personId)).toEqual([office.clerk.id]);
    const renewed = { reference: '9', issuedOn: '2027-12-01', expiresOn: '2029-12-01' };
    await office.as(office.manager).staff.recordClearance({ personId: office.clerk.id, ...renewed });
    expect((await office.as(office.clerk).premises.leftOver()).clearances).toEqual([]);
  });
});
