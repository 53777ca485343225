// What nobody does for themself, tried under a second account that another PC had made for the same human being.
import { describe, expect, it } from 'vitest';
import { deskHandedOver } from '#core/counter/handovers/entries.ts';
import { officeAtWork, terminal } from '#tests/support/closing-day.ts';
import { type Caller, problemOf, type TestOffice } from '#tests/support/office.ts';
import { type TwoAccounts, twoAccounts } from '#tests/support/two-accounts.ts';

const nothingYet = { count: 0, amount: 0 };
const forbidden = { code: 'OWN_ACT_FORBIDDEN', params: {} };

/** Somebody who is a clerk under one account and a manager under another, at an office that knows both. */
async function somebodyTwice(): Promise<{ office: TestOffice; clerk: Caller; twice: TwoAccounts }> {
  const office = await officeAtWork();
  const twice = await twoAccounts(office);
  twice.meet();
  return { office, twice, clerk: twice.other.seat(twice.asClerk) };
}
const pieceOf = async ({ manager }: TestOffice, { other }: TwoAccounts) =>
  (
    await other.seat(manager).equipment.register({
      kind: 'printer',
      title: 'چاپگر باجهٔ ۱',
      serial: 'HP-2200-17',
      terminalId: null,
      serviceEveryDays: 90,
    })
  ).equipmentId;

describe('D11.37 under another account of their own', () => {
  it('nobody passes their desk on, either way round', async () => {
    const { clerk, twice } = await somebodyTwice();
    const desk = { visitIds: [], terminalIds: [terminal] };
    const toManager = clerk.handovers.offer({ ...desk, toId: twice.managerId });
    expect(await problemOf(toManager)).toEqual(forbidden);
    const toClerk = twice.there.handovers.offer({ ...desk, toId: twice.asClerk.id });
    expect(await problemOf(toClerk)).toEqual(forbidden);
  });

  it('nobody takes or declines a desk that they offered to themselves by a PC that lies, and it is withdrawn', {
    tags: 'release',
  }, async () => {
    const { clerk, twice } = await somebodyTwice();
    const { desk } = twice.other;
    const toId = twice.managerId;
    let handoverId = '';
    desk.path.execute(twice.asClerk.id, (tx) => {
      handoverId = tx.newId();
      tx.append(deskHandedOver, {
        id: handoverId,
        toId,
        visitIds: [],
        terminals: [{ ...nothingYet, terminalId: terminal }],
      });
    });
    const answering = { handoverId, seen: [{ ...nothingYet, terminalId: terminal }] };
    for (const answer of ['taken', 'declined'] as const)
      expect(await problemOf(twice.there.handovers.answer({ ...answering, answer }))).toEqual(forbidden);
    await clerk.handovers.answer({ ...answering, answer: 'withdrawn' });
  });

  it('nobody hands equipment over, takes it, or takes it back into the store', async () => {
    const { office, clerk, twice } = await somebodyTwice();
    const equipmentId = await pieceOf(office, twice);
    const offer = { equipmentId, condition: 'sound', note: '' } as const;
    const toSelf = twice.there.equipment.handOver({ ...offer, toId: twice.asClerk.id });
    expect(await problemOf(toSelf)).toEqual(forbidden);
    // Another manager gives it to the clerk's account.
    const manager = twice.other.seat(office.manager);
    const { handoverId } = await manager.equipment.handOver({ ...offer, toId: twice.asClerk.id });
    const taking = { handoverId, answer: 'taken', condition: 'sound', note: '' } as const;
    await clerk.equipment.answerHandover(taking);
    const reason = 'دارندهٔ آن امروز در مرخصی است';
    const back = twice.there.equipment.recover({ equipmentId, reason });
    expect(await problemOf(back)).toEqual(forbidden);
    // What goes back into the store is taken by a manager who is somebody else.
    const toStore = await clerk.equipment.handOver({ ...offer, toId: null });
    const own = twice.there.equipment.answerHandover({ ...taking, handoverId: toStore.handoverId });
    expect(await problemOf(own)).toEqual(forbidden);
    await manager.equipment.answerHandover({ ...taking, handoverId: toStore.handoverId });
  });

  it('nobody introduces, transfers, withdraws a clearance or resets a password', async () => {
    const { office, twice } = await somebodyTwice();
    const { staff, postings } = twice.there;
    const { id: personId } = twice.asClerk;
    const password = 'another-password-7';
    const letter = { letterNumber: '7', letterDay: '2026-11-20' };
    const introducing = postings.introduce({ personId, sections: ['filing'], ...letter });
    expect(await problemOf(introducing)).toEqual(forbidden);
    const withdrawn = { personId, letterNumber: '7', withdrawnOn: '2026-11-24', password };
    expect(await problemOf(staff.withdrawClearance(withdrawn))).toEqual(forbidden);
    expect(await problemOf(staff.resetPassword({ personId, password }))).toEqual(forbidden);
    // Nor does it go without: another manager does all of it.
    const there = twice.other.seat(office.manager).staff;
    await there.resetPassword({ personId, password: office.manager.password });
  });
});
