// One visit that two PCs work on apart: whatever each of them does, nothing is served free unseen and no money is without
// a record, and both say the same once they have met.
import { describe, expect, it } from 'vitest';
import { nextMorning, officeAtWork, overviewOf, tomorrow } from '#tests/support/closing-day.ts';
import {
  type Caller,
  chargedVisit,
  openDay,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const reason = 'برق ساختمان رفت و نوبت ناتمام ماند';
const complete = { kind: 'complete' } as const;

/** A charged visit that both PCs have. */
async function apart(): Promise<{
  office: TestOffice;
  other: SecondDesk;
  visitId: string;
  here: Caller;
  there: Caller;
}> {
  const office = await officeAtWork();
  const { visitId } = await chargedVisit(office);
  const other = joinOffice(office, 2);
  return { office, other, visitId, here: office.as(office.clerk), there: other.seat(office.clerk) };
}

/** What the close says of a visit, the same at both PCs. */
async function said(office: TestOffice, other: SecondDesk, visitId: string, day = today): Promise<string[]> {
  meet(office, other);
  const of = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
    exceptions
      .filter((one) => one.visitId === visitId && one.kind !== 'in_app_not_in_psp')
      .map(({ kind }) => kind)
      .toSorted();
  const kinds = of(await overviewOf(office, day));
  expect(of(await overviewThere(office, other, day))).toEqual(kinds);
  expect(other.desk.reads.visitState.row(visitId)).toEqual(office.desk.reads.visitState.row(visitId));
  return kinds;
}

describe('D21.10 one visit at two PCs', () => {
  it('D21.10 that was cancelled here and paid and completed there has money for no charge', {
    tags: 'release',
  }, async () => {
    const { office, other, visitId, here, there } = await apart();
    await here.visits.cancel({ visitId, reasonCode: 'client_left' });
    await there.payments.record(slip(visitId));
    await there.visits.complete({ visitId });
    expect(await said(office, other, visitId)).toEqual(['over_tariff', 'verified_cancelled_unpaid']);
    const found = (await overviewOf(office)).exceptions.find(
      ({ kind }) => kind === 'verified_cancelled_unpaid',
    );
    expect(found?.isEndedApart).toBe(true);
  });

  it('D21.10 that was paid and completed here and cancelled there was served, and is missed', {
    tags: 'release',
  }, async () => {
    const { office, other, visitId, here, there } = await apart();
    await here.payments.record(slip(visitId));
    await here.visits.complete({ visitId });
    await there.visits.cancel({ visitId, reasonCode: 'client_left' });
    // The cancellation, of the PC that had heard less, lies before the completion.
    expect(await said(office, other, visitId)).toEqual(['over_tariff', 'served_underpaid']);
    const found = (await overviewOf(office)).exceptions.find(({ kind }) => kind === 'served_underpaid');
    expect(found?.isEndedApart).toBe(true);
  });

  it('D21.10 that was paid at both has money that is due to nothing, and is paid once', async () => {
    const { office, other, visitId, here, there } = await apart();
    await here.payments.record(slip(visitId));
    await there.payments.record(slip(visitId, { rrn: '123456789013' }));
    await here.visits.complete({ visitId });
    expect(await said(office, other, visitId)).toEqual(['over_tariff']);
  });

  it('D21.10 that was paid with one slip at both is named by its number', { tags: 'release' }, async () => {
    const { office, other, visitId, here, there } = await apart();
    await here.payments.record(slip(visitId));
    await there.payments.record(slip(visitId));
    await here.visits.complete({ visitId });
    expect(await said(office, other, visitId)).toContain('duplicate_rrn');
  });
});

describe('D21.5 a visit of yesterday at two PCs', () => {
  it('D21.5 that both end otherwise ends once, and what was served is still paid for', {
    tags: 'release',
  }, async () => {
    const { office, other, visitId, here } = await apart();
    await here.payments.record(slip(visitId));
    office.clock.set(nextMorning);
    await openDay(office);
    await here.visits.finishLate({ visitId, act: complete, reason });
    // The other PC has not heard of the payment.
    const act = { kind: 'cancel', reasonCode: 'unpaid' } as const;
    await other.seat(office.manager).visits.finishLate({ visitId, act, reason });
    // Its ending, of the PC that had heard less, is the first and counts.
    expect(await said(office, other, visitId, tomorrow)).toContain('verified_cancelled_unpaid');
    expect(office.desk.reads.visitState.leftOpen(tomorrow)).toEqual([]);
  });

  it('D21.6 is not ended by a clerk who is signed in at another PC, nor by one of another role', async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const expert = await office.addPerson({
      name: 'سارا نوری',
      nationalCode: '9990000034',
      role: 'legal_expert',
    });
    const other = joinOffice(office, 2);
    office.clock.set(nextMorning);
    const act = { kind: 'cancel', reasonCode: 'client_left' } as const;
    const late = (caller: Caller) => caller.visits.finishLate({ visitId, act, reason });
    expect((await problemOf(late(other.seat(expert)))).code).toBe('NOT_ALLOWED');
    await late(other.seat(office.clerk));
    carryEntries(other.desk, office.desk);
    expect((await problemOf(late(office.as(office.manager)))).code).toBe('VISIT_NOT_OPEN');
  });
});

describe('D21.8 the charge of a completed visit at two PCs', () => {
  it('D21.8 that a PC took back which had not heard of the completion is missed at the close', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { visitId, chargeId } = await chargedVisit(office);
    const { payments, visits } = office.as(office.clerk);
    const { paymentId } = await payments.record(slip(visitId));
    const other = joinOffice(office, 2);
    await visits.complete({ visitId });
    const there = other.seat(office.clerk);
    const { password } = office.clerk;
    await there.payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    await there.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
    expect(await said(office, other, visitId)).toContain('served_charge_cancelled');
  });
});
