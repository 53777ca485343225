// A report that is missing for more than three working days is ended by no words of the office: what two people who gain by it try, and
// the honest manager whom it stops in nothing.
import { expect, it } from 'vitest';
import { differenceSettled } from '#core/closing/day-close/entries.ts';
import { reportKey } from '#core/closing/day-close/ledger/contract.ts';
import { askConfirmations } from '#core/counter/payments/ask-province.ts';
import {
  closeDay,
  explainAll,
  importLines,
  openDifferencesOf,
  reportLine,
  servedVisit,
  substantialNote,
  terminal,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { enrolAtProvince, provinceKey, signedWord } from '#tests/support/province-words.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const report = reportKey(terminal, today);
const reason = 'سامانهٔ شرکت پرداخت قطع بود و گزارش فردا می‌رسد';
/** Working days after the day, which is a Wednesday; Fridays are none. */
const dayOfAge = { 1: '2026-11-26', 3: '2026-11-29', 4: '2026-11-30' } as const;

/** An office of a hundred days, whose clerk is independent of the manager; its day was closed without the report of a terminal. */
const closedWithout = () => closedAfter((office) => servedVisit(office, 1));
/** The same, and nobody came. */
const closedEmpty = () => closedAfter(async () => undefined);
async function closedAfter(clients: (office: TestOffice) => Promise<unknown>): Promise<TestOffice> {
  const office = await openOffice({ at: '2026-08-16T04:30:00.000Z' });
  office.clock.set(`${today}T04:30:00.000Z`);
  await openDay(office);
  await clients(office);
  await explainAll(office);
  const { dayClose } = office.as(office.manager);
  const { password } = office.manager;
  await dayClose.close({ day: today, reason, outOfTurn: [], withoutPcs: [], password });
  return office;
}
async function at(office: TestOffice, age: keyof typeof dayOfAge): Promise<void> {
  office.clock.set(`${dayOfAge[age]}T04:30:00.000Z`);
  await openDay(office);
  expect(await found(office)).toMatchObject({ age, needsProvince: age > 3 });
}
const found = async (office: TestOffice) =>
  (await openDifferencesOf(office)).find(({ id }) => id === report) ?? null;
async function say(office: TestOffice, isOfTwo: boolean) {
  const { id: personId, password } = office.clerk;
  return office.as(office.manager).dayClose.settleDifference({
    ...{ id: report, legs: (await found(office))?.legs ?? '', reasonCode: 'psp_or_bank_error' },
    ...{ words: substantialNote, paper: { kind: 'bank_letter', number: '1405/321' } },
    ...(isOfTwo ? { second: { personId, password, word: 'نامهٔ شرکت پرداخت را خودم دیدم' } } : {}),
  });
}

it('D21.240 two end it by words up to the third working day, and what they ended then stays ended', async () => {
  const office = await closedWithout();
  await at(office, 3);
  await say(office, true);
  expect(await found(office)).toBeNull();
  office.clock.set(`${dayOfAge[4]}T04:30:00.000Z`);
  await openDay(office);
  expect(await found(office)).toBeNull();
});

it('D21.240 from the fourth on two people end nothing; the manager’s words are kept, and the province ends it', async () => {
  const office = await closedWithout();
  await at(office, 4);
  expect((await problemOf(say(office, true))).code).toBe('REPORT_LEFT_TO_PROVINCE');
  await say(office, false);
  expect(await found(office)).toMatchObject({ waiting: { words: substantialNote } });
  enrolAtProvince(office.desk);
  const { reads } = office.desk;
  const [thing] = reads.dayClose.wordsWaiting();
  const word = {
    ...{ what: 'difference' as const, id: thing?.id ?? '' },
    hash: (thing && reads.fees.hashOfProposal(thing)) ?? '',
    ...{ at: `${dayOfAge[4]}T06:00:00.000Z`, refusedFor: null },
  };
  const client = {
    confirmations: async () => ({ kind: 'answer', value: { confirmations: [signedWord(word)] } }),
  };
  await askConfirmations(office.desk, { client: client as never, office: '1101', provinceKey });
  expect(await found(office)).toBeNull();
});

it('D21.240 words of one that waited since yesterday are not made enough by a colleague on the fourth day', async () => {
  const office = await closedWithout();
  await at(office, 3);
  await say(office, false);
  await at(office, 4);
  expect((await problemOf(say(office, true))).code).toBe('REPORT_LEFT_TO_PROVINCE');
  expect(await found(office)).toMatchObject({ waiting: { words: substantialNote } });
});

it('D21.240 another PC that writes the words of two past the refusal ends nothing anywhere', async () => {
  const office = await closedWithout();
  const other = joinOffice(office, 2);
  meet(office, other);
  await at(office, 4);
  const legs = (await found(office))?.legs ?? '';
  other.desk.path.execute(office.manager.id, (tx) =>
    tx.append(
      differenceSettled,
      {
        ...{
          id: tx.newId(),
          forDay: dayOfAge[4],
          differenceId: report,
          account: 'report',
          legs,
          size: 1,
          age: 4,
        },
        ...{ reasonCode: 'psp_or_bank_error', paper: 'bank_letter', secondBy: office.clerk.id },
      },
      { words: substantialNote, secondWord: substantialNote },
    ),
  );
  meet(office, other);
  expect(await found(office)).toMatchObject({ id: report, age: 4 });
  expect((await other.seat(office.manager).dayClose.differences()).map(({ id }) => id)).toContain(report);
});

it('D21.240 the honest manager takes the report in on the fourth day without anybody, and no close waits meanwhile', async () => {
  const office = await closedWithout();
  for (const age of [1, 3] as const) {
    await at(office, age);
    await explainAll(office, dayOfAge[age]);
    await closeDay(office, dayOfAge[age], reason);
  }
  await at(office, 4);
  await importLines(office, [reportLine(1)], dayOfAge[4]);
  expect(await found(office)).toBeNull();
});

it('D21.240 a slip of zero that is typed meets it up to the third working day, and nothing after it', async () => {
  const zero = (office: TestOffice, day: string) => {
    const [, terminalId = '', ofDay = day] = report.split(':');
    return office
      .as(office.manager)
      .dayClose.declareZero({ ...{ day: ofDay, terminalId, batchNumber: '77', batchTotal: 0 } });
  };
  const late = await closedEmpty();
  await at(late, 4);
  expect((await problemOf(zero(late, today))).code).toBe('REPORT_LEFT_TO_PROVINCE');
  expect(await found(late)).not.toBeNull();
  const inTime = await closedEmpty();
  await at(inTime, 3);
  await zero(inTime, today);
  expect(await found(inTime)).toBeNull();
});
