// The second time in thirty days is counted in the order in which people explain, not in that of the days or of a clock (D19.4).
import { describe, expect, it } from 'vitest';
import { exceptionExplained } from '#core/day-close/entries.ts';
import { addDays } from '#core/leaves/calendar/business-day.ts';
import {
  closeDay,
  importLines,
  nextDay,
  officeAtWork,
  overviewOf,
  reportLine,
  substantialNote,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const reason = 'بررسی و توضیح داده شد';
const again = ['again_in_thirty_days'];
const only = async (office: TestOffice, day: string) => {
  const [found] = (await overviewOf(office, day)).exceptions;
  if (found === undefined) throw new Error('an exception');
  return found;
};
const explain = async (office: TestOffice, day: string) =>
  office.as(office.manager).dayClose.explain({
    day,
    exceptionKey: (await only(office, day)).key,
    reasonCode: 'money_returned',
    note: substantialNote,
  });
const withoutSecond = async (office: TestOffice, day: string) =>
  (await office.as(office.manager).dayClose.sheet({ day })).summary.withoutSecond;

/** Money without a service on today and on a later day, both open. */
async function twoOpenDays(later = tomorrow): Promise<TestOffice> {
  const office = await officeAtWork();
  await importLines(office, [reportLine(1, { amount: 500_000 })]);
  office.clock.set(`${later}T04:30:00.000Z`);
  await openDay(office);
  await importLines(office, [reportLine(2, { amount: 500_000, date: later })], later);
  return office;
}

describe('D19.4 of money without a service on two open days', () => {
  it('the earlier one is the second when the later one is explained first', async () => {
    const office = await twoOpenDays();
    expect((await only(office, tomorrow)).weights).toBeUndefined();
    await explain(office, tomorrow);
    expect((await only(office, today)).weights).toEqual(again);
    await explain(office, today);
    expect((await only(office, tomorrow)).explanation).toMatchObject({ weights: [] });
    await closeDay(office, today, reason);
    await closeDay(office, tomorrow, reason);
    expect([await withoutSecond(office, today), await withoutSecond(office, tomorrow)]).toEqual([1, 0]);
  });

  it('the later one is the second when the earlier one is explained first', async () => {
    const office = await twoOpenDays();
    await explain(office, today);
    expect((await only(office, tomorrow)).weights).toEqual(again);
    await explain(office, tomorrow);
    expect((await only(office, today)).explanation).toMatchObject({ weights: [] });
  });

  it('changes nothing of a later day that is closed already', async () => {
    const office = await twoOpenDays();
    await explain(office, tomorrow);
    const { dayClose } = office.as(office.manager);
    await closeDay(office, tomorrow, reason);
    const signed = await dayClose.sheet({ day: tomorrow });
    await explain(office, today);
    await closeDay(office, today, reason);
    expect(await dayClose.sheet({ day: tomorrow })).toEqual(signed);
    expect(await withoutSecond(office, today)).toBe(1);
  });

  it('reaches over thirty days, and no further', async () => {
    for (const [days, weights] of [
      [30, again],
      [31, undefined],
    ] as const) {
      const later = addDays(today, days);
      const office = await twoOpenDays(later);
      await explain(office, later);
      expect((await only(office, today)).weights).toEqual(weights);
    }
  });

  it('is counted likewise on a day that was closed without any and opened again', async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(3, { status: 'failed' })]);
    await closeDay(office);
    await nextDay(office);
    await importLines(office, [reportLine(2, { amount: 500_000, date: tomorrow })], tomorrow);
    await explain(office, tomorrow);
    const { password } = office.manager;
    await office.as(office.manager).dayClose.reopen({ day: today, reason, password });
    await importLines(office, [reportLine(1, { amount: 500_000 })]);
    expect((await only(office, today)).weights).toEqual(again);
  });

  it('is in the order of the journal where the clock went back between them', async () => {
    const office = await twoOpenDays();
    await explain(office, today);
    office.clock.set(`${tomorrow}T04:25:00.000Z`);
    await explain(office, tomorrow);
    expect((await only(office, today)).explanation).toMatchObject({ weights: [] });
    expect((await only(office, tomorrow)).explanation).toMatchObject({ weights: again });
  });

  it('of two PCs that were apart has one second, the same on both', async () => {
    const office = await twoOpenDays();
    const other = joinOffice(office, 2);
    await explain(office, tomorrow);
    office.clock.set(`${tomorrow}T05:00:00.000Z`);
    await other.seat(office.manager).dayClose.explain({
      day: today,
      exceptionKey: (await only(office, today)).key,
      reasonCode: 'money_returned',
      note: substantialNote,
    });
    meet(office, other);
    expect(await only(office, today)).toMatchObject({ weights: again, explanation: null });
    expect((await only(office, tomorrow)).explanation).not.toBeNull();
    for (const day of [today, tomorrow])
      expect((await overviewThere(office, other, day)).exceptions).toEqual(
        (await overviewOf(office, day)).exceptions,
      );
  });
});

/** What an application of before wrote, which looked at the days before alone. */
async function explainAsBefore(office: TestOffice, day: string): Promise<void> {
  const { key, kind } = await only(office, day);
  office.desk.path.execute(office.manager.id, (tx) => {
    const facts = { forDay: day, exceptionKey: key, kind, reasonCode: 'money_returned' } as const;
    tx.append(exceptionExplained, { id: tx.newId(), ...facts }, { note: substantialNote });
  });
}

describe('D19.4 what an earlier version explained in that order', () => {
  it('stays explained on both days, and counts as a first time', async () => {
    const office = await twoOpenDays();
    await explainAsBefore(office, tomorrow);
    await explainAsBefore(office, today);
    for (const day of [today, tomorrow])
      expect((await only(office, day)).explanation).toMatchObject({ weights: [] });
    const next = addDays(tomorrow, 2);
    office.clock.set(`${next}T04:30:00.000Z`);
    await openDay(office);
    await importLines(office, [reportLine(3, { amount: 500_000, date: next })], next);
    expect((await only(office, next)).weights).toEqual(again);
    await explain(office, today);
    expect((await only(office, today)).explanation).toMatchObject({ weights: again });
  });

  it('is explained anew where it lacked what that version asked for', async () => {
    const office = await twoOpenDays();
    await explainAsBefore(office, today);
    office.clock.set(`${tomorrow}T05:00:00.000Z`);
    await explainAsBefore(office, tomorrow);
    expect((await only(office, today)).explanation).not.toBeNull();
    expect((await only(office, tomorrow)).explanation).toBeNull();
  });
});
