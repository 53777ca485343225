import { describe, expect, it } from 'vitest';
import { behpardakhtCsv, behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const today = '2026-11-25';
const transaction: ReportedTransaction = {
  terminalId: '20001111',
  rrn: '633000000101',
  stan: '000101',
  cardMasked: '603799******1234',
  type: 'purchase',
  amount: 1_250_000,
  date: today,
  time: '09:12:40',
  status: 'successful',
};

const [header = []] = behpardakhtSheet([]);
const column = (name: string) => header.indexOf(name);

/** Reads a report of one good line and one whose cell under `name` says `text`. */
const withCell = (name: string, text: string) => withCells({ [name]: text });
const withCells = (texts: Record<string, string>, more: readonly string[] = []) => {
  const [, good = [], odd = []] = behpardakhtSheet([
    transaction,
    { ...transaction, rrn: '633000000102', stan: '000102' },
  ]);
  const changed = odd.map((cell, index) => texts[header[index] ?? ''] ?? cell);
  const csv = [header, good, [...changed, ...more]]
    .map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(','))
    .join('\n');
  return pspAnswer({ bytes: new TextEncoder().encode(csv), today });
};

describe('a line that moved money and cannot be read stops the import', () => {
  it.each([
    ['مبلغ تراکنش', '12.5'],
    ['مبلغ تراکنش', ''],
    ['تاریخ تراکنش', '1405/13/04'],
    ['تاریخ تراکنش', '1405/12/30'],
    ['تاریخ تراکنش', '2004-09-05'],
    ['تاریخ تراکنش', ''],
    ['زمان درخواست تراکنش', '25:00:00'],
    ['شناسه پایانه', ''],
    ['شناسه پایانه', '12345678901'],
    ['شماره مرجع', '6.33E+11'],
    ['شماره مرجع', '6330000001012345'],
    ['شماره پیگیری', 'نامشخص'],
  ])('%s: «%s»', async (name, text) => {
    expect(await withCell(name, text)).toEqual({
      ok: false,
      code: 'PSP_ROW_UNREADABLE',
      params: { line: 3, column: name },
    });
  });

  it.each([
    ['نوع تراکنش', 'نامعلوم'],
    ['نوع تراکنش', ''],
    ['نوع تراکنش', 'لغو خرید'],
    ['وضعیت تراکنش', 'در انتظار'],
    ['وضعیت تراکنش', 'تسویه نشده'],
    ['وضعیت تراکنش', 'برگشت نخورده'],
    ['وضعیت تراکنش', 'موفق / ناموفق'],
    ['وضعیت تراکنش', 'بدون خطا'],
    ['وضعیت تراکنش', ''],
  ])('F3 a word that nobody has explained is a question, %s: «%s»', async (name, text) => {
    expect(await withCell(name, text)).toEqual({
      ok: false,
      code: 'PSP_WORDS_UNKNOWN',
      params: { column: name, words: [text] },
    });
  });

  it('also when an unquoted comma moved its cells', async () => {
    expect(await withCells({}, ['000'])).toMatchObject({
      code: 'PSP_ROW_UNREADABLE',
      params: { line: 3 },
    });
  });
});

describe('a line is understood', () => {
  const second = async (answer: ReturnType<typeof pspAnswer>) => {
    const read = await answer;
    if (!read.ok) throw new Error(read.code);
    return read.rows[1];
  };

  it.each([
    ['مبلغ تراکنش', '۱٬۲۵۰٬۰۰۰', { amount: 1_250_000 }],
    ['مبلغ تراکنش', '1,250,000.00', { amount: 1_250_000 }],
    ['مبلغ تراکنش', '-1250000', { amount: 1_250_000, type: 'reversal' }],
    ['مبلغ تراکنش', '(1,250,000)', { amount: 1_250_000, type: 'reversal' }],
    ['تاریخ تراکنش', '۱۴۰۵/۹/۴', { date: today }],
    ['تاریخ تراکنش', '2026-11-25', { date: today }],
    ['زمان درخواست تراکنش', '9:05', { time: '09:05:00' }],
    ['زمان درخواست تراکنش', '091240', { time: '09:12:40' }],
    ['زمان درخواست تراکنش', '', { time: null }],
    ['نوع تراکنش', 'خريد', { type: 'purchase' }],
    ['نوع تراکنش', 'خرید کالا', { type: 'purchase' }],
    ['نوع تراکنش', 'تراکنش معکوس', { type: 'reversal' }],
    ['نوع تراکنش', 'مانده‌گیری', { type: 'other' }],
    ['وضعیت تراکنش', 'تراکنش موفق', { status: 'successful' }],
    ['وضعیت تراکنش', 'نا موفق', { status: 'failed' }],
    ['وضعیت تراکنش', 'تایید نشده', { status: 'failed' }],
    ['وضعیت تراکنش', 'غیر موفق', { status: 'failed' }],
    ['وضعیت تراکنش', 'غیرموفق', { status: 'failed' }],
    ['وضعیت تراکنش', 'غیر‌موفق', { status: 'failed' }],
    ['وضعیت تراکنش', 'موفق نبود', { status: 'failed' }],
    ['وضعیت تراکنش', 'موفق نشده است', { status: 'failed' }],
    ['وضعیت تراکنش', 'عدم موفقیت', { status: 'failed' }],
    ['وضعیت تراکنش', 'پرداخت نشد', { status: 'failed' }],
    ['وضعیت تراکنش', 'Not approved', { status: 'failed' }],
    ['وضعیت تراکنش', 'UNSUCCESSFUL', { status: 'failed' }],
    ['وضعیت تراکنش', 'تراکنش با موفقیت انجام شد', { status: 'successful' }],
    ['وضعیت تراکنش', '00 - Approved', { status: 'successful' }],
    ['شماره مرجع', '', { rrn: null }],
    ['شماره مرجع', '33000000102', { rrn: '033000000102' }],
    ['شماره پیگیری', '102', { stan: '000102' }],
  ])('%s: «%s»', async (name, text, expected) => {
    expect(await second(withCell(name, text))).toMatchObject(expected);
  });

  it('with date and time in one cell', async () => {
    const cells = { 'تاریخ تراکنش': '1405/09/04 - 18:03:09', 'زمان درخواست تراکنش': '' };
    expect(await second(withCells(cells))).toMatchObject({ date: today, time: '18:03:09' });
  });

  it('as a purchase and its reversal when the PSP marks it as taken back', async () => {
    const answer = await withCell('وضعیت تراکنش', 'برگشت خورده');
    expect(answer).toMatchObject({
      rows: [{}, { type: 'purchase', status: 'successful', line: 3 }, { type: 'reversal', line: 3 }],
    });
  });

  it('as no money when it failed and its amount is not readable', async () => {
    const answer = await withCells({ 'وضعیت تراکنش': 'ناموفق', 'مبلغ تراکنش': '-' });
    expect(answer).toMatchObject({ ok: true, skipped: [{ line: 3, reason: 'no_money' }] });
  });
});

describe('a card number', () => {
  it.each([
    ['6037991234561234', '603799******1234'],
    ['6037-9912-3456-1234', '603799******1234'],
    ['۶۰۳۷۹۹۱۲۳۴۵۶۱۲۳۴', '603799******1234'],
    ['603799xxxxxx1234', '603799******1234'],
    ['6037 99** **** 1234', '603799******1234'],
    ['603799****1234', '1234'],
    ['6037991234561234567', '4567'],
    ['', null],
    ['-', null],
  ])('«%s» is kept as %s', async (printed, kept) => {
    const answer = await withCell('شماره کارت', printed);
    expect(answer).toMatchObject({ rows: [{}, { cardMasked: kept }] });
    expect(JSON.stringify(answer)).not.toContain('123456');
  });

  it('that a workbook keeps as a number is not trusted where it may be rounded', async () => {
    const [, row = []] = behpardakhtSheet([transaction]);
    const cells = (card: number) => row.map((text, index) => (index === column('شماره کارت') ? card : text));
    const answer = await pspAnswer({
      bytes: await xlsxOf([header, cells(6037991234561230), cells(6037991234561234)]),
      today,
    });
    expect(answer).toMatchObject({ rows: [{ cardMasked: null }, { cardMasked: '603799******1234' }] });
  });
});

describe('the ids of rows', () => {
  const ids = async (transactions: readonly ReportedTransaction[], style = {}) => {
    const answer = await pspAnswer({ bytes: behpardakhtCsv(transactions, style), today });
    return answer.ok ? answer.rows.map(({ id }) => id) : [];
  };
  const day = Array.from({ length: 20 }, (_, index) => ({
    ...transaction,
    rrn: String(633_000_000_101 + index),
    stan: String(101 + index).padStart(6, '0'),
  }));

  it('are the same when the file is read again, in another form or another order', async () => {
    const first = await ids(day);
    expect(new Set(first).size).toBe(20);
    expect(await ids(day, { dates: 'dot', groupedAmounts: true, arabicLetters: true })).toEqual(first);
    expect((await ids(day.toReversed())).toReversed()).toEqual(first);
  });

  it('are the same in an export that has no reference numbers', async () => {
    expect(await ids(day, { withRrn: false })).toEqual(await ids(day));
  });

  it('are shared by two files that overlap', async () => {
    const both = new Set([...(await ids(day.slice(0, 12))), ...(await ids(day.slice(8)))]);
    expect(both.size).toBe(20);
  });

  it('differ for a line that truly stands twice', async () => {
    expect(new Set(await ids([transaction, transaction])).size).toBe(2);
  });
});
