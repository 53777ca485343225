// The bank's side: what reports tell against what the bank credited. The honest office, short and missing credits, the ways round, two PCs.
import { describe, expect, it } from 'vitest';
import { compareOpenDifferences } from '#core/closing/day-close/ledger/compare-open-differences.ts';
import type { AccountLine } from '#core/demo/bank-statement.ts';
import { statementFile } from '#tests/support/bank-statement.ts';
import {
  closeDay,
  csvFile,
  explainAll,
  importLines,
  officeAtWork,
  openDifferencesOf,
  reportLine,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

/** What was sold on Wednesday is credited on Thursday; its window ends on Sunday. */
const [thursday, saturday, sunday, monday] = ['2026-11-26', '2026-11-28', '2026-11-29', '2026-11-30'];
const sold = 1_540_000;
const credit = (rials: number, day = thursday): AccountLine => ({ day, credit: rials });
/** Another line of the account, up to which a statement tells everything. */
const quiet = (day = sunday): AccountLine => ({ day, credit: 300_000, text: 'انتقال داخلی' });

/** An office whose report of Wednesday is in, on the Monday after it. */
async function officeOnMonday(): Promise<TestOffice> {
  const office = await officeAtWork();
  await importLines(office, [reportLine(1), reportLine(2)]);
  await goTo(office, monday);
  return office;
}
async function goTo(office: TestOffice, day: string): Promise<void> {
  office.clock.set(`${day}T04:30:00.000Z`);
  await openDay(office);
}
const take = (office: TestOffice, lines: readonly AccountLine[], over: object = {}) =>
  office.as(office.manager).dayClose.importStatement({ ...statementFile(lines), ...over });
const bankOf = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account === 'bank');
const viewOf = (office: TestOffice) => office.as(office.manager).dayClose.bank({ until: monday });
const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code;
const compared = ({ desk }: TestOffice) =>
  compareOpenDifferences(desk.store, new Set([today, thursday, saturday, sunday, monday]));
const settle = (office: TestOffice, found: { id: string; legs: string } | undefined, over: object = {}) =>
  office.as(office.manager).dayClose.settleDifference({
    ...{ id: found?.id ?? '', legs: found?.legs ?? '', reasonCode: 'psp_or_bank_error' },
    words: substantialNote,
    ...over,
  });
const answer = { paper: { kind: 'bank_letter', number: '۴۱۲۰' } };

describe('an honest office', () => {
  it('D21.130 F46 is asked nothing, before the first statement and after it, whatever file comes twice', {
    tags: 'release',
  }, async () => {
    const office = await officeOnMonday();
    const { dayClose } = office.as(office.manager);
    expect(await bankOf(office)).toEqual([]);
    expect(await viewOf(office)).toEqual({ statements: [], days: [] });
    const lines = [credit(sold), { day: thursday, debit: 2_400 }, quiet()];
    const file = statementFile(lines);
    expect(await dayClose.previewStatement(file)).toMatchObject({
      ...{
        lines: 2,
        newLines: 2,
        credited: sold,
        fees: 2_400,
        linesBefore: 0,
        importedAt: null,
        remarks: [],
      },
      ...{ from: thursday, to: sunday, otherIn: { count: 1, rials: 300_000 } },
    });
    expect(await take(office, lines)).toMatchObject({ lines: 2, newLines: 2 });
    expect(await bankOf(office)).toEqual([]);
    expect(await viewOf(office)).toMatchObject({
      statements: [{ credited: sold, fees: 2_400, from: thursday, to: sunday, remarks: [] }],
      days: [
        { day: thursday, reported: sold, credited: sold, feeLines: 2_400, netted: 0, rest: 0, state: 'met' },
      ],
    });
    expect(await codeOf(take(office, lines))).toBe('PSP_FILE_ALREADY_IMPORTED');
    // Another file with the same line, in other company.
    expect(await take(office, [credit(sold), quiet(), quiet()])).toMatchObject({ newLines: 0 });
    expect(await viewOf(office)).toMatchObject({ days: [{ credited: sold, state: 'met' }] });
    expect(compared(office)).toEqual([]);
  });

  it('D21.130 D21.133 agrees over a holiday, with a late credit, and with what came before its first report', {
    tags: ['release'],
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    // Thursday is declared closed: what was sold on Wednesday comes with Thursday's on Saturday.
    await office.as(office.manager).closures.declare({
      ...{ closedDay: thursday, kind: 'holiday' },
      ...{ authority: 'تقویم رسمی', reference: 'صفحهٔ ۹' },
    });
    await importLines(office, [reportLine(2, { date: thursday })]);
    await goTo(office, '2026-12-02');
    const before = { day: '2026-11-20', credit: 9_000_000 };
    expect(await take(office, [before, credit(sold, saturday), quiet('2026-12-01')])).toMatchObject({
      lines: 1,
    });
    expect(await bankOf(office)).toEqual([]);
    await importLines(office, [reportLine(3, { date: saturday })], '2026-12-02');
    expect(await bankOf(office)).toMatchObject([{ day: sunday, size: 770_000, state: 'differs' }]);
    // It came two days late.
    await take(office, [credit(770_000, '2026-12-01'), quiet('2026-12-01')]);
    expect(await bankOf(office)).toEqual([]);
    expect(await office.as(office.manager).dayClose.bank({ until: '2026-12-01' })).toMatchObject({
      days: [
        { day: '2026-12-01', rest: -770_000, state: 'met_together' },
        { day: sunday, rest: 770_000, state: 'met_together' },
        { day: saturday, state: 'met' },
      ],
    });
    expect(compared(office)).toEqual([]);
  });

  it('D21.150 agrees where its PSP settles two working days later, once the statement says so, and no other term does', {
    tags: ['release'],
  }, async () => {
    const office = await officeAtWork();
    const sales = [reportLine(1), reportLine(2, { date: thursday, amount: 300_000 })];
    await importLines(office, [...sales, reportLine(3, { date: saturday, amount: 150_000 })]);
    await goTo(office, '2026-12-05');
    const { dayClose } = office.as(office.manager);
    const lines = [credit(770_000, saturday), credit(300_000, sunday), credit(140_000, monday)];
    const { mapping } = await dayClose.previewStatement(statementFile([...lines, quiet('2026-12-03')]));
    expect(mapping.termDays).toBe(1);
    const said = (termDays: number, n: number) =>
      take(office, [...lines, ...Array.from({ length: n }, () => quiet('2026-12-03'))], {
        mapping: { ...mapping, termDays },
      });
    expect(await codeOf(said(4, 1))).toBe('INPUT_INVALID');
    await said(2, 1);
    // What the bank kept of one day stays open by the right term.
    expect(await bankOf(office)).toMatchObject([{ day: monday, size: 10_000, state: 'differs' }]);
    expect((await viewOf(office)).statements).toMatchObject([{ termDays: 2 }]);
    // The form is remembered with its term.
    expect((await dayClose.previewStatement(statementFile(lines))).mapping.termDays).toBe(2);
    expect(compared(office)).toEqual([]);
    await said(3, 2);
    expect((await bankOf(office)).length).toBeGreaterThan(1);
    expect(compared(office)).toEqual([]);
    await said(2, 3);
    expect(await bankOf(office)).toMatchObject([{ day: monday, size: 10_000 }]);
  });

  it('D21.186 the same file with another term, fee or account replaces its former import, which stays on the list', async () => {
    const office = await officeAtWork();
    const sales = [reportLine(1), reportLine(2, { date: thursday, amount: 300_000 })];
    await importLines(office, [...sales, reportLine(3, { date: saturday, amount: 150_000 })]);
    await goTo(office, '2026-12-05');
    const { dayClose } = office.as(office.manager);
    const credits = [credit(770_000, saturday), credit(300_000, sunday), credit(140_000, monday)];
    const lines = [...credits, quiet('2026-12-03')];
    const { mapping } = await dayClose.previewStatement(statementFile(lines));
    const wrong = { mapping: { ...mapping, termDays: 3 } };
    await take(office, lines, wrong);
    expect((await bankOf(office)).length).toBeGreaterThan(1);
    // Nothing is read otherwise: it is in already.
    expect(await codeOf(take(office, lines, wrong))).toBe('PSP_FILE_ALREADY_IMPORTED');
    const right = { mapping: { ...mapping, termDays: 2 } };
    const asked = await dayClose.previewStatement({ ...statementFile(lines), ...right });
    expect(asked).toMatchObject({ replaces: true, remarks: [] });
    await take(office, lines, right);
    expect(await bankOf(office)).toMatchObject([{ day: monday, size: 10_000 }]);
    expect((await viewOf(office)).statements).toMatchObject([
      { termDays: 2, isReplaced: false },
      { termDays: 3, isReplaced: true },
    ]);
    expect(compared(office)).toEqual([]);
    // The wrong one again, and the right one: the last counts.
    await take(office, lines, wrong);
    expect((await bankOf(office)).length).toBeGreaterThan(1);
    await take(office, lines, right);
    expect(await bankOf(office)).toMatchObject([{ day: monday, size: 10_000 }]);
    expect(await codeOf(take(office, lines, right))).toBe('PSP_FILE_ALREADY_IMPORTED');
    expect(compared(office)).toEqual([]);
  });

  it('D21.131 is on its way until statements reach the end of the window, and holds no close up', {
    tags: ['release'],
  }, async () => {
    const office = await officeOnMonday();
    await take(office, [credit(1_000_000), quiet(saturday)]);
    const [found] = await bankOf(office);
    expect(found).toMatchObject({
      state: 'awaited',
      size: 540_000,
      day: thursday,
      recorded: sold,
      told: 1_000_000,
    });
    expect(await codeOf(settle(office, found, answer))).toBe('DIFFERENCE_AWAITED');
    await explainAll(office);
    expect(await closeDay(office, today)).not.toBe('');
    // The rest comes within the window.
    await take(office, [credit(540_000, sunday), quiet()]);
    expect(await bankOf(office)).toEqual([]);
  });
});

describe('a credit that is short', () => {
  it('D21.132 D19.130 is one difference of its day, signed and ended on the bank’s answer; the next one takes a second person', async () => {
    const office = await officeOnMonday();
    await take(office, [credit(1_000_000), quiet()]);
    const [found] = await bankOf(office);
    expect(found).toMatchObject({ state: 'differs', size: 540_000, needsPaper: true, needsSecond: false });
    await explainAll(office, monday);
    await closeDay(office, monday, 'روز چهارشنبه فردا بسته می‌شود');
    const { summary } = await office.as(office.manager).dayClose.sheet({ day: monday });
    expect(summary.ledger.lines).toContainEqual({
      ...{ account: 'bank', opening: 0, added: 540_000, cleared: 0, settled: 0, closing: 540_000 },
    });
    // Neither without the answer, nor by a click, nor by the clerk.
    expect(await codeOf(settle(office, found))).toBe('PAPER_NEEDED');
    expect(await codeOf(settle(office, found, { ...answer, words: 'دیده شد' }))).toBe('NOTE_TOO_THIN');
    const asClerk = office.as(office.clerk).dayClose;
    expect(await codeOf(asClerk.importStatement(statementFile([credit(sold)])))).toBe('NOT_ALLOWED');
    await settle(office, found, answer);
    expect(await bankOf(office)).toEqual([]);
    expect(await viewOf(office)).toMatchObject({ days: [{ state: 'settled' }] });
    // What comes since opens it again, and one word is not enough for another day.
    const tuesday = '2026-12-01';
    await goTo(office, tuesday);
    await importLines(office, [reportLine(3)], tuesday);
    expect(await bankOf(office)).toMatchObject([{ id: found?.id, size: 1_310_000, needsSecond: false }]);
    await importLines(office, [reportLine(4, { date: thursday })], tuesday);
    expect((await bankOf(office)).map(({ needsSecond }) => needsSecond)).toEqual([false, true]);
    expect(compared(office)).toEqual([]);
  });

  it('D21.132 D21.133 is not made good by a fee that was not taken, by an edited file, or by a credit that fits in two ways', {
    tags: ['release'],
  }, async () => {
    const office = await officeOnMonday();
    // Called netted, while the bank credited everything: the fee stands open.
    const { mapping } = await office
      .as(office.manager)
      .dayClose.previewStatement(statementFile([credit(sold)]));
    const netted = { mapping: { ...mapping, fee: 'netted' } };
    await take(office, [credit(sold), quiet()], netted);
    expect(await bankOf(office)).toMatchObject([{ size: 2_400, recorded: sold - 2_400, told: sold }]);
    await take(office, [credit(sold), quiet(), quiet()], { mapping });
    expect(await bankOf(office)).toEqual([]);
    // What an earlier statement has is still there where a later one leaves it out; what is added stands beside it.
    await take(office, [credit(1), quiet()], { mapping });
    expect(await bankOf(office)).toMatchObject([{ size: 1, told: sold + 1 }]);
  });

  it('D21.133 stays open on both days where one credit fits two', { tags: ['release'] }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1), reportLine(2, { date: thursday })]);
    await goTo(office, '2026-12-02');
    await take(office, [quiet(thursday), credit(770_000, sunday), quiet('2026-12-01')]);
    expect((await bankOf(office)).map(({ day, recorded, told }) => [day, recorded, told])).toEqual([
      [thursday, 770_000, 0],
      [saturday, 770_000, 0],
      [sunday, 0, 770_000],
    ]);
  });
});

describe('ways round', () => {
  it('D21.131 a statement of other days leaves the day out: it is missing after five working days', async () => {
    const office = await officeOnMonday();
    await take(office, [credit(sold), quiet(thursday)]);
    await importLines(office, [reportLine(3, { date: monday })], monday);
    expect(await bankOf(office)).toMatchObject([{ day: '2026-12-01', state: 'awaited' }]);
    await goTo(office, '2026-12-05');
    expect(await bankOf(office)).toMatchObject([{ state: 'awaited' }]);
    await goTo(office, '2026-12-07');
    expect(await bankOf(office)).toMatchObject([{ day: '2026-12-01', state: 'missing', age: 5 }]);
  });

  it('D21.130 D21.131 follows every day since the first statement, however old that is', {
    tags: ['release'],
  }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1, { date: '2026-09-05' }), reportLine(2)]);
    await goTo(office, monday);
    await take(office, [credit(770_000, '2026-09-06'), quiet('2026-09-10')]);
    expect(await bankOf(office)).toMatchObject([{ day: thursday, size: 770_000, state: 'awaited' }]);
    expect(compared(office)).toEqual([]);
  });

  it('F46 F45 an edited statement is marked, a report is no statement, and without card money nothing is taken in', async () => {
    const office = await officeOnMonday();
    const { dayClose } = office.as(office.manager);
    const lines = [
      { day: '2026-11-25', credit: 5 },
      credit(1_000_000),
      { day: saturday, credit: 7 },
      quiet(),
    ];
    await take(office, lines);
    const text = Buffer.from(statementFile(lines).bytesBase64, 'base64').toString().replace(',7,', ',8,');
    const file = { fileName: 'edited.csv', bytesBase64: Buffer.from(text).toString('base64') };
    expect((await dayClose.previewStatement(file)).remarks).toEqual([
      'balance_breaks',
      'contradicts_earlier',
    ]);
    const report = csvFile(reportLine(1));
    expect(await codeOf(dayClose.previewStatement(report))).toBe('BANK_FILE_IS_REPORT');
    expect(await codeOf(take(office, [quiet()]))).toBe('BANK_STATEMENT_EMPTY');
    expect(await codeOf(take(office, [credit(sold)], { iban: 'IR000000000000000000000001' }))).toBe(
      'INPUT_INVALID',
    );
  });

  it('D21.134 the shares of a split payment are held against the account that the report names', async () => {
    const office = await officeAtWork();
    const own = 'IR820540102680020817909002';
    const header =
      'RetrivalRef,TrackingNo,TransactionDate,TransactionTime,FinancialDate,Iban,Amount,Terminal,ServiceCode';
    const share = (iban: string, amount: number, code: string) =>
      `633000000201,000201,1405/09/04,10:00:00,1405/09/04,${iban},${amount},14999001,${code}`;
    const text = [
      header,
      share(own, 900_000, '101'),
      share('IR062960000000100324200001', 350_000, '205'),
    ].join('\n');
    const bytesBase64 = Buffer.from(text).toString('base64');
    await office.as(office.manager).dayClose.importPsp({ day: today, fileName: 'split.csv', bytesBase64 });
    await goTo(office, monday);
    await take(office, [credit(900_000), quiet()], { iban: own });
    expect(await bankOf(office)).toEqual([]);
    expect(await viewOf(office)).toMatchObject({ days: [{ iban: own, reported: 900_000, state: 'met' }] });
  });

  it('D21.130 two PCs come to the same, whatever they knew when report and statement were taken in', {
    tags: ['release'],
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    await importLines(office, [reportLine(1)]);
    meet(office, other);
    await goTo(office, monday);
    const there = other.seat(office.manager).dayClose;
    await there.importStatement(statementFile([credit(sold), quiet()]));
    await importLines(office, [reportLine(2)], monday);
    expect(await there.differences()).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ account: 'bank', size: 770_000 })]),
    );
    expect(await bankOf(office)).toEqual([]);
    meet(office, other);
    expect(await bankOf(office)).toEqual([]);
    expect((await there.differences()).filter(({ account }) => account === 'bank')).toEqual([]);
    expect(compared(office)).toEqual([]);
  });
});
