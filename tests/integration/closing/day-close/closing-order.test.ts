// Days are closed in order. Out of turn only on purpose, with a reason; and in whatever order it happens, every report row
// counts once, together with its payment.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closeDay, declareZero, explainException, reopenDay } from '#core/closing/day-close/commands.ts';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import { pspImported } from '#core/closing/day-close/entries.ts';
import { bookingDay } from '#core/closing/day-close/rules.ts';
import { addDays, businessDayOf } from '#core/foundation/calendar/business-day.ts';
import type { ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import {
  nextDay,
  noTransaction,
  officeAtWork,
  otherTerminal,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const reason = 'گزارش روز پیش هنوز نرسیده است';
const dayAfter = '2026-11-27';

/** Two days without a payment, both open. */
async function twoOpenDays(): Promise<TestOffice> {
  const office = await officeAtWork();
  await nextDay(office);
  for (const day of [today, tomorrow])
    for (const terminalId of [terminal, otherTerminal])
      await office.as(office.manager).dayClose.declareZero(noTransaction(day, terminalId));
  return office;
}

type Over = { reason?: string; outOfTurn?: string[] };
const close = (office: TestOffice, day: string, over: Over = {}) =>
  office.as(office.manager).dayClose.close({ day, reason: null, password: office.manager.password, ...over });

describe('an earlier day that is open', () => {
  const inTheWay = { code: 'EARLIER_DAY_OPEN', params: { days: [today] } };

  it('D21.11 comes first; the later one then closes without a word', async () => {
    const office = await twoOpenDays();
    expect(await problemOf(close(office, tomorrow))).toEqual(inTheWay);
    expect((await overviewOf(office, tomorrow)).blockers).toEqual([inTheWay]);
    await close(office, today);
    await close(office, tomorrow);
    const { dayClose } = office.as(office.manager);
    expect((await dayClose.sheet({ day: tomorrow })).summary.outOfTurn).toEqual([]);
  });

  it.each(
    everyNth<[string, Over, object]>(4, [
      ['a reason alone', { reason }, inTheWay],
      ['another day named', { reason, outOfTurn: [dayAfter] }, inTheWay],
      ['no reason', { outOfTurn: [today] }, { code: 'REASON_NEEDED', params: {} }],
      ['a full stop as a reason', { outOfTurn: [today], reason: '.' }, { code: 'REASON_NEEDED', params: {} }],
    ]),
  )('D21.11 is not passed by with %s', async (_, over, problem) => {
    const office = await twoOpenDays();
    expect(await problemOf(close(office, tomorrow, over))).toEqual(problem);
  });

  it('D21.11 is in the way again after it was opened again, and when two were forgotten both are named', {
    tags: 'release',
  }, async () => {
    const office = await twoOpenDays();
    await close(office, today);
    await office
      .as(office.manager)
      .dayClose.reopen({ day: today, reason, password: office.manager.password });
    expect(await problemOf(close(office, tomorrow))).toEqual(inTheWay);
    office.clock.set(`${dayAfter}T04:30:00.000Z`);
    await openDay(office);
    for (const terminalId of [terminal, otherTerminal])
      await office.as(office.manager).dayClose.declareZero(noTransaction(dayAfter, terminalId));
    const both = { code: 'EARLIER_DAY_OPEN', params: { days: [today, tomorrow] } };
    expect(await problemOf(close(office, dayAfter, { reason, outOfTurn: [tomorrow] }))).toEqual(both);
    expect((await office.as(office.manager).premises.openTasks()).openDays).toMatchObject([
      { day: today },
      { day: tomorrow },
    ]);
    expect((await office.as(office.manager).premises.morningCard()).previousDayState?.day).toBe(today);
  });

  it('D21.11 stays open behind a close out of turn that names it, and the sheet says so', {
    tags: 'release',
  }, async () => {
    const office = await twoOpenDays();
    await close(office, tomorrow, { reason, outOfTurn: [today] });
    const { dayClose } = office.as(office.manager);
    const { summary, closings } = await dayClose.sheet({ day: tomorrow });
    expect(summary.outOfTurn).toEqual([today]);
    expect(closings).toMatchObject([{ reason }]);
    expect(await overviewOf(office)).toMatchObject({ state: 'open', earlierOpen: [] });
    await close(office, today);
  });
});

type Paid = { readonly on: number; readonly reported: number };
type Act = { readonly kind: 'close' | 'reopen' | 'import'; readonly at: number };

const paid: fc.Arbitrary<Paid> = fc
  .record({ on: fc.nat(2), off: fc.integer({ min: -1, max: 1 }) })
  .map(({ on, off }) => ({ on, reported: Math.min(2, Math.max(0, on + off)) }));
const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('close', 'close', 'reopen', 'import'),
  at: fc.nat(3),
});
/** The days that are still open at the end are closed in any order. */
const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });

/** What a manager does at the close, without the password and the file, so that many orders can be tried. */
function managing({ desk, manager }: TestOffice) {
  const { reads } = desk;
  const run = (work: (tx: Transaction) => void): void => desk.path.execute(manager.id, work);
  return {
    /** A row is booked as an import books it: to its date's day, or the next one that can take it. */
    bring: (row: Omit<ReportedRow, 'id' | 'day' | 'lateFor'>, into: string) =>
      run((tx) => {
        // As an import makes them: 32 digits, by which files that tell the same transaction know each other.
        const rowId = tx.newId().replaceAll('-', '');
        const { day: forDay } = bookingDay(row.date, tx.day, reads.businessDay.stateOf);
        const { terminalId } = row;
        const body = { importId: tx.newId(), forDay: into, profile: 'test', fileSha256: '0'.repeat(64) };
        const sums = {
          rowCount: 1,
          total: row.amount,
          perTerminal: [{ terminalId, count: 1, total: 0 }],
          remarks: [],
          lacking: 0,
        };
        tx.append(pspImported, { ...body, ...sums }, { fileName: '', rows: [{ ...row, rowId, forDay }] });
      }),
    end: (day: string) =>
      run((tx) => {
        for (const { key, reasons, explanation } of dayStatus(reads, day, tx.day).exceptions) {
          const [reasonCode] = reasons;
          if (explanation === null && reasonCode !== undefined)
            explainException(tx, reads, { day, exceptionKey: key, reasonCode, note: substantialNote });
        }
        for (const { terminalId, report } of dayStatus(reads, day, tx.day).terminals)
          if (report === 'missing') declareZero(tx, reads, noTransaction(day, terminalId));
        closeDay(tx, reads, { day, reason, outOfTurn: reads.businessDay.openBefore(day) });
      }),
    reopen: (day: string) => run((tx) => reopenDay(tx, reads, { day, reason })),
    isClosed: (day: string) => reads.businessDay.stateOf(day) === 'closed',
    status: (day: string) => dayStatus(reads, day, businessDayOf(desk.machine.now())),
  };
}

describe('days whose payments and rows lie across their midnights', () => {
  it('D21.12 count each payment and row once and together, in any order of closing, reopening and importing', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { bring, end, reopen, isClosed, status } = managing(office);
    let start = today;
    let slips = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(paid, { minLength: 1, maxLength: 2 }),
        fc.array(act, { minLength: 2, maxLength: 7 }),
        order,
        async (payments, acts, last) => {
          start = addDays(start, 6);
          const days = [0, 1, 2, 3, 4].map((n) => addDays(start, n));
          const dayOf = (n: number) => days[n] ?? start;
          const rows: (() => void)[] = [];
          for (const [index, day] of days.entries()) {
            office.clock.set(`${day}T04:30:00.000Z`);
            await openDay(office);
            bring({ ...reportedRow(++slips, day), status: 'failed' }, day);
            for (const { on, reported } of payments) {
              if (on !== index) continue;
              const n = ++slips;
              await servedVisit(office, n);
              let isBrought = false;
              rows.push(() => {
                if (!isBrought) bring(reportedRow(n, dayOf(reported)), dayOf(4));
                isBrought = true;
              });
            }
          }
          for (const { kind, at } of acts) {
            const day = dayOf(at);
            if (kind === 'import') rows[at]?.();
            else if (kind === 'close' && !isClosed(day)) end(day);
            else if (kind === 'reopen' && isClosed(day)) reopen(day);
          }
          for (const row of rows) row();
          for (const n of [...last, 4]) if (!isClosed(dayOf(n))) end(dayOf(n));

          const closed = days.map(status);
          const totals = closed.flatMap((day) => day.totals);
          const money = 770_000 * payments.length;
          expect(totals.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(money);
          expect(totals.reduce((sum, { psp }) => sum + psp, 0)).toBe(money);
          // Every payment was there before its row came, so no row ever stands alone.
          const exceptions = closed.flatMap((day) => day.exceptions);
          expect(exceptions.filter(({ kind }) => kind === 'in_psp_not_in_app')).toEqual([]);
        },
      ),
      {
        numRuns: 12,
        endOnFailure: true,
        // Seed -1864993663, by which row ids of another form than an import's were found in this test.
        examples: [[[{ on: 2, reported: 1 }], [{ kind: 'import', at: 3 }], [3, 1, 2, 0]]],
      },
    );
  });
});

const reportedRow = (n: number, date: string) => {
  const { terminalId, rrn, stan, cardMasked, amount } = reportLine(n);
  const told = { terminalId, rrn, stan, cardMasked, amount: Math.abs(amount) };
  return { ...told, type: 'purchase', status: 'successful', date, time: null, serviceCode: null } as const;
};
