// A client who was identified and left before paying: open until a click ends it, five times in thirty days, and then until a colleague
// says so too. It holds no close up, and money in cash for the service stays as open as the day it was taken on.
import { expect, it } from 'vitest';
import { isOfLeft, leftKey } from '#core/closing/day-close/ledger/contract.ts';
import {
  closeDay,
  officeAtWork,
  openDifferencesOf,
  overviewOf,
  substantialNote,
} from '#tests/support/closing-day.ts';
import {
  assertSound,
  chargedVisit,
  openDay,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const sara = { name: 'سارا کریمی', nationalCode: '0084575948', role: 'clerk' } as const;

/** A client who was charged and left. */
async function left(office: TestOffice, seat = office.as(office.clerk)): Promise<string> {
  const { visitId } = await chargedVisit(office);
  await seat.visits.cancel({ visitId, reasonCode: 'client_left' });
  return visitId;
}
const openOf = async (office: TestOffice) => (await openDifferencesOf(office)).filter(isOfLeft);
const openAt = async (office: TestOffice, other: SecondDesk) =>
  (await other.seat(office.manager).dayClose.differences()).filter(isOfLeft);
type Seen = { readonly id: string; readonly legs: string } | undefined;
const click = (seen: Seen) => ({
  ...{ id: seen?.id ?? '', legs: seen?.legs ?? '' },
  ...{ reasonCode: 'left_before_paying' as const, words: '' },
});
const clickAt = (office: TestOffice, seen: Seen) =>
  office.as(office.manager).dayClose.settleDifference(click(seen));

it('D21.245 a click ends five clients who left before they paid in thirty days; each further one takes two', async () => {
  const office = await officeAtWork();
  const colleague = await office.addPerson(sara);
  // The colleague was activated more than ninety days ago (D4.161).
  office.clock.set('2027-03-10T04:30:00.000Z');
  await openDay(office);
  for (let n = 0; n < 6; n += 1) await left(office);
  const all = await openOf(office);
  expect(all).toHaveLength(6);
  expect(all[0]).toMatchObject({ account: 'fee', state: 'differs', size: 770_000, by: office.clerk.id });
  expect(all[0]).toMatchObject({ needsSecond: false, needsPaper: false });
  for (const one of all.slice(0, 5)) await clickAt(office, one);
  const [sixth, ...others] = await openOf(office);
  expect(others).toEqual([]);
  expect(sixth?.needsSecond).toBe(true);
  expect((await problemOf(clickAt(office, sixth))).code).toBe('NOTE_TOO_THIN');
  // Words of the manager alone are kept, and it stays open.
  const said = { ...click(sixth), words: substantialNote };
  const { dayClose } = office.as(office.manager);
  await dayClose.settleDifference(said);
  expect(await openOf(office)).toMatchObject([{ id: sixth?.id, waiting: { words: substantialNote } }]);
  // Who served the client is no second person; a colleague who did not is.
  const second = (person: { id: string; password: string }) => ({
    ...said,
    second: { personId: person.id, password: person.password, word: 'من هم دیدم که مراجعه‌کننده رفت' },
  });
  expect((await problemOf(dayClose.settleDifference(second(office.clerk)))).code).toBe('OWN_ACT_FORBIDDEN');
  await dayClose.settleDifference(second(colleague));
  expect(await openOf(office)).toEqual([]);
  await assertSound(office.desk);
});

it('D21.245 is open with what stood charged, whichever is taken back first, and with nothing where nothing was charged', async () => {
  const office = await officeAtWork();
  const { visits, fees } = office.as(office.clerk);
  const first = await chargedVisit(office);
  await fees.cancelCharge({ chargeId: first.chargeId, reasonCode: 'wrong_service' });
  await visits.cancel({ visitId: first.visitId, reasonCode: 'client_left' });
  const second = await verifiedVisit(office);
  await visits.cancel({ visitId: second, reasonCode: 'unpaid' });
  expect(await openOf(office)).toMatchObject(
    [
      { id: leftKey(first.visitId), size: 770_000, isApart: false },
      { id: leftKey(second), size: 0, isApart: true },
    ].toSorted((one, other) => (one.id < other.id ? -1 : 1)),
  );
});

it('D21.245 holds no close up, and is the same on the next day', async () => {
  const office = await officeAtWork();
  const visitId = await left(office);
  expect((await overviewOf(office)).exceptions).toMatchObject([
    { kind: 'verified_cancelled_unpaid', visitId, reasons: [] },
  ]);
  await closeDay(office);
  office.clock.set('2026-11-28T04:30:00.000Z');
  await openDay(office);
  const [open] = await openOf(office);
  expect(open).toMatchObject({ id: leftKey(visitId), day: today, size: 770_000 });
  await clickAt(office, open);
  expect(await openOf(office)).toEqual([]);
});

it('D21.245 who was not identified, or only asked, or came back and paid, is none', async () => {
  const office = await officeAtWork();
  const { visits, payments } = office.as(office.clerk);
  await visits.cancel({ visitId: await openVisit(office), reasonCode: 'client_left' });
  await visits.onlyAsked({ visitId: await verifiedVisit(office) });
  const { visitId } = await chargedVisit(office);
  await payments.record(slip(visitId));
  await visits.complete({ visitId });
  expect(await openOf(office)).toEqual([]);
});

it('D21.245 the click is for nothing else that is open', async () => {
  const office = await officeAtWork();
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId, { amount: 70_000 }));
  const { password } = office.manager;
  const reason = 'مراجعه‌کننده بیش از این همراه نداشت';
  await office.as(office.manager).visits.completeUnderpaid({ visitId, reason, password });
  const fee = (await openDifferencesOf(office)).find(({ account }) => account === 'fee');
  const refused = await problemOf(clickAt(office, fee));
  expect(refused).toMatchObject({ code: 'INPUT_INVALID', params: { fields: ['reasonCode'] } });
});

it('D21.245 of six that were clicked at two PCs apart the last one waits for a second person', async () => {
  const office = await officeAtWork();
  for (let n = 0; n < 6; n += 1) await left(office);
  const other = joinOffice(office, 2);
  const all = await openOf(office);
  for (const one of all.slice(0, 3)) await clickAt(office, one);
  const there = other.seat(office.manager).dayClose;
  for (const one of all.slice(3)) await there.settleDifference(click(one));
  expect(await openOf(office)).toHaveLength(3);
  expect(await openAt(office, other)).toHaveLength(3);
  meet(office, other);
  const open = await openOf(office);
  expect(open).toMatchObject([{ needsSecond: true }]);
  expect(await openAt(office, other)).toEqual(open);
});

it('D21.245 a check that another PC decided makes it one, whenever it comes', async () => {
  const office = await officeAtWork();
  const visitId = await openVisit(office);
  const other = joinOffice(office, 2);
  const there = other.seat(office.clerk);
  await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'unpaid' });
  expect(await openOf(office)).toEqual([]);
  const checklist = await there.identity.checklist({ clientType: 'iranian_adult' });
  const answers = checklist.map(({ code, options: [option] }) =>
    option === undefined ? { code, state: 'checked' as const } : { code, state: 'checked' as const, option },
  );
  await there.identity.verify({ visitId, note: '', answers });
  meet(office, other);
  expect((await openOf(office)).map(({ id }) => id)).toEqual([leftKey(visitId)]);
  expect(await openAt(office, other)).toEqual(await openOf(office));
});
