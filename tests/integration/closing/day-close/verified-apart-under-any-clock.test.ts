// One PC refuses a client and another verifies them in a visit of its own, neither knowing of the other: an exception by what
// each decision knew, whichever clock is ahead, whoever's entries arrive first (D1.19).
import { describe, expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { officeAtWork, overviewOf } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { type Client, refusedVisit, verifiedFor } from '#tests/support/identity-acts.ts';
import { laneOf, merged, tablesOf } from '#tests/support/merged-desk.ts';
import { type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice, pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const { iranian_adult: adult, legal_person: company } = everyClient;
const what = 'اصل کارت ملی هوشمند را آورد';

/** The second PC's clock is so many minutes off; without them both have one clock. */
async function pcsApart(minutes?: number) {
  const office = await officeAtWork();
  const other = minutes === undefined ? joinOffice(office, 2) : pcOff(office, 2, minutes);
  return { office, other, here: office.as(office.clerk), there: other.seat(office.clerk) };
}

/** The visits of the day that were decided apart, the same at both PCs. */
async function apartIn(office: TestOffice, other: SecondDesk, day = today): Promise<(string | null)[]> {
  meet(office, other);
  const both = [await overviewOf(office, day), await overviewThere(office, other, day)].map(
    ({ exceptions }) =>
      exceptions
        .filter(({ kind }) => kind === 'identity_decided_apart')
        .map(({ visitId }) => visitId)
        .toSorted(),
  );
  expect(both[1]).toEqual(both[0]);
  return both[0] ?? [];
}

async function expectSameInAnyOrder(office: TestOffice, other: SecondDesk): Promise<void> {
  const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
  const seen = (desk: Desk) => ({
    tables: tablesOf(desk),
    clashes: clashesOf(desk.reads, today, new Set()),
  });
  const whole = await merged(lanes, [], seen);
  const mixed = Array.from({ length: 200 }, (_none, index) => ({ side: index % 2, count: 2 }));
  for (const turns of [mixed, [{ side: 1, count: 100_000 }]])
    expect(await merged(lanes, turns, seen)).toEqual(whole);
}

describe.each(
  everyNth(2, [
    ['ahead', 120],
    ['behind', -120],
  ] as const),
)('D1.19 the clock of the second PC is two hours %s', (_by, minutes) => {
  it.each<[string, Client, Client]>([
    ['themself', adult, adult],
    ['a representative, and verified in a matter of their own', company, adult],
    ['one who comes for a company', adult, company],
  ])('D1.19 who was refused here as %s is told, and the other way round', async (_as, refused, verified) => {
    const { office, other, here, there } = await pcsApart(minutes);
    await refusedVisit(here, refused);
    const visitId = await verifiedFor(there, verified);
    expect(await apartIn(office, other)).toEqual([visitId]);
    await expectSameInAnyOrder(office, other);
    const next = await pcsApart(minutes);
    await refusedVisit(next.there, refused, 'escalated');
    const verifiedHere = await verifiedFor(next.here, verified);
    expect(await apartIn(next.office, next.other)).toEqual([verifiedHere]);
  });

  it('D1.19 a verification that knew of the refusal is none, nor one after it', async () => {
    const { office, other, here, there } = await pcsApart(minutes);
    await refusedVisit(here, adult);
    meet(office, other);
    await verifiedFor(there, adult, { changed: what });
    meet(office, other);
    await verifiedFor(here, adult);
    await verifiedFor(there, adult);
    expect(await apartIn(office, other)).toEqual([]);
  });
});

it('D1.19 of several that one PC verified apart on a day the first is told', async () => {
  const { office, other, here, there } = await pcsApart();
  const first = await verifiedFor(there, adult);
  await refusedVisit(here, adult);
  await verifiedFor(there, adult);
  expect(await apartIn(office, other)).toEqual([first]);
});
