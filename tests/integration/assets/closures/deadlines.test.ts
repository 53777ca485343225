// Deadlines pass over holidays and sudden closures (D7), and the ways to stretch one.
import { describe, expect, it } from 'vitest';
import { openDay, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';

const source = { kind: 'sudden', authority: 'استانداری', reference: 'اطلاعیهٔ شمارهٔ ۱۲' } as const;
const complaint = {
  kind: 'complaint',
  category: 'delay',
  aboutManager: false,
  text: 'زمان انتظار زیاد بود',
  contactName: '',
  contactPhone: '',
  visitId: null,
} as const;
/** Ten working days after 4 Azar, Fridays alone passed over. */
const plain = '2026-12-07';

const close = (office: TestOffice, closedDay: string) =>
  office.as(office.manager).closures.declare({ closedDay, ...source });

describe('the deadline of a complaint', () => {
  it('D7.5 passes over closed days, also those that are declared while it runs', async () => {
    const office = await openOffice();
    await close(office, '2026-12-01');
    const { complaintId, dueDay } = await office.as(office.clerk).complaints.register(complaint);
    expect(dueDay).toBe('2026-12-08');
    await close(office, '2026-12-08');
    await close(office, '2026-12-09');
    const view = () => office.as(office.clerk).complaints.get({ complaintId });
    expect(await view()).toMatchObject({ dueDay: '2026-12-10', workingDaysLeft: 10 });
    expect((await office.as(office.clerk).complaints.slip({ complaintId })).dueDay).toBe('2026-12-10');
    office.clock.set('2026-12-10T05:00:00.000Z');
    expect((await view()).overdue).toBe(false);
    office.clock.set('2026-12-12T05:00:00.000Z');
    expect(await view()).toMatchObject({ overdue: true, workingDaysLeft: -1 });
    const overdue = await office.as(office.clerk).complaints.list({ state: 'overdue' });
    expect(overdue.rows.map((row) => row.complaintId)).toEqual([complaintId]);
  });

  it('D7.5 does not move for a closure that was taken back, nor for a Friday', async () => {
    const office = await openOffice();
    const { complaintId } = await office.as(office.clerk).complaints.register(complaint);
    const { closureId } = await close(office, '2026-12-01');
    await close(office, '2026-12-04');
    await office.as(office.manager).closures.withdraw({ closureId });
    expect((await office.as(office.clerk).complaints.get({ complaintId })).dueDay).toBe(plain);
    const again = office.as(office.manager).closures.withdraw({ closureId });
    expect((await problemOf(again)).code).toBe('ACTION_ALREADY_DONE');
    const unknown = office.as(office.manager).closures.withdraw({ closureId: office.clerk.id });
    expect(await problemOf(unknown)).toEqual({ code: 'NOT_FOUND', params: { what: 'closure' } });
    expect(
      (await office.as(office.clerk).closures.list()).find((row) => row.closureId === closureId),
    ).toMatchObject({
      withdrawn: true,
      authority: 'استانداری',
      declaredByName: office.manager.name,
    });
  });

  it('D7.6 cannot be saved afterwards: a closure is declared within three days of its day', async () => {
    const office = await openOffice();
    const { complaintId } = await office.as(office.clerk).complaints.register(complaint);
    office.clock.set('2026-12-12T05:00:00.000Z');
    expect((await problemOf(close(office, '2026-12-08'))).code).toBe('INPUT_INVALID');
    await close(office, '2026-12-09');
    expect(await office.as(office.clerk).complaints.get({ complaintId })).toMatchObject({
      dueDay: plain,
      overdue: true,
    });
  });

  it('D7.6 does not pass over a day on which the office worked, whichever came first', async () => {
    const office = await openOffice();
    await openDay(office);
    expect((await problemOf(close(office, today))).code).toBe('CLOSURE_AGAINST_WORK');
    const { complaintId } = await office.as(office.clerk).complaints.register(complaint);
    await close(office, '2026-11-26');
    expect((await office.as(office.clerk).complaints.get({ complaintId })).dueDay).toBe('2026-12-08');
    office.clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    expect((await office.as(office.clerk).complaints.get({ complaintId })).dueDay).toBe(plain);
  });

  it('D7.6 is not stopped by closing every day: sixty in a year, each once, none in a far year', async () => {
    const office = await openOffice();
    expect((await problemOf(close(office, '2029-01-01'))).code).toBe('INPUT_INVALID');
    expect((await problemOf(close(office, '2026-02-30'))).code).toBe('INPUT_INVALID');
    for (let count = 0; count < 60; count += 1) {
      const day = new Date(Date.parse('2026-12-01') + count * 86_400_000).toISOString().slice(0, 10);
      await close(office, day);
    }
    expect((await problemOf(close(office, '2026-12-01'))).code).toBe('ACTION_ALREADY_DONE');
    expect(await problemOf(close(office, '2027-03-01'))).toEqual({
      code: 'TOO_MANY_CLOSURES',
      params: { limit: 60 },
    });
    expect(
      (await problemOf(office.as(office.clerk).closures.declare({ closedDay: '2027-03-01', ...source })))
        .code,
    ).toBe('NOT_ALLOWED');
  });
});
