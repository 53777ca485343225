// D9.1 under any clock: whether work lies beyond a cut-off is said by what the cut-off knew, and by the return that the work
// knew of, never by the two clocks.
import { describe, expect, it } from 'vitest';
import { builtInSections } from '#core/access/postings/contract.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { openEpoch } from '#core/replication/sync/open-epoch.ts';
import { closeDay, explainAll, officeAtWork, overviewOf, tomorrow } from '#tests/support/closing-day.ts';
import { laneOf } from '#tests/support/merged-desk.ts';
import { type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const hour = 60 * 60 * 1000;

const cutOff = async ({ as, clerk, manager, desk }: TestOffice): Promise<void> => {
  await as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: desk.machine.now(),
    password: manager.password,
  });
};

const nextMorning = `${tomorrow}T06:00:00.000Z`;

/** Takes the clerk back on the next day at the first PC, its clock `off` by so much: newer papers, a code, a password. */
async function takeBack({ as, anyone, clerk, manager, clock }: TestOffice, off = 0): Promise<void> {
  clock.set(nextMorning);
  clock.advance(off);
  const { staff } = as(manager);
  const personId = clerk.id;
  await staff.recordSupervisionFile({ personId, fileNumber: '9', openedOn: tomorrow });
  await staff.recordClearance({ personId, reference: '9', issuedOn: tomorrow, expiresOn: '2028-01-01' });
  const sections = [...builtInSections];
  await as(manager).postings.introduce({ personId, sections, letterNumber: '9', letterDay: tomorrow });
  const { oneTimeCode } = await staff.activate({ personId });
  await anyone.staff.chooseFirstPassword({ personId, oneTimeCode, password: clerk.password });
  clock.set(nextMorning);
}

async function signInHere({ desk, anyone, clerk }: TestOffice) {
  const { token } = await anyone.staff.signIn({ personId: clerk.id, password: clerk.password });
  return appRouter.createCaller({ desk, session: token });
}

/** What the manager is shown of it at both PCs, which is the same: how many entries, by the exception's key. */
async function beyond(office: TestOffice, other: SecondDesk, day: string = today): Promise<string[]> {
  const keys = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
    exceptions.filter(({ kind }) => kind === 'worked_after_cut_off').map(({ key }) => key);
  const here = keys(await overviewOf(office, day));
  expect(keys(await overviewThere(office, other, day))).toEqual(here);
  return here;
}

const entries = ({ clerk }: TestOffice, count: number, day: string = today) => [
  `worked_after_cut_off:${day}:${clerk.id}:${count}`,
];

describe('work of a person who was cut off at another PC', () => {
  it.each([
    ['ahead', 2 * hour],
    ['behind', -2 * hour],
    ['right', 0],
  ])('D9.1 is an exception where the clock of the cut-off was %s', async (_, off) => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    const now = office.desk.machine.now();
    office.clock.advance(off);
    await cutOff(office);
    office.clock.set(now);
    await there.payments.cashOffered({ visitId: null });
    meet(office, other);
    expect(await beyond(office, other)).toEqual(entries(office, 1));
  });

  it.each([
    ['ahead', 2 * hour],
    ['behind', -2 * hour],
  ])('D9.1 is an exception where the clock of the other PC was %s', async (_, off) => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    const now = office.desk.machine.now();
    await cutOff(office);
    office.clock.advance(off);
    await there.payments.cashOffered({ visitId: null });
    office.clock.set(now);
    meet(office, other);
    expect(await beyond(office, other)).toEqual(entries(office, 1));
  });

  it('D9.1 is an exception also of whoever signs in there anew, and not for signing in', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    office.clock.advance(2 * hour);
    await cutOff(office);
    office.clock.advance(-2 * hour);
    const there = await other.signIn(office.clerk);
    await there.payments.cashOffered({ visitId: null });
    meet(office, other);
    expect(await beyond(office, other)).toEqual(entries(office, 1));
  });

  it('D9.1 is none where the cut-off knew of it, whatever the clock of that PC was', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const now = office.desk.machine.now();
    office.clock.advance(2 * hour);
    await other.seat(office.clerk).payments.cashOffered({ visitId: null });
    office.clock.set(now);
    meet(office, other);
    await cutOff(office);
    meet(office, other);
    expect(await beyond(office, other)).toEqual([]);
  });

  it('D9.1 is one exception more when more of it comes, in whatever order it comes', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const third = joinOffice(office, 3);
    const [there, elsewhere] = [other.seat(office.clerk), third.seat(office.clerk)];
    office.clock.advance(2 * hour);
    await cutOff(office);
    office.clock.advance(-2 * hour);
    await there.payments.cashOffered({ visitId: null });
    await elsewhere.payments.cashOffered({ visitId: null });
    carryEntries(third.desk, other.desk);
    meet(office, other);
    carryEntries(other.desk, third.desk);
    expect(await beyond(office, other)).toEqual(entries(office, 2));
    expect(await beyond(office, third)).toEqual(entries(office, 2));
    await explainAll(office);
    await closeDay(office, today, 'دو باجه از هم جدا بودند');
  });

  it.each(
    everyNth(2, [
      ['right', 0],
      ['behind', -2 * hour],
    ]),
  )(
    'D9.1 stays one when they were taken back before the PCs met, under a clock that was %s',
    async (_, off) => {
      const office = await officeAtWork();
      const other = joinOffice(office, 2);
      const there = other.seat(office.clerk);
      await cutOff(office);
      await takeBack(office, off);
      office.clock.advance(-hour);
      await there.payments.cashOffered({ visitId: null });
      office.clock.advance(hour);
      meet(office, other);
      expect(await beyond(office, other, tomorrow)).toEqual(entries(office, 1, tomorrow));
    },
  );

  it('D9.1 is none of what they do where it is known that they were taken back, whatever the clock says', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await cutOff(office);
    await takeBack(office);
    await (await signInHere(office)).payments.cashOffered({ visitId: null });
    meet(office, other);
    office.clock.advance(-hour);
    const there = await other.signIn(office.clerk);
    await there.payments.cashOffered({ visitId: null });
    await there.payments.cashOffered({ visitId: null });
    meet(office, other);
    expect(await beyond(office, other, tomorrow)).toEqual([]);
    expect(await beyond(office, other)).toEqual([]);
  });

  it('D9.1 is none in an epoch that their PC opened while they worked', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await cutOff(office);
    await takeBack(office);
    meet(office, other);
    const there = await other.signIn(office.clerk);
    meet(office, other);
    const { stream } = laneOf(other.desk);
    const head = other.desk.path.journal.head(stream);
    openEpoch(other.desk, stream, head, 'forked');
    await there.payments.cashOffered({ visitId: null });
    const opened = laneOf(other.desk);
    expect(opened.stream).not.toEqual(stream);
    office.desk.path.ingest(opened.stream, opened.entries, head.hash);
    expect(await beyond(office, other, tomorrow)).toEqual([]);
  });

  it('D9.1 stays one of what they did there before it was known, beside what they do afterwards', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    await cutOff(office);
    await takeBack(office, -2 * hour);
    await there.payments.cashOffered({ visitId: null });
    carryEntries(office.desk, other.desk);
    await (await other.signIn(office.clerk)).payments.cashOffered({ visitId: null });
    meet(office, other);
    expect(await beyond(office, other, tomorrow)).toEqual(entries(office, 1, tomorrow));
  });

  it('D9.1 is none of a wrong password where the return is known', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await cutOff(office);
    await takeBack(office);
    meet(office, other);
    office.clock.advance(-hour);
    await expect(other.signIn({ ...office.clerk, password: 'not-the-password' })).rejects.toThrow();
    meet(office, other);
    expect(await beyond(office, other, tomorrow)).toEqual([]);
  });
});
