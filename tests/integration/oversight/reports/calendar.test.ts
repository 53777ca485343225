// The calendar of days over a real office: every state, what does not hide one, and one statement a month.
import { expect, it } from 'vitest';
import { calendarStatements } from '#core/oversight/reports/calendar-queries.ts';
import type { CalendarDay } from '#core/oversight/reports/contract.ts';
import {
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  officeAtWork,
  reportLine,
  servedVisit,
  substantialNote,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';

const dayIn = async ({ as, manager }: TestOffice, day: string): Promise<CalendarDay> => {
  const { days } = await as(manager).reports.days({ day });
  const found = days.find((one) => one.day === day);
  if (found === undefined) throw new Error(`${day} is in its month`);
  return found;
};

it('D21.85 a day goes from open to closed clean, keeps that it was opened again, and explanations take its cleanness', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const { dayClose, payments } = office.as(office.manager);
  await servedVisit(office, 1);
  expect(await dayIn(office, today)).toMatchObject({ state: 'open', visits: 1, paid: 770_000, returned: 0 });
  await importLines(office, [reportLine(1)]);
  await closeDay(office);
  const clean = await dayIn(office, today);
  expect(clean).toMatchObject({
    state: 'clean',
    differences: 0,
    reopenings: 0,
    closedByName: office.manager.name,
  });

  // Another way: opened again, something explained, and closed as if nothing had been.
  const { password } = office.manager;
  await dayClose.reopen({ day: today, reason: 'یک رسید جا مانده بود', password });
  expect(await dayIn(office, today)).toMatchObject({ state: 'reopened', closedAt: null, reopenings: 1 });
  const paymentId = await servedVisit(office, 2);
  await explainAll(office);
  await closeDay(office, today, substantialNote);
  // What no report shows yet is awaited: an explanation does not make it clean.
  expect(await dayIn(office, today)).toMatchObject({
    state: 'awaited',
    awaited: { count: 1, rials: 770_000 },
    reopenings: 1,
    visits: 2,
  });
  expect(paymentId).not.toBe('');

  // The next day's report brings it: then the day is explained, and not awaited any more.
  office.clock.set(nextMorning);
  await openDay(office);
  await importLines(office, [reportLine(2)], tomorrow);
  await explainAll(office, tomorrow);
  await closeDay(office, tomorrow, substantialNote);
  expect(await dayIn(office, today)).toMatchObject({ state: 'explained', awaited: { count: 0, rials: 0 } });

  // Nobody else reads what the office took in a month.
  const byClerk = office.as(office.clerk).reports.days({ day: today });
  expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
  expect(payments).toBeDefined();
});

it('D21.85 a day that was passed over stays so: a closure that is declared too late, or taken back, hides nothing', async () => {
  const office = await officeAtWork();
  const { closures } = office.as(office.manager);
  const source = { kind: 'sudden', authority: 'استانداری', reference: 'اطلاعیهٔ ۱۲' } as const;
  // Sunday 8 Azar: Friday is no work day, and Saturday was passed over.
  office.clock.set('2026-11-29T04:30:00.000Z');
  const [friday, saturday, thursday] = ['2026-11-27', '2026-11-28', '2026-11-26'];
  const states = async () =>
    Promise.all([thursday, friday, saturday].map(async (day) => (await dayIn(office, day)).state));
  expect(await states()).toEqual(['skipped', 'none', 'skipped']);
  const { closureId } = await closures.declare({ closedDay: saturday, ...source });
  expect(await states()).toEqual(['skipped', 'none', 'holiday']);
  expect((await dayIn(office, saturday)).closure).toMatchObject({ authority: 'استانداری' });
  await closures.withdraw({ closureId });
  expect(await states()).toEqual(['skipped', 'none', 'skipped']);
  office.clock.set('2026-12-05T04:30:00.000Z');
  const late = closures.declare({ closedDay: thursday, ...source });
  expect((await problemOf(late)).code).toBe('INPUT_INVALID');
  expect(await states()).toEqual(['skipped', 'none', 'skipped']);
});

it('D21.85 an office without a day has an empty calendar, and no month is beyond it', async () => {
  const office = await openOffice();
  const { reports } = office.as(office.manager);
  const month = await reports.days({ day: today });
  expect(month).toMatchObject({ firstDay: null, from: '2026-11-22', to: '2026-12-21' });
  expect(month.days).toHaveLength(30);
  expect(month.days.every(({ state }) => state === 'none')).toBe(true);
  expect((await problemOf(reports.days({ day: '2150-01-01' }))).code).toBe('INPUT_INVALID');
});

it('a month is one statement that walks the indexes of its days', async () => {
  const { desk } = await openOffice();
  const plan = planOf(desk, calendarStatements(desk.store.orm).month());
  const scans = factReads(plan).filter((step) => step.startsWith('SCAN'));
  // The days themselves, which are thirty, and nothing else is walked.
  expect(scans.filter((step) => !/^SCAN (?:d|\(subquery|CONSTANT)/.test(step))).toEqual([]);
});
