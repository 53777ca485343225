import { describe, expect, it } from 'vitest';
import type { DraftMapping } from '#core/foundation/settlement/files/contract.ts';
import { dryRun, inspectPspFile } from '#core/foundation/settlement/files/dry-run.ts';
import type { PspFile } from '#core/foundation/settlement/files/read-psp-file.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';
import { type SheetCell, xlsxOf } from '#tests/support/xlsx.ts';

const today = '2026-11-25';
const csv = (...lines: string[]) => new TextEncoder().encode(lines.join('\r\n'));

const header = [
  'ردیف',
  'ترمینال',
  'کد ارجاع',
  'سریال',
  'شماره کارت',
  'عملیات',
  'مبلغ (ریال)',
  'روز',
  'ساعت',
  'نتیجه',
];
const lines: readonly string[][] = [
  [
    '1',
    '20001111',
    '633000000101',
    '000101',
    '6037991234561234',
    'خرید',
    '1,250,000',
    '1405/09/04',
    '09:12:40',
    'موفق',
  ],
  [
    '2',
    '20001111',
    '633000000102',
    '000102',
    '6037991234565678',
    'پرداخت',
    '480,000',
    '1405/09/04',
    '09:20:00',
    'موفق',
  ],
];
const asText = (separator: string, rows: readonly (readonly string[])[] = lines) =>
  csv('گزارش تراکنش‌ها', ...[header, ...rows].map((cells) => cells.join(separator)));
const mapping: DraftMapping = {
  columns: {
    terminal: 'ترمینال',
    rrn: 'کد ارجاع',
    stan: 'سریال',
    card: 'شماره کارت',
    type: 'عملیات',
    amount: 'مبلغ (ریال)',
    date: 'روز',
    time: 'ساعت',
    status: 'نتیجه',
  },
  words: { purchase: ['پرداخت'] },
};

describe('an unknown report', () => {
  it.each([
    ['separated by semicolons', async () => asText(';')],
    ['separated by tabs', async () => asText('\t')],
    ['a workbook', () => xlsxOf([['گزارش تراکنش‌ها'], header, ...lines])],
  ])('%s is shown with its header, first lines and a guess', async (_, file) => {
    const { headerLine, headers, firstLines, guess } = await inspectPspFile(await file(), today);
    expect(headerLine).toBe(2);
    expect(headers).toEqual(header);
    expect(firstLines.map(({ line }) => line)).toEqual([3, 4]);
    expect(guess).toMatchObject({
      terminal: 'ترمینال',
      rrn: 'کد ارجاع',
      card: 'شماره کارت',
      amount: 'مبلغ (ریال)',
      date: 'روز',
      time: 'ساعت',
      status: 'نتیجه',
    });
  });

  it('shows no full card number, in whatever column', async () => {
    const { firstLines } = await inspectPspFile(asText(';'), today);
    expect(JSON.stringify(firstLines)).not.toContain('6037991234561234');
    expect(firstLines[0]?.cells).toContain('603799******1234');
    const { samples } = await dryRun(asText(';'), today, { columns: { rrn: 'شماره کارت' } });
    expect(samples[0]?.cells.rrn).toEqual({ text: '603799******1234', read: null, isReadable: false });
  });

  it('has one key for its headers however the letters are written, and another for other columns', async () => {
    const key = async (row: readonly string[]) =>
      (await inspectPspFile(csv(row.join(';'), lines[0]?.join(';') ?? ''), today)).headerFingerprint;
    const arabic = header.map((text) => text.replaceAll('ی', 'ي').replaceAll('ک', 'ك'));
    expect(await key(arabic)).toBe(await key(header));
    expect(await key(header.toReversed())).not.toBe(await key(header));
  });

  it('without anything like a header is refused', async () => {
    await expect(inspectPspFile(csv('1;2;3', '4;5;6'), today)).rejects.toMatchObject({
      problem: { code: 'PSP_COLUMNS_UNKNOWN' },
    });
  });
});

describe('the dry run of a mapping', () => {
  it('reads days, rials and words, and counts', async () => {
    const run = await dryRun(asText(';'), today, mapping);
    expect(run).toMatchObject({ lacking: [], unreadableCount: 0, unknownTypes: [] });
    expect(run.samples[0]?.cells).toMatchObject({
      date: { text: '1405/09/04', read: today, isReadable: true },
      amount: { text: '1,250,000', read: '1250000' },
      type: { read: 'purchase' },
      card: { read: '603799******1234' },
    });
    expect(run.rows.map(({ amount }) => amount)).toEqual([1_250_000, 480_000]);
  });

  it('says what is still lacking, and shows what is there already', async () => {
    const run = await dryRun(asText(';'), today, { columns: { date: 'روز' } });
    expect(run.lacking).toEqual(['terminal', 'rrn', 'amount', 'status']);
    expect(run.rows).toEqual([]);
    expect(run.samples[1]?.cells.date).toMatchObject({ read: today, isReadable: true });
  });

  it('names every line that cannot be read, with its column', async () => {
    const broken = [
      ...lines,
      ['3', '20001111', 'abc', '000103', '', 'خرید', '100', '1405/09/04', '', 'موفق'],
      ['4', '20001111', '633000000104', '000104', '', 'خرید', '100', 'دیروز', '', 'موفق'],
    ];
    const run = await dryRun(asText(';', broken), today, mapping);
    expect(run.unreadable).toEqual([
      { line: 5, column: 'کد ارجاع' },
      { line: 6, column: 'روز' },
    ]);
    expect(run.unreadableCount).toBe(2);
    expect(run.rows).toHaveLength(2);
  });

  it('asks for the words of types that nobody knows', async () => {
    const { words: _, ...without } = mapping;
    const run = await dryRun(asText(';'), today, without);
    expect(run.unknownTypes).toEqual(['پرداخت']);
    expect(run.rows).toHaveLength(1);
  });

  it('says the same of a workbook with number and date cells', async () => {
    const cells: SheetCell[] = [
      1,
      '20001111',
      633000000101,
      101,
      '603799******1234',
      'خرید',
      1250000,
      '1405/09/04',
      '09:12:40',
      'موفق',
    ];
    const run = await dryRun(await xlsxOf([header, cells]), today, mapping);
    expect(run.rows).toMatchObject([{ rrn: '633000000101', stan: '000101', amount: 1_250_000, date: today }]);
  });
});

describe('a report that the office has mapped', () => {
  const named = { name: 'آسان', ...mapping };
  const read = (bytes: Uint8Array, over: Partial<PspFile> = {}) =>
    pspAnswer({ bytes, today, remembered: (key) => (key === known ? named : null), ...over });
  let known = '';

  it('is read by the mapping of its headers, and says so', async () => {
    known = (await inspectPspFile(asText(';'), today)).headerFingerprint;
    for (const bytes of [asText(';'), asText('\t'), await xlsxOf([header, ...lines])])
      expect(await read(bytes)).toMatchObject({
        ok: true,
        profile: 'آسان',
        mapped: { headerFingerprint: known, mapping: named },
        rows: [{ amount: 1_250_000 }, { amount: 480_000 }],
      });
  });

  it('is not known by other headers', async () => {
    known = (await inspectPspFile(asText(';'), today)).headerFingerprint;
    expect(await read(csv(header.slice(1).join(';'), 'x;y;z'))).toMatchObject({
      code: 'PSP_COLUMNS_UNKNOWN',
    });
  });

  it('is read as a person said, although a built-in profile understands its headers too', async () => {
    const builtIn = csv(
      'شماره پایانه,شماره پیگیری,نوع تراکنش,مبلغ,تاریخ تراکنش,وضعیت',
      '20001111,000101,خرید,100,1405/09/04,موفق',
      '20001111,000102,پرداخت,200,1405/09/04,موفق',
    );
    expect(await pspAnswer({ bytes: builtIn, today })).toMatchObject({ code: 'PSP_WORDS_UNKNOWN' });
    const { guess, headerFingerprint: itsKey } = await inspectPspFile(builtIn, today);
    const said = { name: 'به‌پرداخت', columns: guess, words: { purchase: ['پرداخت'] } };
    const remembered = (key: string) => (key === itsKey ? said : null);
    expect(await pspAnswer({ bytes: builtIn, today, remembered })).toMatchObject({
      profile: 'به‌پرداخت',
      rows: [{ amount: 100 }, { amount: 200 }],
    });
  });
});
