// What is read of a bank's statement: card money and its fees, whatever bank wrote it; a PSP's report is none.
import { describe, expect, it } from 'vitest';
import { bankStatementCsv } from '#core/demo/bank-statement.ts';
import { behpardakhtCsv, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { cardFee } from '#core/foundation/settlement/bank/card-fee.ts';
import type { StatementMapping } from '#core/foundation/settlement/bank/contract.ts';
import { readStatement } from '#core/foundation/settlement/bank/read-statement.ts';

const today = '2026-11-25';
const csv = (...lines: readonly (readonly string[])[]) =>
  new TextEncoder().encode(lines.map((cells) => cells.join(';')).join('\r\n'));
const read = (bytes: Uint8Array, mapping?: StatementMapping) =>
  readStatement({ bytes, today, remembered: new Map(), ...(mapping === undefined ? {} : { mapping }) });
const codeOf = async (bytes: Uint8Array): Promise<string> => {
  try {
    await read(bytes);
    return 'taken';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};
const kept = (one: Awaited<ReturnType<typeof read>>) =>
  one.lines.map(({ day, kind, rials }) => [day, kind, rials]);

const mellat = [
  { day: '2026-11-22', credit: 5_000_000 },
  { day: '2026-11-22', debit: 6_000 },
  { day: '2026-11-23', credit: 900_000, text: 'انتقال از خانم محمدی' },
  { day: '2026-11-24', credit: 770_000 },
  { day: '2026-11-24', credit: 770_000 },
  { day: '2026-11-24', debit: 2_000_000, text: 'خرید پایانه فروش' },
];

describe('F47 of a statement', () => {
  it('card money and its fees are kept, all else is counted, and every text of other money is shown', async () => {
    const found = await read(bankStatementCsv(mellat));
    expect(kept(found)).toEqual([
      ['2026-11-22', 'card', 5_000_000],
      ['2026-11-22', 'fee', 6_000],
      ['2026-11-24', 'card', 770_000],
      ['2026-11-24', 'card', 770_000],
    ]);
    expect(found).toMatchObject({
      ...{ lacking: [], isUnitInDoubt: false, unreadableCount: 0, balanceBreaks: 0 },
      ...{ from: '2026-11-22', to: '2026-11-24', hasUnreadTables: false },
      otherIn: { count: 1, rials: 900_000 },
      otherOut: { count: 1, rials: 2_000_000 },
      otherTexts: ['انتقال از خانم محمدی'],
    });
  });

  it('a word of the bank for card money is named by the manager', async () => {
    const bytes = csv(
      ['تاریخ', 'شرح', 'بدهکار', 'بستانکار'],
      ['1405/09/01', 'تسویه سامانه ب', '0', '5,000,000'],
    );
    const guessed = await read(bytes);
    expect(kept(guessed)).toEqual([]);
    expect(guessed.otherTexts).toEqual(['تسویه سامانه ب']);
    const { mapping } = guessed;
    expect(kept(await read(bytes, { ...mapping, cardWords: ['سامانه ب'] }))).toEqual([
      ['2026-11-22', 'card', 5_000_000],
    ]);
  });

  it('the bank’s own short names, one column of amounts, toman and cards in a text are read as they are meant', async () => {
    const keshavarzi = csv(
      ['date', 'time', 'trantitle', 'fulldesc', 'bed', 'bes', 'depositorname'],
      ['1405/09/03', '04:12', 'واریز', '040210031100000000123456717740ACH1', '0', '770000', 'مرکزشاپرک'],
    );
    expect(kept(await read(keshavarzi))).toEqual([['2026-11-24', 'card', 770_000]]);
    const signed = csv(
      ['تاریخ', 'شرح', 'مبلغ', 'مانده'],
      ['1405/09/03', 'شاپرک 6037991234567893', '770000', '9000000'],
      ['1405/09/03', 'کارمزد شاپرک', '-1200', '8998800'],
    );
    const one = await read(signed);
    expect(kept(one)).toEqual([
      ['2026-11-24', 'card', 770_000],
      ['2026-11-24', 'fee', 1_200],
    ]);
    expect(one.lines[0]?.text).not.toContain('6037991234567893');
    const toman = csv(['تاریخ', 'شرح', 'بدهکار', 'بستانکار (تومان)'], ['1405/09/03', 'شاپرک', '0', '77000']);
    const columns = { date: 'تاریخ', credit: 'بستانکار (تومان)' };
    const mapping = { columns, cardWords: [], fee: 'own_line', termDays: 1 } as const;
    expect(await read(toman, mapping)).toMatchObject({ isUnitInDoubt: true });
    expect(kept(await read(toman, { ...mapping, unit: 'toman' }))).toEqual([['2026-11-24', 'card', 770_000]]);
  });

  it('a day or an amount that cannot be read is said with its line, a line of sums is none', async () => {
    const bytes = csv(
      ['تاریخ', 'شرح', 'بدهکار', 'بستانکار'],
      ['1405/09/03', 'شاپرک', '0', '770000'],
      ['1405/19/03', 'شاپرک', '0', '770000'],
      ['1405/09/03', 'شاپرک', '0', '77o000'],
      ['', 'جمع', '0', '1540000'],
    );
    expect(await read(bytes)).toMatchObject({
      unreadable: [
        { line: 3, column: 'تاریخ' },
        { line: 4, column: 'بستانکار' },
      ],
      skipped: [5],
    });
  });
});

describe('F46 the same line', () => {
  it('has the same id in whatever order the lines stand and whatever columns were named', async () => {
    const ids = async (bytes: Uint8Array, mapping?: StatementMapping) =>
      (await read(bytes, mapping)).lines.map(({ lineId }) => lineId).toSorted();
    const whole = await ids(bankStatementCsv(mellat));
    expect(new Set(whole).size).toBe(4);
    expect(await ids(bankStatementCsv(mellat.toReversed()))).toEqual(whole);
    const columns = {
      ...{ date: 'تاریخ', credit: 'مبلغ گردش بستانکار', debit: 'مبلغ گردش بدهکار' },
    };
    expect(
      await ids(bankStatementCsv(mellat), { columns, cardWords: [], fee: 'netted', termDays: 1 }),
    ).toEqual(whole);
    expect(whole).toEqual(expect.arrayContaining(await ids(bankStatementCsv(mellat.slice(0, 4)))));
  });

  it('a line that was changed or cut out breaks the balance', async () => {
    const lines = new TextDecoder().decode(bankStatementCsv(mellat)).split('\r\n');
    const without = new TextEncoder().encode(lines.filter((_, at) => at !== 5).join('\r\n'));
    expect((await read(without)).balanceBreaks).toBe(1);
    const raised = new TextEncoder().encode(lines.join('\r\n').replace(',900000,', ',950000,'));
    expect((await read(raised)).balanceBreaks).toBe(1);
    expect((await read(bankStatementCsv(mellat.toReversed()))).balanceBreaks).toBe(0);
  });
});

describe('F45 a report of a PSP', () => {
  const row: ReportedTransaction = {
    ...{ terminalId: '14999001', rrn: '633000000101', stan: '000101', cardMasked: '603799******4321' },
    ...{ type: 'purchase', amount: 770_000, date: today, time: '10:01:00', status: 'successful' },
  };
  it('is refused as what it is, with or without its reference numbers, and so is what has no header', async () => {
    expect(await codeOf(behpardakhtCsv([row]))).toBe('BANK_FILE_IS_REPORT');
    expect(await codeOf(behpardakhtCsv([row], { withRrn: false }))).toBe('BANK_FILE_IS_REPORT');
    expect(await codeOf(csv(['سلام']))).toBe('PSP_COLUMNS_UNKNOWN');
  });

  it('is not a statement that names a terminal beside both directions of the account', async () => {
    const bytes = csv(
      ['تاریخ', 'پایانه', 'شماره پیگیری', 'بدهکار', 'بستانکار', 'شرح'],
      ['1405/09/03', '14999001', '12', '0', '770000', 'شاپرک'],
    );
    expect(kept(await read(bytes))).toEqual([['2026-11-24', 'card', 770_000]]);
  });
});

it('D21.132 the public tariff takes 1,200 rials, above 6,000,000 two in ten thousand, and 40,000 at most', () => {
  expect([770_000, 6_000_000, 10_000_000, 900_000_000].map((rials) => cardFee(rials, today))).toEqual([
    1_200, 1_200, 2_000, 40_000,
  ]);
  expect(cardFee(770_000, '2020-01-01')).toBe(0);
});
