// Decisions on one identity at two linked PCs whose clocks are some minutes apart: what was decided last, knowing of the rest,
// stands at both, whichever clock is ahead; of what was decided apart the refusal.
import { describe, expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import { officeAtWork, overviewOf } from '#tests/support/closing-day.ts';
import { laneOf, merged, tablesOf } from '#tests/support/merged-desk.ts';
import { type Caller, openVisit, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const answers = completeAnswers('iranian_adult', 'plaintiff');
const arrived = 'اصل کارت ملی هوشمند را آورد';
const verify = ({ identity }: Caller, visitId: string) =>
  identity.verify({ visitId, answers, note: '', changed: '' });
const refuse = ({ identity }: Caller, visitId: string, outcome: 'refused' | 'escalated') =>
  identity.refuse({ visitId, outcome, reasonCode: 'document_missing', answers: [], note: 'کارت مخدوش است' });

type Seat = (who: 'clerk' | 'manager') => Caller;
type Pcs = {
  readonly office: TestOffice;
  readonly other: SecondDesk;
  /** Whose clock is eight minutes ahead, and the one that keeps the true time. */
  readonly ahead: Seat;
  readonly behind: Seat;
};

async function pcsApart(who: 'the first' | 'the second'): Promise<Pcs> {
  const office = await officeAtWork();
  const other = pcOff(office, 2, who === 'the second' ? 8 : -8);
  const here: Seat = (person) => office.as(office[person]);
  const there: Seat = (person) => other.seat(office[person]);
  return {
    office,
    other,
    ...(who === 'the second' ? { ahead: there, behind: here } : { ahead: here, behind: there }),
  };
}

const statesOf = async (office: TestOffice, other: SecondDesk, visitId: string) => [
  (await office.as(office.clerk).visits.get({ visitId })).state,
  (await other.seat(office.clerk).visits.get({ visitId })).state,
];
const apartIn = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
  exceptions.filter(({ kind }) => kind === 'identity_decided_apart');

/** The same rows and the same state in whatever order the entries of the two PCs come to a third store. */
async function expectSameInAnyOrder(office: TestOffice, other: SecondDesk, visitId: string): Promise<void> {
  const lanes = [laneOf(office.desk), laneOf(other.desk)] as const;
  const seen = (desk: Desk) => ({ state: desk.reads.visitState.row(visitId)?.state, tables: tablesOf(desk) });
  const whole = await merged(lanes, [], seen);
  expect(whole.state).toBe(office.desk.reads.visitState.row(visitId)?.state);
  const mixed = Array.from({ length: 200 }, (_, index) => ({ side: index % 2, count: 3 }));
  for (const turns of [mixed, [{ side: 1, count: 100_000 }]])
    expect(await merged(lanes, turns, seen)).toEqual(whole);
}

describe.each(everyNth(2, ['the first', 'the second'] as const))(
  'the clock of %s PC is eight minutes ahead',
  (who) => {
    it('D1.24 what was left to the manager there and verified here is verified at both', async () => {
      const { office, other, ahead, behind } = await pcsApart(who);
      const visitId = await openVisit(office);
      meet(office, other);
      await refuse(ahead('clerk'), visitId, 'escalated');
      meet(office, other);
      await verify(behind('manager'), visitId);
      meet(office, other);
      expect(await statesOf(office, other, visitId)).toEqual(['verified', 'verified']);
      expect((await problemOf(verify(ahead('manager'), visitId))).code).toBe('IDENTITY_ALREADY_DECIDED');
      await ahead('clerk').fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
      // The same person in another visit is one who was verified: nothing has to have changed since.
      const again = await openVisit(office);
      meet(office, other);
      await verify(ahead('clerk'), again);
      meet(office, other);
      for (const overview of [await overviewOf(office), await overviewThere(office, other)])
        expect(apartIn(overview)).toEqual([]);
      await expectSameInAnyOrder(office, other, visitId);
    });

    it.each(['refused', 'escalated'] as const)(
      'D1.24 what was %s there and verified here, neither knowing of the other, stays so at both',
      async (outcome) => {
        const { office, other, ahead, behind } = await pcsApart(who);
        const visits = [await openVisit(office), await openVisit(office, '0790419904')];
        meet(office, other);
        const [first = '', second = ''] = visits;
        await refuse(ahead('clerk'), first, outcome);
        await verify(behind('clerk'), first);
        await verify(ahead('clerk'), second);
        await refuse(behind('clerk'), second, outcome);
        meet(office, other);
        for (const visitId of visits) {
          expect(await statesOf(office, other, visitId)).toEqual([outcome, outcome]);
          await expectSameInAnyOrder(office, other, visitId);
        }
        const left = office.desk.reads.visitState.leftOpen('2030-01-01').map(({ visitId }) => visitId);
        expect(left).toEqual(outcome === 'refused' ? [] : visits);
      },
    );

    it('D1.24 what was refused there and goes on here goes on at both, and ends as it was decided then', async () => {
      const { office, other, ahead, behind } = await pcsApart(who);
      const visitId = await openVisit(office);
      meet(office, other);
      await refuse(ahead('clerk'), visitId, 'refused');
      meet(office, other);
      await behind('clerk').identity.resume({ visitId, arrived });
      meet(office, other);
      expect(await statesOf(office, other, visitId)).toEqual(['open', 'open']);
      expect((await problemOf(ahead('clerk').identity.resume({ visitId, arrived }))).code).toBe(
        'ACTION_ALREADY_DONE',
      );
      await expectSameInAnyOrder(office, other, visitId);
      await verify(behind('clerk'), visitId);
      meet(office, other);
      expect(await statesOf(office, other, visitId)).toEqual(['verified', 'verified']);
      for (const overview of [await overviewOf(office), await overviewThere(office, other)])
        expect(apartIn(overview)).toEqual([]);
    });
  },
);

it('D1.24 what two PCs decided apart does not come back once a third one, whose clock is behind, decided on it', async () => {
  const office = await officeAtWork();
  const visitId = await openVisit(office);
  const [first, second, third] = [pcOff(office, 2, 6), pcOff(office, 3, 8), pcOff(office, 4, -8)];
  await verify(first.seat(office.clerk), visitId);
  await refuse(second.seat(office.clerk), visitId, 'refused');
  for (const pc of [first, second]) carryEntries(pc.desk, office.desk);
  carryEntries(office.desk, third.desk);
  const { identity } = third.seat(office.manager);
  await identity.resume({ visitId, arrived });
  meet(office, third);
  for (const pc of [first, second]) {
    carryEntries(office.desk, pc.desk);
    expect(await statesOf(office, pc, visitId)).toEqual(['open', 'open']);
  }
});

it('D1.24 another PC may end what two decided apart: whoever knew both stands', async () => {
  const { office, other, ahead, behind } = await pcsApart('the second');
  const visitId = await openVisit(office);
  meet(office, other);
  await refuse(behind('clerk'), visitId, 'refused');
  await verify(ahead('clerk'), visitId);
  meet(office, other);
  await ahead('manager').identity.resume({ visitId, arrived });
  await verify(ahead('manager'), visitId);
  meet(office, other);
  expect(await statesOf(office, other, visitId)).toEqual(['verified', 'verified']);
});
