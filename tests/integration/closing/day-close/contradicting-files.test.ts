// Two files that say different things of one transaction, and money on a day on which nobody worked: neither is passed over.
import { describe, expect, it, test } from 'vitest';
import { settleDay } from '#core/closing/day-close/settle.ts';
import { behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import {
  base64,
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  numbers,
  officeAtWork,
  openDifferencesOf,
  overviewOf,
  reportLine,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const textOf = (rows: readonly (readonly string[])[]): string =>
  base64(Buffer.from(rows.map((row) => row.join(',')).join('\n')));

/** Imports lines as an export does that has no column of reference numbers. */
const importBare = (office: TestOffice, lines: readonly ReportedTransaction[], day = today) =>
  office.as(office.manager).dayClose.importPsp({
    day,
    fileName: 'bare.csv',
    bytesBase64: textOf(behpardakhtSheet(lines, { withRrn: false })),
  });

const pspOf = async (office: TestOffice, day = today) =>
  (await overviewOf(office, day)).totals.find(({ terminalId }) => terminalId === terminal)?.psp;
const kindsOf = async (office: TestOffice, day = today) =>
  (await overviewOf(office, day)).exceptions.map(({ kind }) => kind);
const remarksOf = async (office: TestOffice) =>
  (await overviewOf(office)).imports.map(({ remarks }) => remarks);

const failed = reportLine(1, { status: 'failed' });
const paid = reportLine(1);

describe('F11 what one file calls failed and another successful', () => {
  it.each([
    ['without reference numbers', importBare, importBare],
    ['with them in the second', importBare, importLines],
    ['with them in the first', importLines, importBare],
    ['with them in both', importLines, importLines],
  ])('was taken, and is found at the close: %s', { tags: 'release' }, async (_, first, second) => {
    const office = await officeAtWork();
    await first(office, [failed]);
    expect(await second(office, [paid])).toMatchObject({ rows: 1, newRows: 1, total: 770_000 });
    expect(await pspOf(office)).toBe(770_000);
    expect(await kindsOf(office)).toEqual(['in_psp_not_in_app']);
    expect(await remarksOf(office)).toEqual([['failed_rows_only'], ['contradicts_earlier_file']]);
    expect(await openDifferencesOf(office)).toMatchObject([{ account: 'money', state: 'differs' }]);
  });

  it('in the other order counts once, and the contradiction is said', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importBare(office, [paid]);
    await importBare(office, [failed]);
    await importLines(office, [paid, reportLine(2)]);
    expect(await pspOf(office)).toBe(2 * 770_000);
    expect((await remarksOf(office))[1]).toEqual(['failed_rows_only', 'contradicts_earlier_file']);
  });

  it('counts once however often, and in whatever order of lines, each of the two comes', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    for (const [index, lines] of [[failed, paid], [paid, failed], [paid], [failed]].entries())
      await importBare(office, [...lines, reportLine(10 + index)]);
    expect(await pspOf(office)).toBe(5 * 770_000);
    rebuildTables(office.desk.store, office.desk.path, () => undefined);
    expect(await pspOf(office)).toBe(5 * 770_000);
  });

  it('matches its payment, which the first file seemed to contradict', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [failed]);
    expect(await kindsOf(office)).toEqual(['in_app_not_in_psp']);
    await importLines(office, [paid]);
    expect(await kindsOf(office)).toEqual([]);
  });

  it('and that comes after the close is a late item of the next day', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importBare(office, [failed]);
    await closeDay(office);
    office.clock.set(nextMorning);
    await openDay(office);
    await importBare(office, [paid], tomorrow);
    expect(await pspOf(office, tomorrow)).toBe(770_000);
    expect((await overviewOf(office, tomorrow)).late).toMatchObject([{ kind: 'psp_row', lateFor: today }]);
    expect(await kindsOf(office, tomorrow)).toEqual(['in_psp_not_in_app']);
  });
});

describe('F11 the parts of a split settlement', () => {
  const split = (...parts: readonly (readonly [string, number])[]) =>
    textOf([
      [
        'RetrivalRef',
        'TrackingNo',
        'TransactionDate',
        'TransactionTime',
        'Amount',
        'Terminal',
        'ServiceCode',
      ],
      ...parts.map(([service, amount]) => [
        numbers(1).rrn,
        numbers(1).stan,
        '1405/09/04',
        '08:01:00',
        String(amount),
        terminal,
        service,
      ]),
    ]);
  const importSplit = (office: TestOffice, ...parts: readonly (readonly [string, number])[]) =>
    office
      .as(office.manager)
      .dayClose.importPsp({ day: today, fileName: 'split.csv', bytesBase64: split(...parts) });

  it.each([
    [
      'all of it',
      [
        ['10', 500_000],
        ['11', 270_000],
      ],
      770_000,
      [],
    ],
    ['one share of it', [['10', 500_000]], 770_000, []],
    [
      'more than it',
      [
        ['10', 770_000],
        ['11', 5_000_000],
      ],
      770_000 + 5_770_000,
      ['in_psp_not_in_app'],
    ],
  ] as const)('beside the whole, %s', { tags: 'release' }, async (_, parts, total, kinds) => {
    for (const isFirst of [true, false]) {
      const office = await officeAtWork();
      await servedVisit(office, 1);
      if (isFirst) await importSplit(office, ...parts);
      await importLines(office, [paid]);
      if (!isFirst) await importSplit(office, ...parts);
      expect(await pspOf(office)).toBe(total);
      expect(await kindsOf(office)).toEqual(kinds);
    }
  });
});

test('F11 rows of one payment without codes, and its shares, are one money', async () => {
  const office = await officeAtWork();
  const rows = [300_000, 470_000].map((amount) => reportLine(1, { amount }));
  await importLines(office, rows);
  const shares = [
    ['RetrivalRef', 'TrackingNo', 'TransactionDate', 'TransactionTime', 'Amount', 'Terminal', 'ServiceCode'],
    ...['300000', '470000'].map((amount, index) => [
      ...[numbers(1).rrn, numbers(1).stan, '1405/09/04', '08:01:00'],
      ...[amount, terminal, String(10 + index)],
    ]),
  ];
  await office
    .as(office.manager)
    .dayClose.importPsp({ day: today, fileName: 'split.csv', bytesBase64: textOf(shares) });
  expect(await pspOf(office)).toBe(770_000);
});

test.each(everyNth(3, ['2026-02-31', '0001-01-01', '']))(
  'D19.8 an entry of the day «%s» of another PC stops no settlement',
  async (day) => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { status: 'failed' })]);
    await closeDay(office);
    office.clock.set(nextMorning);
    await openDay(office);
    const { reads } = office.desk;
    const bytes = Buffer.from(JSON.stringify({ body: {} }));
    const entriesBeyond = () => [{ seq: 9_000, type: 'visit.opened', day, bytes }];
    const written = { ...reads, dayClose: { ...reads.dayClose, entriesBeyond } };
    const started = performance.now();
    expect(settleDay(written, tomorrow, tomorrow).late).toEqual([]);
    expect(performance.now() - started).toBeLessThan(5_000);
  },
);

describe('D19.8 money on a day on which nobody worked', () => {
  const saturday = '2026-11-28';
  const onHoliday = reportLine(7, { date: tomorrow });

  /** A row of the shut Thursday came in with the report of Wednesday, which was then closed; Saturday is open. */
  async function afterHoliday(importOnHoliday: boolean): Promise<TestOffice> {
    const office = await officeAtWork();
    if (importOnHoliday) office.clock.set(nextMorning);
    await importLines(office, [onHoliday, reportLine(1, { status: 'failed' })]);
    await closeDay(office);
    office.clock.set(`${saturday}T04:30:00.000Z`);
    await openDay(office);
    return office;
  }

  it.each([
    ['imported on the holiday itself', true],
    ['of a terminal whose clock was ahead', false],
  ])('is named on the next day that is opened: %s', { tags: 'release' }, async (_, importOnHoliday) => {
    const office = await afterHoliday(importOnHoliday);
    expect(await pspOf(office, saturday)).toBe(770_000);
    expect(await kindsOf(office, saturday)).toEqual(['in_psp_not_in_app']);
    await importLines(office, [onHoliday, reportLine(8, { date: saturday, status: 'failed' })], saturday);
    expect(await pspOf(office, saturday)).toBe(770_000);
    expect(await openDifferencesOf(office)).toMatchObject([{ account: 'money', day: tomorrow }]);
  });

  it('is answered for once, and again when that day is opened again', { tags: 'release' }, async () => {
    const office = await afterHoliday(true);
    const reason = 'از متصدی پرسیده شد و رسید دیده شد';
    await explainAll(office, saturday);
    await closeDay(office, saturday, reason);
    office.clock.set('2026-11-29T04:30:00.000Z');
    await openDay(office);
    expect(await kindsOf(office, '2026-11-29')).toEqual([]);
    const { password } = office.manager;
    await office.as(office.manager).dayClose.reopen({ day: saturday, reason, password });
    expect(await pspOf(office, saturday)).toBe(770_000);
    expect(await kindsOf(office, '2026-11-29')).toEqual([]);
  });

  it('and that is found with a payment of the open day before it counts there', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 7);
    office.clock.set(nextMorning);
    await importLines(office, [onHoliday, reportLine(1, { status: 'failed' })]);
    expect(await kindsOf(office)).toEqual([]);
    await closeDay(office);
    office.clock.set(`${saturday}T04:30:00.000Z`);
    await openDay(office);
    expect(await kindsOf(office, saturday)).toEqual([]);
    expect(await pspOf(office, saturday)).toBe(0);
  });
});

describe('F1 the sum of a day over several files', () => {
  it('is refused before it is beyond what is counted exactly, and the day is shown and closed', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const huge = (from: number) =>
      Array.from({ length: 6 }, (_, index) => reportLine(from + index, { amount: 100_000_000_000_000 }));
    await importLines(office, huge(10));
    expect(await problemOf(importLines(office, huge(20)))).toEqual({
      code: 'PSP_SUM_TOO_LARGE',
      params: { day: today },
    });
    expect(await pspOf(office)).toBe(600_000_000_000_000);
    await explainAll(office);
    await closeDay(office, today, 'رقم‌ها با شرکت پرداخت بررسی می‌شود');
  });
});
