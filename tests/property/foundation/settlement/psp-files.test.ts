import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { behpardakhtCsv, behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { pspAnswer } from '#tests/support/psp-answer.ts';
import { inTier } from '#tests/support/tier.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';

const today = '2026-11-25';
const digits = (length: number) =>
  fc.integer({ min: 1, max: 10 ** length - 1 }).map((value) => String(value).padStart(length, '0'));
const two = (value: number) => String(value).padStart(2, '0');

const transaction: fc.Arbitrary<ReportedTransaction> = fc.record({
  terminalId: digits(8).map((value) => `2${value.slice(1)}`),
  rrn: fc
    .integer({ min: 10_000_000_000, max: 999_999_999_999 })
    .map((value) => String(value).padStart(12, '0')),
  stan: digits(6),
  cardMasked: digits(4).map((last) => `603799******${last}`),
  type: fc.constantFrom('purchase', 'reversal'),
  amount: fc.integer({ min: 1, max: 2_000_000_000 }),
  date: fc.integer({ min: -200, max: 30 }).map((days) => addDays(today, days)),
  time: fc.integer({ min: 0, max: 86_399 }).map((second) => {
    const [hours, minutes] = [Math.floor(second / 3600), Math.floor(second / 60) % 60];
    return `${two(hours)}:${two(minutes)}:${two(second % 60)}`;
  }),
  status: fc.constantFrom('successful', 'failed'),
});

const style = fc.record({
  arabicLetters: fc.boolean(),
  groupedAmounts: fc.boolean(),
  dates: fc.constantFrom('slash', 'dash', 'dot', 'eight_digits', 'two_digit_year'),
} as const);

/** All that a reading may refuse a file with. */
const pspFileProblems = [
  'PSP_FILE_EMPTY',
  'PSP_FILE_UNREADABLE',
  'PSP_FILE_OLD_XLS',
  'PSP_FILE_TOO_LARGE',
  'PSP_COLUMNS_UNKNOWN',
  'PSP_ROW_UNREADABLE',
  'PSP_WORDS_UNKNOWN',
  'PSP_UNIT_UNKNOWN',
  'PSP_READING_TOO_LONG',
  'PSP_READING_CANCELLED',
] as const;

const isRefusalOrRows = (answer: Awaited<ReturnType<typeof pspAnswer>>): void => {
  if (!answer.ok) expect(pspFileProblems).toContain(answer.code);
};

describe('the reading of PSP files', () => {
  it('gives back what was written, in every style', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { maxLength: 30 }), style, async (transactions, how) => {
        const answer = await pspAnswer({ bytes: behpardakhtCsv(transactions, how), today });
        expect(answer).toMatchObject({ ok: true, skipped: [], rows: transactions });
      }),
      { numRuns: inTier(20, 200) },
    );
  });

  it('gives a workbook the same rows and ids as its CSV', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { maxLength: 10 }), style, async (transactions, how) => {
        const csv = await pspAnswer({ bytes: behpardakhtCsv(transactions), today });
        const workbook = await pspAnswer({
          bytes: await xlsxOf(behpardakhtSheet(transactions, how)),
          today,
        });
        expect(workbook.ok && workbook.rows).toEqual(csv.ok && csv.rows);
      }),
      { numRuns: inTier(5, 50) },
    );
  });

  it('gives ids that do not repeat', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { maxLength: 20 }), async (transactions) => {
        const answer = await pspAnswer({
          bytes: behpardakhtCsv([...transactions, ...transactions]),
          today,
        });
        const ids = answer.ok ? answer.rows.map(({ id }) => id) : [];
        expect(new Set(ids).size).toBe(transactions.length * 2);
      }),
      { numRuns: inTier(10, 100) },
    );
  });

  it('F1 answers any bytes with rows or a code, and never throws', async () => {
    const starts = [[], [0x50, 0x4b, 3, 4], [0xff, 0xfe], [0xef, 0xbb, 0xbf], [...Buffer.from('<table>')]];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...starts),
        fc.uint8Array({ maxLength: 400 }),
        async (start, bytes) => {
          isRefusalOrRows(await pspAnswer({ bytes: Uint8Array.from([...start, ...bytes]), today }));
        },
      ),
      { numRuns: inTier(60, 500) },
    );
  });

  it('answers a damaged workbook or CSV with rows or a code, and never throws', {
    tags: 'release',
    timeout: 240_000,
  }, async () => {
    const sample = fc.sample(transaction, { numRuns: 5, seed: 7 });
    const files = [await xlsxOf(behpardakhtSheet(sample)), behpardakhtCsv(sample)];
    const damage = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...files), damage, fc.nat(), async (file, changes, cut) => {
        const bytes = file.slice(0, cut % 3 === 0 ? cut % file.length : file.length);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        isRefusalOrRows(await pspAnswer({ bytes, today }));
      }),
      { numRuns: inTier(500, 2_000) },
    );
  });
});
