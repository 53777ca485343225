// Reports over a real office: numbers against the tables by another way, their rows, and the periods beside them (D20.85).
import { describe, expect, it } from 'vitest';
import type { Grouping, ReportColumn } from '#core/oversight/reports/contract.ts';
import {
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  officeAtWork,
  otherTerminal,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { type Caller, openDay, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';

const month = { kind: 'month', from: '2026-11-22', to: '2026-12-21' } as const;

type Period = Parameters<Caller['reports']['run']>[0]['period'];

/** One table of a period. */
async function table(office: TestOffice, groupBy: Grouping, columns: ReportColumn[], period: Period = month) {
  const report = await office
    .as(office.manager)
    .reports.run({ period, filters: [], tables: [{ groupBy, columns, series: null }] });
  const [only] = report.tables;
  if (only === undefined) throw new Error('the table that was asked for');
  return { report, ...only, byKey: Object.fromEntries(only.rows.map(({ key, now }) => [key, now])) };
}

/** Two days: three payments on two terminals by two people, one of them taken back on the second day, one visit cancelled, one refused. */
async function twoDays(): Promise<TestOffice> {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  const back = await servedVisit(office, 2, { terminalId: otherTerminal });
  await servedVisit(office, 3, { caller: office.as(office.manager) });
  const cancelledId = await openVisit(office);
  await office.as(office.clerk).visits.cancel({ visitId: cancelledId, reasonCode: 'client_left' });
  await importLines(office, [reportLine(1), reportLine(2, { terminalId: otherTerminal }), reportLine(3)]);
  await explainAll(office);
  await closeDay(office, today, substantialNote);
  office.clock.set(nextMorning);
  await openDay(office);
  await office.as(office.clerk).payments.reverse({
    paymentId: back,
    reasonCode: 'client_withdrew',
    note: '',
    password: office.clerk.password,
  });
  const refusedId = await openVisit(office, '0013542419');
  await office.as(office.clerk).identity.refuse({
    visitId: refusedId,
    outcome: 'refused',
    reasonCode: 'document_missing',
    note: '',
    answers: [],
  });
  return office;
}

describe('two days of an office', () => {
  it('D20.85 money stands by terminal, person, hour, service and day, and every way sums up to the tables', async () => {
    const office = await twoDays();
    const sql = (text: string) => office.desk.store.sqlite.prepare(text).pluck().get();
    const paid = sql('SELECT sum(amount) FROM payments');
    const back = sql('SELECT -sum(amount) FROM payment_reversals');
    expect([paid, back]).toEqual([2_310_000, 770_000]);
    const columns: ReportColumn[] = ['payments', 'paid', 'returns', 'returned', 'net'];
    for (const groupBy of [
      'terminal',
      'clerk',
      'hour',
      'service',
      'payee',
      'day',
      'weekday',
      'week',
    ] as const) {
      const { total, rows } = await table(office, groupBy, columns);
      expect(total.now, groupBy).toEqual([3, paid, 1, back, 1_540_000]);
      const summed = columns.map((_, place) => rows.reduce((sum, { now }) => sum + (now[place] ?? 0), 0));
      expect(summed, groupBy).toEqual(total.now);
    }
    const byTerminal = await table(office, 'terminal', ['paid', 'net']);
    expect(byTerminal.byKey).toEqual({ '14999001': [1_540_000, 1_540_000], '14999002': [770_000, 0] });
    const byClerk = await table(office, 'clerk', ['payments', 'visits']);
    // The manager took the money of a visit that the clerk had opened.
    expect(byClerk.byKey).toEqual({ [office.clerk.id]: [2, 5], [office.manager.id]: [1, 0] });
    expect(byClerk.rows.map(({ name }) => name)).toContain(office.clerk.name);
    const byDay = await table(office, 'day', ['net', 'returned']);
    expect(byDay.byKey).toEqual({ [today]: [2_310_000, 0], '2026-11-26': [-770_000, 770_000] });
    expect(byDay.report.openDays).toEqual(['2026-11-26']);
    const services = await table(office, 'service', ['units', 'charged', 'paid']);
    expect(services.rows).toMatchObject([
      { key: 'petition', name: 'دادخواست', now: [3, 2_310_000, 2_310_000] },
    ]);
    expect((await table(office, 'refusalReason', ['refused'])).byKey).toEqual({ document_missing: [1] });
    expect((await table(office, 'returnReason', ['returns'])).byKey).toEqual({ client_withdrew: [1] });
    expect((await table(office, 'ending', ['visits'])).byKey).toEqual({
      completed: [3],
      cancelled: [1],
      refused: [1],
    });

    // The rows behind every number sum up to it.
    for (const column of ['paid', 'returned', 'net', 'charged'] as const) {
      const { total, rows } = await office
        .as(office.manager)
        .reports.rows({ period: month, filters: [], column, skip: 0 });
      const [shown] = (await table(office, 'day', [column])).total.now;
      expect(
        rows.reduce((sum, { amount }) => sum + amount, 0),
        column,
      ).toBe(shown);
      expect(total).toBe(rows.length);
    }
    const filtered = await office.as(office.manager).reports.rows({
      ...{ period: month, column: 'net', skip: 0 },
      filters: [{ by: 'terminal', value: '14999002' }],
    });
    expect(filtered.rows.map(({ kind, amount, visit }) => [kind, amount, visit?.number])).toEqual([
      ['paid', 770_000, 2],
      ['returned', -770_000, 2],
    ]);

    // Periods beside it: the day before, and none from before the office began.
    const second = await table(office, 'terminal', ['paid', 'returned'], {
      ...{ kind: 'day', from: '2026-11-26', to: '2026-11-26' },
    });
    expect(second.total).toEqual({ now: [0, 770_000], before: [2_310_000, 0], lastYear: null });

    // The clerk does not read it, no period is longer than a year, and none is of another length than its kind.
    const asked = {
      period: month,
      filters: [],
      tables: [{ groupBy: 'day', columns: ['paid'], series: null }],
    } as const;
    expect((await problemOf(office.as(office.clerk).reports.run(asked))).code).toBe('NOT_ALLOWED');
    const tooLong = { kind: 'between', from: '2025-01-01', to: today } as const;
    const byManager = office.as(office.manager).reports;
    expect((await problemOf(byManager.run({ ...asked, period: tooLong }))).code).toBe('INPUT_INVALID');
    const noMonth = { kind: 'month', from: '2026-11-22', to: '2026-12-20' } as const;
    expect(
      (await problemOf(byManager.rows({ period: noMonth, filters: [], column: 'paid', skip: 0 }))).code,
    ).toBe('INPUT_INVALID');
  });
});
