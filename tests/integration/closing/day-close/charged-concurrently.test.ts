// One visit that two PCs charged apart, for its first service or a further one, is named by what each charge knew (D4.14).
import { expect, it } from 'vitest';
import { explainAll, numbers, officeAtWork, overviewOf } from '#tests/support/closing-day.ts';
import { type Caller, slip, verifiedVisit } from '#tests/support/office.ts';
import { pcOff } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const lines = [{ itemCode: 'petition', count: 1 }];

it.each(everyNth(2, [8, -8]))(
  'D4.14 charges that did not know of each other are named while both stand, the second clock %i minutes off',
  async (minutes) => {
    const office = await officeAtWork();
    const other = pcOff(office, 2, minutes);
    const [here, there] = [office.as(office.clerk), other.seat(office.clerk)];
    let slips = 0;
    async function charged({ fees, payments }: Caller, visitId: string, another = true): Promise<string> {
      const { chargeId } = await fees.charge({ visitId, lines, another });
      slips += 1;
      await payments.record(slip(visitId, numbers(slips)));
      return chargeId;
    }
    /** The visits that wait for a word, as both PCs show them once they have met. */
    async function named(): Promise<(string | null)[]> {
      meet(office, other);
      const [seen = [], also] = [await overviewOf(office), await overviewThere(office, other)].map(
        ({ exceptions }) =>
          exceptions.filter(
            ({ kind, explanation }) => kind === 'charged_concurrently' && explanation === null,
          ),
      );
      expect(also).toEqual(seen);
      return seen.map(({ visitId }) => visitId);
    }

    const first = await verifiedVisit(office);
    meet(office, other);
    for (const caller of [here, there]) await charged(caller, first, false);
    expect(await named()).toEqual([first]);

    // Each knew of the one before.
    const next = await verifiedVisit(office, '0790419904');
    await charged(here, next, false);
    for (const caller of [there, here, here, there]) {
      meet(office, other);
      await charged(caller, next);
    }
    expect(await named()).toEqual([first]);

    const { chargeId } = await here.fees.charge({ visitId: next, lines, another: true });
    await charged(there, next);
    expect((await named()).toSorted()).toEqual([first, next].toSorted());
    await explainAll(office);
    await here.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
    expect(await named()).toEqual([]);
    // A further pair is a new fact.
    await charged(there, next);
    await charged(here, next);
    expect(await named()).toEqual([next]);
  },
);
