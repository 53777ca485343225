import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { behpardakhtCsv, behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { fileLimits } from '#core/foundation/settlement/files/limits.ts';
import type { PspFile } from '#core/foundation/settlement/files/read-psp-file.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const today = '2026-11-25';
const fixture = (name: string) => readFileSync(new URL(`../../../fixtures/psp/${name}`, import.meta.url));
const read = (bytes: Uint8Array, profile?: PspFile['profile']) =>
  pspAnswer(profile === undefined ? { bytes, today } : { bytes, today, profile });
const readRows = async (bytes: Uint8Array) => {
  const answer = await read(bytes);
  if (!answer.ok) throw new Error(`${answer.code} ${JSON.stringify(answer.params)}`);
  return answer;
};

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

const asInFixtures = [
  { stan: '000101', rrn: '633000000101', type: 'purchase', status: 'successful', amount: 1_250_000 },
  { stan: '000102', rrn: '633000000102', type: 'purchase', status: 'failed', amount: 480_000 },
  { stan: '000103', rrn: '633000000103', type: 'reversal', status: 'successful', amount: 480_000 },
];

describe('a report of Behpardakht is read', () => {
  it.each([
    ['CSV in windows-1256, with Arabic letters', 'behpardakht-windows-1256.csv'],
    ['tab-separated UTF-16 with Persian digits and a title', 'behpardakht-utf16.tsv'],
    ['an .xls that is an HTML table, with a total line', 'behpardakht-html.xls'],
  ])('from %s', async (_, name) => {
    const answer = await readRows(fixture(name));
    expect(answer.profile).toBe('behpardakht');
    expect(answer.rows).toMatchObject(asInFixtures);
    expect(answer.rows[0]).toMatchObject({ date: today, time: '09:12:40', terminalId: '20001111' });
  });

  it('and its total line is listed as passed over', async () => {
    expect((await readRows(fixture('behpardakht-html.xls'))).skipped).toEqual([
      { line: 6, reason: 'total_line' },
    ]);
  });

  it('from UTF-8 with and without BOM to the same rows', async () => {
    const withBom = behpardakhtCsv([transaction]);
    expect((await readRows(withBom.subarray(3))).rows).toEqual((await readRows(withBom)).rows);
  });

  it('from UTF-16 without BOM', async () => {
    const text = new TextDecoder().decode(behpardakhtCsv([transaction]));
    expect((await readRows(Buffer.from(text, 'utf16le'))).rows).toMatchObject([{ stan: '000101' }]);
  });

  it('from a workbook of texts', async () => {
    const answer = await readRows(await xlsxOf(behpardakhtSheet([transaction])));
    expect(answer.rows).toMatchObject([{ ...transaction, line: 2 }]);
  });

  it('from a workbook whose numbers lost their zeros', async () => {
    const [header = [], row = []] = behpardakhtSheet([{ ...transaction, rrn: '003000000101' }]);
    const numeric = row.map((text) => (/^\d+$/.test(text) ? Number(text) : text));
    const answer = await readRows(await xlsxOf([header, numeric]));
    expect(answer.rows).toMatchObject([{ stan: '000101', rrn: '003000000101', amount: 1_250_000 }]);
  });

  it('from every sheet of a workbook that has the columns', async () => {
    const other = { ...transaction, terminalId: '20002222' };
    const answer = await readRows(
      await xlsxOf([['یادداشت']], behpardakhtSheet([transaction]), behpardakhtSheet([other])),
    );
    expect(answer.rows.map(({ terminalId }) => terminalId)).toEqual(['20001111', '20002222']);
  });

  it.each(['slash', 'dash', 'dot', 'eight_digits', 'two_digit_year'] as const)(
    'with dates written as %s',
    async (dates) => {
      const answer = await readRows(behpardakhtCsv([transaction], { dates }));
      expect(answer.rows[0]?.date).toBe(today);
    },
  );

  it('with grouped amounts, Arabic letters and no reference numbers', async () => {
    const style = { groupedAmounts: true, arabicLetters: true, withRrn: false };
    const answer = await readRows(behpardakhtCsv([transaction], style));
    expect(answer.rows).toMatchObject([{ rrn: null, stan: '000101', amount: 1_250_000, type: 'purchase' }]);
  });

  it('with a semicolon between cells, although the amounts have commas', async () => {
    const text = behpardakhtSheet([transaction], { groupedAmounts: true })
      .map((row) => row.join(';'))
      .join('\n');
    expect((await readRows(new TextEncoder().encode(text))).rows).toMatchObject([{ amount: 1_250_000 }]);
  });

  it('without a transaction, which is a report too', async () => {
    const answer = await readRows(behpardakhtCsv([]));
    expect(answer.rows).toEqual([]);
  });
});

describe('a split-settlement report is read', () => {
  it('with its shares, its own accounting day and without its repeated line', async () => {
    const answer = await readRows(fixture('split-settlement.csv'));
    expect(answer.profile).toBe('split_settlement');
    expect(answer.rows).toMatchObject([
      { rrn: '633000000201', amount: 900_000, serviceCode: '101', date: today, financialDay: '2026-11-26' },
      { rrn: '633000000201', amount: 350_000, serviceCode: '205' },
      { rrn: '633000000202', amount: 480_000, serviceCode: '101', financialDay: '2026-11-28' },
    ]);
    expect(answer.duplicates).toEqual([{ line: 4, firstLine: 3 }]);
  });
});

describe('a report of another PSP is read by the mapping of the office', () => {
  const csv = new TextEncoder().encode(
    'Date;Hour;Ref;Trace;Pan;Sum;Kind\n1405-09-04;09:12;633000000301;301;6037-99**-****-1234;75000;DEBIT\n',
  );
  const columns = {
    date: 'Date',
    time: 'Hour',
    rrn: 'Ref',
    stan: 'Trace',
    card: 'Pan',
    amount: 'Sum',
    type: 'Kind',
  };

  it('with its own words and a terminal that the file does not name', async () => {
    const profile = { name: 'نمونه', columns, terminalId: '20003333', words: { purchase: ['Debit'] } };
    expect(await read(csv, profile)).toMatchObject({
      ok: true,
      profile: 'نمونه',
      rows: [
        {
          terminalId: '20003333',
          rrn: '633000000301',
          stan: '000301',
          cardMasked: '603799******1234',
          amount: 75_000,
          time: '09:12:00',
          type: 'purchase',
          status: 'successful',
        },
      ],
    });
  });

  it('and a word that nobody explained stops it', async () => {
    expect(await read(csv, { name: 'نمونه', columns, terminalId: '20003333' })).toEqual({
      ok: false,
      code: 'PSP_WORDS_UNKNOWN',
      params: { column: 'Kind', words: ['DEBIT'] },
    });
  });
});

describe('a file is refused whole', () => {
  it('when it is empty, or only white space', async () => {
    for (const bytes of [new Uint8Array(), new TextEncoder().encode(' \r\n\r\n'), await xlsxOf([[null]])])
      expect(await read(bytes)).toEqual({ ok: false, code: 'PSP_FILE_EMPTY', params: {} });
  });

  it('when it is an old binary .xls', async () => {
    expect(await read(fixture('old-binary.xls'))).toMatchObject({ code: 'PSP_FILE_OLD_XLS' });
  });

  it('when it is a picture or a cut workbook', async () => {
    const workbook = await xlsxOf(behpardakhtSheet([transaction]));
    const picture = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49]);
    const damaged = workbook.slice();
    const middle = Math.floor(damaged.length / 2);
    damaged.set([(damaged[middle] ?? 0) ^ 0xff], middle);
    for (const bytes of [
      picture,
      workbook.subarray(0, workbook.length - 200),
      damaged,
      Buffer.from('PK\x03\x04'),
    ])
      expect(await read(bytes)).toMatchObject({ ok: false, code: 'PSP_FILE_UNREADABLE' });
  });

  it('when a quote is never closed', async () => {
    const text = new TextDecoder().decode(behpardakhtCsv([transaction])).replace('موفق', '"موفق');
    expect(await read(new TextEncoder().encode(text))).toMatchObject({ code: 'PSP_FILE_UNREADABLE' });
  });

  it('when it is too large', async () => {
    expect(await read(new Uint8Array(fileLimits.bytes + 1))).toMatchObject({ code: 'PSP_FILE_TOO_LARGE' });
  });

  it('when it is too large unpacked', { tags: 'release', timeout: 240_000 }, async () => {
    const long = 'x'.repeat(30_000);
    const bomb = await xlsxOf(Array.from({ length: 4_000 }, (_, index) => [`${index}${long}`]));
    expect(bomb.length).toBeLessThan(fileLimits.bytes);
    expect(await read(bomb)).toMatchObject({ code: 'PSP_FILE_TOO_LARGE' });
  });

  it('when a column is missing, and says which', async () => {
    const [header = [], row = []] = behpardakhtSheet([transaction]);
    const without = (cells: string[]) => cells.filter((_, index) => index !== 8);
    expect(await read(await xlsxOf([without(header), without(row)]))).toEqual({
      ok: false,
      code: 'PSP_COLUMNS_UNKNOWN',
      params: { missing: ['مبلغ تراکنش'] },
    });
    expect(await read(new TextEncoder().encode('سلام\nدنیا'))).toMatchObject({ code: 'PSP_COLUMNS_UNKNOWN' });
  });
});
