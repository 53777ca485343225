// What leaves as a file (D20.86): an independent reading of CSV and XLSX sums up to the tables of the office and to the screen; nothing in it
// runs; and who took it out is an entry first.

import { createIntl } from 'react-intl';
import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { csvBytes, xlsxBytes } from '#core/foundation/reporting/table-file.ts';
import type { Exported, FactRow } from '#core/oversight/reports/contract.ts';
import { exportedRows } from '#core/oversight/reports/run.ts';
import { fileTable } from '#renderer/features/oversight/reports/export-file.ts';
import { partsOf, readRows, StoppedExport } from '#renderer/features/oversight/reports/export-rows.ts';
import { persian } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';
import { nextMorning, officeAtWork, otherTerminal, servedVisit } from '#tests/support/closing-day.ts';
import { type Caller, openDay, problemOf, today } from '#tests/support/office.ts';

const intl = createIntl({ locale: 'fa', messages: persian });
const text: SayText = (id, values) => intl.formatMessage({ id }, values);
const words = { text, language: 'fa' } as const;
const month = { kind: 'month', from: '2026-11-22', to: '2026-12-21' } as const;

/** A reader of CSV of its own, by the letter of the format: it shares nothing with what writes. */
function readCsv(bytes: Uint8Array): string[][] {
  const whole = Buffer.from(bytes);
  expect([...whole.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows: string[][] = [[]];
  let [cell, isQuoted] = ['', false];
  const put = () => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  const signs = [...whole.subarray(3).toString('utf8')];
  for (let place = 0; place < signs.length; place += 1) {
    const sign = signs[place];
    if (isQuoted && sign === '"' && signs[place + 1] === '"') {
      cell += sign;
      place += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += sign;
    else if (sign === ',') put();
    else if (sign === '\n') {
      put();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  return rows.filter((row) => row.length > 0);
}

/** The rows of the one sheet of a workbook. */
async function rowsOfSheet(bytes: Uint8Array): Promise<readonly (readonly unknown[])[]> {
  const [sheet] = await readXlsx(Buffer.from(bytes));
  return sheet?.data ?? [];
}

/** The rows of an export, read part by part as the screen does. */
function wholeOf(exported: Exported, { exportedRows }: Caller['reports']) {
  const reading = { onProgress: () => undefined, isStopped: () => false };
  return { parts: readRows(exported, exportedRows, reading), column: 'net' as const };
}

async function* onePart(...rows: FactRow[]) {
  yield rows;
}

const sumOf = (rows: readonly (readonly unknown[])[], place: number): number =>
  rows.reduce((sum, row) => sum + Number(row[place]), 0);

test('D20.86 an independent program sums CSV and XLSX up to the money of the office; each export is written down first', {
  tags: 'release',
}, async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  const back = await servedVisit(office, 2, { terminalId: otherTerminal });
  office.clock.set(nextMorning);
  await openDay(office);
  const { password } = office.clerk;
  await office
    .as(office.clerk)
    .payments.reverse({ paymentId: back, reasonCode: 'wrong_amount', note: '', password });
  const { reports } = office.as(office.manager);
  const money = office.desk.store.sqlite
    .prepare('SELECT (SELECT sum(amount) FROM payments) + (SELECT sum(amount) FROM payment_reversals)')
    .pluck()
    .get();
  expect(money).toBe(770_000);

  // Rows as CSV.
  const asked = { period: month, filters: [], subject: { kind: 'rows', column: 'net' } } as const;
  const rows = await reports.export({ format: 'csv', ...asked });
  const behind = wholeOf(rows, reports);
  const [[mark = ''] = [], header = [], ...cells] = readCsv(await csvBytes(fileTable(rows, behind, words)));
  expect(mark).toContain(office.manager.name);
  expect(mark).toContain(rows.exportId);
  const amount = header.indexOf('مبلغ، ریال');
  expect(cells).toHaveLength(rows.rows);
  expect(rows.rows).toBe(3);
  expect(sumOf(cells, amount)).toBe(money);
  expect(
    cells.map((row) => [row[header.indexOf('تاریخ شمسی')], row[header.indexOf('تاریخ میلادی')]]),
  ).toEqual([
    ['1405/09/04', today],
    ['1405/09/04', today],
    ['1405/09/05', '2026-11-26'],
  ]);

  // The same rows as a workbook.
  const [, names = [], ...sheetLines] = await rowsOfSheet(
    await xlsxBytes(fileTable(rows, wholeOf(rows, reports), words), 'گزارش', true),
  );
  expect(sumOf(sheetLines, names.indexOf('مبلغ، ریال'))).toBe(money);

  // A table as a workbook: numbers are numbers, the sheet runs from right to left, and its rows sum up to its total and to the screen.
  const table = await reports.export({
    ...{ format: 'xlsx', period: month, filters: [] },
    subject: { kind: 'table', groupBy: 'terminal', columns: ['paid', 'returned', 'net'] },
  });
  const bytes = await xlsxBytes(fileTable(table, null, words), 'گزارش', true);
  const [first, heads, ...lines] = await rowsOfSheet(bytes);
  expect(String(first?.[0])).toContain(table.exportId);
  expect(heads).toEqual(['پایانه', 'دریافت، ریال', 'برگشت وجه، ریال', 'خالص، ریال']);
  const total = lines.at(-1) ?? [];
  const body = lines.slice(0, -1);
  expect(total).toEqual(['جمع', 1_540_000, 770_000, 770_000]);
  for (const place of [1, 2, 3]) expect(sumOf(body, place)).toBe(total[place]);
  const shown = await reports.run({
    ...{ period: month, filters: [] },
    tables: [{ groupBy: 'terminal', columns: ['paid', 'returned', 'net'], series: null }],
  });
  expect(shown.tables[0]?.total.now).toEqual(total.slice(1));

  // Both are in the journal by name, though no file was saved by anybody yet.
  const journal = await office.as(office.manager).records.ofDay({
    ...{
      day: '2026-11-26',
      personId: office.manager.id,
      group: 'day',
      type: 'report.exported',
      before: null,
    },
  });
  expect(journal.rows.map(({ personName }) => personName)).toEqual([
    office.manager.name,
    office.manager.name,
  ]);

  // Nobody else takes anything out, nor more than a year; what was refused is no export.
  const byClerk = office.as(office.clerk).reports.export({ format: 'csv', ...asked });
  expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
  const tooLong = { kind: 'between', from: '2025-06-01', to: today } as const;
  expect((await problemOf(reports.export({ format: 'csv', ...asked, period: tooLong }))).code).toBe(
    'INPUT_INVALID',
  );
});

const row: FactRow = {
  ...{ kind: 'returned', id: 'a', day: today, at: null, visit: null, terminal: '14999001' },
  ...{
    service: '=HYPERLINK("http://example.test";"دادخواست")',
    clerk: '+1+1',
    payee: 'office',
    channel: null,
  },
  ...{ reason: '@SUM(A1)', detail: null, count: 1, amount: -770_000, vat: 0, reduction: 0, ms: null },
};
const exported: Exported = {
  ...{
    exportId: '0190a1b2-0000-7000-8000-000000000001',
    at: '2026-11-25T08:00:00.000Z',
    byName: 'مریم احمدی',
  },
  ...{ officeName: '=cmd|x', officeCode: '1101', demo: true, period: month, today, table: null, rows: 1 },
};

test('D20.86 a text that a spreadsheet would run stays a text, and a negative amount a number; a demonstration says so', async () => {
  const fileOf = () => fileTable(exported, { parts: onePart(row), column: 'paid' }, words);
  const file = fileOf();
  expect(file.head.startsWith('دفتر نمونه')).toBe(true);
  const [, header = [], cells = []] = readCsv(await csvBytes(file));
  const at = (name: string): string => cells[header.indexOf(name)] ?? '';
  expect(at('خدمت')).toBe('\'=HYPERLINK("http://example.test";"دادخواست")');
  expect(at('متصدی')).toBe("'+1+1");
  expect(at('شرح')).toBe("'@SUM(A1)");
  expect(at('مبلغ، ریال')).toBe('-770000');
  const [, , line] = await rowsOfSheet(await xlsxBytes(fileOf(), 'a/b:c', true));
  expect(line).toContain('=HYPERLINK("http://example.test";"دادخواست")');
  expect(line).toContain(-770_000);
});

test('D20.86 rows are read part by part up to today, a part is at most a month, and whoever stops it has none', async () => {
  const year = { from: '2026-03-21', to: '2027-03-20' };
  const parts = partsOf(year, today);
  expect([parts[0]?.from, parts.at(-1)?.to]).toEqual(['2026-03-21', today]);
  for (const [place, { to }] of parts.entries())
    expect(parts[place + 1]?.from ?? addDays(today, 1)).toBe(addDays(to, 1));
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return { rows: [row] };
  };
  const told: number[] = [];
  const reading = { onProgress: (percent: number) => told.push(percent), isStopped: () => asked === 2 };
  const exportOf = { exportId: exported.exportId, period: { kind: 'year', ...year }, today } as const;
  const stopped = csvBytes({ head: '', header: [], rows: cellsOf(readRows(exportOf, ask, reading)) });
  await expect(stopped).rejects.toBeInstanceOf(StoppedExport);
  expect(asked).toBe(2);
  expect(told).toHaveLength(2);
});

async function* cellsOf(parts: AsyncIterable<readonly FactRow[]>) {
  for await (const rows of parts) yield rows.map(({ amount }) => [amount]);
}

test('D20.186 the rows of an export are read under its entry alone: by whoever took it out, on that day, and within it', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  const { reports } = office.as(office.manager);
  const day = { kind: 'day', from: today, to: today } as const;
  const take = (column: 'net' | 'visits', subject: 'rows' | 'table' = 'rows') =>
    reports.export({
      ...{ format: 'csv', period: day, filters: [] },
      subject:
        subject === 'rows' ? { kind: 'rows', column } : { kind: 'table', groupBy: 'day', columns: [column] },
    });
  const { exportId } = await take('net');
  expect((await reports.exportedRows({ exportId, period: day })).rows).toMatchObject([{ kind: 'paid' }]);
  // What was taken out says which rows they are.
  const { exportId: visits } = await take('visits');
  expect((await reports.exportedRows({ exportId: visits, period: day })).rows).toMatchObject([
    { kind: 'visit' },
  ]);
  const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code;
  // Without an entry, for more days than it says, for a table, by somebody else, on another day.
  const other = '01992d10-0000-7000-8000-000000000009';
  expect(await codeOf(reports.exportedRows({ exportId: other, period: day }))).toBe('NOT_FOUND');
  const more = { kind: 'between', from: addDays(today, -1), to: today } as const;
  expect(await codeOf(reports.exportedRows({ exportId, period: more }))).toBe('NOT_FOUND');
  const season = { kind: 'season', from: '2026-09-23', to: '2026-12-21' } as const;
  expect(await codeOf(reports.exportedRows({ exportId, period: season }))).toBe('INPUT_INVALID');
  const { exportId: table } = await take('net', 'table');
  expect(await codeOf(reports.exportedRows({ exportId: table, period: day }))).toBe('NOT_FOUND');
  expect(await codeOf(office.as(office.clerk).reports.exportedRows({ exportId, period: day }))).toBe(
    'NOT_ALLOWED',
  );
  const { desk } = office;
  const byOther = () =>
    exportedRows(desk.reads, { exportId, period: day }, { actor: office.clerk.id, today });
  expect(byOther).toThrow('NOT_FOUND');
  office.clock.set(nextMorning);
  await openDay(office);
  expect(await codeOf(reports.exportedRows({ exportId, period: day }))).toBe('NOT_FOUND');
});
