import { expect, it } from 'vitest';
import { chargedVisit, openDay, openOffice, slip, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

it('a payment reversed on two PCs goes back once', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const { paymentId } = await office.as(office.clerk).payments.record(slip(visitId));
  const other = joinOffice(office, 2);
  const reversal = {
    paymentId,
    reasonCode: 'wrong_amount',
    note: '',
    password: office.clerk.password,
  } as const;
  await office.as(office.clerk).payments.reverse(reversal);
  await other.seat(office.clerk).payments.reverse(reversal);
  carryEntries(other.desk, office.desk);
  carryEntries(office.desk, other.desk);
  for (const { reads } of [office.desk, other.desk]) {
    expect(reads.payments.account(visitId)).toMatchObject({ paid: 0, due: 770_000 });
    expect(reads.payments.reversalsOfDay(today)).toHaveLength(1);
    expect(reads.payments.allocatedByTerminal(today)).toEqual({ '14999001': 0 });
    expect(reads.visitState.row(visitId)).toMatchObject({ paid: 0, charged: 770_000 });
  }
});

it('a visit charged on two PCs owes both charges until one is cancelled, also when one is paid', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visitId, chargeId } = await chargedVisit(office);
  const other = joinOffice(office, 2);
  const there = other.seat(office.clerk);
  const { fees } = office.as(office.clerk);
  await fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
  await there.fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
  const lines = [{ itemCode: 'petition', count: 1 }];
  const here = await fees.charge({ visitId, lines });
  const elsewhere = await there.fees.charge({ visitId, lines });
  await office.as(office.clerk).payments.record(slip(visitId));
  carryEntries(other.desk, office.desk);
  const { reads } = office.desk;
  expect(reads.payments.account(visitId)).toMatchObject({ charged: 1_540_000, paid: 770_000 });
  expect(reads.fees.officePosTotalOfDay(today)).toBe(1_540_000);
  await fees.cancelCharge({ chargeId: elsewhere.chargeId, reasonCode: 'wrong_service' });
  expect(reads.payments.account(visitId)).toMatchObject({ charged: 770_000, due: 0 });
  expect(reads.payments.allocatedTo(here.chargeId)).toBe(770_000);
});
