// The second time in thirty days is counted in the order in which people explain, not in that of the days or of a clock (D19.4).
import { describe, expect, it } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import {
  closeDay,
  importLines,
  nextDay,
  officeAtWork,
  overviewOf,
  reportLine,
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { designateTerminal, openDay, type TestOffice, today } from '#tests/support/office.ts';
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
  it('the earlier one is the second when the later one is explained first', { tags: 'release' }, async () => {
    const office = await twoOpenDays();
    expect((await only(office, tomorrow)).thresholds).toBeUndefined();
    await explain(office, tomorrow);
    expect((await only(office, today)).thresholds).toEqual(again);
    await explain(office, today);
    expect((await only(office, tomorrow)).explanation).toMatchObject({ thresholds: [] });
    await closeDay(office, today, reason);
    await closeDay(office, tomorrow, reason);
    expect([await withoutSecond(office, today), await withoutSecond(office, tomorrow)]).toEqual([1, 0]);
  });

  it('the later one is the second when the earlier one is explained first', { tags: 'release' }, async () => {
    const office = await twoOpenDays();
    await explain(office, today);
    expect((await only(office, tomorrow)).thresholds).toEqual(again);
    await explain(office, tomorrow);
    expect((await only(office, today)).explanation).toMatchObject({ thresholds: [] });
  });

  it('changes nothing of a later day that is closed already', { tags: 'release' }, async () => {
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

  it('reaches over thirty days, and no further', { tags: 'release' }, async () => {
    for (const [days, thresholds] of [
      [30, again],
      [31, undefined],
    ] as const) {
      const later = addDays(today, days);
      const office = await twoOpenDays(later);
      await explain(office, later);
      expect((await only(office, today)).thresholds).toEqual(thresholds);
    }
  });

  it('is counted likewise on a day that was closed without any and opened again', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(3, { status: 'failed' })]);
    await closeDay(office);
    await nextDay(office);
    await importLines(office, [reportLine(2, { amount: 500_000, date: tomorrow })], tomorrow);
    await explain(office, tomorrow);
    const { password } = office.manager;
    await office.as(office.manager).dayClose.reopen({ day: today, reason, password });
    await importLines(office, [reportLine(1, { amount: 500_000 })]);
    expect((await only(office, today)).thresholds).toEqual(again);
  });

  it('is in the order of the journal where the clock went back between them', {
    tags: 'release',
  }, async () => {
    const office = await twoOpenDays();
    await explain(office, today);
    office.clock.set(`${tomorrow}T04:25:00.000Z`);
    await explain(office, tomorrow);
    expect((await only(office, today)).explanation).toMatchObject({ thresholds: [] });
    expect((await only(office, tomorrow)).explanation).toMatchObject({ thresholds: again });
  });

  it('of two PCs that were apart has one second, the same on both', { tags: 'release' }, async () => {
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
    expect(await only(office, today)).toMatchObject({ thresholds: again, explanation: null });
    expect((await only(office, tomorrow)).explanation).not.toBeNull();
    for (const day of [today, tomorrow])
      expect((await overviewThere(office, other, day)).exceptions).toEqual(
        (await overviewOf(office, day)).exceptions,
      );
  });
});

describe('D19.4 one transaction that comes under another name after it was explained', () => {
  const foreign = reportLine(1, { terminalId: '19999999', amount: 500_000 });
  const designate = (office: TestOffice) =>
    designateTerminal(office.as(office.manager), office.as(office.clerk), {
      terminalId: '19999999',
      merchant: '990000001',
      psp: 'به‌پرداخت ملت',
      validFrom: today,
      validTo: null,
      letterNumber: '77/1',
      letterDay: '2026-11-20',
    });
  const found = async (office: TestOffice, kind: string, day = today) => {
    const one = (await overviewOf(office, day)).exceptions.find((each) => each.kind === kind);
    if (one === undefined) throw new Error(kind);
    return one;
  };
  const explainKind = async (office: TestOffice, kind: string, reasonCode: 'money_returned' | 'other') =>
    office.as(office.manager).dayClose.explain({
      day: today,
      exceptionKey: (await found(office, kind)).key,
      reasonCode,
      note: substantialNote,
    });

  it('is not its own second time: its terminal was designated since', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [foreign]);
    await explainKind(office, 'wrong_terminal', 'other');
    await designate(office);
    expect(await only(office, today)).toMatchObject({ kind: 'in_psp_not_in_app', explanation: null });
    expect((await only(office, today)).thresholds).toBeUndefined();
    await explain(office, today);
    expect((await only(office, today)).explanation).toMatchObject({ thresholds: [] });
    await importLines(office, [reportLine(2, { amount: 500_000 })]);
    const other = (await overviewOf(office)).exceptions.find(({ explanation }) => explanation === null);
    expect(other?.thresholds).toEqual(again);
  });

  it('nor when the terminal’s end comes after it: it goes back to what it was called first', async () => {
    const office = await officeAtWork();
    await designate(office);
    await importLines(office, [foreign]);
    await explainKind(office, 'in_psp_not_in_app', 'money_returned');
    await office
      .as(office.manager)
      .payments.retireTerminal({ terminalId: '19999999', lastDay: '2026-11-24' });
    expect(await only(office, today)).toMatchObject({ kind: 'wrong_terminal', explanation: null });
    expect((await only(office, today)).thresholds).toBeUndefined();
  });

  it('keeps its place before the money that was explained in between', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [foreign, reportLine(2, { amount: 500_000 })]);
    await explainKind(office, 'wrong_terminal', 'other');
    expect((await found(office, 'in_psp_not_in_app')).thresholds).toEqual(again);
    await explainKind(office, 'in_psp_not_in_app', 'money_returned');
    await designate(office);
    const { exceptions } = await overviewOf(office);
    expect(exceptions.map(({ terminalId, thresholds }) => [terminalId, thresholds])).toEqual(
      expect.arrayContaining([
        ['19999999', undefined],
        [terminal, again],
      ]),
    );
  });

  it('keeps its place behind the money that was explained before it', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [foreign, reportLine(2, { amount: 500_000 })]);
    await explainKind(office, 'in_psp_not_in_app', 'money_returned');
    await explainKind(office, 'wrong_terminal', 'other');
    await designate(office);
    const moved = (await overviewOf(office)).exceptions.find(({ terminalId }) => terminalId === '19999999');
    expect(moved).toMatchObject({ kind: 'in_psp_not_in_app', thresholds: again, explanation: null });
  });
});
