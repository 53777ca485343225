// One definition, two programs: what an office reports of its days and what the province reports of what it was sent are the same numbers
// (D20.155); and the pages and files that show them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readXlsx from 'read-excel-file/node';
import { expect, onTestFinished, test } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { breakdowns, groupings } from '#core/foundation/reporting/columns.ts';
import { runTable } from '#core/foundation/reporting/definition.ts';
import { cellsOfSpan as officeCells, runReport } from '#core/oversight/reports/run.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { latestSecurity } from '#province/accounts/security-log.ts';
import { officePeriod } from '#province/page/period-report.ts';
import { addReportEntries } from '#province/projection/add-report-entries.ts';
import { project } from '#province/projection/project.ts';
import { recountAll } from '#province/projection/recount.ts';
import { cellsOfSpan, firstDayOf } from '#province/projection/report-days.ts';
import { understand } from '#province/projection/understand.ts';
import { type Province, startProvince } from '#province/server.ts';
import { offices } from '#province/store/schema.ts';
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
import { cellsOfEntries, envelopesOf, expectSameReports } from '#tests/support/compare-reports.ts';
import { chargedVisit, openDay, openVisit, slip, type TestOffice, today } from '#tests/support/office.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';
import { startRealPostgres } from '#tests/support/real-postgres.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { firstDay, openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { inTier } from '#tests/support/tier.ts';

/** Two days with everything that reaches from one into the other, and a second PC that did some of it apart. */
async function eventfulDays(): Promise<TestOffice> {
  const office = await officeAtWork();
  const { as, clerk, manager } = office;
  await servedVisit(office, 1);
  const back = await servedVisit(office, 2, { terminalId: otherTerminal });
  const exchanged = await chargedVisit(office, '9990000034');
  await as(clerk).payments.record(slip(exchanged.visitId, { rrn: '633000000077', stan: '000077' }));
  await as(clerk).payments.exchange({
    chargeId: exchanged.chargeId,
    wrong: { line: 1, units: 1 },
    lines: [{ itemCode: 'attachment-page', count: 1 }],
    reason: 'به جای پیوست، دادخواست ثبت شده بود',
    password: clerk.password,
  });
  await as(clerk).visits.complete({ visitId: exchanged.visitId });
  const wrong = await chargedVisit(office, '0013542419');
  await as(clerk).fees.cancelCharge({ chargeId: wrong.chargeId, reasonCode: 'wrong_count' });
  await as(clerk).visits.cancel({ visitId: wrong.visitId, reasonCode: 'client_left' });
  const cancelledId = await openVisit(office);
  await as(clerk).visits.cancel({ visitId: cancelledId, reasonCode: 'client_left' });
  const { complaintId } = await as(clerk).complaints.register({
    ...{ kind: 'complaint', category: 'delay', aboutManager: false, visitId: null },
    ...{ text: 'زمان زیادی منتظر ماندم', contactName: '', contactPhone: '' },
  });
  const other = joinOffice(office, 2);
  await importLines(office, [reportLine(1), reportLine(2, { terminalId: otherTerminal })]);
  await explainAll(office);
  await closeDay(office, today, substantialNote);
  await as(manager).dayClose.reopen({
    ...{ day: today, reason: 'یک رسید جا مانده بود', password: manager.password },
  });
  await closeDay(office, today, substantialNote);

  office.clock.set(nextMorning);
  await openDay(office);
  carryEntries(office.desk, other.desk);
  const reversal = { paymentId: back, reasonCode: 'client_withdrew', note: '' } as const;
  await as(clerk).payments.reverse({ ...reversal, password: clerk.password });
  await other.seat(clerk).payments.reverse({ ...reversal, password: clerk.password });
  carryEntries(other.desk, office.desk);
  const refusedId = await openVisit(office, '0013542419');
  await as(clerk).identity.refuse({
    ...{ visitId: refusedId, outcome: 'refused', reasonCode: 'document_missing', note: '', answers: [] },
  });
  const answer = { complaintId, kind: 'outcome', outcome: 'rejected' } as const;
  await as(manager).complaints.addAddendum({ ...answer, text: 'زمان انتظار آن روز دیده شد و عادی بود' });
  const { topicId } = await as(manager).training.addTopic({
    ...{ title: 'احراز هویت نمایندگان', roles: ['clerk'], validForDays: 365 },
  });
  const { sessionId } = await as(manager).training.recordSession({
    ...{ topicId, heldOn: today, minutes: 60, trainer: 'مینا کریمی', attendeeIds: [clerk.id] },
  });
  await as(clerk).training.confirmAttendance({ sessionId });
  // A day that is declared closed moves the deadline of the complaint at both.
  await as(manager).closures.declare({
    ...{ closedDay: '2026-12-07', kind: 'holiday', authority: 'هیئت دولت', reference: 'تصویب‌نامهٔ ۱' },
  });
  return office;
}

test('D20.155 what entries say counts to the numbers of the office’s tables, by every grouping and on whichever day they are read', async () => {
  const office = await eventfulDays();
  const envelopes = envelopesOf(office.desk);
  const span = { from: addDays(today, -1), to: addDays(today, 3) };
  for (const later of [2, 12, 13, 40]) {
    const asked = addDays(today, later);
    const own = officeCells(office.desk.reads, span, asked);
    const numbers = expectSameReports(own, cellsOfEntries(envelopes, span, asked));
    expect(numbers).toBeGreaterThan(100);
    // What is compared is there: a topic, a complaint that was answered (D20.194).
    const columns = ['acts', 'answerTime', 'complaints'] as const;
    const by = (groupBy: 'trainingTopic' | 'complaintCategory') => [
      ...runTable({ groupBy, columns, filters: [] }, own).rows.values(),
    ];
    expect(by('trainingTopic')).toEqual([[1, null, 0]]);
    expect(by('complaintCategory')).toEqual([[0, 86_400_000, 1]]);
  }
  // The journal is read in whatever order: the facts have their own.
  const turned = cellsOfEntries(envelopes.toReversed(), span, addDays(today, 2));
  expectSameReports(officeCells(office.desk.reads, span, addDays(today, 2)), turned);
});

const password = 'باران-بر-بام-۱۴۰۵';

/** Sends all that an office has to a province; gives its code. */
async function sendAll(office: Pick<TestOffice, 'desk'>, province: Province): Promise<string> {
  const { desk } = office;
  const code = desk.identity()?.officeCode ?? '';
  await enrolDevice(desk, null, province.url, await province.createEnrolCode(code));
  await desk.sync.syncNow();
  expect(desk.sync.state()).toMatchObject({ queued: 0 });
  return code;
}

async function comparedAt(province: Province): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pishkhan-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const office = openSimulated(folder, '11', { sync: { atStart: false } });
  onTestFinished(() => office.desk.close());
  const { desk } = office;
  await playDays(office, inTier(1, 4), 14);
  const code = await sendAll(office, province);
  const span = { from: firstDay, to: addDays(firstDay, 12) };
  const asked = addDays(firstDay, 20);
  const compare = async () =>
    expectSameReports(
      officeCells(desk.reads, span, asked),
      await cellsOfSpan(province.store, code, span, asked),
    );
  const numbers = await compare();
  expect(numbers).toBeGreaterThan(200);
  // Read again from what was kept; then more days come in, which forgets what they change; then everything is counted anew.
  await compare();
  await playDays(office, 1, 14);
  await desk.sync.syncNow();
  expect(await compare()).toBeGreaterThan(numbers);
  expect(await recountAll(province.store)).toBe(0);
  await compare();
  expect(await firstDayOf(province.store, code)).toBe(desk.reads.reports.firstDay());

  // The report itself: rows in their order, names, and what stands beside it.
  for (const by of groupings) {
    const now = new Date(`${asked}T09:00:00.000Z`);
    const theirs = await officePeriod(
      province.store,
      code,
      { kind: 'month', day: addDays(firstDay, 3), by },
      now,
    );
    const own = runReport(
      desk.reads,
      {
        period: theirs.period,
        filters: [],
        tables: [{ groupBy: by, columns: breakdowns[by], series: null }],
      },
      asked,
    );
    expect(theirs.before, by).toEqual(own.before);
    expect(theirs.table, by).toEqual(own.tables[0]);
  }
}

test('D20.155 simulated days that were sent make the same reports in the embedded database of the province', {
  tags: 'release',
  timeout: 180_000,
}, async () => {
  const province = await provinceOnPglite();
  onTestFinished(() => province.close());
  await comparedAt(province);
});

test('D20.155 and in PostgreSQL', { tags: 'release', timeout: 180_000 }, async () => {
  const postgres = await startRealPostgres();
  onTestFinished(() => postgres.stop());
  const province = await startProvince({ databaseUrl: await postgres.freshDatabase() });
  onTestFinished(() => province.close());
  await comparedAt(province);
});

test('D20.85 the day of what no longer stands is counted anew at the province', async () => {
  const at = new Date('2026-11-27T09:00:00.000Z');
  const province = await provinceOnPglite({ password, clock: () => at });
  onTestFinished(() => province.close());
  const office = await officeAtWork();
  await openVisit(office);
  const { store } = province;
  await store.insert(offices).values({ code: '1101', createdAt: at });
  const [opened, ...others] = envelopesOf(office.desk).filter(({ type }) => type === 'visit.opened');
  if (opened === undefined) throw new Error('a visit was opened');
  expect(others).toEqual([]);
  const next = addDays(opened.day, 1);
  const visitsOf = async (day: string) =>
    (await cellsOfSpan(store, '1101', { from: day, to: day }, addDays(today, 20))).filter(
      ({ kind }) => kind === 'visit',
    ).length;
  await addReportEntries(store, '1101', [opened]);
  expect([await visitsOf(opened.day), await visitsOf(next)]).toEqual([1, 0]);
  // The same visit, opened before by what another PC wrote, on another day.
  await addReportEntries(store, '1101', [{ ...opened, lc: opened.lc - 1, day: next }]);
  expect([await visitsOf(opened.day), await visitsOf(next)]).toEqual([0, 1]);
});

test('D20.155 the pages show the numbers of the office, a file says the same, and who took it stands in the security log', {
  tags: 'release',
}, async () => {
  const at = new Date('2026-11-27T09:00:00.000Z');
  const province = await provinceOnPglite({ password, clock: () => at });
  onTestFinished(() => province.close());
  const office = await eventfulDays();
  const code = office.desk.identity()?.officeCode ?? '';
  await province.store.insert(offices).values({ code, createdAt: at });
  const placed = envelopesOf(office.desk).map((envelope, index) => ({
    ...{ envelope, understood: understand(envelope, true), stream: 1, position: index + 1, receivedAt: at },
  }));
  await province.store.transaction((tx) => project(tx, code, placed, new Map()));
  const answer = await fetch(`${province.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ password }).toString(),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const open = async (path: string) =>
    fetch(province.url + path, { headers: { cookie }, redirect: 'manual' });
  const asked = 'kind=month&day=1405/09/04&by=terminal';

  const { total } = (
    await office.as(office.manager).reports.run({
      period: { kind: 'month', from: '2026-11-22', to: '2026-12-21' },
      filters: [],
      tables: [{ groupBy: 'terminal', columns: [...breakdowns.terminal], series: null }],
    })
  ).tables[0] ?? { total: { now: [] } };
  const [paid = 0] = total.now;
  expect(paid).toBe(2_310_000);
  const shown = new Intl.NumberFormat('fa-IR').format(paid ?? 0);
  for (const path of [`/offices/${code}/period?${asked}`, `/period?${asked}`]) {
    const text = await (await open(path)).text();
    expect(text).toContain('آذر ۱۴۰۵');
    expect(text, path).toContain(shown);
    expect(text).not.toMatch(/<script|style="/);
  }
  expect(await (await open(`/offices/${code}`)).text()).toContain(`/offices/${code}/period`);

  const csv = Buffer.from(await (await open(`/offices/${code}/period.csv?${asked}`)).arrayBuffer());
  expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const [mark = '', heads = '', ...lines] = csv.subarray(3).toString('utf8').trimEnd().split('\r\n');
  expect(mark).toContain('supervisor');
  expect(heads).toContain('دریافت');
  const column = (row: string) => Number(row.split(',')[1]);
  expect(lines.slice(0, -1).reduce((sum, row) => sum + column(row), 0)).toBe(paid);
  expect(column(lines.at(-1) ?? '')).toBe(paid);
  const bytes = Buffer.from(await (await open(`/period.xlsx?${asked}`)).arrayBuffer());
  const [sheet] = await readXlsx(bytes);
  expect(sheet?.data.at(-1)).toContain(paid);
  const taken = (await latestSecurity(province.store, 20)).filter(({ kind }) => kind === 'report_taken');
  expect(taken.map(({ who }) => who)).toEqual(['supervisor → *', `supervisor → ${code}`]);

  // Nobody without a session, no office that is not there, no day of another calendar.
  for (const path of ['/period', `/offices/${code}/period`, '/period.csv', `/offices/${code}/period.xlsx`])
    expect((await fetch(province.url + path, { redirect: 'manual' })).status, path).toBe(303);
  expect((await open('/offices/9999/period')).status).toBe(404);
  for (const query of ['day=5000-01-01', 'day=x', 'kind=between', 'by=client'])
    expect((await open(`/period?${query}`)).status, query).toBe(400);
});
