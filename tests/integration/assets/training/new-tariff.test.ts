// A tariff that takes another's place is a notice by itself: nobody has to think of publishing it (D13, D4).
import { expect, it } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import {
  confirmTariff,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  type TestOffice,
  type TestPerson,
  testTariff,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const dearer = {
  ...testTariff,
  code: 'dearer-1405',
  title: 'تعرفهٔ گران‌تر',
  letterNumber: '9000/2',
  effectiveFrom: today,
  items: testTariff.items.map((item) => (item.code === 'petition' ? { ...item, amount: 900_000 } : item)),
};

/** An office of a manager, the clerk who confirms, and a colleague who has seen nothing yet; its day is open. */
async function officeOfThree(): Promise<TestOffice & { colleague: TestPerson }> {
  const office = await openOffice();
  const colleague = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  await openDay(office);
  return { ...office, colleague };
}

async function putInForce({ as, manager, clerk }: TestOffice, tariff = dearer): Promise<string> {
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff });
  await confirmTariff(as(clerk), tariffId);
  return tariffId;
}

it('D13.7 a tariff that takes another’s place is read by everybody but who entered and who confirmed it, before their next visit', async () => {
  const office = await officeOfThree();
  const { as, clerk, colleague, manager } = office;
  // With the first tariff the office began: it is nobody's news. One that is entered and not confirmed is none either.
  expect((await as(colleague).training.own()).notices).toEqual([]);
  await as(manager).fees.proposeTariff({ tariff: { ...dearer, code: 'waiting', title: 'در انتظار تأیید' } });
  await openVisit({ ...office, clerk: colleague });
  const noticeId = await putInForce(office);
  expect(await problemOf(openVisit({ ...office, clerk: colleague }, '0790419904'))).toEqual({
    code: 'NOTICE_UNREAD',
    params: { count: 1 },
  });
  expect((await as(colleague).training.own()).notices).toMatchObject([
    {
      ...{ noticeId, kind: 'tariff', title: dearer.title, byName: clerk.name, questions: [] },
      tariff: {
        letterNumber: '9000/2',
        effectiveFrom: today,
        changes: [{ title: 'دادخواست', before: 770_000, after: 900_000 }],
      },
    },
  ]);
  expect((await as(clerk).training.own()).notices).toEqual([]);
  await openVisit(office, '0013542419');
  expect(await as(manager).training.notices()).toMatchObject([
    { noticeId, kind: 'tariff', isOfTariff: true, readBy: 2, unreadNames: [colleague.name] },
  ]);
  // Nobody else's word counts, nobody takes it back, and it has no questions to guess at.
  const read = (person: TestPerson, answers: number[] = []) =>
    as(person).training.acknowledge({ noticeId, answers });
  expect((await problemOf(read(clerk))).code).toBe('ACTION_ALREADY_DONE');
  expect((await problemOf(read(colleague, [0]))).code).toBe('INPUT_INVALID');
  const reason = 'این تعرفه خوانده نشود';
  expect((await problemOf(as(manager).training.withdrawNotice({ noticeId, reason }))).code).toBe('NOT_FOUND');
  await read(colleague);
  await openVisit({ ...office, clerk: colleague }, '0790419904');
  expect((await problemOf(read(colleague))).code).toBe('ACTION_ALREADY_DONE');
  expect(await as(manager).training.notices()).toMatchObject([{ noticeId, readBy: 3, unreadNames: [] }]);
});

it('D13.7 it is asked for at every PC, and read once for all of them', { tags: 'release' }, async () => {
  const office = await officeOfThree();
  const other = joinOffice(office, 2);
  const noticeId = await putInForce(office);
  const there = { ...office, clerk: office.colleague, as: other.seat };
  // The other PC has not heard of it: what it does not know it cannot ask.
  await openVisit(there);
  carryEntries(office.desk, other.desk);
  expect((await problemOf(openVisit(there, '0790419904'))).code).toBe('NOTICE_UNREAD');
  await other.seat(office.colleague).training.acknowledge({ noticeId, answers: [] });
  await openVisit(there, '0790419904');
  carryEntries(other.desk, office.desk);
  await openVisit({ ...office, clerk: office.colleague }, '0013542419');
});

it('D13.7 confirmed at two PCs at once it is one notice', { tags: 'release' }, async () => {
  const office = await officeOfThree();
  const { as, clerk, manager, colleague } = office;
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff: dearer });
  const other = joinOffice(office, 2);
  await confirmTariff(as(clerk), tariffId);
  await confirmTariff(other.seat(clerk), tariffId);
  carryEntries(other.desk, office.desk);
  expect((await as(colleague).training.own()).notices).toHaveLength(1);
  await as(colleague).training.acknowledge({ noticeId: tariffId, answers: [] });
  await openVisit({ ...office, clerk: colleague });
});

it('D13.7 whoever was away reads the one that is in force when they come back, and none that was replaced meanwhile', async () => {
  const office = await officeOfThree();
  const { as, clock, colleague } = office;
  await putInForce(office);
  const next = { ...dearer, code: 'next', title: 'تعرفهٔ بعدی', letterNumber: '9000/3' };
  const noticeId = await putInForce(office, { ...next, effectiveFrom: addDays(today, 3) });
  // Before its day both are asked for: one is in force, the other will be.
  expect((await as(colleague).training.own()).notices.map(({ title }) => title)).toEqual([
    dearer.title,
    next.title,
  ]);
  clock.set('2026-11-29T04:30:00.000Z');
  await openDay(office);
  expect((await as(colleague).training.own()).notices).toMatchObject([{ noticeId }]);
  expect((await problemOf(openVisit({ ...office, clerk: colleague }))).code).toBe('NOTICE_UNREAD');
  await as(colleague).training.acknowledge({ noticeId, answers: [] });
  await openVisit({ ...office, clerk: colleague });
  // Who comes to the office now works by it as well.
  const newcomer = await office.addPerson({ name: 'رضا کریمی', nationalCode: '9990000042', role: 'clerk' });
  expect((await problemOf(openVisit({ ...office, clerk: newcomer }, '0790419904'))).code).toBe(
    'NOTICE_UNREAD',
  );
});

it('D13.7 a tariff for a later day is read from its confirmation on, and one that is never in force is not', async () => {
  const office = await officeOfThree();
  const { as, colleague } = office;
  // Dated before the one in force: it takes no place.
  await putInForce(office, {
    ...dearer,
    code: 'older',
    title: 'کهنه',
    effectiveFrom: '2026-03-20',
    letterDay: '2026-03-01',
  });
  expect((await as(colleague).training.own()).notices).toEqual([]);
  await openVisit({ ...office, clerk: colleague });
  await putInForce(office, { ...dearer, effectiveFrom: addDays(today, 30) });
  expect((await problemOf(openVisit({ ...office, clerk: colleague }, '0790419904'))).code).toBe(
    'NOTICE_UNREAD',
  );
});
