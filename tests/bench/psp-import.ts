// Time to import and match 2,000 report rows (budget: 0.5 s, design §9), as CSV and as .xlsx.

import { behpardakhtCsv, behpardakhtSheet, type ReportedTransaction } from '#core/demo/psp-report.ts';
import { readPspFile } from '#core/foundation/settlement/files/read-psp-file.ts';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type { RecordedPayment } from '#core/foundation/settlement/matching/shapes.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';
import { type BenchReport, inTurns, lower, medianOf, ms, type Run } from './measure.ts';

const day = '2026-11-25';
const rowCount = 2_000;
const terminalId = '20001111';
const two = (value: number): string => String(value).padStart(2, '0');

/** Every 50th payment is missing from the report and every 40th row from the office, as on a bad day. */
const transactions: readonly ReportedTransaction[] = Array.from({ length: rowCount }, (_, index) => ({
  terminalId,
  rrn: String(633_000_000_000 + index),
  stan: String(index + 1).padStart(6, '0'),
  cardMasked: `603799******${String(index % 500).padStart(4, '0')}`,
  type: 'purchase',
  amount: 100_000 + (index % 40) * 5_000,
  date: day,
  time: `${two(8 + Math.floor(index / 250))}:${two(Math.floor(index / 5) % 60)}:${two(index % 60)}`,
  status: 'successful',
}));
const payments: readonly RecordedPayment[] = transactions
  .filter((_, index) => index % 40 !== 0)
  .map((one) => ({
    id: `payment-${one.stan}`,
    visitId: null,
    terminalId,
    rrn: one.rrn,
    stan: one.stan,
    cardMasked: one.cardMasked,
    amount: one.amount,
    charged: one.amount,
    at: new Date(Date.parse(`${day}T${one.time}+03:30`)).toISOString(),
    day,
    lateFor: null,
    reversalOf: null,
    state: 'recorded',
  }));
const reportedInPsp = transactions.filter((_, index) => index % 50 !== 0);

const importAndMatch = async (bytes: Uint8Array): Promise<void> => {
  const file = await readPspFile({ bytes, today: day });
  const { matches } = matchSettlement({
    day,
    payments,
    pspRows: file.rows.map((row) => ({ ...row, day, lateFor: null })),
    terminals: [{ id: terminalId, validFrom: day, validTo: null }],
    feeTotalsByTerminal: {},
  });
  if (matches.length < rowCount * 0.9) throw new Error(`only ${matches.length} rows were matched`);
};

/** Reading a report of 2,000 rows and matching it, by file format. */
export async function benchPspImport({ many }: Run): Promise<BenchReport> {
  const rounds = many(15);
  const [csv, xlsx] = [
    behpardakhtCsv(reportedInPsp, { groupedAmounts: true }),
    await xlsxOf(behpardakhtSheet(reportedInPsp)),
  ];
  const measured = await inTurns(
    [
      { what: 'CSV', run: () => importAndMatch(csv) },
      { what: '.xlsx', run: () => importAndMatch(xlsx) },
    ],
    rounds,
    0,
  );
  return {
    title: `Import and match a report of ${rowCount.toLocaleString('en-US')} rows`,
    measured,
    judged: measured.map((one) => lower(one.what, medianOf(one.times), ms, 500)),
    notes: [`Medians of ${rounds} rounds, with planted differences.`],
  };
}
