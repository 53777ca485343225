// The terminal's own batch slip as a second witness beside the report: when it is asked for, and what its difference comes to.
import { expect, it } from 'vitest';
import { isDrawn } from '#core/closing/day-close/batches.ts';
import { batchKey } from '#core/closing/day-close/ledger/contract.ts';
import {
  base64,
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
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

/** Imports a report whose columns the office named itself. */
const importMapped = (office: TestOffice) =>
  office.as(office.manager).dayClose.importPsp({
    day: today,
    fileName: 'other.csv',
    bytesBase64: base64(
      Buffer.from(
        [
          ['پایانه', 'ارجاع', 'ریال', 'روز'],
          [terminal, numbers(1).rrn, '770000', '1405/09/04'],
        ]
          .map((row) => row.join(','))
          .join('\n'),
      ),
    ),
    profile: { name: 'آسان', columns: { terminal: 'پایانه', rrn: 'ارجاع', amount: 'ریال', date: 'روز' } },
  });
const batch = { day: today, terminalId: terminal, batchNumber: '0120', count: 1, total: 770_000 };
const tell = (office: TestOffice, over: object = {}, by = office.manager) =>
  office.as(by).dayClose.tellBatch({ ...batch, ...over });
const ofTerminal = async (office: TestOffice) =>
  (await overviewOf(office)).terminals.find(({ terminalId }) => terminalId === terminal);
/** Fourteen weeks on, when the clerk, whom the manager registered, is independent of them. */
const later = '2027-03-07';
async function weeksLater(office: TestOffice): Promise<void> {
  office.clock.set(`${later}T04:30:00.000Z`);
  await openDay(office);
}
const differs = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account === 'batch');
const settle = (
  office: TestOffice,
  { id, legs }: { id: string; legs: string },
  second?: { id: string; password: string },
) =>
  office.as(office.manager).dayClose.settleDifference({
    ...{ id, legs, reasonCode: 'psp_or_bank_error', words: 'شرکت پرداخت نوبت را دو بار بسته بود' },
    paper: { kind: 'bank_letter', number: '123456789012' },
    ...(second === undefined
      ? {}
      : { second: { personId: second.id, password: second.password, word: 'رسید چاپی را دیدم' } }),
  });

it('D21.111 is asked for where the office named the columns, and agrees with the report without a word', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  expect(await ofTerminal(office)).toMatchObject({ batchAsked: 'report_missing' });
  await importMapped(office);
  expect(await ofTerminal(office)).toMatchObject({ batchAsked: 'mapped_by_hand' });
  expect((await problemOf(tell(office, {}, office.clerk))).code).toBe('NOT_ALLOWED');
  expect((await problemOf(tell(office, { batchNumber: '12a' }))).code).toBe('INPUT_INVALID');
  expect((await problemOf(tell(office, { terminalId: '20001111' }))).code).toBe('TERMINAL_NOT_DESIGNATED');
  await tell(office);
  expect(await ofTerminal(office)).toMatchObject({ batch: { number: '0120', count: 1, total: 770_000 } });
  expect(await differs(office)).toEqual([]);
  await explainAll(office);
  await closeDay(office, today, 'بررسی شد');
  expect((await problemOf(tell(office))).code).toBe('DAY_CLOSED');
  const { terminals } = await office.as(office.manager).dayClose.sheet({ day: today });
  expect(terminals).toContainEqual(expect.objectContaining({ batch: expect.objectContaining({ count: 1 }) }));
});

it('D21.242 a day that rests on columns of the office’s own is clean only with the slip that was asked for', async () => {
  for (const isTold of [false, true]) {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importMapped(office);
    await office.as(office.manager).dayClose.declareZero(noTransaction(today, otherTerminal));
    if (isTold) await tell(office);
    await explainAll(office);
    await closeDay(office, today, 'بررسی شد');
    expect(journalBodies(office.desk)).toContain(`"clean":${isTold}`);
  }
});

it('D21.175 what was told of a slip before stands beside it, on the close and on the sheet', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await tell(office, { total: 970_000, count: 2 });
  // The same figures again are no other figures.
  await tell(office, { total: 970_000, count: 2 });
  expect((await ofTerminal(office))?.batch).toEqual({ number: '0120', count: 2, total: 970_000 });
  await tell(office);
  const before = { id: expect.any(String), number: '0120', count: 2, total: 970_000 };
  const last = { number: '0120', count: 1, total: 770_000, before: [before] };
  expect((await ofTerminal(office))?.batch).toEqual(last);
  await explainAll(office);
  await closeDay(office, today, 'بررسی شد');
  const { terminals } = await office.as(office.manager).dayClose.sheet({ day: today });
  expect(terminals).toContainEqual(expect.objectContaining({ batch: last }));
});

it('D21.174 a slip that says more than the report is open by terminal and day, holds no close up and ends by words of two', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  await servedVisit(office, 1);
  await importMapped(office);
  await tell(office, { count: 2, total: 1_540_000 });
  meet(office, other);
  const [found] = await differs(office);
  expect(found).toMatchObject({
    ...{ id: batchKey(terminal, today), state: 'differs', size: 770_000 },
    ...{ recorded: 1_540_000, told: 770_000, needsPaper: true, needsSecond: true },
  });
  expect((await overviewThere(office, other)).exceptions).toEqual([]);
  expect(other.desk.reads.dayClose.openDifference(batchKey(terminal, today))?.row).toMatchObject({
    open: 770_000,
  });
  // A slip that was read wrongly is entered again before the close; the last one counts.
  await tell(office);
  expect(await differs(office)).toEqual([]);
  await tell(office, { count: 2, total: 1_540_000 });
  await explainAll(office);
  await closeDay(office, today, 'بررسی شد');
  const { summary } = await office.as(office.manager).dayClose.sheet({ day: today });
  expect(summary.ledger.open).toContainEqual(expect.objectContaining({ account: 'batch', size: 770_000 }));
  expect(journalBodies(office.desk)).toContain('"clean":false');
  await weeksLater(office);
  const [aged] = await differs(office);
  expect(aged).toMatchObject({ state: 'differs', day: today });
  expect(aged?.age).toBeGreaterThan(50);
  // Not told away after the close, and not by one person alone.
  expect((await problemOf(tell(office))).code).toBe('DAY_CLOSED');
  if (aged === undefined) throw new Error('open');
  await settle(office, aged);
  expect(await differs(office)).toHaveLength(1);
  await settle(office, aged, office.clerk);
  expect(await differs(office)).toEqual([]);
  // The same slip shows no other day.
  const again = await problemOf(tell(office, { day: later, batchNumber: '120' }));
  expect(again).toEqual({ code: 'BATCH_ALREADY_USED', params: { day: today } });
});

it('D21.174 the same rials in another number of transactions are not the same money, and a later row opens what words ended', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await importMapped(office);
  await tell(office, { count: 3 });
  const [found] = await differs(office);
  expect(found).toMatchObject({ isApart: true, size: 770_000 });
  await explainAll(office);
  await closeDay(office, today, 'بررسی شد');
  await weeksLater(office);
  if (found === undefined) throw new Error('open');
  await settle(office, found, office.clerk);
  expect(await differs(office)).toEqual([]);
  await importLines(office, [reportLine(2)], later);
  expect(await differs(office)).toMatchObject([{ recorded: 770_000, told: 1_540_000 }]);
});

it('D21.111 one day in ten is drawn by the hash of its opening, whatever the spelling of the terminal, and none before it was opened', () => {
  const hashes = Array.from({ length: 2000 }, (_, n) => n.toString(16).padStart(64, '0'));
  const drawn = hashes.filter((hash) => isDrawn(hash, terminal));
  expect(drawn.length).toBeGreaterThan(140);
  expect(drawn.length).toBeLessThan(260);
  for (const hash of drawn.slice(0, 20)) expect(isDrawn(hash, `0${terminal}`)).toBe(true);
  expect(isDrawn(null, terminal)).toBe(false);
});

it('D21.111 a day without a report says nothing of the lot', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  expect(await ofTerminal(office)).toMatchObject({ report: 'missing', batchAsked: 'report_missing' });
  await importLines(office, [reportLine(1)]);
  const hash = office.desk.reads.businessDay.openingHash(today);
  const asked = (await ofTerminal(office))?.batchAsked;
  expect(asked).toBe(isDrawn(hash, terminal) ? 'drawn_day' : undefined);
});

it('D21.135 a day closes on the batch slip while its report is awaited, is not clean, and the report meets what was left', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  const { dayClose } = office.as(office.manager);
  const close = () => closeDay(office, today, 'سامانهٔ شرکت پرداخت قطع بود');
  await tell(office);
  expect(await ofTerminal(office)).toMatchObject({ report: 'awaited', batch: { count: 1, total: 770_000 } });
  expect((await overviewOf(office)).exceptions).toEqual([]);
  await close();
  const { terminals, closings, summary } = await dayClose.sheet({ day: today });
  expect(terminals).toContainEqual(expect.objectContaining({ report: 'awaited' }));
  expect(summary.ledger.open.filter(({ account }) => account !== 'filing')).toMatchObject([
    { account: 'money', state: 'awaited', size: 770_000 },
    { account: 'report', state: 'awaited', size: 1 },
  ]);
  expect(summary.withoutReport).toEqual([{ terminalId: terminal, hasBatch: true }]);
  expect(closings).toHaveLength(1);
  expect(journalBodies(office.desk)).toContain('"clean":false');
  await nextDay(office);
  await importLines(office, [reportLine(1)], tomorrow);
  expect(await openDifferencesOf(office)).toEqual([]);
});

it('D21.174 a slip that was made up for cash is one too many beside the batch slip, and missing without a report', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await tell(office);
  expect(await differs(office)).toEqual([]);
  await servedVisit(office, 2);
  expect(await differs(office)).toMatchObject([{ recorded: 770_000, told: 1_540_000, terminalId: terminal }]);
  await closeDay(office, today, 'سامانهٔ شرکت پرداخت قطع بود');
  // No report ever comes: what was recorded is missing after its time.
  office.clock.set('2026-11-28T04:30:00.000Z');
  expect((await openDifferencesOf(office)).map(({ account, state }) => [account, state]).toSorted()).toEqual([
    ['batch', 'differs'],
    ['money', 'missing'],
    ['money', 'missing'],
    ['report', 'missing'],
  ]);
  // The report says what the batch slip said: the slip that never was stays alone.
  await openDay(office);
  await importLines(office, [reportLine(1)], '2026-11-28');
  expect((await openDifferencesOf(office)).map(({ account }) => account)).toEqual(['money']);
});
