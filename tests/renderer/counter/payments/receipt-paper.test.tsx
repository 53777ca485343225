// @vitest-environment happy-dom
// The receipt that preview, printer and PDF share.
import { afterEach, expect, test } from 'vitest';
import {
  type Receipt,
  type ReceiptPaper as ReceiptSize,
  receiptPapers,
} from '#core/counter/payments/contract.ts';
import { ReceiptPaper } from '#renderer/features/counter/payments/receipt/receipt-paper.tsx';
import { type Rendered, render } from '#tests/renderer/render.tsx';
import { readQr } from '#tests/support/read-qr.ts';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const id = '019ac000-0000-7000-8000-000000000001';
const at = '2026-11-25T06:30:00.000Z';
const receipt: Receipt = {
  officeName: 'دفتر آزمون',
  officeCode: '1101',
  demo: false,
  visitNumber: 12,
  deskNumber: 1,
  day: '2026-11-25',
  at,
  servedBy: 'علی رضایی',
  clientName: 'رضا محمدی',
  identifierMasked: '******0899',
  others: [],
  contact: { address: 'خیابان نمونه، پلاک ۱۲', phone: '021-00001101' },
  trackingNumbers: ['140512345678'],
  withdrawnNumbers: [],
  isFilingOpen: false,
  isSupervised: true,
  takenBy: { [id]: 'سارا کریمی' },
  isReversal: false,
  paper: 'receipt80',
  codes: { last: null, next: '127012345' },
  printsBefore: 0,
  printedAt: at,
  account: {
    charged: 770_000,
    paid: 770_000,
    due: 0,
    charges: [
      {
        chargeId: id,
        tariffTitle: 'تعرفهٔ آزمون',
        total: 770_000,
        cancelled: false,
        at,
        lines: [
          {
            line: 1,
            itemCode: 'petition',
            title: 'دادخواست',
            unitAmount: 770_000,
            rate: null,
            count: 1,
            chargedCount: 1,
            reduction: 0,
            reductionCode: null,
            vat: 0,
            gross: 770_000,
            payee: 'office',
            channel: 'office_pos',
          },
        ],
      },
    ],
    payments: [
      {
        paymentId: id,
        visitId: id,
        terminalId: '14999001',
        rrn: '123456789012',
        stan: '123456',
        cardMasked: '1234',
        amount: 770_000,
        over: 0,
        at,
        device: id,
        by: null,
        reversal: null,
      },
    ],
  },
};

const textOf = (shown: Receipt, copy: number, paper: ReceiptSize = 'receipt80'): string => {
  rendered = render(<ReceiptPaper receipt={shown} copy={copy} code="127012345" paper={paper} />);
  return rendered.container.textContent;
};

test('a first print carries amount, reference number and masked identifier', () => {
  const text = textOf(receipt, 1);
  expect(text).toContain('۷۷۰٬۰۰۰');
  expect(text).toContain('123456789012');
  expect(text).toContain('******0899');
  expect(text).not.toContain('نسخه');
});

test('D4.8 a line at another body’s rate names the letter, and a line of the tariff names none', () => {
  const [charge] = receipt.account.charges;
  const [line] = charge?.lines ?? [];
  if (charge === undefined || line === undefined) throw new Error('the receipt has a line');
  const rate = { authority: 'اتحادیهٔ تایپ', letterNumber: '12/3', letterDay: '2026-03-10' };
  const ofAnother = { ...charge, lines: [{ ...line, rate }] };
  const said = textOf({ ...receipt, account: { ...receipt.account, charges: [ofAnother] } }, 1);
  expect(said).toContain('نرخ اعلامی اتحادیهٔ تایپ، نامهٔ 12/3 مورخ ۱۴۰۴/۱۲/۱۹');
  rendered?.unmount();
  expect(textOf(receipt, 1)).not.toContain('نرخ اعلامی');
});

test('a reprint says that it is the second copy', () => {
  expect(textOf(receipt, 2)).toContain('نسخهٔ دوم');
});

test('a demonstration office says so on every receipt of a roll; on a sheet its foot does', () => {
  expect(textOf({ ...receipt, demo: true }, 1)).toContain('دفتر نمونه');
  rendered?.unmount();
  expect(textOf(receipt, 1)).not.toContain('دفتر نمونه');
});

test.each(receiptPapers)(
  'D2.16 on %s it says who served, where the office is and the tracking number',
  (paper) => {
    const text = textOf(receipt, 1, paper);
    for (const word of ['علی رضایی', 'خیابان نمونه، پلاک ۱۲', '021-00001101', '140512345678', '1-12'])
      expect(text).toContain(word);
    rendered?.unmount();
    expect(textOf({ ...receipt, trackingNumbers: [], isFilingOpen: true }, 1, paper)).toContain(
      'هنوز ثبت نشده است',
    );
    rendered?.unmount();
    const slip = { ...receipt, trackingNumbers: [], isFilingOpen: true, isReversal: true };
    expect(textOf(slip, 1, paper)).not.toContain('هنوز ثبت نشده است');
  },
);

test.each(receiptPapers)('D1.111 on %s it says that a number of an earlier copy is void', (paper) => {
  const text = textOf(
    { ...receipt, trackingNumbers: [], withdrawnNumbers: ['5678'], isFilingOpen: true },
    2,
    paper,
  );
  expect(text).toContain('5678');
  expect(text).toContain('باطل');
});

test.each(receiptPapers)('D2.16 on %s nothing of the office’s own matters is told to the client', (paper) => {
  expect(textOf(receipt, 1, paper)).not.toMatch(/تأیید نفر دوم|بدون تأیید استان/);
});

test('the tax in the sum is said beside its words', () => {
  const [charge] = receipt.account.charges;
  const [line] = charge?.lines ?? [];
  if (charge === undefined || line === undefined) throw new Error('the receipt has a line');
  const taxed = { ...charge, lines: [{ ...line, vat: 70_000 }] };
  const said = textOf({ ...receipt, account: { ...receipt.account, charges: [taxed] } }, 1);
  expect(said).toContain('با ۷۰٬۰۰۰ ریال مالیات');
});

test('a reversed payment is struck through', () => {
  const [payment] = receipt.account.payments;
  if (payment === undefined) throw new Error('the receipt has a payment');
  const reversal = { reversalId: id, reasonCode: 'wrong_amount' as const, at, device: id, by: null };
  textOf({ ...receipt, account: { ...receipt.account, payments: [{ ...payment, reversal }] } }, 1);
  expect(rendered?.container.querySelector('s')?.textContent).toContain('۷۷۰٬۰۰۰');
});

test('D2.7 the amount stands in words, and who took the money by name', () => {
  const text = textOf(receipt, 1);
  expect(text).toContain('هفتصد و هفتاد هزار ریال');
  expect(text).toContain('سارا کریمی');
});

test('D2.7 a receipt of money that went back says so and is no receipt', () => {
  const text = textOf({ ...receipt, isReversal: true }, 1);
  expect(text).toContain('این برگه رسید پرداخت نیست');
  expect(text).not.toContain('رسید خدمات');
});

test('D2.6 the drawn code reads as the digits that were signed', () => {
  textOf(receipt, 1);
  expect(readQr(rendered?.container.querySelector('svg path')?.getAttribute('d') ?? '')).toBe('127012345');
});
