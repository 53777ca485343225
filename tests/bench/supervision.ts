// The manager's view of thirty days and what is out of proportion, on the big office, each read right after a commit of
// the day; beside the same days counted from the tables.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { cashOffered } from '#core/counter/payments/entries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { countDay } from '#core/oversight/supervision/day-figures.ts';
import { anomaliesOf, workOf } from '#core/oversight/supervision/work.ts';
import { openBenchOffice } from './bench-office.ts';
import { bigOffice } from './big-office.ts';
import {
  type BenchReport,
  higher,
  inTurns,
  lower,
  ms,
  type Run,
  summaryOf,
  timed,
  times,
} from './measure.ts';

const days = 30;

/** Measures on a copy of an office of at least `entries` entries. */
export async function benchSupervision(run: Run): Promise<BenchReport> {
  const [rounds, countedRounds] = [run.many(300), run.many(20)];
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  cpSync(await bigOffice(run), dir, { recursive: true });
  const { desk, machine } = openBenchOffice(dir);
  try {
    const { reads } = desk;
    const last = desk.store.sqlite.prepare<[], string>('SELECT max(day) FROM visits').pluck().get() ?? '';
    machine.advanceTo(`${last}T08:00:00.000Z`);
    const span = { from: addDays(last, 1 - days), to: last };
    const spanDays = Array.from({ length: days }, (_, index) => addDays(span.from, index));
    const people = reads.staff.people();
    const [manager, clerk] = ['manager', 'clerk'].map((role) => people.find((one) => one.role === role));
    if (manager === undefined || clerk === undefined) throw new Error('the demo office has them');
    const commit = () => {
      desk.path.execute(clerk.id, (tx) => tx.append(cashOffered, { id: tx.newId(), visitId: null }));
    };
    const first = await timed(() => workOf(reads, span, span.to));
    const read = (what: string, run: () => unknown) => ({ what, run, after: commit });
    const measured = await inTurns(
      [
        read('the table of thirty days', () => workOf(reads, span, span.to)),
        read('what is out of proportion', () => anomaliesOf(reads, manager, last)),
      ],
      rounds,
      rounds / 100,
    );
    const counted = await inTurns(
      [
        {
          what: 'thirty days counted from the tables',
          run: () => {
            for (const day of spanDays) countDay(reads, day);
          },
        },
      ],
      countedRounds,
      1,
    );
    const [work, found, whole] = [...measured, ...counted].map((one) => summaryOf(one.times));
    const p99 = (one: typeof work): number => one?.p99 ?? Number.NaN;
    return {
      title: `Supervision over ${desk.path.journal.count().toLocaleString('en-US')} entries`,
      measured: [...measured, ...counted, { what: 'the first look after the start', times: [first] }],
      judged: [
        lower('the table of thirty days, p99', p99(work), ms, 20),
        lower('what is out of proportion, p99', p99(found), ms, 20),
        higher(
          'counted from the tables ÷ as read',
          (whole?.median ?? Number.NaN) / (work?.median ?? Number.NaN),
          times,
        ),
      ],
      notes: [
        `A record of the last day is committed before every one of the ${rounds} reads; each day has the 88 visits of the copied one.`,
      ],
    };
  } finally {
    await desk.close();
    rmSync(dir, { recursive: true, force: true });
  }
}
