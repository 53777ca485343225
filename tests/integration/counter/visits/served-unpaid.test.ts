// What was served and not paid for is a fact of its own, whichever way it came about and on whichever day.
import { describe, expect, it } from 'vitest';
import { nextMorning, officeAtWork, tomorrow } from '#tests/support/closing-day.ts';
import {
  chargedVisit,
  openDay,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const words = 'مشتری پس از دریافت خدمت منصرف شد';

async function completedVisit(office: TestOffice) {
  const charged = await chargedVisit(office);
  const { payments, visits } = office.as(office.clerk);
  const { paymentId } = await payments.record(slip(charged.visitId));
  await visits.complete({ visitId: charged.visitId });
  return { ...charged, paymentId };
}

const reverse = (office: TestOffice, paymentId: string) =>
  office.as(office.clerk).payments.reverse({
    paymentId,
    reasonCode: 'client_withdrew',
    note: '',
    password: office.clerk.password,
  });

const cancelByManager = (office: TestOffice, chargeId: string, over: object = {}) =>
  office.as(office.manager).fees.cancelCompletedCharge({
    chargeId,
    reasonCode: 'wrong_service',
    reason: words,
    password: office.manager.password,
    ...over,
  });

const factsOf = (office: TestOffice, day = today) => office.as(office.manager).visits.servedUnpaid({ day });

describe('D21.7 served and not paid', () => {
  it('D21.7 a payment that is reversed after completion is listed on the day of the reversal', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId, paymentId } = await completedVisit(office);
    expect(await factsOf(office)).toEqual([]);
    office.clock.set(nextMorning);
    await openDay(office);
    await reverse(office, paymentId);
    expect(await factsOf(office)).toEqual([]);
    expect(await factsOf(office, tomorrow)).toMatchObject([
      {
        kind: 'payment_reversed',
        visitId,
        visitDay: today,
        amount: 770_000,
        by: office.clerk.id,
        isSettled: false,
      },
    ]);
  });

  it('D21.7 it stays listed, as settled, once the money came in by another slip', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId, paymentId } = await completedVisit(office);
    await reverse(office, paymentId);
    await office.as(office.clerk).payments.record(slip(visitId, { rrn: '123456789013' }));
    expect(await factsOf(office)).toMatchObject([{ kind: 'payment_reversed', isSettled: true }]);
  });

  it('D21.7 a reversal before completion, paid again, is none', async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { payments, visits } = office.as(office.clerk);
    const { paymentId } = await payments.record(slip(visitId));
    await reverse(office, paymentId);
    await payments.record(slip(visitId, { rrn: '123456789013' }));
    await visits.complete({ visitId });
    expect(await factsOf(office)).toEqual([]);
  });

  it('D21.7 a charge cancelled after completion is listed with what it was', async () => {
    const office = await officeAtWork();
    const { visitId, chargeId, paymentId } = await completedVisit(office);
    await reverse(office, paymentId);
    await cancelByManager(office, chargeId);
    expect(await factsOf(office)).toMatchObject([
      { kind: 'payment_reversed', visitId, isSettled: true },
      { kind: 'charge_cancelled', visitId, amount: 770_000, reasonCode: 'wrong_service' },
    ]);
    expect(office.desk.reads.visits.reasonsOf(visitId)).toMatchObject([
      { kind: 'charge_cancelled_after_completion', reason: words, by: office.manager.id },
    ]);
  });

  it('D21.7 a verified visit that is cancelled as unpaid is listed, also when it is ended late', async () => {
    const office = await officeAtWork();
    const { visits } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await visits.cancel({ visitId, reasonCode: 'unpaid' });
    const left = await verifiedVisit(office, '0790419904');
    expect(await factsOf(office)).toMatchObject([{ kind: 'cancelled_unpaid', visitId, amount: 770_000 }]);
    office.clock.set(nextMorning);
    const act = { kind: 'cancel', reasonCode: 'unpaid' } as const;
    await visits.finishLate({ visitId: left, act, reason: words });
    expect(await factsOf(office, tomorrow)).toMatchObject([
      { kind: 'cancelled_unpaid', visitId: left, visitDay: today, amount: 0 },
    ]);
  });

  it('D21.7 who left before anything was done is none', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    expect(await factsOf(office)).toEqual([]);
  });

  it('D21.7 is a visit that was charged and cancelled, whatever reason is given and whatever became of the charge', async () => {
    const office = await officeAtWork();
    const { visits, fees } = office.as(office.clerk);
    const { visitId } = await chargedVisit(office);
    await visits.cancel({ visitId, reasonCode: 'client_left' });
    const other = await chargedVisit(office, '0790419904');
    await fees.cancelCharge({ chargeId: other.chargeId, reasonCode: 'wrong_service' });
    await visits.cancel({ visitId: other.visitId, reasonCode: 'wrong_client' });
    const late = await chargedVisit(office, '0013542419');
    expect(await factsOf(office)).toMatchObject([
      { kind: 'cancelled_unpaid', visitId, amount: 770_000, reasonCode: 'client_left' },
      { kind: 'cancelled_unpaid', visitId: other.visitId, amount: 770_000 },
    ]);
    office.clock.set(nextMorning);
    const act = { kind: 'cancel', reasonCode: 'service_not_possible' } as const;
    await visits.finishLate({ visitId: late.visitId, act, reason: words });
    expect(await factsOf(office, tomorrow)).toMatchObject([
      { kind: 'cancelled_unpaid', visitId: late.visitId, amount: 770_000 },
    ]);
  });

  it('D21.7 is found too when one PC completed what another took back before it heard of it', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { paymentId } = await office.as(office.clerk).payments.record(slip(visitId));
    const second = joinOffice(office, 2);
    await reverse(office, paymentId);
    const there = await second.signIn(office.clerk);
    await there.visits.complete({ visitId });
    carryEntries(second.desk, office.desk);
    carryEntries(office.desk, second.desk);
    for (const { reads } of [office.desk, second.desk])
      expect(reads.visitState.servedUnpaid(today)).toMatchObject([{ visitId, amount: 770_000 }]);
  });

  it('D21.7 is for the manager to see', async () => {
    const office = await officeAtWork();
    const call = office.as(office.clerk).visits.servedUnpaid({ day: today });
    expect((await problemOf(call)).code).toBe('NOT_ALLOWED');
  });
});

describe('D21.8 the charge of a completed visit', () => {
  it('D21.8 is not cancelled by the usual way, whoever asks, today or on another day', async () => {
    const office = await officeAtWork();
    const { chargeId, paymentId } = await completedVisit(office);
    await reverse(office, paymentId);
    const usual = (person = office.clerk) =>
      problemOf(office.as(person).fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' }));
    expect((await usual()).code).toBe('CHARGE_OF_COMPLETED_VISIT');
    expect((await usual(office.manager)).code).toBe('CHARGE_OF_COMPLETED_VISIT');
    office.clock.set(nextMorning);
    await openDay(office);
    expect((await usual()).code).toBe('CHARGE_OF_COMPLETED_VISIT');
  });

  it('D21.8 is cancelled by the manager only, with the password and a reason in words', async () => {
    const office = await officeAtWork();
    const { chargeId, paymentId } = await completedVisit(office);
    await reverse(office, paymentId);
    const byClerk = office.as(office.clerk).fees.cancelCompletedCharge({
      chargeId,
      reasonCode: 'wrong_service',
      reason: words,
      password: office.clerk.password,
    });
    expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
    expect((await problemOf(cancelByManager(office, chargeId, { password: 'wrong-password' }))).code).toBe(
      'WRONG_PASSWORD',
    );
    for (const reason of ['', '.', '----', 'تست'])
      expect((await problemOf(cancelByManager(office, chargeId, { reason }))).code).toBe('REASON_NEEDED');
    await cancelByManager(office, chargeId);
    expect((await problemOf(cancelByManager(office, chargeId))).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D21.8 stands while money for it stands, and the special way is for completed visits only', async () => {
    const office = await officeAtWork();
    const { chargeId } = await completedVisit(office);
    expect((await problemOf(cancelByManager(office, chargeId))).code).toBe('VISIT_HAS_PAYMENTS');
    const open = await chargedVisit(office, '0790419904');
    expect((await problemOf(cancelByManager(office, open.chargeId))).code).toBe('INPUT_INVALID');
  });
});

describe('D21.9 a terminal that took more or less than was due', () => {
  it('D21.9 is recorded as it was when that is said, and opens a refund case; the usual way refuses it', async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { payments, visits, dayClose } = office.as(office.clerk);
    const over = slip(visitId, { amount: 7_700_000 });
    expect(await problemOf(payments.record(over))).toEqual({
      code: 'PAYMENT_EXCEEDS_DUE',
      params: { due: 770_000 },
    });
    const { due, paymentId } = await payments.record({ ...over, asTaken: true });
    expect(due).toBe(0);
    const { account, state } = await visits.get({ visitId });
    expect(state).toBe('paid');
    expect(account).toMatchObject({ charged: 770_000, paid: 770_000, due: 0 });
    expect(account.payments).toMatchObject([{ amount: 7_700_000, over: 6_930_000 }]);
    expect(await dayClose.refundCases()).toMatchObject([
      { paymentId, visitId, amount: 6_930_000, state: 'open', day: today },
    ]);
  });

  it('D21.9 what was taken too much pays for nothing else: a second service is paid on its own', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { payments, fees, visits } = office.as(office.clerk);
    await payments.record(slip(visitId, { amount: 1_540_000, asTaken: true }));
    await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }], another: true });
    expect((await visits.get({ visitId })).account.due).toBe(770_000);
    expect((await problemOf(visits.complete({ visitId }))).code).toBe('VISIT_NOT_PAID');
  });

  it('D21.9 a second swipe of a paid visit is all of it too much, and keeps the visit from being cancelled', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId, paymentId } = await completedVisit(office);
    const { payments, dayClose } = office.as(office.clerk);
    const twice = slip(visitId, { rrn: '123456789013', asTaken: true });
    await payments.record(twice);
    expect((await dayClose.refundCases()).map(({ amount }) => amount)).toEqual([770_000]);
    const open = await chargedVisit(office, '0790419904');
    const first = await payments.record(slip(open.visitId, { rrn: '123456789014' }));
    await payments.record(slip(open.visitId, { rrn: '123456789015', asTaken: true }));
    await reverse(office, first.paymentId);
    const cancelling = office.as(office.clerk).visits.cancel({ visitId: open.visitId, reasonCode: 'unpaid' });
    expect((await problemOf(cancelling)).code).toBe('VISIT_HAS_PAYMENTS');
    expect(paymentId).not.toBe(first.paymentId);
  });

  it('D21.9 over_tariff and under_tariff arise on one PC', async () => {
    const office = await officeAtWork();
    const { payments } = office.as(office.clerk);
    const over = await chargedVisit(office);
    await payments.record(slip(over.visitId, { amount: 800_000, asTaken: true }));
    await office.as(office.clerk).visits.complete({ visitId: over.visitId });
    const under = await chargedVisit(office, '0790419904');
    await payments.record(slip(under.visitId, { rrn: '123456789013', amount: 77_000 }));
    await office.as(office.manager).visits.completeUnderpaid({
      visitId: under.visitId,
      reason: words,
      password: office.manager.password,
    });
    const { exceptions } = await office.as(office.manager).dayClose.overview({ day: today });
    const kinds = exceptions.filter(({ kind }) => kind.endsWith('_tariff'));
    expect(kinds.map(({ kind, amounts }) => [kind, amounts.charged, amounts.recorded])).toEqual(
      expect.arrayContaining([
        ['over_tariff', 770_000, 800_000],
        ['under_tariff', 770_000, 77_000],
      ]),
    );
    expect(await factsOf(office)).toMatchObject([
      { kind: 'completed_underpaid', visitId: under.visitId, amount: 693_000 },
    ]);
  });

  it('D21.9 too little is completed by the manager alone, with reason and password, and never for nothing', async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const complete = (over: object = {}) =>
      office.as(office.manager).visits.completeUnderpaid({
        visitId,
        reason: words,
        password: office.manager.password,
        ...over,
      });
    expect((await problemOf(complete())).code).toBe('VISIT_NOT_PAID');
    await office.as(office.clerk).payments.record(slip(visitId, { amount: 70_000 }));
    const byClerk = office
      .as(office.clerk)
      .visits.completeUnderpaid({ visitId, reason: words, password: office.clerk.password });
    expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
    expect((await problemOf(complete({ password: 'wrong-password' }))).code).toBe('WRONG_PASSWORD');
    expect((await problemOf(complete({ reason: '.' }))).code).toBe('REASON_NEEDED');
    expect((await problemOf(office.as(office.clerk).visits.complete({ visitId }))).code).toBe(
      'VISIT_NOT_PAID',
    );
    await complete();
    expect((await problemOf(complete())).code).toBe('VISIT_NOT_OPEN');
    const paid = await chargedVisit(office, '0790419904');
    await office.as(office.clerk).payments.record(slip(paid.visitId, { rrn: '123456789013' }));
    expect((await problemOf(complete({ visitId: paid.visitId }))).code).toBe('NOTHING_DUE');
  });
});
