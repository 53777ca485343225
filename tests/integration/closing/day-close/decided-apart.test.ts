// What two PCs did with one visit without knowing of each other: the identity left to the manager here and verified there,
// one service charged on both. Nothing of it passes unseen, whichever clock is ahead.
import { describe, expect, it } from 'vitest';
import { completeAnswers } from '#core/demo/answers.ts';
import { officeAtWork, overviewOf, substantialNote } from '#tests/support/closing-day.ts';
import {
  type Caller,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const answers = completeAnswers('iranian_adult', 'plaintiff');
const verify = ({ identity }: Caller, visitId: string, changed = '') =>
  identity.verify({ visitId, answers, note: '', changed });
const refuse = ({ identity }: Caller, visitId: string, outcome: 'refused' | 'escalated') =>
  identity.refuse({ visitId, outcome, reasonCode: 'document_missing', answers: [], note: 'کارت مخدوش است' });

/** Two PCs that both have a visit whose client nobody has checked. */
async function twoPcs(): Promise<{ office: TestOffice; other: SecondDesk; visitId: string }> {
  const office = await officeAtWork();
  const visitId = await openVisit(office);
  return { office, other: joinOffice(office, 2), visitId };
}

async function kindsAt(office: TestOffice, other: SecondDesk): Promise<readonly (readonly unknown[])[]> {
  meet(office, other);
  const apart = /_apart$/;
  const both = [await overviewOf(office), await overviewThere(office, other)].map(({ exceptions }) =>
    exceptions.filter(({ kind }) => apart.test(kind)).map(({ key, kind, visitId }) => [key, kind, visitId]),
  );
  expect(both[1]).toEqual(both[0]);
  return (both[0] ?? []).map(([, ...told]) => told);
}

describe('D1.19 an identity on which two PCs decided apart', () => {
  it.each(
    everyNth(3, [
      ['left to the manager before it was verified', 'escalated', 'here first'],
      ['left to the manager after it was verified', 'escalated', 'there first'],
      ['refused before it was verified', 'refused', 'here first'],
      ['refused after it was verified', 'refused', 'there first'],
    ] as const),
  )('D1.19 is named at the close at both PCs when it was %s', async (_, outcome, order) => {
    const { office, other, visitId } = await twoPcs();
    const steps = [
      () => refuse(office.as(office.clerk), visitId, outcome),
      () => verify(other.seat(office.clerk), visitId),
    ];
    for (const step of order === 'here first' ? steps : steps.toReversed()) await step();
    expect(await kindsAt(office, other)).toEqual([['identity_decided_apart', visitId]]);
  });

  it('D1.19 waits for the manager’s words, also when the visit was served and paid meanwhile', async () => {
    const { office, other, visitId } = await twoPcs();
    await refuse(office.as(office.clerk), visitId, 'escalated');
    const there = other.seat(office.clerk);
    await verify(there, visitId);
    await there.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
    await there.payments.record(slip(visitId));
    await there.visits.complete({ visitId });
    expect(await kindsAt(office, other)).toEqual([['identity_decided_apart', visitId]]);
    const { dayClose } = office.as(office.manager);
    const found = (await overviewOf(office)).exceptions.find(({ kind }) => kind === 'identity_decided_apart');
    const explain = (note: string) =>
      dayClose.explain({ day: today, exceptionKey: found?.key ?? '', reasonCode: 'pcs_were_apart', note });
    expect((await problemOf(explain('.'))).code).toBe('REASON_NEEDED');
    await explain(substantialNote);
  });

  it('D1.19 is none when each knew of the other, at whichever PC, nor when both verified', async () => {
    const { office, other, visitId } = await twoPcs();
    await refuse(office.as(office.clerk), visitId, 'escalated');
    carryEntries(office.desk, other.desk);
    await verify(other.seat(office.manager), visitId);
    const again = await openVisit(office, '0790419904');
    await refuse(office.as(office.clerk), again, 'refused');
    carryEntries(office.desk, other.desk);
    await other.seat(office.clerk).identity.resume({ visitId: again, arrived: 'اصل کارت ملی را آورد' });
    await verify(other.seat(office.clerk), again);
    const twice = await openVisit(office, '0013542419');
    carryEntries(office.desk, other.desk);
    await verify(office.as(office.clerk), twice);
    await verify(other.seat(office.clerk), twice);
    expect(await kindsAt(office, other)).toEqual([]);
  });

  it('D1.19 is named when the refused client came again at a PC that had not heard of it', async () => {
    const { office, other, visitId } = await twoPcs();
    await refuse(office.as(office.clerk), visitId, 'refused');
    const there = { ...office, desk: other.desk, as: () => other.seat(office.clerk) };
    const again = await openVisit(there);
    await verify(other.seat(office.clerk), again);
    const stranger = await openVisit(there, '0790419904');
    await verify(other.seat(office.clerk), stranger);
    expect(await kindsAt(office, other)).toEqual([['identity_decided_apart', again]]);
  });
});

describe('D4.14 one visit that two PCs charged apart', () => {
  const lines = [{ itemCode: 'petition', count: 1 }];

  it('D4.14 is named at the close at both PCs, also when both charges were paid', async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const other = joinOffice(office, 2);
    for (const [caller, rrn] of [
      [office.as(office.clerk), '123456789012'],
      [other.seat(office.clerk), '123456789013'],
    ] as const) {
      await caller.fees.charge({ visitId, lines });
      await caller.payments.record(slip(visitId, { rrn }));
    }
    await office.as(office.clerk).visits.complete({ visitId });
    expect(await kindsAt(office, other)).toEqual([['charged_apart', visitId]]);
  });
});
