// A refusal and a verification of one person in two visits, at two PCs whose clocks are hours apart: what a decision knew of
// the other counts, and no clock (D1.11).
import { describe, expect, it } from 'vitest';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import {
  type Client,
  type NotVerified,
  openedVisit,
  refusedVisit,
  verifiedFor,
} from '#tests/support/identity-acts.ts';
import { type Caller, problemOf, type TestOffice } from '#tests/support/office.ts';
import { pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const { iranian_adult: adult, legal_person: company } = everyClient;
const what = 'اصل کارت ملی هوشمند را آورد';
const minutes = 120;

type Pcs = { office: TestOffice; other: SecondDesk; here: Caller; there: Caller };
function pcsApart(office: TestOffice, off: number): Pcs {
  const other = pcOff(office, 2, off);
  return { office, other, here: office.as(office.clerk), there: other.seat(office.clerk) };
}

/** Whether somebody is asked what has changed when they come at either PC, and they are cancelled again. */
async function isAsked({ office, other, here, there }: Pcs, client: Client): Promise<boolean> {
  meet(office, other);
  const asked: boolean[] = [];
  for (const caller of [here, there]) {
    const visitId = await openedVisit(caller, client);
    const problem = await problemOf(verifiedFor(caller, client, { visitId })).catch(() => null);
    asked.push(problem?.code === 'CHANGE_NEEDED');
    if (problem !== null) await caller.visits.cancel({ visitId, reasonCode: 'client_left' });
  }
  expect(asked[1]).toBe(asked[0]);
  return asked[0] ?? false;
}

describe.each(
  everyNth(2, [
    ['ahead', minutes],
    ['behind', -minutes],
  ] as const),
)('D1.11 the clock of the second PC is two hours %s', (_, off) => {
  it.each<[NotVerified, Client]>([
    ['refused', adult],
    ['escalated', adult],
    ['refused', company],
  ])('D1.11 who was verified there and then %s here is asked what has changed', async (outcome, client) => {
    const pcs = pcsApart(await officeAtWork(), off);
    await verifiedFor(pcs.there, client);
    meet(pcs.office, pcs.other);
    await refusedVisit(pcs.here, client, outcome);
    expect(await isAsked(pcs, client)).toBe(true);
  });

  it('D1.11 a verification that did not know of the refusal answers nothing, whoever was first', {
    tags: 'release',
  }, async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    await refusedVisit(pcs.here, adult);
    await verifiedFor(pcs.there, adult);
    expect(await isAsked(pcs, adult)).toBe(true);
    const other = pcsApart(await officeAtWork(), off);
    await verifiedFor(other.there, adult);
    await refusedVisit(other.here, adult);
    expect(await isAsked(other, adult)).toBe(true);
  });

  it('D1.11 each of two refusals is answered for itself, and the one that is not is told', async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    await refusedVisit(pcs.here, adult);
    await refusedVisit(pcs.there, adult);
    await verifiedFor(pcs.here, adult, { changed: what });
    // The second PC has not heard of the first one's refusal, nor this PC of the second's.
    expect(await isAsked(pcs, adult)).toBe(true);
    await verifiedFor(pcs.there, adult, { changed: what });
    expect(await isAsked(pcs, adult)).toBe(false);
  });
});
