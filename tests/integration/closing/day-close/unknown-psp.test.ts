import { describe, expect, it } from 'vitest';
import {
  base64,
  closeDay,
  nextDay,
  numbers,
  officeAtWork,
  overviewOf,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const header = ['پایانه', 'ارجاع', 'ریال', 'روز'];
const line = (n: number, date = '1405/09/04') => [terminal, numbers(n).rrn, '770000', date];
const csvOf = (...lines: readonly (readonly string[])[]) =>
  base64(Buffer.from([header, ...lines].map((cells) => cells.join(';')).join('\n')));
const mapping = { columns: { terminal: 'پایانه', rrn: 'ارجاع', amount: 'ریال', date: 'روز' } };
const profile = { name: 'آسان', ...mapping };

const entriesOf = ({ desk }: TestOffice): number => desk.path.journal.count();

describe('a report of an unknown PSP', () => {
  it('is refused, looked at, tried and imported, and only the import is kept', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    const bytesBase64 = csvOf(line(1), line(2));
    const { dayClose } = office.as(office.manager);
    const before = entriesOf(office);
    expect((await problemOf(dayClose.previewPsp({ fileName: 'a.csv', bytesBase64 }))).code).toBe(
      'PSP_COLUMNS_UNKNOWN',
    );
    expect(await dayClose.inspectPsp({ bytesBase64 })).toMatchObject({ headers: header, known: null });
    expect(await dayClose.tryMapping({ bytesBase64, mapping })).toMatchObject({
      lacking: [],
      unreadableCount: 0,
      rows: 2,
      newRows: 2,
      total: 1_540_000,
      perTerminal: [{ terminalId: terminal, count: 2, total: 1_540_000 }],
    });
    expect(entriesOf(office)).toBe(before);
    const imported = await dayClose.importPsp({ day: today, fileName: 'a.csv', bytesBase64, profile });
    expect(imported).toMatchObject({ rows: 2, matched: 1, exceptions: 1 });
    expect((await overviewOf(office)).imports).toMatchObject([{ profile: 'آسان', rowCount: 2 }]);
  });

  it('is known the next time its headers come, also as a workbook', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const first = { day: today, fileName: 'a.csv', bytesBase64: csvOf(line(1)), profile };
    await dayClose.importPsp(first);
    const next = { fileName: 'b.xlsx', bytesBase64: base64(await xlsxOf([header, line(2)])) };
    expect(await dayClose.previewPsp(next)).toMatchObject({ profile: 'آسان', mapping: profile, newRows: 1 });
    expect(await dayClose.importPsp({ day: today, ...next })).toMatchObject({ newRows: 1 });
    expect((await dayClose.inspectPsp({ bytesBase64: next.bytesBase64 })).known).toEqual(profile);
  });

  it('is mapped anew when a person says so, and the latest mapping counts', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await dayClose.importPsp({ day: today, fileName: 'a.csv', bytesBase64: csvOf(line(1)), profile });
    const other = { ...profile, name: 'آسان‌پرداخت' };
    await dayClose.importPsp({ day: today, fileName: 'b.csv', bytesBase64: csvOf(line(2)), profile: other });
    const third = { fileName: 'c.csv', bytesBase64: csvOf(line(3)) };
    expect(await dayClose.previewPsp(third)).toMatchObject({ profile: 'آسان‌پرداخت' });
  });

  it('keeps no mapping of a file that is refused', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    const broken = {
      fileName: 'a.csv',
      bytesBase64: csvOf([terminal, numbers(1).rrn, 'زیاد', '1405/09/04']),
    };
    const before = entriesOf(office);
    expect(await problemOf(dayClose.importPsp({ day: today, ...broken, profile }))).toEqual({
      code: 'PSP_ROW_UNREADABLE',
      params: { line: 2, column: 'ریال' },
    });
    expect(entriesOf(office)).toBe(before);
    expect((await problemOf(dayClose.previewPsp(broken))).code).toBe('PSP_COLUMNS_UNKNOWN');
  });

  it('is known at the other PC too, which closes the next day with it', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await dayClose.importPsp({ day: today, fileName: 'a.csv', bytesBase64: csvOf(line(1)), profile });
    const other = joinOffice(office, 2);
    const there = other.seat(office.manager).dayClose;
    const renamed = { ...profile, name: 'نام دیگر' };
    await there.importPsp({ day: today, fileName: 'b.csv', bytesBase64: csvOf(line(2)), profile: renamed });
    carryEntries(other.desk, office.desk);
    const next = { fileName: 'c.csv', bytesBase64: csvOf(line(3, '1405/09/05')) };
    expect(await dayClose.previewPsp(next)).toMatchObject({ profile: 'نام دیگر' });
    expect(await there.previewPsp(next)).toMatchObject({ profile: 'نام دیگر' });
    await closeDay(office, today, 'دیده شد');
    await nextDay(office);
    await dayClose.importPsp({ day: tomorrow, ...next });
    expect((await overviewOf(office, tomorrow)).imports).toMatchObject([{ profile: 'نام دیگر' }]);
  });
});

it('a file without a header is refused by the look at it', async () => {
  const office = await officeAtWork();
  const { dayClose } = office.as(office.manager);
  const bytesBase64 = base64(Buffer.from('سلام\nدنیا\n'));
  expect((await problemOf(dayClose.inspectPsp({ bytesBase64 }))).code).toBe('PSP_COLUMNS_UNKNOWN');
  expect((await problemOf(dayClose.tryMapping({ bytesBase64, mapping }))).code).toBe('PSP_COLUMNS_UNKNOWN');
  const byClerk = office.as(office.clerk).dayClose;
  expect((await problemOf(byClerk.inspectPsp({ bytesBase64 }))).code).toBe('NOT_ALLOWED');
});
