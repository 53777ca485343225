// What of a report does not stand in its one table: pages without a header, columns under another name, a unit said elsewhere.
import { describe, expect, it } from 'vitest';
import { behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import type { PspFile } from '#core/foundation/settlement/files/read-psp-file.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';
import { rawWorkbook } from '#tests/support/raw-workbook.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const today = '2026-11-25';
const transactions: ReportedTransaction[] = [1, 2, 3].map((number) => ({
  terminalId: '20001111',
  rrn: `63300000010${number}`,
  stan: `00010${number}`,
  cardMasked: '603799******1234',
  type: 'purchase',
  amount: number * 100_000,
  date: today,
  time: `09:1${number}:40`,
  status: number === 3 ? 'failed' : 'successful',
}));
const sheet = behpardakhtSheet(transactions);
const [header = [], ...lines] = sheet;

type Rows = readonly (readonly string[])[];
const csv = (rows: Rows): Uint8Array => new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n'));
const table = (rows: Rows): string =>
  `<table>${rows.map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`).join('')}</table>`;
const html = (...tables: readonly string[]): Uint8Array =>
  new TextEncoder().encode(`<html><body>${tables.join('')}</body></html>`);
const renamed = (row: readonly string[], from: string, to: string): string[] =>
  row.map((text) => (text === from ? to : text));

const answer = (bytes: Uint8Array, over: Partial<PspFile> = {}) => pspAnswer({ bytes, today, ...over });
const codeOf = async (bytes: Uint8Array, more: Parameters<typeof answer>[1] = {}): Promise<string> => {
  const read = await answer(bytes, more);
  return read.ok ? `${read.rows.length} rows` : read.code;
};

const [first = [], ...others] = lines;
const bare = (rows: Rows) => rows.map((row) => row.map((text) => (text === '' ? null : text)));
const workbook = await xlsxOf(bare([header, first]), bare(others));
const said = 'همه مبالغ به تومان است';
const guide = await rawWorkbook([
  { name: 'راهنما', data: [[said]] },
  { name: 'گزارش', data: sheet },
]);

describe('F3 a column of states or types under a name that is not known is asked about', () => {
  it.each(['نتیجه تراکنش', 'شرح پاسخ', 'Result', 'ستون آخر'])('«%s» instead of the status', async (name) => {
    const bytes = csv([renamed(header, 'وضعیت تراکنش', name), ...lines]);
    expect(await answer(bytes)).toMatchObject({
      code: 'PSP_COLUMNS_UNKNOWN',
      params: { missing: ['وضعیت تراکنش'] },
    });
  });

  it('a report without any status, and one whose status nobody headed', async () => {
    const at = header.indexOf('وضعیت تراکنش');
    const without = (row: readonly string[]): string[] => row.filter((_, index) => index !== at);
    expect(await codeOf(csv([without(header), ...lines.map(without)]))).toBe('PSP_COLUMNS_UNKNOWN');
    expect(await codeOf(csv([renamed(header, 'وضعیت تراکنش', ''), ...lines]))).toBe('PSP_COLUMNS_UNKNOWN');
  });

  const split = (name: string, text: string): Uint8Array =>
    csv([
      ['RetrivalRef', 'TrackingNo', 'TransactionDate', 'Amount', 'Terminal', 'ServiceCode', name],
      ['633000000101', '000101', '1405/09/04', '500000', '20001111', '10', text],
    ]);

  it.each([
    ['Status', 'Failed', 'وضعیت تراکنش'],
    ['ResponseCode', '51', 'وضعیت تراکنش'],
    ['TransactionType', 'Reversal', 'نوع تراکنش'],
    ['نوع', 'برگشت', 'نوع تراکنش'],
  ])('a split settlement with «%s»', async (name, text, missing) => {
    expect(await answer(split(name, text))).toMatchObject({
      code: 'PSP_COLUMNS_UNKNOWN',
      params: { missing: [missing] },
    });
  });

  it('not any other column', async () => {
    expect(await codeOf(split('InstallationPlace', 'Failed'))).toBe('1 rows');
  });

  const columns = {
    ...{ terminal: 'Terminal', rrn: 'RetrivalRef', stan: 'TrackingNo', amount: 'Amount' },
    ...{ date: 'TransactionDate', serviceCode: 'ServiceCode' },
  };
  it.each([
    ['the column of what became of it', columns, ['وضعیت تراکنش']],
    [
      'another column than a built-in report has',
      { ...columns, status: 'Status', amount: 'TrackingNo' },
      ['مبلغ تراکنش'],
    ],
    ['the share of a service', { ...columns, status: 'Status', serviceCode: undefined }, ['ServiceCode']],
  ])('D21.244 nobody leaves aside by hand: %s', async (_, mapped, missing) => {
    const given = Object.fromEntries(Object.entries(mapped).filter(([, header]) => header !== undefined));
    expect(
      await answer(split('Status', 'Failed'), { profile: { name: 'تسهیم', columns: given } }),
    ).toMatchObject({
      code: 'PSP_COLUMNS_UNKNOWN',
      params: { missing },
    });
  });

  it('D21.244 with all of its columns a report is read by hand, and what a word says stays what it says', async () => {
    const mapped = { name: 'تسهیم', columns: { ...columns, status: 'Status' } };
    expect(await codeOf(split('Status', 'OK'), { profile: mapped })).toBe('1 rows');
    const turned = { successful: ['Failed', 'ناموفق'] };
    for (const text of ['Failed', 'ناموفق', 'تراکنش ناموفق'])
      expect(await answer(split('Status', text), { profile: { ...mapped, words: turned } })).toMatchObject({
        rows: [{ status: 'failed' }],
      });
    const pending = { successful: ['در حال بررسی'] };
    expect(
      await answer(split('Status', 'در حال بررسی'), { profile: { ...mapped, words: pending } }),
    ).toMatchObject({
      rows: [{ status: 'successful' }],
    });
  });
});

describe('F10 a page without a header', () => {
  it.each([
    ['of a web page', html(table([header, first]), table(others))],
    ['with a title above', html(table([header, first]), table([['صفحه ۲'], ...others]))],
    ['of a workbook', workbook],
    ['under its own header', html(table([header, first]), table([header, ...others]))],
  ])('goes on with the table before: %s', async (_, bytes) => {
    expect(await answer(bytes)).toMatchObject({
      ok: true,
      rows: [{ amount: 100_000 }, { amount: 200_000 }, { amount: 300_000, status: 'failed' }],
      unreadTables: 0,
    });
  });

  it('is refused whole where one of its lines cannot be read', async () => {
    const broken = others.map((row) => renamed(row, '200000', '2,00'));
    expect(await codeOf(html(table([header, first]), table(broken)))).toBe('PSP_ROW_UNREADABLE');
  });

  it('with a header of its own that is known in part is asked about', async () => {
    const other = renamed(header, 'نوع تراکنش', 'عملیات');
    expect(await answer(html(table(sheet), table([other, ...others])))).toMatchObject({
      code: 'PSP_COLUMNS_UNKNOWN',
      params: { missing: ['نوع تراکنش'] },
    });
  });

  it('that goes on with nothing is said when it has days and amounts, and not when it has none', async () => {
    const sums = [
      ['روز', 'جمع'],
      ['1405/09/04', '600000'],
    ];
    const title = [['از تاریخ', '1405/09/04', 'صفحه', '1']];
    expect(await answer(html(table(sums), table(sheet), table(sums)))).toMatchObject({ unreadTables: 2 });
    expect(await answer(html(table(title), table(sheet), table([['پایان']])))).toMatchObject({
      unreadTables: 0,
    });
  });
});

it('F10 a table of sums whose day stands where the report has its own goes on with nothing', async () => {
  const sums = header.map((name) =>
    name === 'تاریخ تراکنش' ? '1405/09/04' : name === 'مبلغ تراکنش' ? '600000' : '',
  );
  expect(await answer(html(table(sheet), table([['خلاصه'], sums])))).toMatchObject({
    ok: true,
    unreadTables: 1,
  });
});

describe('F3 the toman is noticed wherever it is named', () => {
  it.each([
    ['in a table of its own', html(table([[said]]), table(sheet))],
    ['around the table', html(`<table><tr><td>${said}${table(sheet)}</td></tr></table>`)],
    ['on another sheet', guide],
    ['in a column of units', csv(sheet.map((row, index) => [...row, index === 0 ? 'واحد پول' : 'تومان']))],
    [
      'in a text about a payment',
      csv(sheet.map((row, index) => [...row, index === 0 ? 'شرح' : 'مبلغ (تومان)'])),
    ],
  ])('%s', async (_, bytes) => {
    expect(await codeOf(bytes)).toBe('PSP_UNIT_UNKNOWN');
  });

  it('not in the name of a client', async () => {
    const named = sheet.map((row, index) => [...row, index === 0 ? 'نام' : 'آرام تومانیان']);
    expect(await codeOf(csv(named))).toBe('3 rows');
  });
});

describe('F1 sums over several tables', () => {
  it('beyond what is counted exactly are refused with the line', async () => {
    const huge = (page: number): Rows => [
      header,
      ...Array.from({ length: 6 }, (_, index) =>
        renamed(renamed(lines[0] ?? [], '100000', '100000000000000'), '000101', `00${page}20${index}`),
      ),
    ];
    expect(await codeOf(html(table(huge(1)), table(huge(2))))).toBe('PSP_ROW_UNREADABLE');
    expect(await codeOf(html(table(huge(1))))).toBe('6 rows');
  });
});
