// The terminal's own batch slip as a second witness beside the report: when it is asked for, and what its difference comes to.
import { expect, it } from 'vitest';
import { isDrawn } from '#core/closing/day-close/batches.ts';
import {
  base64,
  closeDay,
  explainAll,
  importLines,
  nextDay,
  numbers,
  officeAtWork,
  openDifferencesOf,
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
const signs = async (office: TestOffice) =>
  (await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'batch_total_differs');

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
  expect(await signs(office)).toEqual([]);
  await explainAll(office);
  await closeDay(office, today, 'بررسی شد');
  expect((await problemOf(tell(office))).code).toBe('DAY_CLOSED');
  const { terminals } = await office.as(office.manager).dayClose.sheet({ day: today });
  expect(terminals).toContainEqual(expect.objectContaining({ batch: expect.objectContaining({ count: 1 }) }));
});

it('D21.111 a slip that says more than the report has to be explained in words, at every PC; what is not entered holds nothing up', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  await servedVisit(office, 1);
  await importMapped(office);
  await tell(office, { count: 2, total: 1_540_000 });
  meet(office, other);
  const [found] = await signs(office);
  expect(found).toMatchObject({ amounts: { recorded: 1_540_000, psp: 770_000 }, terminalId: terminal });
  const there = (await overviewThere(office, other)).exceptions.map(({ key }) => key);
  expect(there).toContain(found?.key);
  const { dayClose } = office.as(office.manager);
  const words = { day: today, exceptionKey: found?.key ?? '', reasonCode: 'psp_or_bank_error' } as const;
  expect((await problemOf(dayClose.explain({ ...words, note: '' }))).code).toBe('REASON_NEEDED');
  // A slip that was read wrongly is entered again; the last one counts.
  await tell(office);
  expect(await signs(office)).toEqual([]);
  // The same slip shows no other day.
  office.clock.set('2026-11-26T04:30:00.000Z');
  await openDay(office);
  const again = await problemOf(tell(office, { day: '2026-11-26', batchNumber: '120' }));
  expect(again).toEqual({ code: 'BATCH_ALREADY_USED', params: { day: today } });
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

it('D21.135 a slip that was made up for cash is one too many on the batch slip, and missing without a report', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await servedVisit(office, 2);
  await tell(office);
  const [found] = await signs(office);
  expect(found).toMatchObject({ amounts: { recorded: 1_540_000, psp: 770_000 }, terminalId: terminal });
  const close = () => closeDay(office, today, 'سامانهٔ شرکت پرداخت قطع بود');
  expect((await problemOf(close())).code).toBe('EXCEPTIONS_UNEXPLAINED');
  await explainAll(office);
  await close();
  // No report ever comes: what was recorded is missing after its time.
  office.clock.set('2026-11-28T04:30:00.000Z');
  expect((await openDifferencesOf(office)).map(({ account, state }) => [account, state]).toSorted()).toEqual([
    ['money', 'missing'],
    ['money', 'missing'],
    ['report', 'missing'],
  ]);
});
