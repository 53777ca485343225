// @vitest-environment happy-dom
// What the sheet of a day has to say beside its figures, on the screen and on paper: the two show the same component.
import { afterEach, expect, test } from 'vitest';
import type { DaySheet } from '#core/closing/day-close/contract.ts';
import { reportRemarks } from '#core/foundation/settlement/files/contract.ts';
import { DaySheetContent } from '#renderer/features/closing/day-close/day-sheet-content.tsx';
import { type Rendered, render } from '#tests/renderer/render.tsx';
import { readQr } from '#tests/support/read-qr.ts';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const at = '2026-11-25T12:00:00.000Z';
const counts = {
  visits: 9,
  verified: 8,
  refused: 1,
  payments: 7,
  reversals: 2,
  complaints: 0,
  cashOffers: 0,
  onlyAsked: 0,
  servedUnpaid: 6,
  paidAfterAll: 5,
};
const sheet: DaySheet = {
  officeName: 'دفتر آزمون',
  officeCode: '1101',
  demo: false,
  day: '2026-11-25',
  state: 'closed',
  summary: {
    totals: [],
    counts,
    chargedOfDay: 0,
    openRefunds: { count: 0, total: 0 },
    withoutReport: [],
    ledger: { lines: [], open: [] },
    matched: 0,
    late: 0,
    missingPeers: [],
    outOfTurn: [],
    singleConfirmations: [
      { what: 'tariff', name: 'تعرفهٔ تازه' },
      { what: 'rate', name: 'تایپ' },
      { what: 'terminal', name: '14999001' },
    ],
    exceptions: [],
  },
  manifest: [],
  terminals: [
    {
      terminalId: '14999002',
      report: 'declared_zero',
      recordedPayments: 0,
      recordedReversals: 0,
      batch: { number: '4711', total: 0 },
    },
  ],
  exceptions: [],
  late: [],
  figures: null,
  imports: [
    {
      importId: '019ac000-0000-7000-8000-000000000001',
      fileName: 'report.csv',
      fileSha256: '0123456789abcdef'.repeat(4),
      profile: 'behpardakht',
      isUnfinished: false,
      rowCount: 4,
      total: 770_000,
      remarks: [...reportRemarks],
      lacking: 0,
      at,
      device: '019ac000-0000-7000-8000-000000000002',
      byName: 'مریم احمدی',
    },
  ],
  emergencies: [],
  loosened: [
    {
      ...{ id: '019ac000-0000-7000-8000-0000000000aa', control: 'limit', about: null, title: null },
      ...{ before: '2000000', after: '5000000', reason: 'روزهای پایان سال', at: '2026-11-25T09:00:00.000Z' },
      ...{ byName: 'مریم احمدی', secondName: null, provinceAt: null },
    },
  ],
  closings: [],
  headCode: '1a2b-3c4d-5e6f-7081',
};

const shown = (over: Partial<DaySheet> = {}): string => {
  rendered = render(<DaySheetContent sheet={{ ...sheet, ...over }} level={2} />);
  return rendered.container.textContent;
};

test('F9 the sheet says of a report what is strange about it, and its fingerprint', () => {
  const text = shown();
  for (const word of [
    'ستون‌ها را دفتر مشخص کرده است',
    'هیچ تراکنش موفقی ندارد',
    'جمع خود فایل با جمع ردیف‌هایش یکی نیست',
    'برگه‌های پنهان دارد که خوانده نشدند',
    'با گزارش پیشین همین پایانه همخوان نیست',
    '0123-4567-89ab-cdef',
  ])
    expect(text).toContain(word);
});

test('D21.16 the batch slip of a declaration stands on the sheet with its number and total', () => {
  expect(shown()).toContain('4711');
});

test('D20.66 a loosened control stands on the sheet with its old and new value and who did it; a usual day says nothing', () => {
  const text = shown();
  for (const word of [
    'نظارت‌هایی که سست شده است',
    'حد توضیح تک‌نفره',
    'مریم احمدی با تأیید هیچ‌کس',
    'روزهای پایان سال',
  ])
    expect(text).toContain(word);
  rendered?.unmount();
  expect(shown({ loosened: [] })).not.toContain('نظارت‌هایی که سست شده است');
});

test('D4.12 what nobody else confirmed stands on the sheet by name; a sound day says nothing', () => {
  const text = shown();
  expect(text).toContain('این موارد تأیید نفر دوم ندارد');
  for (const name of ['تعرفهٔ تازه', 'تایپ', '14999001']) expect(text).toContain(name);
  rendered?.unmount();
  expect(shown({ summary: { ...sheet.summary, singleConfirmations: [] } })).not.toContain('جز واردکننده');
});

const unfiled = (n: number) =>
  ({ id: `filing:${n}`, account: 'filing', state: 'missing', day: '2026-11-24', age: 1, size: 1 }) as const;
const signed: Partial<DaySheet> = {
  summary: {
    ...sheet.summary,
    ledger: { lines: [], open: [1, 2, 3].map((n) => unfiled(n)) },
    totals: [{ terminalId: '14999001', charged: 6_930_000, recorded: 6_930_000, psp: 7_700_000 }],
    exceptions: [{ kind: 'in_psp_not_in_app', reasonCode: null, count: 1, rials: 770_000 }],
  },
  figures: {
    openedAt: at,
    terminals: [{ terminalId: '14999001', payments: 10, paid: 7_700_000, reversals: 1, reversed: 770_000 }],
    typedSlips: [],
    services: [{ title: 'دادخواست', count: 9, vat: 630_000, reduction: 77_000, amount: 6_930_000 }],
    people: [{ name: 'علی رضایی', visits: 9, refused: 1, askedAfterCheck: 2, payments: 10, paid: 7_700_000 }],
    desks: [1, 3],
    carried: [{ kind: 'unfiled', count: 3, amount: 2_310_000 }],
  },
  exceptions: [
    {
      key: 'k',
      ofDay: '2026-11-25',
      kind: 'in_psp_not_in_app',
      paymentIds: [],
      pspRowIds: [],
      visitId: null,
      terminalId: '14999001',
      amounts: { charged: null, recorded: null, psp: 770_000 },
      differences: [{ terminalId: '14999001', amount: -770_000 }],
      saw: null,
      subject: null,
      reasons: ['found_out'],
      explanation: {
        reasonCode: 'found_out',
        note: 'از علی رضایی پرسیده شد؛ خدمت لغو شده بود',
        at,
        by: null,
        byName: 'مریم احمدی',
      },
    },
  ],
};

test('D21.72 the sheet prints what was open, what came and went, and what stays open with its age', () => {
  const ledger: DaySheet['summary']['ledger'] = {
    lines: [
      ...(['money', 'filing'] as const).map((account) => ({
        ...{ account, opening: 770_000, added: 1, cleared: 2, settled: 3, closing: 769_996 },
      })),
    ],
    open: [{ id: 'money:1:2', account: 'money', state: 'missing', day: '2026-11-23', age: 2, size: 769_996 }],
  };
  const text = shown({ summary: { ...sheet.summary, ledger } });
  expect(text).toContain('مانده از پیش + تازه − برطرف‌شده − بسته‌شده با توضیح = باز');
  for (const word of ['۷۷۰٬۰۰۰', '۷۶۹٬۹۹۶', 'نرسیده', 'رسید و گزارش']) expect(text).toContain(word);
});

test('D21.23 the head of the sheet says what its tables sum up to: payments are counted once, refunds beside them', () => {
  const text = shown(signed);
  expect(text).toMatch(/پرداخت۱۰۷٬۷۰۰٬۰۰۰ ریال/);
  expect(text).toMatch(/برگشت وجه۱۷۷۰٬۰۰۰ ریال/);
  expect(text).toMatch(/خالص، ریال۶٬۹۳۰٬۰۰۰/);
  expect(text).not.toMatch(/پرداخت(ثبت‌شده)?۱۱/);
  expect(text).toMatch(/بدون کد رهگیری۳۲٬۳۱۰٬۰۰۰ ریال/);
});

test('D21.23 every difference stands with its amount and the words that explain it', () => {
  const text = shown(signed);
  expect(text).toContain('از علی رضایی پرسیده شد؛ خدمت لغو شده بود');
  expect(text).toContain('جمع مطلق ۷۷۰٬۰۰۰؛ اختلاف خالص ۷۷۰٬۰۰۰');
});

test('D21.117 the head code stands on the sheet as text and as a code that reads the same, with the desks that were heard from', () => {
  const text = shown(signed);
  expect(text).toContain('1a2b-3c4d-5e6f-7081');
  expect(text).toContain('باجه‌هایی که تا پایان روز رسیده‌اند: ۱ و ۳');
  const drawn = rendered?.container.querySelector('svg[role=img] path')?.getAttribute('d') ?? '';
  expect(readQr(drawn).toLowerCase()).toBe('1a2b-3c4d-5e6f-7081');
});

test('D21.23 VAT, reductions and what is awaited stand on the sheet with their rials', () => {
  const open = { id: 'money:1:2', account: 'money', state: 'awaited', day: '2026-11-25', age: 0 } as const;
  const ledger = { lines: [], open: [{ ...open, size: 770_000 }] };
  const text = shown({ ...signed, summary: { ...sheet.summary, ...signed.summary, ledger } });
  expect(text).toMatch(/کاهش با کد مصوب\s*۷۷٬۰۰۰ ریال/);
  expect(text).toMatch(/در انتظار گزارش۱ \(۷۷۰٬۰۰۰ ریال\)/);
  expect(text).toContain('۶۳۰٬۰۰۰');
});

test('D21.13 what was served unpaid and paid after all are counts on the sheet', () => {
  const text = shown();
  expect(text).toMatch(/خدمت بی‌پرداخت\s*۶/);
  expect(text).toMatch(/بعداً پرداخت شد\s*۵/);
});
