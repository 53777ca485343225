// A colleague's word on money without a service goes with the reset of their account by who explained it (D19.60).
import { expect, it } from 'vitest';
import {
  closeDay,
  importLines,
  overviewOf,
  reportLine,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';

const word = 'با شرکت پرداخت صحبت شد؛ تراکنش آزمایشی بود';

/** An office of forty days with two managers, and money without a service that the clerk has spoken for. */
async function spokenFor(): Promise<TestOffice & { second: TestPerson; explain: Explain }> {
  const office = await openOffice({ at: '2026-10-16T04:30:00.000Z' });
  const second = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' });
  office.clock.set('2026-11-25T04:30:00.000Z');
  await openDay(office);
  await importLines(office, [reportLine(1, { amount: 9_000_000 })]);
  const [found] = (await overviewOf(office)).exceptions;
  const explain: Explain = (by) =>
    office.as(office.manager).dayClose.explain({
      ...{ day: '2026-11-25', exceptionKey: found?.key ?? '', reasonCode: 'other', note: substantialNote },
      ...(by === null ? {} : { second: { personId: by.id, password: by.password, word } }),
    });
  await explain(office.clerk);
  return { ...office, second, explain };
}
type Explain = (by: TestPerson | null) => Promise<unknown>;

const explanationIn = async (office: TestOffice) => (await overviewOf(office)).exceptions[0]?.explanation;

it('D19.60 the explanation is given anew: with another colleague, or alone and marked, so that no close is held up', async () => {
  const office = await spokenFor();
  const { manager, clerk, second, as, explain, anyone } = office;
  expect(await explanationIn(office)).toMatchObject({ second: { byName: clerk.name } });
  const { oneTimeCode } = await as(manager).staff.resetPassword({
    personId: clerk.id,
    password: manager.password,
  });
  expect(await explanationIn(office)).toBeNull();
  const password = 'chosen-by-the-thief-7';
  await anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password });
  expect(await problemOf(explain({ ...clerk, password }))).toEqual({
    code: 'SECOND_PERSON_NOT_INDEPENDENT',
    params: { why: 'reset_by_first' },
  });
  await explain(second);
  expect(await explanationIn(office)).toMatchObject({ second: { byName: second.name } });
  await explain(null);
  expect(journalBodies(office.desk)).toContain('"withoutSecond":1');
  await closeDay(office, '2026-11-25', 'بررسی و توضیح داده شد');
});

it('D19.60 a reset by somebody else takes no word away, and what was closed stays as it was signed', async () => {
  const office = await spokenFor();
  const { manager, clerk, second, as } = office;
  const { oneTimeCode } = await as(second).staff.resetPassword({
    personId: clerk.id,
    password: second.password,
  });
  expect(oneTimeCode).not.toBe('');
  expect(await explanationIn(office)).toMatchObject({ second: { byName: clerk.name } });
  await closeDay(office, '2026-11-25', 'بررسی و توضیح داده شد');
  const sheet = () => as(manager).dayClose.sheet({ day: '2026-11-25' });
  const signed = await sheet();
  const next = { personId: clerk.id, oneTimeCode, password: 'chosen-by-the-clerk-7' };
  await office.anyone.staff.chooseFirstPassword(next);
  await as(manager).staff.resetPassword({ personId: clerk.id, password: manager.password });
  expect(await sheet()).toEqual(signed);
});
