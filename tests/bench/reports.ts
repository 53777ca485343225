// Reports of a day, a month and a year on the big office, with the periods beside them, each read right after a commit of the last day;
// beside raw SQL over the facts, and the rows of a year as a workbook.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { type Period, periodOf } from '#core/foundation/calendar/jalali-period.ts';
import type { ReportColumn } from '#core/oversight/reports/contract.ts';
import { factsBehind, rowMaker, runReport } from '#core/oversight/reports/run.ts';
import { openBenchOffice } from './bench-office.ts';
import { bigOffice } from './big-office.ts';
import { type BenchReport, inTurns, ms, summaryOf, timed, times } from './measure.ts';

const [dayRounds, yearRounds, warmUp] = [200, 30, 2];
const columns: ReportColumn[] = ['paid', 'vat', 'returned', 'net', 'visits'];
const tables = [
  { groupBy: 'day', columns, series: null },
  { groupBy: 'terminal', columns, series: null },
  { groupBy: 'service', columns, series: 'paid' },
  { groupBy: 'clerk', columns, series: 'visits' },
] as const;

/** Measures on a copy of an office of at least `entries` entries. */
export async function benchReports(entries: number, say: (line: string) => void): Promise<BenchReport> {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  cpSync(await bigOffice(entries, say), dir, { recursive: true });
  const { desk, machine } = openBenchOffice(dir);
  try {
    const { reads, store } = desk;
    const last = store.sqlite.prepare<[], string>('SELECT max(day) FROM visits').pluck().get() ?? '';
    machine.advanceTo(`${last}T08:00:00.000Z`);
    const today = addDays(last, 1);
    const clerk = reads.staff.people().find(({ role }) => role === 'clerk');
    if (clerk === undefined) throw new Error('the demo office has its clerk');
    const after = () => {
      desk.path.execute(clerk.id, (tx) => tx.append(cashOffered, { id: tx.newId(), visitId: null }));
    };
    const report = (period: Period) => runReport(reads, { period, filters: [], tables }, today);
    const year = periodOf('year', addDays(last, -366));
    const month = periodOf('month', addDays(year.to, -40));
    const first = await timed(() => report(year));
    const raw = store.sqlite.prepare(
      `SELECT p.day, p.terminal_id, p.actor, l.item_code, sum(a.amount), sum(l.vat), count(*)
        FROM payments p JOIN payment_allocations a ON a.payment_id = p.id
        JOIN fee_lines l ON l.charge_id = a.charge_id AND l.line = a.line
        WHERE p.day BETWEEN ? AND ? GROUP BY p.day, p.terminal_id, p.actor, l.item_code`,
    );
    const measured = [
      ...(await inTurns(
        [
          { what: 'a day', run: () => report(periodOf('day', addDays(last, -3))), after },
          { what: 'a month', run: () => report(month), after },
          { what: 'a month of money alone, raw SQL', run: () => raw.all(month.from, month.to) },
        ],
        dayRounds,
        warmUp,
      )),
      ...(await inTurns(
        [
          { what: 'a year', run: () => report(year), after },
          { what: 'a year of money alone, raw SQL', run: () => raw.all(year.from, year.to) },
        ],
        yearRounds,
        warmUp,
      )),
    ];
    const before = process.memoryUsage.rss();
    let rows = 0;
    const exported = await timed(() => {
      const made = [...factsBehind(reads, { period: year, filters: [], column: 'net' }, today)].map(
        rowMaker(reads),
      );
      rows = made.length;
    });
    const grown = (process.memoryUsage.rss() - before) / 1024 / 1024;
    const of = (what: string) => summaryOf(measured.find((one) => one.what === what)?.times ?? []);
    return {
      title: `Reports over ${desk.path.journal.count().toLocaleString('en-US')} entries`,
      measured: [
        ...measured,
        { what: 'the first look at a year, and the year before', times: [first] },
        { what: `the ${rows.toLocaleString('en-US')} rows of a year, for an export`, times: [exported] },
      ],
      judged: [
        { what: 'a day, p99', value: ms(of('a day').p99), budget: '≤ 10 ms' },
        { what: 'a month, p99', value: ms(of('a month').p99), budget: '≤ 40 ms' },
        { what: 'a year, p99', value: ms(of('a year').p99), budget: '≤ 150 ms' },
        {
          what: 'a year ÷ raw SQL',
          value: times(of('a year').median / of('a year of money alone, raw SQL').median),
          budget: '≤ 1.5×',
        },
        {
          what: 'resident set, growth by the rows of a year',
          value: `${grown.toFixed(0)} MB`,
          budget: '≤ 300 MB',
        },
      ],
      notes: [
        'Four tables with two series, beside the period before and the same of the year before: three periods are read.',
        'A record of the last day is committed before every read but those of raw SQL. Raw SQL counts money of one period alone.',
      ],
    };
  } finally {
    await desk.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
