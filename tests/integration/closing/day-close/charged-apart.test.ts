// A further service that two PCs charged apart is named like a first one, by what each charge knew.
import { describe, expect, it } from 'vitest';
import { explainAll, numbers, officeAtWork, overviewOf } from '#tests/support/closing-day.ts';
import { type Caller, chargedVisit, slip, type TestOffice } from '#tests/support/office.ts';
import { joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const lines = [{ itemCode: 'petition', count: 1 }];

/** A visit that was charged and paid, known at both PCs; `minutes` is how far the second one's clock is off. */
async function paidAtBoth(minutes = 0) {
  const office = await officeAtWork();
  const { visitId } = await chargedVisit(office);
  let slips = 1;
  const pay = ({ payments }: Caller) => {
    slips += 1;
    return payments.record(slip(visitId, numbers(slips)));
  };
  const here = office.as(office.clerk);
  await pay(here);
  const now = Date.parse(office.desk.machine.now()) + minutes * 60_000;
  const { machine } = minutes === 0 ? office.desk : testMachine(new Date(now).toISOString());
  const other = joinOffice(office, 2, machine);
  const there = other.seat(office.clerk);
  const further = async (caller: Caller) => {
    const { chargeId } = await caller.fees.charge({ visitId, lines, another: true });
    await pay(caller);
    return chargeId;
  };
  return { office, other, here, there, visitId, pay, further };
}

/** The charges that were made apart, as both PCs show them once they have met: whose visit, and the key. */
async function apartAtBoth(office: TestOffice, other: SecondDesk) {
  meet(office, other);
  const of = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
    exceptions
      .filter(({ kind, explanation }) => kind === 'charged_apart' && explanation === null)
      .map(({ key, visitId }) => ({ key, visitId }));
  const seen = of(await overviewOf(office));
  expect(of(await overviewThere(office, other))).toEqual(seen);
  return seen;
}

describe('D4.14 a further service that two PCs charged apart', () => {
  it.each(everyNth(2, [0, -8, 8]))(
    'D4.14 is named at both PCs, with a clock %i minutes off',
    async (minutes) => {
      const { office, other, here, there, visitId, further } = await paidAtBoth(minutes);
      await further(there);
      await further(here);
      expect(await apartAtBoth(office, other)).toMatchObject([{ visitId }]);
    },
  );

  it.each(everyNth(2, [-8, 8]))(
    'D4.14 is none when each knew of the one before, with a clock %i minutes off',
    async (minutes) => {
      const { office, other, here, there, further } = await paidAtBoth(minutes);
      for (const caller of [here, there, there, here]) {
        await further(caller);
        meet(office, other);
      }
      expect(await apartAtBoth(office, other)).toEqual([]);
    },
  );

  it('D4.14 is none once one of the two was taken back, and a further pair is named anew', async () => {
    const { office, other, here, there, visitId, further } = await paidAtBoth();
    const { chargeId } = await here.fees.charge({ visitId, lines, another: true });
    await further(there);
    expect(await apartAtBoth(office, other)).toMatchObject([{ visitId }]);
    await explainAll(office);
    await here.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
    expect(await apartAtBoth(office, other)).toEqual([]);
    await further(there);
    await further(here);
    expect(await apartAtBoth(office, other)).toMatchObject([{ visitId }]);
  });
});
