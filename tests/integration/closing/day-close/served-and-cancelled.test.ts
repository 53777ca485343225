// A charge that is cancelled after the service, with its money given back: no charge asks for it any more, so it stays open until two say
// what became of it. The honest correction of a charge that was entered twice is none.
import { expect, it } from 'vitest';
import {
  closeDay,
  explainAll,
  importLines,
  nextDay,
  officeAtWork,
  openDifferencesOf,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import {
  assertSound,
  chargedVisit,
  openDay,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const reason = 'خدمت اشتباه وارد شده بود و هزینه لغو شد';
const sara = { name: 'سارا کریمی', nationalCode: '0084575948', role: 'clerk' } as const;

/** Served, paid with the first slip and completed; with its charge. */
async function served(office: TestOffice) {
  const paymentId = await servedVisit(office, 1);
  const visitId = office.desk.reads.dayClose.money(paymentId)?.payment.visitId ?? '';
  const { account } = await office.as(office.clerk).visits.get({ visitId });
  return { paymentId, visitId, chargeId: account.charges[0]?.chargeId ?? '' };
}
const cancel = (office: TestOffice, chargeId: string) =>
  office.as(office.manager).fees.cancelCompletedCharge({
    ...{ chargeId, reasonCode: 'wrong_service', reason, password: office.manager.password },
  });
const giveBack = (office: TestOffice, paymentId: string) =>
  office.as(office.manager).payments.reverse({
    ...{ paymentId, reasonCode: 'wrong_amount', note: '', password: office.manager.password },
  });
const feesOf = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account === 'fee');

it('D21.173 what was served, paid back and cancelled stays open past the close', async () => {
  const office = await officeAtWork();
  const { paymentId, visitId, chargeId } = await served(office);
  // While its money is there no charge is cancelled.
  expect((await problemOf(cancel(office, chargeId))).code).toBe('VISIT_HAS_PAYMENTS');
  await giveBack(office, paymentId);
  await cancel(office, chargeId);
  const found = { id: `fee:cancelled-${visitId}`, state: 'differs', size: 770_000, by: office.clerk.id };
  expect(await feesOf(office)).toMatchObject([{ ...found, needsSecond: true, needsPaper: true }]);
  // The close names it and asks for no words that could end it.
  const named = (await overviewOf(office)).exceptions.filter(
    ({ kind }) => kind === 'served_charge_cancelled',
  );
  expect(named).toMatchObject([{ visitId, reasons: [] }]);
  await importLines(office, [reportLine(1), reportLine(1, { type: 'reversal' })]);
  await explainAll(office);
  await closeDay(office, today, reason);
  await nextDay(office);
  expect(await feesOf(office)).toMatchObject([{ ...found, age: 1 }]);
  await assertSound(office.desk);
});

it('D21.173 ends by the words of two on a paper, and never by the manager’s or with the clerk who served', async () => {
  const office = await officeAtWork();
  const colleague = await office.addPerson(sara);
  // The colleague was activated more than ninety days ago (D4.161).
  office.clock.set('2027-03-10T04:30:00.000Z');
  await openDay(office);
  const { paymentId, chargeId } = await served(office);
  await giveBack(office, paymentId);
  await cancel(office, chargeId);
  const settle = async (who?: { id: string; password: string }) => {
    const [{ id, legs } = { id: '', legs: '' }] = await feesOf(office);
    const word = 'مراجع برگهٔ برگشت را پیش من امضا کرد';
    return office.as(office.manager).dayClose.settleDifference({
      ...{ id, legs, reasonCode: 'given_back_otherwise', words: substantialNote },
      paper: { kind: 'client_signature', number: '1405/88' },
      ...(who === undefined ? {} : { second: { personId: who.id, password: who.password, word } }),
    });
  };
  await settle();
  expect(await feesOf(office)).toHaveLength(1);
  expect((await problemOf(settle(office.clerk))).code).toBe('OWN_ACT_FORBIDDEN');
  await settle(colleague);
  expect(await feesOf(office)).toEqual([]);
});

it('D21.173 a charge that two PCs entered and the manager takes back once is none, and neither is money back before the end', async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  const visitId = await verifiedVisit(office);
  meet(office, other);
  const lines = [{ itemCode: 'petition', count: 1 }];
  const { chargeId } = await office.as(office.clerk).fees.charge({ visitId, lines });
  await other.seat(office.clerk).fees.charge({ visitId, lines });
  await office.as(office.clerk).payments.record(slip(visitId));
  await office.as(office.clerk).visits.complete({ visitId });
  meet(office, other);
  expect(await feesOf(office)).toMatchObject([{ recorded: 1_540_000, told: 770_000 }]);
  await cancel(office, chargeId).catch(() => undefined);
  expect((await feesOf(office)).map(({ id }) => id)).not.toContain(`fee:cancelled-${visitId}`);
  // Before the visit ended nothing was served.
  const { visitId: open, chargeId: wrong } = await chargedVisit(office);
  const { payments, fees, visits } = office.as(office.clerk);
  const { paymentId } = await payments.record(slip(open, { rrn: '633000000009' }));
  const { password } = office.clerk;
  await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
  await fees.cancelCharge({ chargeId: wrong, reasonCode: 'client_withdrew' });
  await visits.cancel({ visitId: open, reasonCode: 'client_left' });
  expect((await feesOf(office)).map(({ id }) => id)).not.toContain(`fee:cancelled-${open}`);
});
