// Decisions on one identity at two linked PCs whose clocks are some minutes apart: what was decided last, knowing of the rest,
// stands at both, whichever clock is ahead; of what was decided apart the refusal.
import { describe, expect, it } from 'vitest';
import { completeAnswers } from '#core/demo/answers.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { type Caller, openVisit, type TestOffice } from '#tests/support/office.ts';
import { pcOff, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

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

describe.each(everyNth(2, ['the first', 'the second'] as const))(
  'the clock of %s PC is eight minutes ahead',
  (who) => {
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
        }
        const left = office.desk.reads.visitState.leftOpen('2030-01-01').map(({ visitId }) => visitId);
        expect(left).toEqual(outcome === 'refused' ? [] : visits);
      },
    );
  },
);

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
