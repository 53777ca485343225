// What does not agree stays open over days until a fact mends it or two persons end it: cheats on one PC with a right clock, the
// ways round, and the honest office that nothing stops.

import { describe, expect, it } from 'vitest';
import { leftKey } from '#core/closing/day-close/ledger/contract.ts';
import { workOf, workOfPerson } from '#core/oversight/supervision/work.ts';
import {
  cardOf,
  closeDay,
  explainAll,
  importLines,
  nextDay,
  noTransaction,
  numbers,
  officeAtWork,
  reportLine,
  servedVisit,
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  assertSound,
  chargedVisit,
  openDay,
  problemOf,
  slip,
  type TestOffice,
  type TestPerson,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet, servedVisitOn } from '#tests/support/two-pcs.ts';

const reason = 'مغایرت‌ها دیده شد و پیگیری می‌شود';
const open = (office: TestOffice) => office.as(office.manager).dayClose.differences();
const only = async (office: TestOffice) => {
  const [found, ...others] = await open(office);
  expect(others).toEqual([]);
  if (found === undefined) throw new Error('a difference');
  return found;
};
/** Of money: nothing is filed in these offices. */
const ledgerOf = async (office: TestOffice, day: string) => {
  const { lines, open: left } = (await office.as(office.manager).dayClose.sheet({ day })).summary.ledger;
  const isOfMoney = ({ account }: { account: string }) => account !== 'filing';
  return { lines: lines.filter(isOfMoney), open: left.filter(isOfMoney) };
};
async function closeWith(office: TestOffice, day: string): Promise<void> {
  await explainAll(office, day);
  await closeDay(office, day, reason);
}
const line = (over: object) => ({ opening: 0, added: 0, cleared: 0, settled: 0, closing: 0, ...over });
const settle = (
  office: TestOffice,
  difference: { id: string; legs: string },
  over: object = {},
  by: TestPerson = office.manager,
) =>
  office.as(by).dayClose.settleDifference({
    id: difference.id,
    legs: difference.legs,
    reasonCode: 'psp_or_bank_error',
    words: substantialNote,
    paper: { kind: 'bank_letter', number: '۱۲۳۴۵۶' },
    ...over,
  });
const refused = async (call: Promise<unknown>) => (await problemOf(call)).code;
/** Fourteen weeks on, when the clerks, whom the manager registered, are independent of them. */
const later = '2027-03-07';
async function weeksLater(office: TestOffice): Promise<void> {
  office.clock.set(`${later}T04:30:00.000Z`);
  await openDay(office);
}
const sara = { name: 'سارا کریمی', nationalCode: '0084575948', role: 'clerk' } as const;
const reza = { name: 'رضا احمدی', nationalCode: '0013542419', role: 'clerk' } as const;
const second = (person: { id: string; password: string }) => ({
  second: { personId: person.id, password: person.password, word: 'چاپ دوبارهٔ پایانه را دیدم' },
});

describe('a slip that never was (K1)', () => {
  it('D21.70 D21.71 D21.72 D12.70 stays open past the close, ages, and is signed on every sheet', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await servedVisit(office, 2);
    await importLines(office, [reportLine(2)]);
    const found = await only(office);
    expect(found).toMatchObject({
      account: 'money',
      state: 'awaited',
      size: 770_000,
      number: numbers(1).rrn,
    });
    expect(found.byName).toBe(office.clerk.name);
    expect(await refused(settle(office, found))).toBe('DIFFERENCE_AWAITED');
    await closeWith(office, today);
    expect(await ledgerOf(office, today)).toMatchObject({
      lines: [line({ account: 'money', added: 770_000, closing: 770_000 })],
      open: [{ id: found.id, state: 'awaited', day: today, size: 770_000 }],
    });
    await nextDay(office);
    expect(await only(office)).toMatchObject({ state: 'missing', age: 1, day: today });
    expect((await tasksOf(office.as(office.manager)))['dayClose.differences']).toBe(1);
    expect((await tasksOf(office.as(office.clerk)))['dayClose.differences']).toBeUndefined();
    const { people } = workOf(office.desk.reads, { from: today, to: tomorrow }, tomorrow);
    expect(people.map(({ personName, counts }) => [personName, counts.differences])).toContainEqual([
      office.clerk.name,
      // The slip, and two petitions that nobody filed.
      3,
    ]);
    expect(
      workOfPerson(office.desk.reads, office.clerk.id, { from: today, to: today }, tomorrow),
    ).toMatchObject([{ day: today, counts: { differences: 3 } }]);
    await importLines(office, [reportLine(3, { date: tomorrow, status: 'failed' })], tomorrow);
    await closeWith(office, tomorrow);
    expect(await ledgerOf(office, tomorrow)).toMatchObject({
      lines: [line({ account: 'money', opening: 770_000, closing: 770_000 })],
      open: [{ id: found.id, state: 'missing', age: 1 }],
    });
  });

  it('D19.70 ends by words only together with a paper and an independent second person', async () => {
    const office = await officeAtWork();
    const colleague = await office.addPerson(sara);
    await weeksLater(office);
    const other = joinOffice(office, 2);
    await servedVisit(office, 1);
    await servedVisitOn(other, office, 1);
    office.clock.set('2027-03-09T04:30:00.000Z');
    const found = await only(office);
    expect(found.state).toBe('missing');
    expect(await refused(settle(office, found, { words: 'دیده شد' }))).toBe('NOTE_TOO_THIN');
    expect(await refused(settle(office, found, { paper: undefined }))).toBe('PAPER_NEEDED');
    // Neither the manager again, nor who recorded the slip, nor the clerk without the manager.
    expect(await refused(settle(office, found, second(office.manager)))).toBe('OWN_ACT_FORBIDDEN');
    expect(await refused(settle(office, found, second(office.clerk)))).toBe('OWN_ACT_FORBIDDEN');
    expect(await refused(settle(office, found, second(colleague), office.clerk))).toBe('NOT_ALLOWED');
    // Alone the words are kept, and it stays open.
    await settle(office, found);
    expect(await only(office)).toMatchObject({ state: 'missing', waiting: { words: substantialNote } });
    await settle(office, found, second(colleague));
    expect(await open(office)).toEqual([]);
    expect(await refused(settle(office, found, second(colleague)))).toBe('DIFFERENCE_UNKNOWN');
    // They ended what they saw: a second slip under the number opens it again.
    meet(office, other);
    expect(await only(office)).toMatchObject({ id: found.id, size: 1_540_000, waiting: null });
    expect(await refused(settle(office, found, second(colleague)))).toBe('SEEN_IS_STALE');
  });

  it('D19.243 the second person took no part in its visit: not by its money, and not by its filing', async () => {
    const office = await officeAtWork();
    const colleague = await office.addPerson(sara);
    const third = await office.addPerson(reza);
    await weeksLater(office);
    // The clerk opens the visit, the colleague takes the money and files nothing.
    const visitId = await verifiedVisit(office);
    await office.as(office.clerk).fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
    await office.as(colleague).payments.record(slip(visitId, numbers(1)));
    await office.as(office.clerk).visits.complete({ visitId });
    office.clock.set('2027-03-09T04:30:00.000Z');
    const unfiled = async () => (await office.as(office.manager).dayClose.unfiled())[0]?.difference;
    const waits = await unfiled();
    if (waits === undefined) throw new Error('a unit that is not filed');
    const paper = { kind: 'client_signature', number: '۱۴۰۵۱' };
    for (const person of [office.clerk, colleague])
      expect(await refused(settle(office, waits, { paper, ...second(person) }))).toBe('OWN_ACT_FORBIDDEN');
    await settle(office, waits, { paper, ...second(third) });
    expect(await unfiled()).toBeUndefined();
    expect(await refused(settle(office, await only(office), second(office.clerk)))).toBe('OWN_ACT_FORBIDDEN');
    await settle(office, await only(office), second(third));
  });

  it('D21.70 is not made good by taking the slip back: two stay open instead of one', async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    const { password } = office.manager;
    const back = { paymentId, reasonCode: 'wrong_amount', note: substantialNote, password } as const;
    await office.as(office.manager).payments.reverse(back);
    expect((await open(office)).map(({ account }) => account).toSorted()).toEqual(['fee', 'money', 'refund']);
  });

  it('D21.70 an honest office decides nothing: its rows come a day late, from another PC, twice', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1), reportLine(2)]);
    expect(await only(office)).toMatchObject({ account: 'money', state: 'differs', byName: null });
    await servedVisitOn(other, office, 2);
    await servedVisitOn(other, office, 3);
    meet(office, other);
    expect(await only(office)).toMatchObject({ number: numbers(3).rrn, state: 'awaited' });
    await closeWith(office, today);
    await nextDay(office);
    await importLines(office, [reportLine(1), reportLine(3)], tomorrow);
    expect(await open(office)).toEqual([]);
    expect(await other.seat(office.manager).dayClose.differences()).toHaveLength(1);
    meet(office, other);
    expect(await other.seat(office.manager).dayClose.differences()).toEqual([]);
    await closeWith(office, tomorrow);
    expect(await ledgerOf(office, tomorrow)).toEqual({
      lines: [line({ account: 'money', opening: 770_000, cleared: 770_000 })],
      open: [],
    });
  });

  it('D21.70 a mistyped number is one match by hand, and taking that back opens both again', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const paymentId = await servedVisit(office, 1);
    await importLines(office, [reportLine(5)]);
    expect(await open(office)).toHaveLength(2);
    const rowIds = (await dayClose.overview({ day: today })).exceptions.flatMap((one) => one.pspRowIds);
    await dayClose.matchByHand({ day: today, paymentId, rowIds });
    expect(await open(office)).toEqual([]);
    const [match] = await dayClose.handMatches({ day: today });
    await dayClose.withdrawMatch({ matchId: match?.matchId ?? '', note: 'با رسید دیگری اشتباه شد' });
    expect(await open(office)).toHaveLength(2);
  });
});

describe('a terminal declared to have taken nothing while its slips exist', () => {
  it('D21.110 is refused where they are known, and elsewhere they are missing once the PCs meet', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await servedVisitOn(other, office, 1);
    const zero = noTransaction(today, terminal);
    expect(await refused(other.seat(office.manager).dayClose.declareZero(zero))).toBe('PSP_REPORT_NEEDED');
    // At a PC that does not know of the slip the close declares it, and the day is closed.
    await closeWith(office, today);
    meet(office, other);
    expect(await only(office)).toMatchObject({ account: 'money', state: 'awaited', age: 0 });
    await nextDay(office);
    const found = await only(office);
    expect(found).toMatchObject({ state: 'missing', age: 1, number: numbers(1).rrn });
    expect(await refused(settle(office, found, { paper: undefined }))).toBe('PAPER_NEEDED');
    // Yesterday's zero says nothing of a slip of today.
    meet(office, other);
    await servedVisitOn(other, office, 2);
    meet(office, other);
    const states = (await open(office)).map(({ number, state }) => [number, state]);
    expect(states).toContainEqual([numbers(2).rrn, 'awaited']);
    // Its report mends it without a word, and money that zero hid stands as nobody's.
    await importLines(office, [reportLine(1), reportLine(2, { date: tomorrow }), reportLine(3)], tomorrow);
    expect(await only(office)).toMatchObject({ state: 'differs', number: numbers(3).rrn, byName: null });
  });

  it('D21.110 a slip that is recorded after the zero of its day is missing from the next working day on', async () => {
    const office = await officeAtWork();
    await office.as(office.manager).dayClose.declareZero(noTransaction(today, terminal));
    await servedVisit(office, 1);
    await closeWith(office, today);
    expect(journalBodies(office.desk)).toContain('"clean":false');
    await nextDay(office);
    expect(await only(office)).toMatchObject({ account: 'money', state: 'missing', age: 1 });
    await importLines(office, [reportLine(1)], tomorrow);
    expect(await open(office)).toEqual([]);
  });
});

describe('money that nobody owned yesterday, recorded for a client of today (K6)', () => {
  it('D19.71 is not this client’s money: the row stays open, and recording a slip for it changes nothing', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    await closeWith(office, today);
    await nextDay(office);
    expect(await only(office)).toMatchObject({ state: 'differs', day: today, isApart: false });
    const { visitId } = await chargedVisit(office);
    const { payments, visits } = office.as(office.clerk);
    await payments.record(slip(visitId, { ...numbers(1), card: cardOf(1) }));
    await visits.complete({ visitId });
    expect(await only(office)).toMatchObject({ state: 'differs', isApart: true, size: 770_000, day: today });
    await importLines(office, [reportLine(3, { date: tomorrow, status: 'failed' })], tomorrow);
    await closeWith(office, tomorrow);
    expect((await ledgerOf(office, tomorrow)).open).toMatchObject([{ state: 'differs', size: 770_000 }]);
  });

  it('D19.71 the same holds for money of this morning and a client of this afternoon', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    office.clock.set('2026-11-25T10:30:00.000Z');
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { time: '09:00:00' })]);
    expect(await only(office)).toMatchObject({ isApart: true });
  });

  it('D19.71 a client who came before and paid in a further visit of the day is honest', async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    office.clock.set('2026-11-25T10:30:00.000Z');
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1, { time: '09:00:00' })]);
    // That they had left before is open for itself (D21.245), and their money is theirs.
    expect((await open(office)).map(({ id }) => id)).toEqual([leftKey(visitId)]);
  });

  it('D19.71 the code of a client who was served this morning carries nobody else’s money, whichever came first', async () => {
    const office = await officeAtWork();
    const { visits } = office.as(office.clerk);
    await servedVisit(office, 1);
    const { visitId } = await chargedVisit(office);
    await office.as(office.clerk).payments.record(slip(visitId, { ...numbers(2), card: cardOf(2) }));
    office.clock.set('2026-11-25T10:30:00.000Z');
    await servedVisit(office, 3);
    await importLines(office, [reportLine(1), reportLine(2), reportLine(3, { time: '09:00:00' })]);
    // The second visit of the morning may still have been left for this one.
    expect(await open(office)).toEqual([]);
    await visits.complete({ visitId });
    expect(await only(office)).toMatchObject({ isApart: true, number: numbers(3).rrn });
    await assertSound(office.desk);
  });
});

describe('what a terminal took too much (K7)', () => {
  async function overcharged(): Promise<TestOffice> {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { payments, visits } = office.as(office.clerk);
    await payments.record(
      slip(visitId, { ...numbers(1), card: cardOf(1), amount: 7_700_000, asTaken: true }),
    );
    await visits.complete({ visitId });
    await importLines(office, [reportLine(1, { amount: 7_700_000 })]);
    return office;
  }

  it('D21.73 has to come back within two working days, and is missing then', async () => {
    const office = await overcharged();
    expect(await only(office)).toMatchObject({ account: 'refund', state: 'awaited', size: 6_930_000 });
    await closeWith(office, today);
    office.clock.set('2026-11-28T04:30:00.000Z');
    const found = await only(office);
    expect(found).toMatchObject({ state: 'missing', age: 2 });
    expect(await refused(settle(office, found, { paper: undefined }))).toBe('PAPER_NEEDED');
    await settle(office, found, { paper: { kind: 'client_signature', number: '1405/7' } });
    expect(await only(office)).toMatchObject({ state: 'missing' });
  });

  it('D21.73 its reversal in a report ends it without a word', async () => {
    const office = await overcharged();
    await closeWith(office, today);
    await nextDay(office);
    const back = reportLine(1, { type: 'reversal', amount: 6_930_000, date: tomorrow });
    await importLines(office, [back], tomorrow);
    expect(await open(office)).toEqual([]);
  });
});
