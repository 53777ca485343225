import { expect, it } from 'vitest';
import { readPosSlip } from '#core/foundation/identifiers/pos-slip.ts';

const terminals = ['14999001', '14999002'];

it('reads a slip as a terminal prints it', () => {
  const slip = `به‌پرداخت ملت
پذیرنده: ۹۹۰۰۰۰۰۰۱   شعبه 1101
خرید موفق
شماره پایانه: 14999001
شماره کارت: 603799******1234
شماره مرجع: ۶۳۳۰۰۰۰۰۰۱۰۱
شماره پیگیری: ۶۵۴۳۲۱
مبلغ: ۱٬۵۴۰٬۰۰۰ ریال
تاریخ ۱۴۰۵/۰۹/۰۴ ساعت ۱۰:۱۵:۳۰`;
  expect(readPosSlip(slip, terminals)).toEqual({
    rrn: '633000000101',
    stan: '654321',
    terminalId: '14999001',
    card: '1234',
    amount: 1_540_000,
  });
});

it.each([
  ['a full card number is kept as its last four digits', '4111111111111111', { card: '1111' }],
  ['two different reference numbers', 'RRN 633000000101 RRN 633000000102', {}],
  ['the same reference number twice', '633000000101 / 633000000101', { rrn: '633000000101' }],
  ['a terminal of somebody else', 'پایانه 88888888', {}],
  ['six digits without a label and no money', '770000', { stan: '770000' }],
  ['six digits that are said to be rials', '770000 ریال', { amount: 770_000 }],
  ['two numbers that could be a trace number', '654321 770000', {}],
  ['nothing', 'سلام', {}],
])('%s', (_what, text, read) => {
  expect(readPosSlip(text, terminals)).toEqual(read);
});

it('D2.135 takes ten digits by their label, where a PSP of the office prints ten', () => {
  const text = 'پایانه 14999001 شماره مرجع: ۶۳۳۰۰۰۰۰۰۱';
  expect(readPosSlip(text, terminals)).toEqual({ terminalId: '14999001' });
  expect(readPosSlip(text, terminals, 10)).toEqual({ terminalId: '14999001', rrn: '6330000001' });
  expect(readPosSlip('6330000001 پایانه 14999001', terminals, 10)).toEqual({ terminalId: '14999001' });
});
