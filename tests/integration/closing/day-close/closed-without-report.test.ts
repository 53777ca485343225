// A day closes without the report of a terminal, and that stays open until the report is here: what a manager who never takes it in meets,
// and the honest one whom a portal that is down does not keep.
import { describe, expect, it } from 'vitest';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import { reportKey, reportOf } from '#core/closing/day-close/ledger/contract.ts';
import {
  closeDay,
  explainAll,
  importLines,
  nextDay,
  noTransaction,
  numbers,
  officeAtWork,
  openDifferencesOf,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { assertSound, openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const reason = 'سامانهٔ شرکت پرداخت قطع بود و گزارش فردا می‌رسد';
const report = reportKey(terminal, today);
async function closeWith(office: TestOffice, day: string = today): Promise<void> {
  await explainAll(office, day);
  await closeDay(office, day, reason);
}
const reportsOf = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account === 'report');
const sheetOf = async (office: TestOffice, day: string) =>
  (await office.as(office.manager).dayClose.sheet({ day })).summary;
const settle = async (office: TestOffice, over: object = {}) => {
  const [found] = await reportsOf(office);
  return office.as(office.manager).dayClose.settleDifference({
    ...{ id: found?.id ?? '', legs: found?.legs ?? '0'.repeat(64), reasonCode: 'psp_or_bank_error' },
    ...{ words: substantialNote, paper: { kind: 'bank_letter', number: '1405/321' }, ...over },
  });
};
/** An office of which one terminal has a payment and no report, closed. */
async function closedWithout(): Promise<TestOffice> {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await closeWith(office);
  return office;
}

describe('a day whose report is not there', () => {
  it('D21.171 closes, and the report stands on its sheet as open; the batch slip is asked for', async () => {
    const office = await closedWithout();
    const summary = await sheetOf(office, today);
    expect(summary.withoutReport).toEqual([{ terminalId: terminal, hasBatch: false }]);
    expect(summary.ledger.lines).toContainEqual({
      ...{ account: 'report', opening: 0, added: 1, cleared: 0, settled: 0, closing: 1 },
    });
    expect(summary.ledger.open).toContainEqual(
      expect.objectContaining({ id: report, account: 'report', state: 'awaited', age: 0, size: 1 }),
    );
    const { terminals } = await office.as(office.manager).dayClose.sheet({ day: today });
    expect(terminals).toContainEqual(
      expect.objectContaining({ terminalId: terminal, report: 'missing', batchAsked: 'report_missing' }),
    );
    expect(reportOf(report)).toBe(terminal);
    // Nobody ends what can still come, and no slip is called a difference before its report.
    expect((await problemOf(settle(office))).code).toBe('DIFFERENCE_AWAITED');
    expect((await overviewOf(office)).exceptions).toEqual([]);
  });

  it('D21.171 asks again on each day, ages on the card and the sheet, and its slips are missing by themselves', async () => {
    const office = await closedWithout();
    await nextDay(office);
    expect(await reportsOf(office)).toMatchObject([
      { id: report, state: 'missing', age: 1, needsSecond: true },
    ]);
    expect((await tasksOf(office.as(office.manager)))['dayClose.differences']).toBe(1);
    await closeWith(office, tomorrow);
    expect((await sheetOf(office, tomorrow)).ledger.lines).toContainEqual({
      ...{ account: 'report', opening: 1, added: 0, cleared: 0, settled: 0, closing: 1 },
    });
    // Two working days later.
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    expect(await openDifferencesOf(office)).toContainEqual(
      expect.objectContaining({ account: 'money', number: numbers(1).rrn, state: 'missing' }),
    );
  });

  it('D21.171 the honest manager takes it in on the next morning, and nothing is left', async () => {
    const office = await closedWithout();
    await nextDay(office);
    await importLines(office, [reportLine(1)], tomorrow);
    expect(await openDifferencesOf(office)).toEqual([]);
    await closeWith(office, tomorrow);
    expect((await sheetOf(office, tomorrow)).ledger.lines).toContainEqual({
      ...{ account: 'report', opening: 1, added: 0, cleared: 1, settled: 0, closing: 0 },
    });
    await assertSound(office.desk);
  });

  it('D21.171 a terminal that took nothing is met by its slip of zero, also once the day is closed', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await dayClose.close({ day: today, reason: null, password: office.manager.password });
    expect((await sheetOf(office, today)).withoutReport).toHaveLength(2);
    await nextDay(office);
    await dayClose.declareZero(noTransaction(today, terminal));
    expect((await reportsOf(office)).map(({ terminalId }) => terminalId)).toEqual([otherTerminal]);
    // A slip of another day is none, and a closed day with nothing open takes no further one.
    const used = noTransaction(today, otherTerminal, { batchNumber: '7' });
    await dayClose.declareZero(used);
    expect(await reportsOf(office)).toEqual([]);
    expect((await problemOf(dayClose.declareZero(used))).code).toBe('DAY_CLOSED');
    await dayClose.close({ day: tomorrow, reason: null, password: office.manager.password });
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    const again = noTransaction(tomorrow, otherTerminal, { batchNumber: '007' });
    expect((await problemOf(dayClose.declareZero(again))).code).toBe('BATCH_ALREADY_USED');
    expect(await reportsOf(office)).toHaveLength(2);
  });
});

describe('ways round a missing report', () => {
  it('D21.171 a report of another day or of another terminal is not that report', async () => {
    const office = await closedWithout();
    await nextDay(office);
    await importLines(office, [reportLine(5, { terminalId: otherTerminal })], tomorrow);
    await importLines(office, [reportLine(6, { date: tomorrow })], tomorrow);
    expect(await reportsOf(office)).toMatchObject([{ id: report, state: 'missing' }]);
  });

  it('D21.171 a slip of zero is refused where something was recorded', async () => {
    const office = await closedWithout();
    await nextDay(office);
    const zero = office.as(office.manager).dayClose.declareZero(noTransaction(today, terminal));
    expect((await problemOf(zero)).code).toBe('PSP_REPORT_NEEDED');
  });

  it('D21.171 the manager’s words alone end nothing, without a paper none are taken, and the slips stay', async () => {
    const office = await closedWithout();
    await nextDay(office);
    expect((await problemOf(settle(office, { paper: undefined }))).code).toBe('PAPER_NEEDED');
    const signed = { paper: { kind: 'client_signature', number: '14051' } };
    expect((await problemOf(settle(office, signed))).code).toBe('INPUT_INVALID');
    await settle(office);
    expect(await reportsOf(office)).toMatchObject([{ waiting: { words: substantialNote } }]);
  });

  it('D21.171 opening the day again and closing it takes nothing off', async () => {
    const office = await closedWithout();
    const { dayClose } = office.as(office.manager);
    await dayClose.reopen({ day: today, reason, password: office.manager.password });
    expect(await reportsOf(office)).toHaveLength(1);
    await closeWith(office);
    expect(await reportsOf(office)).toMatchObject([{ id: report }]);
    expect((await sheetOf(office, today)).ledger.open.filter(({ id }) => id === report)).toHaveLength(1);
  });

  it('D21.171 of one slip for two days at two PCs the earlier day has it, in whatever order they meet', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const { password } = office.manager;
    const { dayClose } = office.as(office.manager);
    const close = async (day: string) => {
      const { missingPeers } = await dayClose.overview({ day });
      return dayClose.close({ day, reason, withoutPcs: missingPeers.map(({ device }) => device), password });
    };
    await close(today);
    await nextDay(office);
    await close(tomorrow);
    meet(office, other);
    const first = noTransaction(today, terminal, { batchNumber: '31' });
    await dayClose.declareZero({ ...first, day: tomorrow });
    await other.seat(office.manager).dayClose.declareZero(first);
    meet(office, other);
    const here = (await reportsOf(office)).map(({ id }) => id);
    expect(here).toContain(reportKey(terminal, tomorrow));
    expect(here).not.toContain(report);
    expect((await other.seat(office.manager).dayClose.differences()).map(({ id }) => id).toSorted()).toEqual(
      here.toSorted(),
    );
    for (const { store } of [office.desk, other.desk])
      expect(compareOpenDifferences(store, new Set([today, tomorrow]))).toEqual([]);
    await assertSound(other.desk);
  });
});
