// Holidays that the product brings along (D7.80): shown as what they are, declared by the manager, never of themselves.
import { expect, it } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';

it('D7.80 nothing is closed until the manager declares it, each day once and none of the past', async () => {
  const { as, manager, clerk } = await openOffice();
  const { closures } = as(manager);
  expect((await problemOf(as(clerk).closures.unofficial())).code).toBe('NOT_ALLOWED');
  const { year, days } = await closures.unofficial();
  expect(year).toBe(1405);
  expect(new Set(days.map(({ closedDay }) => closedDay)).size).toBe(days.length);
  expect(await closures.list()).toEqual([]);
  expect(days.filter(({ state }) => state === 'open').map(({ closedDay }) => closedDay)).toEqual([
    ...['2026-12-23', '2027-01-06', '2027-01-24', '2027-02-11', '2027-02-28', '2027-03-10', '2027-03-11'],
    '2027-03-20',
  ]);
  const [next] = days.filter(({ state }) => state === 'open');
  const day = {
    closedDay: next?.closedDay ?? '',
    kind: 'holiday',
    authority: 'تقویم چاپی',
    reference: 'ولادت',
  } as const;
  await closures.declare(day);
  const stateOf = async () =>
    (await closures.unofficial()).days.find(({ closedDay }) => closedDay === day.closedDay);
  expect(await stateOf()).toMatchObject({ state: 'declared' });
  expect((await problemOf(closures.declare(day))).code).toBe('ACTION_ALREADY_DONE');
  expect((await problemOf(closures.declare({ ...day, closedDay: '2026-03-21' }))).code).toBe('INPUT_INVALID');
});
