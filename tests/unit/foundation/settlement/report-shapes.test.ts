// Reports in shapes that nobody tuned the reader to: each comes out right, is asked about, or is refused. Never a wrong sum.
import { describe, expect, it } from 'vitest';
import { behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import type { PspFile } from '#core/foundation/settlement/files/read-psp-file.ts';
import { carriesMoney } from '#core/foundation/settlement/matching/transactions.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';
import { rawWorkbook } from '#tests/support/raw-workbook.ts';
import { everyNth } from '#tests/support/tier.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const today = '2026-11-25';
const transactions: ReportedTransaction[] = [1, 2, 3, 4].map((number) => ({
  terminalId: '20001111',
  rrn: `63300000010${number}`,
  stan: `00010${number}`,
  cardMasked: '603799******1234',
  type: 'purchase',
  amount: number * 100_000,
  date: today,
  time: `09:1${number}:40`,
  status: 'successful',
}));
const whole = 1_000_000;
const sheet = behpardakhtSheet(transactions);
const [header = [], ...lines] = sheet;
const at = (name: string): number => header.indexOf(name);
const columns = {
  terminal: at('شناسه پایانه'),
  stan: at('شماره پیگیری'),
  rrn: at('شماره مرجع'),
  type: at('نوع تراکنش'),
  amount: at('مبلغ تراکنش'),
  date: at('تاریخ تراکنش'),
  status: at('وضعیت تراکنش'),
};
type Column = keyof typeof columns;
/** Every column of the report, as somebody maps it by hand. */
const byHand = {
  name: 'نمونه',
  columns: {
    ...Object.fromEntries(
      (Object.keys(columns) as Column[]).map((name) => [name, header[columns[name]] ?? '']),
    ),
    ...{ card: 'شماره کارت', time: 'زمان درخواست تراکنش' },
  },
};

/** What a line has in the column of amounts. */
const amountOf = (row: readonly string[]): string =>
  row[header.findIndex((name) => name.startsWith('مبلغ'))] ?? '';
const changed = (row: readonly string[], cells: Partial<Record<Column, string>>, first?: string): string[] =>
  row.map((text, index) => {
    const name = (Object.keys(columns) as Column[]).find((column) => columns[column] === index);
    return (name === undefined ? undefined : cells[name]) ?? (index === 0 ? (first ?? text) : text);
  });
const empty = header.map(() => '');
const last = lines[3] ?? [];

type Rows = readonly (readonly string[])[];
const csv = (rows: Rows): Uint8Array =>
  new TextEncoder().encode(
    rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n'),
  );
const html = (rows: Rows, before = ''): Uint8Array =>
  new TextEncoder().encode(
    `<html><body>${before}<table>${rows
      .map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`)
      .join('')}</table></body></html>`,
  );
const forms: readonly (readonly [string, (rows: Rows) => Uint8Array | Promise<Uint8Array>])[] = [
  ['csv', csv],
  ['workbook', (rows) => xlsxOf(rows.map((row) => row.map((text) => (text === '' ? null : text))))],
  ['html', html],
];

/** Purchases less reversals of what moved money; or the problem. */
const sumOf = async (bytes: Uint8Array, over: Partial<PspFile> = {}): Promise<number | string> => {
  const read = await pspAnswer({ bytes, today, ...over });
  if (!read.ok) return read.code;
  return read.rows
    .filter((row) => carriesMoney({ ...row, day: row.date, lateFor: null }))
    .reduce((sum, { type, amount }) => sum + (type === 'reversal' ? -amount : amount), 0);
};

const totalLines: readonly (readonly [string, readonly string[]])[] = [
  ['alone in its line', changed(empty, { amount: String(whole) }, 'جمع کل')],
  ['in the column of the terminal', changed(empty, { terminal: 'جمع:', amount: String(whole) })],
  ['with the terminal', changed(empty, { terminal: '20001111', amount: String(whole) }, 'جمع')],
  ['with terminal and day', changed(last, { stan: '', rrn: '', amount: String(whole) }, 'جمع')],
  ['filled like a row', changed(last, { amount: String(whole) }, 'جمع کل')],
  [
    'with a count where the trace number stands',
    changed(last, { stan: '4', rrn: '', amount: String(whole) }, 'Total'),
  ],
  ['with grouped digits', changed(last, { stan: '', rrn: '', amount: '۱٬۰۰۰٬۰۰۰' }, 'مجموع')],
  ['without a word, with terminal and day', changed(last, { stan: '', rrn: '', amount: String(whole) }, '')],
  ['in English', changed(empty, { amount: String(whole) }, 'Grand Total')],
  ['with a plural', changed(last, { stan: '', rrn: '', amount: String(whole) }, 'سرجمع تراکنش‌ها')],
];

describe('F4 a line of sums is no payment', () => {
  for (const [form, make] of forms)
    it.each(everyNth(2, totalLines))(`${form}: %s`, async (_, line) => {
      expect(await sumOf(await make([header, ...lines, line]))).toBe(whole);
    });

  it('subtotals per page and a total at the end', async () => {
    const sub = (rials: number) => changed(empty, { amount: String(rials) }, 'جمع صفحه');
    const rows = [header, ...lines.slice(0, 2), sub(300_000), ...lines.slice(2), sub(700_000)];
    const read = await pspAnswer({
      bytes: csv([...rows, changed(empty, { amount: String(whole) }, 'جمع کل')]),
      today,
    });
    expect(read).toMatchObject({ ok: true, totals: [{ agrees: true }, { agrees: true }, { agrees: true }] });
  });

  it('one that is not the sum of its rows is said', async () => {
    const rows = [header, ...lines, changed(empty, { amount: '999999' }, 'جمع کل')];
    expect(await pspAnswer({ bytes: csv(rows), today })).toMatchObject({
      ok: true,
      totals: [{ line: 6, rials: 999_999, agrees: false }],
    });
  });

  it('a place whose name begins alike is none', async () => {
    const named = lines.map((row) => row.map((text, index) => (index === 2 ? 'جمعیت هلال احمر' : text)));
    expect(await sumOf(csv([header, ...named]))).toBe(whole);
  });

  it('a customer called «مجموع» with numbers of his own is a payment', async () => {
    const named = changed(lines[0] ?? [], { rrn: '633000000999', stan: '000999' }, 'مجموع');
    expect(await sumOf(csv([header, ...lines, named]))).toBe(whole + 100_000);
  });
});

describe('F3 a word that turns another round is not passed over', () => {
  const withStatus = (text: string): Rows => [header, ...lines.slice(0, 3), changed(last, { status: text })];
  for (const [form, make] of forms) {
    it.each([
      'غیر موفق',
      'غیرموفق',
      'غیر‌موفق',
      'موفق نبود',
      'Not approved',
      'NOT-APPROVED',
      'unsuccessful',
      'تایید نشد',
      'لغو شده',
      'رد شد',
      'ناموفق - خطا',
    ])(`${form}: «%s» did not go through`, async (text) => {
      expect(await sumOf(await make(withStatus(text)))).toBe(600_000);
    });
    it.each(['در حال بررسی', 'نامشخص', 'تسویه نشده', '؟', 'موفق؟ خیر', 'pending', 'OK/FAILED', 'مغایرت'])(
      `${form}: «%s» is asked about`,
      async (text) => {
        expect(await sumOf(await make(withStatus(text)))).toBe('PSP_WORDS_UNKNOWN');
      },
    );
    it.each(['لغو خرید', 'خرید لغو شده', 'کنسل', 'عدم خرید', 'انتقال', 'خرید؟', 'cancel sale'])(
      `${form}: the type «%s» is asked about`,
      async (text) => {
        expect(await sumOf(await make([header, ...lines.slice(0, 3), changed(last, { type: text })]))).toBe(
          'PSP_WORDS_UNKNOWN',
        );
      },
    );
  }

  it('what the manager said of a word is done, of a word alone and of an empty cell', async () => {
    const rows = withStatus('در حال بررسی');
    const said = (words: NonNullable<(typeof byHand & { words?: object })['words']>) =>
      sumOf(csv(rows), { profile: { ...byHand, words } });
    expect(await said({ successful: ['در حال بررسی'] })).toBe(whole);
    expect(await said({ failed: ['در حال بررسی'] })).toBe(600_000);
    expect(await sumOf(csv(withStatus('')), { profile: { ...byHand, words: { failed: [''] } } })).toBe(
      600_000,
    );
  });
});

describe('F3 a report that names the toman is read where it says so plainly, and asked about otherwise', () => {
  const title = ['مبالغ به تومان است', ...empty.slice(1)];
  const tomanHeader = changed(header, { amount: 'مبلغ (تومان)' });
  it.each([
    ['a title above', csv([title, sheet[0] ?? [], ...lines])],
    ['a text beside the table', html(sheet, '<h3>گزارش (مبالغ: تومان)</h3>')],
    ['an English title', csv([['Amounts in TOMAN'], ...sheet])],
    [
      'every amount',
      csv([header, ...lines.map((row) => changed(row, { amount: `${amountOf(row)} تومان` }))]),
    ],
  ])('F3 %s says it plainly: it is converted, and that is told', async (_, bytes) => {
    expect(await sumOf(bytes)).toBe(whole * 10);
    expect(await pspAnswer({ bytes, today })).toMatchObject({ ok: true, countsToman: true });
  });

  it.each([
    ['a line below', csv([...sheet, title])],
    ['a fee in a title', csv([['کارمزد هر تراکنش ۱۲۰ تومان'], ...sheet])],
    ['a title of an amount', csv([['سقف مبلغ ۵۰۰ هزار تومان'], ...sheet])],
    ['a title against the header', csv([title, changed(header, { amount: 'مبلغ (ریال)' }), ...lines])],
    [
      'some of the amounts',
      csv([header, changed(lines[0] ?? [], { amount: '700000 تومان' }), ...lines.slice(1)]),
    ],
    [
      'every amount against a title',
      csv([
        ['مبالغ به ریال'],
        header,
        ...lines.map((row) => changed(row, { amount: `${amountOf(row)} تومان` })),
      ]),
    ],
  ])('F3 %s is asked about', async (_, bytes) => {
    expect(await sumOf(bytes)).toBe('PSP_UNIT_UNKNOWN');
  });

  it('the name of a sheet', async () => {
    expect(await sumOf(await rawWorkbook([{ name: 'تومان', data: sheet }]))).toBe('PSP_UNIT_UNKNOWN');
  });

  it.each(['مبلغ (تومان)', 'مبلغ تراکنش - تومان', 'مبلغ تومن'])(
    'F3 is converted where the header of the amounts itself says it, and that is told: %s',
    async (amount) => {
      const bytes = csv([changed(header, { amount }), ...lines]);
      expect(await sumOf(bytes)).toBe(whole * 10);
      expect(await pspAnswer({ bytes, today })).toMatchObject({ ok: true, countsToman: true });
    },
  );

  it.each([
    ['a title that says rials', csv([['همهٔ مبلغ‌ها به ریال است', ...empty.slice(1)], tomanHeader, ...lines])],
    ['the name of a sheet beside it', html([tomanHeader, ...lines], '<h3>مبالغ: ریال</h3>')],
    ['another column in rials', csv([changed(tomanHeader, {}, 'کارمزد (ریال)'), ...lines])],
  ])('F3 the header of the amounts against %s is asked about', async (_, bytes) => {
    expect(await sumOf(bytes)).toBe('PSP_UNIT_UNKNOWN');
  });

  it('F3 a second column of amounts that says toman is asked about', async () => {
    const both = [...header, 'مبلغ (تومان)'];
    const rows = lines.map((row) => [...row, '1']);
    expect(await sumOf(csv([both, ...rows]))).toBe('PSP_UNIT_UNKNOWN');
  });

  it('a report in rials is told to count in nothing else', async () => {
    expect(await pspAnswer({ bytes: csv(sheet), today })).toMatchObject({ ok: true, countsToman: false });
  });

  it('and counts as the manager says, for this file only', async () => {
    const named = csv([title, ...sheet]);
    expect(await sumOf(named, { profile: { ...byHand, unit: 'toman' } })).toBe(whole * 10);
    expect(await sumOf(named, { profile: { ...byHand, unit: 'rial' } })).toBe(whole);
    expect(await sumOf(csv(sheet), { remembered: () => ({ ...byHand, unit: 'toman' }) })).toBe(
      'PSP_UNIT_UNKNOWN',
    );
  });
});

describe('F3 a header that comes again in another order is named as what it is', () => {
  const turned = (row: readonly string[]) => row.toReversed();

  it.each(forms)('as %s, with the line on which it stands', async (_, form) => {
    const bytes = await form([...sheet, turned(header), ...lines.map(turned)]);
    expect(await pspAnswer({ bytes, today })).toMatchObject({
      ok: false,
      code: 'PSP_SECOND_HEADER',
      params: { line: sheet.length + 1 },
    });
  });

  it('and one in the same order is passed over', async () => {
    expect(await sumOf(csv([...sheet, header]))).toBe(whole);
  });

  it('a card or a reference number in the column of types is no word that somebody could explain', async () => {
    for (const type of ['603799******1234', '6037997512345670', '۶۳۳۰۰۰۰۰۰۱۰۱']) {
      const bytes = csv([header, ...lines, changed(last, { type })]);
      expect(await pspAnswer({ bytes, today })).toMatchObject({ ok: false, code: 'PSP_ROW_UNREADABLE' });
    }
  });
});

describe('F4 what a workbook hides or merges adds nothing', () => {
  it.each(['hidden', 'veryHidden'] as const)('a %s copy of the sheet', async (state) => {
    const bytes = await rawWorkbook([
      { name: 'گزارش', data: sheet },
      { name: 'کپی', state, data: sheet },
    ]);
    expect(await sumOf(bytes)).toBe(whole);
    expect(await pspAnswer({ bytes, today })).toMatchObject({ hiddenSheets: ['کپی'] });
  });

  it('a workbook whose only report is hidden holds none', async () => {
    expect(await sumOf(await rawWorkbook([{ name: 'گزارش', state: 'hidden', data: sheet }]))).toBe(
      'PSP_FILE_EMPTY',
    );
  });

  /** The sheet with what is merged written once, and the range. */
  const merged = (column: Column, text: string) => ({
    data: [header, ...lines.map((row, index) => changed(row, { [column]: index === 0 ? text : '' }))],
    merges: [`${String.fromCharCode(65 + columns[column])}2:${String.fromCharCode(65 + columns[column])}5`],
  });

  it.each([
    ['status' as const, 'موفق', whole],
    ['status' as const, 'ناموفق', 0],
    ['type' as const, 'برگشت از خرید', -whole],
    ['terminal' as const, '20001111', whole],
    ['date' as const, '1405/09/04', whole],
    ['amount' as const, '100000', 'PSP_ROW_UNREADABLE'],
    ['rrn' as const, '633000000101', 'PSP_ROW_UNREADABLE'],
    ['stan' as const, '000101', 'PSP_ROW_UNREADABLE'],
  ])('a merged %s «%s»', async (column, text, expected) => {
    expect(await sumOf(await rawWorkbook([{ name: 'گزارش', ...merged(column, text) }]))).toBe(expected);
  });

  it.each([
    ['status' as const, 'ناموفق', 0],
    ['status' as const, 'موفق', whole],
    ['amount' as const, '100000', 'PSP_ROW_UNREADABLE'],
    ['rrn' as const, '633000000101', 'PSP_ROW_UNREADABLE'],
  ])('a rowspan of %s «%s» in HTML', async (column, text, expected) => {
    const cells = (row: readonly string[], index: number) =>
      row.flatMap((cell, place) => {
        if (place !== columns[column]) return [`<td>${cell}</td>`];
        return index === 0 ? [`<td rowspan="4">${text}</td>`] : [];
      });
    const rows = lines.map((row, index) => `<tr>${cells(row, index).join('')}</tr>`);
    const page = `<table><tr>${header.map((cell) => `<th>${cell}</th>`).join('')}</tr>${rows.join('')}</table>`;
    expect(await sumOf(new TextEncoder().encode(page))).toBe(expected);
  });

  it('a title merged over the whole width', async () => {
    const data = [['گزارش روزانه', ...empty.slice(1)], ...sheet];
    expect(await sumOf(await rawWorkbook([{ name: 'گزارش', data, merges: ['A1:N1'] }]))).toBe(whole);
  });
});

describe('F1 a sum beyond what a day can have is said at its line', () => {
  it('and made of no row', async () => {
    const rich = Array.from({ length: 20 }, (_, index) =>
      changed(lines[0] ?? [], {
        stan: String(index + 1).padStart(6, '0'),
        rrn: String(633_000_000_000 + index),
        amount: '100000000000000',
      }),
    );
    expect(await pspAnswer({ bytes: csv([header, ...rich]), today })).toMatchObject({
      code: 'PSP_ROW_UNREADABLE',
      params: { line: 12, column: 'مبلغ تراکنش' },
    });
  });
});
