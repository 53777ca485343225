// Reports of a day, a month and a year on the big office, with the periods beside them, each read right after a commit of the last day;
// beside raw SQL over the facts, and the rows of a year as a workbook.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import {
  comparable,
  type Period,
  periodBefore,
  periodOf,
  sameOfLastYear,
} from '#core/foundation/calendar/jalali-period.ts';
import { complianceOf } from '#core/oversight/reports/compliance/compliance.ts';
import type { ReportColumn } from '#core/oversight/reports/contract.ts';
import { readyNextDay } from '#core/oversight/reports/ready-days.ts';
import { runReport } from '#core/oversight/reports/run.ts';
import type { Sqlite } from '#db/open-store.ts';
import { openBenchOffice } from './bench-office.ts';
import { bigOffice } from './big-office.ts';
import {
  type BenchReport,
  inTurns,
  inUnits,
  lower,
  type Measured,
  ms,
  type Run,
  summaryOf,
  timed,
  times,
} from './measure.ts';
import { runToEnd } from './server-process.ts';

const exporter = import.meta.resolve('./exporting-office.ts');
const exportedSchema = z.object({
  rows: z.int(),
  ms: z.number(),
  readMs: z.number(),
  longestMs: z.number(),
  grownMb: z.number(),
});
const columns: ReportColumn[] = ['paid', 'vat', 'returned', 'net', 'visits'];
const tables = [
  { groupBy: 'day', columns, series: null },
  { groupBy: 'terminal', columns, series: null },
  { groupBy: 'service', columns, series: 'paid' },
  { groupBy: 'clerk', columns, series: 'visits' },
] as const;

/** The same numbers from the tables of facts: money, visits and what went back by day, terminal, person and service, of three periods. */
function rawReport(sqlite: Sqlite): (period: Period, today: string) => void {
  const statements = [
    `SELECT p.day, p.terminal_id, p.actor, l.item_code, sum(a.amount), sum(l.vat), count(*)
      FROM payments p JOIN payment_allocations a ON a.payment_id = p.id
      JOIN fee_lines l ON l.charge_id = a.charge_id AND l.line = a.line
      WHERE p.day BETWEEN ? AND ? GROUP BY p.day, p.terminal_id, p.actor, l.item_code`,
    'SELECT v.day, v.actor, count(*) FROM visits v WHERE v.day BETWEEN ? AND ? GROUP BY v.day, v.actor',
    `SELECT r.day, p.terminal_id, r.actor, sum(r.amount) FROM payment_reversals r JOIN payments p ON p.id = r.payment_id
      WHERE r.day BETWEEN ? AND ? GROUP BY r.day, p.terminal_id, r.actor`,
  ].map((text) => sqlite.prepare(text));
  return (period, today) => {
    const beside = [periodBefore(period), sameOfLastYear(period)].map((one) =>
      comparable(period, one, today),
    );
    for (const { from, to } of [period, ...beside]) for (const one of statements) one.all(from, to);
  };
}

/** Measures on a copy of an office of at least `entries` entries. */
export async function benchReports({ many, ...run }: Run): Promise<BenchReport> {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  cpSync(await bigOffice({ ...run, many }), dir, { recursive: true });
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
    const ahead: number[] = [];
    const first = await timed(() => report(year));
    store.sqlite.exec('DELETE FROM report_days');
    for (let nth = 0; nth < many(60); nth += 1) ahead.push(await timed(() => readyNextDay(reads, today)));
    while (readyNextDay(reads, today));
    // Before records are made by the hundred: of so many an opening has a second thread compare the day, which is not the export's.
    const exported = await runToEnd(exporter, [dir, year.from, today], exportedSchema);
    const compliance = () => complianceOf(reads, year, today);
    store.sqlite.exec("DELETE FROM report_days WHERE way = 'signs'");
    const firstCompliance = await timed(compliance);
    const raw = rawReport(store.sqlite);
    const spans = { day: periodOf('day', addDays(last, -3)), month, year };
    const measured: Measured[] = [];
    for (const [kind, period] of Object.entries(spans)) {
      const rounds = many(kind === 'year' ? 100 : 200);
      measured.push(
        ...(await inTurns(
          [
            { what: `a ${kind}`, run: () => report(period), after },
            { what: `a ${kind}, raw SQL`, run: () => raw(period, today) },
          ],
          rounds,
          many(2, 0),
        )),
      );
    }
    const ofCompliance = [{ what: 'the compliance of a year', run: compliance, after }];
    measured.push(...(await inTurns(ofCompliance, many(30), many(2, 0))));
    const of = (what: string) => summaryOf(measured.find((one) => one.what === what)?.times ?? []);
    return {
      title: `Reports over ${desk.path.journal.count().toLocaleString('en-US')} entries`,
      measured: [
        ...measured,
        { what: 'the first look at a year, none of its days counted', times: [first] },
        { what: 'counting one day ahead', times: ahead },
        { what: 'the first compliance of a year, no day looked through', times: [firstCompliance] },
      ],
      judged: [
        lower('a day, p99', of('a day').p99, ms, 10),
        lower('a month, p99', of('a month').p99, ms, 40),
        lower('a year, p99', of('a year').p99, ms, 150),
        ...Object.keys(spans).map((kind) =>
          lower(`a ${kind} ÷ raw SQL`, of(`a ${kind}`).median / of(`a ${kind}, raw SQL`).median, times, 1.5),
        ),
        lower(`XLSX of a year, ${exported.rows.toLocaleString('en-US')} rows`, exported.ms, ms, 3_000),
        lower('of it reading the rows', exported.readMs, ms),
        lower('the longest part of it', exported.longestMs, ms),
        lower('XLSX of a year, growth of the resident set', exported.grownMb, inUnits(' MB'), 300),
      ],
      notes: [
        'Four tables with two series, beside the period before and the same of the year before: three periods are read.',
        'A record of the last day is committed before every read but those of raw SQL. Raw SQL sums money, visits and what went back of the three periods from the tables of facts.',
        'The workbook is made in a process that reads its rows by seven days, with the checks and the JSON of every answer.',
      ],
    };
  } finally {
    await desk.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
