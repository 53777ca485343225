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
import { laneOf, merged, tablesOf } from '#tests/support/merged-desk.ts';
import { type Caller, problemOf, type TestOffice } from '#tests/support/office.ts';
import { pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const { iranian_adult: adult, legal_person: company } = everyClient;
const colleague = { ...company, name: 'مینا صادقی', nationalCode: '0790419904' };
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

  it('D1.11 who was verified here and then refused there is asked what has changed', async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    await verifiedFor(pcs.here, adult);
    meet(pcs.office, pcs.other);
    await refusedVisit(pcs.there, adult);
    expect(await isAsked(pcs, adult)).toBe(true);
  });

  it.each(['here', 'there'] as const)(
    'D1.11 what has changed, told once at the other PC than %s, is enough everywhere',
    async (refusing) => {
      const pcs = pcsApart(await officeAtWork(), off);
      await refusedVisit(pcs[refusing], adult);
      meet(pcs.office, pcs.other);
      const answering = pcs[refusing === 'here' ? 'there' : 'here'];
      expect((await problemOf(verifiedFor(answering, adult))).code).toBe('CHANGE_NEEDED');
      await verifiedFor(answering, adult, { changed: what });
      expect(await isAsked(pcs, adult)).toBe(false);
    },
  );

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

  it('D1.11 the person and the company are each answered for themself', async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    await refusedVisit(pcs.there, company);
    meet(pcs.office, pcs.other);
    await verifiedFor(pcs.here, colleague, { changed: what });
    meet(pcs.office, pcs.other);
    expect((await problemOf(verifiedFor(pcs.there, adult))).code).toBe('CHANGE_NEEDED');
    await verifiedFor(pcs.there, company, { changed: what });
    expect(await isAsked(pcs, company)).toBe(false);
    expect(await isAsked(pcs, adult)).toBe(false);
  });

  it('D1.11 a refused visit that goes on and is left undecided is no way around', async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    await verifiedFor(pcs.there, adult);
    meet(pcs.office, pcs.other);
    const visitId = await refusedVisit(pcs.here, adult);
    await pcs.here.identity.resume({ visitId, arrived: what });
    expect(await isAsked(pcs, adult)).toBe(true);
    await verifiedFor(pcs.here, adult, { visitId });
    expect(await isAsked(pcs, adult)).toBe(false);
  });

  it('D1.11 what arrived in a visit of its own answers no refusal that its PC had not heard of', async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    await refusedVisit(pcs.here, adult);
    const visitId = await refusedVisit(pcs.there, adult);
    await pcs.there.identity.resume({ visitId, arrived: what });
    await verifiedFor(pcs.there, adult, { visitId });
    expect(await isAsked(pcs, adult)).toBe(true);
  });

  it('D1.11 what two PCs decided apart in one visit is remembered, until somebody who knew both verified them', {
    tags: 'release',
  }, async () => {
    const pcs = pcsApart(await officeAtWork(), off);
    const visitId = await openedVisit(pcs.here, adult);
    meet(pcs.office, pcs.other);
    const why = { visitId, reasonCode: 'document_missing', answers: [], note: '' } as const;
    await pcs.here.identity.refuse({ outcome: 'refused', ...why });
    await verifiedFor(pcs.there, adult, { visitId });
    expect(await isAsked(pcs, adult)).toBe(true);

    const next = pcsApart(await officeAtWork(), off);
    const twice = { ...why, visitId: await openedVisit(next.here, adult) };
    meet(next.office, next.other);
    await next.here.identity.refuse({ outcome: 'refused', ...twice });
    await next.there.identity.refuse({ outcome: 'refused', ...twice });
    meet(next.office, next.other);
    await next.here.identity.resume({ visitId: twice.visitId, arrived: what });
    await verifiedFor(next.here, adult, { visitId: twice.visitId });
    expect(await isAsked(next, adult)).toBe(false);
  });

  it('D1.11 the tables are the same in whatever order the two PCs are heard of', {
    tags: 'release',
  }, async () => {
    const { office, other, here, there } = pcsApart(await officeAtWork(), off);
    await verifiedFor(there, adult);
    meet(office, other);
    await refusedVisit(here, adult);
    meet(office, other);
    await verifiedFor(there, adult, { changed: what });
    const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
    const whole = await merged(lanes, [], tablesOf);
    const mixed = Array.from({ length: 200 }, (_none, index) => ({ side: index % 2, count: 3 }));
    for (const turns of [mixed, [{ side: 1, count: 100_000 }]])
      expect(await merged(lanes, turns, tablesOf)).toEqual(whole);
  });
});
