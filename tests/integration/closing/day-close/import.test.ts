import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { behpardakhtSheet } from '#core/demo/psp-report.ts';
import {
  base64,
  csvFile,
  importLines,
  numbers,
  officeAtWork,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  terminal,
} from '#tests/support/closing-day.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const entriesOf = ({ desk }: TestOffice): number => desk.path.journal.count();

describe('importing a report', () => {
  it('matches payments with rows and says in words why', async () => {
    const office = await officeAtWork();
    const paymentId = await servedVisit(office, 1);
    expect(await importLines(office, [reportLine(1)])).toMatchObject({
      rows: 1,
      newRows: 1,
      total: 770_000,
      matched: 1,
      exceptions: 0,
    });
    const [match] = await office.as(office.manager).dayClose.matches({ day: today });
    expect(match).toMatchObject({ paymentId, basis: 'rrn', ...numbers(1), terminalId: terminal });
    expect(match?.words).toContain('amount_same');
    const { totals, terminals, imports } = await overviewOf(office);
    expect(totals).toContainEqual({
      terminalId: terminal,
      charged: 770_000,
      recorded: 770_000,
      psp: 770_000,
    });
    expect(terminals).toMatchObject([
      { terminalId: terminal, report: 'imported', recordedPayments: 1, recordedReversals: 0 },
      { terminalId: otherTerminal, report: 'missing', recordedPayments: 0, recordedReversals: 0 },
    ]);
    expect(imports).toMatchObject([
      {
        fileName: 'report.csv',
        fileSha256: createHash('sha256')
          .update(Buffer.from(csvFile(reportLine(1)).bytesBase64, 'base64'))
          .digest('hex'),
        rowCount: 1,
        total: 770_000,
        byName: office.manager.name,
      },
    ]);
  });

  it('takes a workbook with Arabic letters as well', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    const sheet = behpardakhtSheet([reportLine(1)], { arabicLetters: true, withRrn: false });
    const imported = await office.as(office.manager).dayClose.importPsp({
      day: today,
      fileName: 'گزارش.xlsx',
      bytesBase64: base64(await xlsxOf(sheet)),
    });
    // Without a reference number the match waits for the manager's tick.
    expect(imported).toMatchObject({ newRows: 1, matched: 0, exceptions: 1 });
  });

  it('keeps the rows and the name of the file in the office', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    const sent = journalBodies(office.desk);
    expect(sent).toContain('psp.imported');
    expect(sent).not.toContain('report.csv');
    expect(sent).not.toContain(numbers(1).rrn);
  });

  it('refuses the same file again and says when it came first', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    const [first] = (await overviewOf(office)).imports;
    const before = entriesOf(office);
    expect(await problemOf(importLines(office, [reportLine(1)]))).toEqual({
      code: 'PSP_FILE_ALREADY_IMPORTED',
      params: { at: first?.at },
    });
    expect(entriesOf(office)).toBe(before);
  });

  it('F2 counts a row that two files have once', async () => {
    const office = await officeAtWork();
    await importLines(office, [reportLine(1)]);
    const again = await importLines(office, [reportLine(1), reportLine(2, { time: '09:00:00' })]);
    expect(again).toMatchObject({ rows: 2, newRows: 1, total: 1_540_000 });
    const { totals, exceptions } = await overviewOf(office);
    expect(totals.find(({ terminalId }) => terminalId === terminal)?.psp).toBe(1_540_000);
    expect(exceptions).toHaveLength(2);
  });

  it('F40 counts every row before it takes any: one that failed is told beside the money', async () => {
    const office = await officeAtWork();
    const file = csvFile(reportLine(1), reportLine(2), reportLine(3, { status: 'failed' }));
    const preview = await office.as(office.manager).dayClose.previewPsp(file);
    expect(preview).toMatchObject({ rows: 3, perTerminal: [{ count: 2 }], withoutMoney: 1 });
  });

  it('shows a dry run first, and that changes nothing', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const before = entriesOf(office);
    const file = csvFile(reportLine(1), reportLine(2, { type: 'reversal', amount: 70_000 }));
    const { dayClose } = office.as(office.manager);
    expect(await dayClose.previewPsp(file)).toEqual({
      profile: 'behpardakht',
      mapping: null,
      rows: 2,
      newRows: 2,
      total: 700_000,
      perTerminal: [{ terminalId: terminal, count: 2, total: 700_000 }],
      withoutMoney: 0,
      skipped: [],
      duplicates: [],
      totals: [],
      remarks: [],
      importedAt: null,
      lacking: 0,
    });
    expect(entriesOf(office)).toBe(before);
    await dayClose.importPsp({ day: today, ...file });
    expect(await dayClose.previewPsp(file)).toMatchObject({ newRows: 0, importedAt: expect.any(String) });
  });

  it('reads a file of another PSP by the mapping of the office', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    const { rrn } = numbers(1);
    const text = `پایانه;ارجاع;ریال;روز\n${terminal};${rrn};770000;1405/09/04\n`;
    const imported = await office.as(office.manager).dayClose.importPsp({
      day: today,
      fileName: 'other.csv',
      bytesBase64: base64(Buffer.from(text)),
      profile: {
        name: 'آسان',
        columns: { terminal: 'پایانه', rrn: 'ارجاع', amount: 'ریال', date: 'روز' },
      },
    });
    expect(imported).toMatchObject({ matched: 1, exceptions: 0 });
  });
});

describe('a file that is no report', () => {
  const broken = csvFile(reportLine(1), reportLine(2, { amount: Number.NaN }));
  it.each([
    ['an empty file', '', 'PSP_FILE_EMPTY'],
    ['a file that is not base64 at all', '!!!!', 'PSP_FILE_EMPTY'],
    ['a text of another kind', base64(Buffer.from('سلام\nدنیا\n')), 'PSP_COLUMNS_UNKNOWN'],
    ['a report without a transaction', csvFile().bytesBase64, 'PSP_FILE_EMPTY'],
    ['a report with one line that cannot be read', broken.bytesBase64, 'PSP_ROW_UNREADABLE'],
    ['a damaged workbook', base64(Buffer.from('PK\u0003\u0004 damaged')), 'PSP_FILE_UNREADABLE'],
    ['an old binary workbook', base64(readFileSync('tests/fixtures/psp/old-binary.xls')), 'PSP_FILE_OLD_XLS'],
  ])('%s is refused whole, and nothing is saved', { tags: 'release' }, async (_, bytesBase64, code) => {
    const office = await officeAtWork();
    const before = entriesOf(office);
    const { dayClose } = office.as(office.manager);
    const file = { fileName: 'file', bytesBase64 };
    expect((await problemOf(dayClose.importPsp({ day: today, ...file }))).code).toBe(code);
    expect((await problemOf(dayClose.previewPsp(file))).code).toBe(code);
    expect(entriesOf(office)).toBe(before);
    expect((await overviewOf(office)).imports).toEqual([]);
  });
});

describe('who may import, and when', () => {
  it('a clerk may not, and sees no overview', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.clerk);
    const file = csvFile(reportLine(1));
    expect((await problemOf(dayClose.importPsp({ day: today, ...file }))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(dayClose.previewPsp(file))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(dayClose.overview({ day: today }))).code).toBe('NOT_ALLOWED');
  });

  it('nothing is imported for a day that was not opened', { tags: 'release' }, async () => {
    const office = await openOffice();
    expect((await problemOf(importLines(office, [reportLine(1)]))).code).toBe('DAY_NOT_OPEN');
    expect((await overviewOf(office)).blockers).toEqual([{ code: 'DAY_NOT_OPEN', params: { day: today } }]);
  });

  it.each(['2026-02-30', '0000-01-01', 'today', ''])('«%s» is no day', async (day) => {
    const office = await openOffice();
    expect((await problemOf(overviewOf(office, day))).code).toBe('INPUT_INVALID');
  });
});
