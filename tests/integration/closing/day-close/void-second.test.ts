// A colleague's word on a difference goes with the reset of their account by who ended it (D19.60).
import { expect, it } from 'vitest';
import {
  closeDay,
  importLines,
  openDifferencesOf,
  reportLine,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const word = 'با شرکت پرداخت صحبت شد؛ تراکنش آزمایشی بود';
const day = '2026-11-25';

/** An office of a hundred days with two managers, and much money without a service that the clerk has spoken for. */
async function spokenFor(meanwhile?: (office: TestOffice) => Promise<void>) {
  const office = await openOffice({ at: '2026-08-16T04:30:00.000Z' });
  const second = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' });
  await meanwhile?.(office);
  office.clock.set(`${day}T04:30:00.000Z`);
  await openDay(office);
  await importLines(office, [reportLine(1, { amount: 9_000_000 })]);
  const [{ id = '', legs = '' } = {}] = await openDifferencesOf(office);
  const end = (by: TestPerson) =>
    office.as(office.manager).dayClose.settleDifference({
      ...{ id, legs, reasonCode: 'found_out', words: substantialNote },
      second: { personId: by.id, password: by.password, word },
    });
  await end(office.clerk);
  expect(await openDifferencesOf(office)).toEqual([]);
  return { ...office, second, end };
}

const reset = ({ as, clerk }: TestOffice, by: TestPerson) =>
  as(by).staff.resetPassword({ personId: clerk.id, password: by.password });

it('D19.60 the difference is open again, and ends with another colleague', async () => {
  const office = await spokenFor();
  const { manager, clerk, second, end, anyone } = office;
  const { oneTimeCode } = await reset(office, manager);
  expect(await openDifferencesOf(office)).toMatchObject([{ account: 'money', needsSecond: true }]);
  expect(await office.as(manager).dayClose.endedDifferences()).toEqual([]);
  const password = 'chosen-by-the-thief-7';
  await anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
  expect(await problemOf(end({ ...clerk, password }))).toEqual({
    code: 'SECOND_PERSON_NOT_INDEPENDENT',
    params: { why: 'reset_by_first' },
  });
  await end(second);
  expect(await openDifferencesOf(office)).toEqual([]);
});

it('D19.60 a reset by somebody else takes no word away, and what was closed stays as it was signed', async () => {
  const office = await spokenFor();
  const { manager, clerk, second, as, anyone } = office;
  const { oneTimeCode } = await reset(office, second);
  expect(await openDifferencesOf(office)).toEqual([]);
  await closeDay(office, day);
  const sheet = () => as(manager).dayClose.sheet({ day });
  const signed = await sheet();
  const password = 'chosen-by-the-clerk-7';
  await anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
  office.clock.set('2026-11-26T04:30:00.000Z');
  await reset(office, manager);
  expect(await openDifferencesOf(office)).toHaveLength(1);
  expect(await sheet()).toEqual(signed);
});

it('D19.60 a reset of the days before, at a PC that this one had not heard of, takes it away as well', async () => {
  const pcs: SecondDesk[] = [];
  const office = await spokenFor(async (early) => {
    const other = joinOffice(early, 2);
    pcs.push(other);
    early.clock.set('2026-11-20T04:30:00.000Z');
    const { manager, clerk } = early;
    await other.seat(manager).staff.resetPassword({ personId: clerk.id, password: manager.password });
  });
  for (const other of pcs) meet(office, other);
  expect(await openDifferencesOf(office)).toMatchObject([{ account: 'money', needsSecond: true }]);
});
