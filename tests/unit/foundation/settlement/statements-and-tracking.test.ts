// What looks like a report and is none, and a number that is called a trace number and is a reference number.
import { describe, expect, it } from 'vitest';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import { dryRun, inspectPspFile } from '#core/foundation/settlement/files/dry-run.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';

const today = '2026-11-25';
const csv = (...lines: readonly (readonly string[])[]) =>
  new TextEncoder().encode(lines.map((cells) => cells.join(';')).join('\r\n'));
const codeOf = async (call: Promise<unknown>): Promise<string> => {
  try {
    await call;
    return 'taken';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};

describe('F20 a statement of a bank account', () => {
  const statement = csv(
    ['صورتحساب سپرده ۱۲۳', '', '', '', '', ''],
    ['تاریخ', 'ساعت', 'شماره پیگیری', 'بدهکار', 'بستانکار', 'مانده'],
    ['1405/09/04', '09:12', '633000000101', '0', '770000', '9000000'],
  );
  const english = csv(
    ['Date', 'Description', 'Debit', 'Credit', 'Reference'],
    ['2026-11-25', 'POS 14999001', '', '770000', '633000000101'],
  );
  it('is refused as what it is, by the built-in reading, by the look at it and by a mapping of a person', async () => {
    const columns = { rrn: 'شماره پیگیری', amount: 'بستانکار', date: 'تاریخ' };
    for (const bytes of [statement, english]) {
      expect(await pspAnswer({ bytes, today })).toMatchObject({ code: 'PSP_FILE_IS_STATEMENT' });
      expect(await codeOf(inspectPspFile(bytes, today))).toBe('PSP_FILE_IS_STATEMENT');
    }
    expect(await codeOf(dryRun(statement, today, { columns, terminalId: '14999001' }))).toBe(
      'PSP_FILE_IS_STATEMENT',
    );
    const profile = { name: 'بانک', columns, terminalId: '14999001' };
    expect(await pspAnswer({ bytes: statement, today, profile })).toMatchObject({
      code: 'PSP_FILE_IS_STATEMENT',
    });
  });

  it('is also one with the bank’s own short names, or with one column of amounts and the balance', async () => {
    const keshavarzi = csv(
      ['date', 'time', 'trantitle', 'bed', 'bes', 'depositorname'],
      ['1405/09/04', '09:12', 'شاپرک', '0', '770000', 'مرکزشاپرک'],
    );
    const signed = csv(['تاریخ', 'شرح', 'مبلغ', 'مانده'], ['1405/09/04', 'شاپرک', '770000', '9000000']);
    for (const bytes of [keshavarzi, signed])
      expect(await codeOf(inspectPspFile(bytes, today))).toBe('PSP_FILE_IS_STATEMENT');
  });

  it('is not what a report is that names its terminal', async () => {
    const report = csv(
      ['پایانه', 'مرجع', 'واریز', 'مانده', 'روز'],
      ['14999001', '633000000101', '770000', '0', '1405/09/04'],
    );
    expect((await inspectPspFile(report, today)).guess.terminal).toBe('پایانه');
    // A line may say of a transaction that it asked for the balance.
    const asked = csv(
      ['مرجع', 'نوع', 'مبلغ', 'روز'],
      ['633000000101', 'مانده', '770000', '1405/09/04'],
      ['633000000102', 'خرید', '770000', '1405/09/04'],
    );
    expect((await inspectPspFile(asked, today)).guess.type).toBe('نوع');
  });
});

describe('F21 a tracking number of twelve digits', () => {
  const header = [
    'شناسه پایانه',
    'شماره پیگیری',
    'نوع تراکنش',
    'مبلغ تراکنش',
    'تاریخ تراکنش',
    'وضعیت تراکنش',
  ];
  const line = (tracking: string) => ['14999001', tracking, 'خرید', '770000', '1405/09/04', 'موفق'];

  it('is the reference number of a row that has no other, and never a STAN', async () => {
    const bytes = csv(header, line('633000000101'), line('000102'));
    expect(await pspAnswer({ bytes, today })).toMatchObject({
      rows: [
        { rrn: '633000000101', stan: null },
        { rrn: null, stan: '000102' },
      ],
    });
    const both = csv([...header, 'شماره مرجع'], [...line('123456789012'), '633000000101']);
    expect(await pspAnswer({ bytes: both, today })).toMatchObject({
      rows: [{ rrn: '633000000101', stan: null }],
    });
  });

  it('is a STAN where noughts alone stand before its six digits', async () => {
    const bytes = csv(header, line('000000000102'));
    expect(await pspAnswer({ bytes, today })).toMatchObject({ rows: [{ rrn: null, stan: '000102' }] });
  });

  it('is offered as the reference number, after a column that is called so', async () => {
    const unknown = ['ترمینال', 'کد رهگیری', 'ریال', 'روز'];
    const row = (tracking: string) => ['14999001', tracking, '770000', '1405/09/04'];
    const guessOf = async (...lines: string[][]) => (await inspectPspFile(csv(...lines), today)).guess;
    expect(await guessOf(unknown, row('633000000101'))).toMatchObject({ rrn: 'کد رهگیری' });
    expect((await guessOf(unknown, row('633000000101'))).stan).toBeUndefined();
    expect(await guessOf(unknown, row('000101'))).toMatchObject({ stan: 'کد رهگیری' });
    expect((await guessOf(unknown, row('63300010'))).rrn).toBeUndefined();
    const named = await guessOf([...unknown, 'مرجع'], [...row('123456789012'), '633000000101']);
    expect(named.rrn).toBe('مرجع');
  });
});
