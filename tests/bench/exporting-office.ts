// A process of its own: reads the rows of a year part by part and makes a workbook of them, as an export does; says how long that took, how
// much the process grew meanwhile, and how long the longest part kept everything else waiting.
import { setImmediate as breathe } from 'node:timers/promises';
import { tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { type Period, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import { type FileCell, xlsxBytes } from '#core/foundation/reporting/table-file.ts';
import { exportedRowsOutput, type FactRow } from '#core/oversight/reports/contract.ts';
import { countBehind, factsBehind, rowMaker } from '#core/oversight/reports/run.ts';
import { partsOf } from '#renderer/features/oversight/reports/export-rows.ts';
import { openBenchOffice } from './bench-office.ts';

const megabyte = 1024 * 1024;
const [, , dir = '', day = '', today = ''] = process.argv;

const header = [
  ...['تاریخ شمسی', 'تاریخ میلادی', 'زمان', 'نوع', 'باجه', 'مراجعه', 'پایانه', 'خدمت', 'متصدی', 'گیرندهٔ وجه'],
  ...['روش پرداخت', 'دلیل', 'شمار', 'مبلغ، ریال', 'مالیات، ریال', 'تخفیف، ریال', 'دقیقه'],
];
/** The cells of a row as the screen writes them (renderer/features/oversight/reports/export-file.ts). */
const cellsOf = (row: FactRow): FileCell[] => [
  ...[
    formatJalali(row.day, 'numeric', 'en'),
    row.day,
    row.at === null ? null : tehranTimeOf(row.at),
    row.kind,
  ],
  ...[row.visit?.deskNumber ?? null, row.visit?.number ?? null, row.terminal, row.service, row.clerk],
  ...[row.payee, row.channel, row.reason, row.count, row.amount, row.vat, row.reduction, row.ms],
];

const { desk } = openBenchOffice(dir);
const { reads } = desk;
const period: Period = periodOf('year', day);
const before = process.memoryUsage.rss();
let peak = before;
const look = (): void => {
  peak = Math.max(peak, process.memoryUsage.rss());
};
const timer = setInterval(look, 5);
const begun = performance.now();
const asked = { filters: [], column: 'net' } as const;
const count = countBehind(reads, { period, ...asked }, today);
let [longestMs, readMs, read] = [0, 0, 0];
async function* parts(): AsyncGenerator<FileCell[][]> {
  for (const part of partsOf(period, today)) {
    const from = performance.now();
    const whole = { period: part, ...asked, partOf: period };
    // Checked and carried as every answer is.
    const rows = [...factsBehind(reads, whole, today)].map(rowMaker(reads));
    const carried = JSON.stringify(exportedRowsOutput.parse({ rows }));
    longestMs = Math.max(longestMs, performance.now() - from);
    const { rows: told } = JSON.parse(carried) as { rows: FactRow[] };
    readMs += performance.now() - from;
    read += told.length;
    look();
    await breathe();
    yield told.map(cellsOf);
  }
}
const bytes = await xlsxBytes({ head: 'گزارش', header, rows: parts() }, 'گزارش', true);
look();
clearInterval(timer);
const ms = performance.now() - begun;
if (read !== count) throw new Error(`${read} rows of ${count}`);
await desk.close();
process.stdout.write(
  `${JSON.stringify({ rows: count, ms, readMs, longestMs, fileMb: bytes.length / megabyte, grownMb: (peak - before) / megabyte })}\n`,
);
