// A wrong filing is taken back by the manager with a trail; and not to have a petition filed whose fee went back.
import { expect, it } from 'vitest';
import { unfiledVisits } from '#core/closing/day-close/ledger/unfiled.ts';
import {
  closeDay,
  explainAll,
  importLines,
  nextDay,
  numbers,
  officeAtWork,
  reportLine,
} from '#tests/support/closing-day.ts';
import {
  assertSound,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const reason = 'کد رهگیری مراجعهٔ دیگری وارد شده بود';
const number = '1405111111';
const answer = (trackingNumber: string) => ({ trackingNumber, branch: '', filedTime: '' });

async function paidPetition(office: TestOffice, n: number) {
  const { fees, payments } = office.as(office.clerk);
  const visitId = await verifiedVisit(office);
  const { chargeId } = await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  const { paymentId } = await payments.record(slip(visitId, numbers(n)));
  return { visitId, chargeId, paymentId };
}

/** A petition that is paid and filed. */
async function filedPetition(office: TestOffice, n: number, trackingNumber = number) {
  const visit = await paidPetition(office, n);
  const { visits } = office.as(office.clerk);
  await visits.recordFiling({ visitId: visit.visitId, ...answer(trackingNumber) });
  const [filing] = (await visits.get({ visitId: visit.visitId })).filings;
  return { ...visit, filingId: filing?.filingId ?? '' };
}

const withdraw = (office: TestOffice, filing: { visitId: string; filingId: string }, by = office.manager) =>
  office.as(by).visits.withdrawFiling({
    visitId: filing.visitId,
    filingId: filing.filingId,
    reason,
    password: by.password,
  });

const filingDifferences = async (office: TestOffice) =>
  (await office.as(office.manager).dayClose.differences())
    .filter(({ account }) => account === 'filing')
    .map(({ visitId, recorded, told }) => ({ visitId, recorded, told }));

it('D1.111 a filing in the wrong visit is taken back after the close: number and unit are free, and every paper says so', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const { visits, payments } = office.as(office.clerk);
  const wrong = await filedPetition(office, 1);
  const right = await paidPetition(office, 2);
  await payments.printReceipt({ visitId: wrong.visitId });
  for (const { visitId } of [wrong, right]) await visits.complete({ visitId });
  await importLines(office, [
    reportLine(1, { cardMasked: '603799******1234' }),
    reportLine(2, { cardMasked: '603799******1234' }),
  ]);
  await explainAll(office);
  await closeDay(office, today);
  await nextDay(office);
  await withdraw(office, wrong);
  expect((await office.as(office.clerk).dayClose.unfiled()).map(({ visitId }) => visitId).toSorted()).toEqual(
    [wrong.visitId, right.visitId].toSorted(),
  );
  expect(await visits.get({ visitId: wrong.visitId })).toMatchObject({
    filings: [],
    withdrawnNumbers: [number],
    toFile: { units: 1, open: 1 },
  });
  expect(await payments.receipt({ visitId: wrong.visitId })).toMatchObject({
    trackingNumbers: [],
    withdrawnNumbers: ['1111'],
    isFilingOpen: true,
    printsBefore: 1,
  });
  expect(await office.as(office.manager).visits.reasons({ day: '2026-11-26' })).toMatchObject([
    { kind: 'filing_withdrawn', visitId: wrong.visitId, reason, byName: office.manager.name },
  ]);
  await visits.recordFiling({ visitId: right.visitId, ...answer(number) });
  await visits.recordFiling({ visitId: wrong.visitId, ...answer('1405222222') });
  expect(await office.as(office.clerk).dayClose.unfiled()).toEqual([]);
  expect(await filingDifferences(office)).toEqual([]);
});

it('D1.111 is the manager’s, with password and reason, in the filing’s own visit, once, on an open day', async () => {
  const office = await officeAtWork();
  const filed = await filedPetition(office, 1);
  const other = await filedPetition(office, 2, '1405222222');
  const { visits } = office.as(office.manager);
  const given = {
    visitId: filed.visitId,
    filingId: filed.filingId,
    reason,
    password: office.manager.password,
  };
  expect((await problemOf(withdraw(office, filed, office.clerk))).code).toBe('NOT_ALLOWED');
  const refused = async (over: Partial<typeof given>) =>
    (await problemOf(visits.withdrawFiling({ ...given, ...over }))).code;
  expect(await refused({ password: 'wrong-password' })).toBe('WRONG_PASSWORD');
  expect(await refused({ reason: 'تست' })).toBe('REASON_NEEDED');
  expect(await refused({ visitId: other.visitId })).toBe('NOT_FOUND');
  await withdraw(office, filed);
  expect((await problemOf(withdraw(office, filed))).code).toBe('NOT_FOUND');
  office.clock.set('2026-11-26T04:30:00.000Z');
  expect((await problemOf(withdraw(office, other))).code).toBe('DAY_NOT_OPEN');
});

it('D1.112 a filing that is taken back needs its fee until the visit is filed anew, in whatever order the charge falls', async () => {
  const office = await officeAtWork();
  const { visits, fees, payments } = office.as(office.clerk);
  const { password } = office.clerk;
  const chargeFalls = async ({ paymentId, chargeId }: { paymentId: string; chargeId: string }) => {
    await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    await fees.cancelCharge({ chargeId, reasonCode: 'client_withdrew' });
  };
  const first = await filedPetition(office, 1);
  await withdraw(office, first);
  expect(await filingDifferences(office)).toEqual([]);
  await chargeFalls(first);
  const open = { visitId: first.visitId, recorded: 0, told: 1 };
  expect(await filingDifferences(office)).toEqual([open]);
  const second = await filedPetition(office, 2, '1405222222');
  await chargeFalls(second);
  await withdraw(office, second);
  expect(await filingDifferences(office)).toEqual([open, { ...open, visitId: second.visitId }]);
  // Charged again, paid and filed, the visit has its fee.
  await fees.charge({ visitId: first.visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  await payments.record(slip(first.visitId, numbers(3)));
  await visits.recordFiling({ visitId: first.visitId, ...answer(number) });
  expect(await filingDifferences(office)).toEqual([{ ...open, visitId: second.visitId }]);
  await assertSound(office.desk);
});

it('D1.112 a filing that is taken back, recorded anew and taken back again is one filing of one fee', async () => {
  const office = await officeAtWork();
  const { visits } = office.as(office.clerk);
  const filed = await filedPetition(office, 1);
  await withdraw(office, filed);
  await visits.recordFiling({ visitId: filed.visitId, ...answer('1405222222') });
  const [again] = (await visits.get({ visitId: filed.visitId })).filings;
  await withdraw(office, { visitId: filed.visitId, filingId: again?.filingId ?? '' });
  // Nothing is filed, the fee stands: it waits to be filed, and no filing stands without a fee.
  expect(await filingDifferences(office)).toEqual([]);
  expect(await office.as(office.clerk).dayClose.unfiled()).toMatchObject([{ visitId: filed.visitId }]);
  await visits.recordFiling({ visitId: filed.visitId, ...answer('1405333333') });
  expect(await filingDifferences(office)).toEqual([]);
  await assertSound(office.desk);
});

it('D1.111 taken back at one PC and put right at another, the one that puts right stands at both', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const filed = await filedPetition(office, 1);
  const other = joinOffice(office, 2);
  const there = other.seat(office.clerk);
  await withdraw(office, filed);
  await there.visits.recordFiling({
    visitId: filed.visitId,
    ...answer('1405333333'),
    replaces: filed.filingId,
  });
  meet(office, other);
  for (const desk of [office.desk, other.desk]) {
    expect(desk.reads.visits.filings(filed.visitId).map(({ trackingNumber }) => trackingNumber)).toEqual([
      '1405333333',
    ]);
    expect(unfiledVisits(desk.reads, today)).toEqual([]);
    await assertSound(desk);
  }
  expect(await filingDifferences(office)).toEqual([]);
});
