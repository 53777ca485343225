// Columns and groups that tell of complaints, VAT, differences, PCs and trainings, over a real office (D20.194).
import { expect, it } from 'vitest';
import type { Grouping, ReportColumn } from '#core/oversight/reports/contract.ts';
import {
  closeDay,
  importLines,
  nextDay,
  noTransaction,
  officeAtWork,
  reportLine,
  servedVisit,
  substantialNote,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, openOffice, type TestOffice, testTariff, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const period = { kind: 'month', from: '2026-11-22', to: '2026-12-21' } as const;
const dayMs = 86_400_000;

/** Each group by its name, or its key where it has none. */
async function rowsOf({ as, manager }: TestOffice, groupBy: Grouping, columns: ReportColumn[]) {
  const tables = [{ groupBy, columns, series: null }];
  const report = await as(manager).reports.run({ period, filters: [], tables });
  return Object.fromEntries((report.tables[0]?.rows ?? []).map(({ key, name, now }) => [name ?? key, now]));
}

it('D20.194 a complaint has the days to its first answer, in time or late; one without an answer has none', async () => {
  const office = await officeAtWork();
  const { complaints } = office.as(office.manager);
  const complain = async (category: 'delay' | 'premises'): Promise<string> => {
    const { complaintId } = await office.as(office.clerk).complaints.register({
      ...{ kind: 'complaint', category, aboutManager: false, visitId: null },
      ...{ text: 'نیم ساعت در نوبت ماندم', contactName: '', contactPhone: '' },
    });
    return complaintId;
  };
  const answer = (complaintId: string) =>
    complaints.addAddendum({
      ...{ complaintId, kind: 'outcome', outcome: 'upheld' },
      text: 'با مراجعه‌کننده گفت‌وگو شد و از او دلجویی شد',
    });
  const [soon, late] = [await complain('delay'), await complain('delay')];
  await complain('premises');
  expect(await rowsOf(office, 'complaintCategory', ['complaints', 'answerTime'])).toEqual({
    delay: [2, null],
    premises: [1, null],
  });
  office.clock.advance(dayMs);
  await answer(soon);
  office.clock.advance(19 * dayMs);
  await answer(late);
  // A second answer changes nothing.
  await complaints.addAddendum({ complaintId: late, kind: 'addendum', text: 'دوباره تماس گرفته شد' });
  expect(await rowsOf(office, 'complaintCategory', ['complaints', 'answered', 'late', 'answerTime'])).toEqual(
    {
      delay: [2, 1, 1, 10.5 * dayMs],
      premises: [1, 0, 1, null],
    },
  );
});

it('D20.194 VAT by person and by hour sums up to that of the terminals, what went back taken off', async () => {
  const office = await openOffice({ tariff: { ...testTariff, vatMode: 'included', vatBasisPoints: 1_000 } });
  await openDay(office);
  await servedVisit(office, 1);
  const back = await servedVisit(office, 2, { caller: office.as(office.manager) });
  const of = async (groupBy: Grouping) =>
    (await rowsOf(office, groupBy, ['vat'])) as Record<string, number[]>;
  const sum = (rows: Record<string, number[]>) =>
    Object.values(rows).reduce((total, [vat = 0]) => total + vat, 0);
  const whole = sum(await of('terminal'));
  expect(whole).toBeGreaterThan(0);
  expect(Object.keys(await of('clerk')).toSorted()).toEqual(
    [office.clerk.name, office.manager.name].toSorted(),
  );
  for (const groupBy of ['clerk', 'hour', 'weekday'] as const) expect(sum(await of(groupBy))).toBe(whole);
  await office.as(office.manager).payments.reverse({
    ...{ paymentId: back, reasonCode: 'client_withdrew', note: '', password: office.manager.password },
  });
  expect(await of('clerk')).toEqual({ [office.clerk.name]: [whole / 2], [office.manager.name]: [0] });
});

it('D20.194 a difference says the money that it is about, as the close shows it', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  await importLines(office, [reportLine(1), reportLine(9), reportLine(8, { amount: 30_000 })]);
  await closeDay(office, today, substantialNote);
  expect(await rowsOf(office, 'differenceKind', ['differences', 'differenceRials'])).toEqual({
    in_psp_not_in_app: [2, 800_000],
  });
});

it('D20.194 a PC that a close was not told of is named by its desk, a training by its topic', async () => {
  const office = await openOffice();
  const { as, manager, clerk } = office;
  for (const desk of [2, 3]) carryEntries(joinOffice(office, desk).desk, office.desk);
  await nextDay(office);
  const { dayClose, training } = as(manager);
  for (const { terminalId } of (await dayClose.overview({ day: tomorrow })).terminals)
    await dayClose.declareZero(noTransaction(tomorrow, terminalId));
  const withoutPcs = (await dayClose.overview({ day: tomorrow })).missingPeers.map(({ device }) => device);
  await dayClose.close({
    ...{ day: tomorrow, reason: 'باجهٔ ۲ و ۳ امروز خاموش بود', password: manager.password },
    ...{ outOfTurn: [today], withoutPcs },
  });
  expect(await rowsOf(office, 'missingPc', ['acts'])).toEqual({ 2: [1], 3: [1] });
  const { topicId } = await training.addTopic({ title: 'رازداری', roles: ['clerk'], validForDays: 365 });
  const { sessionId } = await training.recordSession({
    ...{ topicId, heldOn: today, minutes: 60, trainer: 'مینا کریمی', attendeeIds: [clerk.id] },
  });
  await as(clerk).training.confirmAttendance({ sessionId });
  expect(await rowsOf(office, 'trainingTopic', ['acts'])).toEqual({ رازداری: [1] });
  const { rows } = await as(manager).reports.rows({
    ...{ period, column: 'acts', skip: 0, filters: [{ by: 'register', value: 'trained' }] },
  });
  expect(rows).toMatchObject([{ kind: 'trained', reason: 'رازداری', clerk: clerk.name }]);
});
