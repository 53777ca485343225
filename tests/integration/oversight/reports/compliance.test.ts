// The compliance of a period over a real office (D20.87): what hides nothing, and an honest day.
import { expect, it } from 'vitest';
import type { DutyRow } from '#core/oversight/reports/compliance/contract.ts';
import { complianceStatements } from '#core/oversight/reports/compliance/queries.ts';
import {
  closeDay,
  explainAll,
  importLines,
  officeAtWork,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';

const month = { kind: 'month', from: '2026-11-22', to: '2026-12-21' } as const;
const rowsOf = async ({ as, manager }: TestOffice): Promise<Record<string, DutyRow>> => {
  const { duties } = await as(manager).reports.compliance({ period: month });
  expect(duties).toHaveLength(22);
  return Object.fromEntries(duties.map((row) => [row.duty, row]));
};

it('D20.87 an honest day is done; a day that was passed over, a difference and a late answer stand with their days', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await importLines(office, [reportLine(1)]);
  const { complaints } = office.as(office.manager);
  await complaints.register({
    ...{ kind: 'complaint', category: 'delay', aboutManager: false, text: 'نیم ساعت در نوبت ماندم' },
    ...{ contactName: '', contactPhone: '', visitId: null },
  });
  await closeDay(office);
  const honest = await rowsOf(office);
  expect(honest).toMatchObject({
    D1: { state: 'done', done: 1 },
    D2: { state: 'done', done: 1 },
    D6: { state: 'done' },
    D7: { state: 'idle' },
    D8: { state: 'done', evidence: [] },
    D10: { state: 'idle' },
    D11: { state: 'done', evidence: [] },
    D14: { state: 'done', done: 1 },
    D21: { state: 'done', done: 1, evidence: [] },
  });

  // The next day is closed with money that no service accounts for; the day between is passed over.
  office.clock.set('2026-11-28T04:30:00.000Z');
  await openDay(office);
  await importLines(office, [reportLine(9, { date: '2026-11-28' })], '2026-11-28');
  await explainAll(office, '2026-11-28');
  await closeDay(office, '2026-11-28', substantialNote);
  const later = await rowsOf(office);
  expect(later.D21).toMatchObject({
    state: 'missed',
    done: 2,
    evidence: [{ day: '2026-11-26', outcome: 'missed' }],
  });
  expect(later.D19).toMatchObject({
    state: 'missed',
    done: 1,
    evidence: [{ day: '2026-11-28', outcome: 'missed' }],
  });

  // A declared closure that comes too late changes nothing, and no answer after the deadline makes the complaint done.
  office.clock.set('2026-12-15T04:30:00.000Z');
  const late = office.as(office.manager).closures.declare({
    ...{ closedDay: '2026-11-26', kind: 'sudden', authority: 'استانداری', reference: 'اطلاعیه' },
  });
  expect((await problemOf(late)).code).toBe('INPUT_INVALID');
  expect((await rowsOf(office)).D7).toMatchObject({
    state: 'missed',
    evidence: [{ day: today, outcome: 'missed' }],
  });
  const [open] = (await complaints.list({ state: 'overdue' })).rows;
  await complaints.addAddendum({
    ...{ kind: 'outcome', complaintId: open?.complaintId ?? '', outcome: 'upheld' },
    text: 'با مراجعه‌کننده گفت‌وگو شد و از او دلجویی شد',
  });
  expect((await rowsOf(office)).D7).toMatchObject({ state: 'late', late: 1, missed: 0 });
  const byClerk = office.as(office.clerk).reports.compliance({ period: month });
  expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
});

it('reads whole only registers that stay small', async () => {
  const { desk } = await openOffice();
  const small = /^SCAN (?:a|t|l|c|o|p|q|k|f|w|x|\(subquery-\d+\))(?: |$)/;
  for (const [name, statement] of Object.entries(complianceStatements(desk.store.orm))) {
    const scans = factReads(planOf(desk, statement())).filter((step) => step.startsWith('SCAN'));
    expect(
      scans.filter((step) => !small.test(step)),
      name,
    ).toEqual([]);
  }
});
