// One payment and one charge that two PCs took back while they were apart: taken back once, at the office and at the province.
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import { daySummary } from '#core/closing/day-close/views.ts';
import { changesByDay } from '#province/projection/counted-once.ts';
import { understand } from '#province/projection/understand.ts';
import { officeAtWork, servedVisit } from '#tests/support/closing-day.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { chargedVisit, type TestOffice, type TestPerson, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

type Pc = { caller: (person: TestPerson) => ReturnType<TestOffice['as']> };

/** What the sheet says of the day's money, and what the province makes of the same entries. */
function figures(desk: Desk) {
  const { reads } = desk;
  const { counts, totals, chargedOfDay } = daySummary(reads, today, today, dayStatus(reads, today, today));
  const all = journalEnvelopes(desk).map((envelope) => understand(envelope, true));
  const { payments, paymentsRial, reversals, feesRial } = changesByDay(all, new Map()).get(today) ?? {};
  return {
    sheet: {
      payments: counts.payments,
      paymentsRial: totals.reduce((sum, { recorded }) => sum + recorded, 0),
      reversals: counts.reversals,
      feesRial: chargedOfDay,
    },
    province: { payments, paymentsRial, reversals, feesRial },
  };
}

test('D21.21 a payment and a charge that two PCs took back are taken back once in every figure', async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  await servedVisit(office, 1);
  const paymentId = await servedVisit(office, 2);
  const { chargeId } = await chargedVisit(office);
  meet(office, other);
  const pcs: readonly Pc[] = [{ caller: office.as }, { caller: other.seat }];
  for (const { caller } of pcs) {
    const { password } = office.clerk;
    const reversal = { paymentId, reasonCode: 'client_withdrew', note: '', password } as const;
    await caller(office.clerk).payments.reverse(reversal);
    await caller(office.clerk).fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' });
  }
  meet(office, other);
  expect(journalEnvelopes(office.desk).filter(({ type }) => type === 'payment.reversed')).toHaveLength(2);
  const { sheet, province } = figures(office.desk);
  expect(sheet).toMatchObject({ payments: 2, paymentsRial: 770_000, reversals: 1 });
  expect(province).toEqual(sheet);
  expect(figures(other.desk)).toEqual({ sheet, province });
});
