// What was served and not paid for comes to light whatever two PCs took back and ended without knowing of each other.
import { describe, expect, it } from 'vitest';
import {
  cardOf,
  importLines,
  numbers,
  officeAtWork,
  openDifferencesOf,
  overviewOf,
  reportLine,
} from '#tests/support/closing-day.ts';
import { type Caller, chargedVisit, slip, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const reason = 'بررسی و توضیح داده شد';

/** A visit that was paid by these payments, known at both PCs, which are apart from here on. */
async function paidAtBoth(amounts: readonly number[]) {
  const office = await officeAtWork();
  const charged = await chargedVisit(office);
  const paymentIds: string[] = [];
  for (const [n, amount] of amounts.entries()) {
    const facts = { ...numbers(n + 1), card: cardOf(n), amount };
    const { paymentId } = await office.as(office.clerk).payments.record(slip(charged.visitId, facts));
    paymentIds.push(paymentId);
  }
  const other = joinOffice(office, 2);
  const here = office.as(office.clerk);
  const there = other.seat(office.clerk);
  const reverse = ({ payments }: Caller, index: number) =>
    payments.reverse({
      paymentId: paymentIds[index] ?? '',
      reasonCode: 'client_withdrew',
      note: '',
      password: office.clerk.password,
    });
  return { office, other, here, there, reverse, ...charged };
}

/** What both PCs say of the day once they have met: kind and rials. */
async function unpaidAtBoth(office: TestOffice, other: SecondDesk): Promise<[string, number | null][]> {
  meet(office, other);
  const of = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
    exceptions
      .filter(({ kind }) => /^(served_|verified_)/.test(kind))
      .map(({ kind, amounts }): [string, number | null] => [kind, amounts.charged]);
  const seen = of(await overviewOf(office));
  expect(of(await overviewThere(office, other))).toEqual(seen);
  const { became, settled } = office.desk.reads.visitState.unpaidChangesOn(today);
  expect([became - settled, other.desk.reads.visitState.unpaidChangesOn(today)]).toEqual([
    seen.length > 0 ? 1 : 0,
    { became, settled },
  ]);
  return seen;
}

describe('D21.13 a visit that one PC completed and another took back', () => {
  it('D21.13 is an exception when both took back one and the same payment, and stays open', {
    tags: 'release',
  }, async () => {
    const { office, other, here, there, reverse, visitId } = await paidAtBoth([770_000]);
    await reverse(there, 0);
    await here.visits.complete({ visitId });
    await reverse(here, 0);
    expect(await unpaidAtBoth(office, other)).toEqual([['served_underpaid', 770_000]]);
    await importLines(office, [reportLine(0), reportLine(0, { type: 'reversal', time: '09:00:00' })]);
    expect(await openDifferencesOf(office)).toContainEqual(
      expect.objectContaining({ account: 'fee', size: 770_000 }),
    );
  });

  it('D21.13 is no part of what the settlement calls less than the tariff, as far as it is more', async () => {
    const { office, other, here, there, reverse, visitId } = await paidAtBoth([700_000, 20_000]);
    await reverse(there, 0);
    const { password } = office.manager;
    await office.as(office.manager).visits.completeUnderpaid({ visitId, reason, password });
    expect(await unpaidAtBoth(office, other)).toEqual([['served_underpaid', 750_000]]);
    await here.payments.record(slip(visitId, { ...numbers(9), card: cardOf(9), amount: 700_000 }));
    meet(office, other);
    expect((await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'served_underpaid')).toEqual(
      [],
    );
  });
});
