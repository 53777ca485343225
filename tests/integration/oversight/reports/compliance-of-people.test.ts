// The compliance of a period in what people owe: papers, transfers, accounts, conduct. Over a real office: what hides nothing, and the
// honest ones.
import { expect, it } from 'vitest';
import type { DutyRow } from '#core/oversight/reports/compliance/contract.ts';
import { officeAtWork, servedVisit, tomorrow } from '#tests/support/closing-day.ts';
import { morning, openDay, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const month = { kind: 'month', from: '2026-11-22', to: '2026-12-21' } as const;
const rowOf = async ({ as, manager }: TestOffice, duty: string, period: object = month): Promise<DutyRow> => {
  const asked = { ...month, ...period };
  const { duties } = await as(manager).reports.compliance({ period: asked });
  const row = duties.find((one) => one.duty === duty);
  if (row === undefined) throw new Error(`no ${duty}`);
  return row;
};
const withdraw = ({ as, clerk, manager }: TestOffice, withdrawnOn: string) =>
  as(manager).staff.withdrawClearance({
    ...{ personId: clerk.id, letterNumber: '9', withdrawnOn, password: manager.password },
  });
const letter = { body: 'protection', letterNumber: 'ج-۷', letterDay: today } as const;

it('D20.190 each day of work is done under file and clearance; a withdrawal that was told afterwards is late', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  expect(await rowOf(office, 'D8')).toMatchObject({ state: 'done', evidence: [] });
  const { done } = await rowOf(office, 'D8');
  expect(done).toBeGreaterThanOrEqual(1);
  // A later letter for who works on changes nothing.
  await office.as(office.manager).staff.recordClearance({
    ...{ personId: office.clerk.id, reference: 'ح-۹', issuedOn: today, expiresOn: '2028-01-01' },
  });
  expect(await rowOf(office, 'D8')).toMatchObject({ state: 'done', done });
  await withdraw(office, '2026-11-24');
  expect(await rowOf(office, 'D8')).toMatchObject({
    ...{ state: 'late', done: done - 1, late: 1, missed: 0 },
    evidence: [{ day: today, outcome: 'late', count: 1 }],
  });
});

it('D20.190 who worked at a PC that had not heard of a withdrawal stands on that day', async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  await withdraw(office, today);
  office.clock.set('2026-11-26T04:30:00.000Z');
  const there = other.seat(office.clerk);
  await there.visits.referAdvice({ visitId: null });
  await openDay({ ...office, as: () => there });
  const visit = { ...office, as: () => there, desk: other.desk };
  await servedVisit(visit, 1, { caller: there });
  carryEntries(other.desk, office.desk);
  expect(await rowOf(office, 'D8')).toMatchObject({
    state: 'missed',
    evidence: [{ day: tomorrow, outcome: 'missed', count: 1 }],
  });
});

it('D20.192 a transfer by its letter is done; who is let go as transferred without one is missed', async () => {
  const office = await officeAtWork();
  expect((await rowOf(office, 'D10')).state).toBe('idle');
  const colleague = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' });
  // An introduction is no transfer.
  expect((await rowOf(office, 'D10')).state).toBe('idle');
  const { postings, staff } = office.as(office.manager);
  const { password } = office.manager;
  const away = { ...letter, kind: 'office' as const, sections: [], toOffice: 'دفتر ۱۲۰۲ شیراز' };
  await postings.transfer({
    ...{ ...away, personId: colleague.id, effectiveOn: tomorrow, reason: 'درخواست همکار', password },
  });
  expect(await rowOf(office, 'D10')).toMatchObject({ state: 'done', done: 1 });
  const leaving = { reasonCode: 'transferred', leftAt: morning, password } as const;
  await staff.cutOff({ ...leaving, personId: colleague.id });
  expect(await rowOf(office, 'D10')).toMatchObject({ state: 'done', done: 1, missed: 0 });
  await staff.cutOff({ ...leaving, personId: office.clerk.id });
  expect(await rowOf(office, 'D10')).toMatchObject({
    state: 'missed',
    evidence: [{ day: today, outcome: 'missed', count: 1 }],
  });
});

it('D20.191 a sign of a shared account is missed until it is answered for, in a month and in a year', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  expect(await rowOf(office, 'D11')).toMatchObject({ state: 'done', evidence: [] });
  const other = joinOffice(office, 2);
  office.clock.advance(20 * minute);
  await office.anyone.staff.signIn({ personId: office.clerk.id, password: office.clerk.password });
  office.clock.advance(4 * minute);
  await other.signIn(office.clerk);
  carryEntries(other.desk, office.desk);
  const evidence = [{ day: today, outcome: 'missed', count: 1 }];
  expect(await rowOf(office, 'D11')).toMatchObject({ state: 'missed', evidence });
  // It is there in a month's report that is made long after the list of signs has forgotten it.
  office.clock.advance(25 * day);
  expect((await office.as(office.manager).shifts.alerts()).open.map(({ day: of }) => of)).not.toContain(
    today,
  );
  expect(await rowOf(office, 'D11')).toMatchObject({ state: 'missed', evidence });
  const year = { kind: 'year', from: '2026-03-21', to: '2027-03-20' };
  expect(await rowOf(office, 'D11', year)).toMatchObject({ state: 'missed', evidence });
});

it('D20.191 an answered sign is late', async () => {
  const office = await officeAtWork();
  const other = joinOffice(office, 2);
  office.clock.advance(20 * minute);
  await office.anyone.staff.signIn({ personId: office.clerk.id, password: office.clerk.password });
  office.clock.advance(4 * minute);
  await other.signIn(office.clerk);
  carryEntries(other.desk, office.desk);
  await office.as(office.manager).shifts.explainAlert({
    ...{ personId: office.clerk.id, kind: 'two_pcs', day: today, seenCount: 1 },
    note: 'از متصدی پرسیده شد و همهٔ مراجعه‌ها با هم دیده شد',
  });
  expect(await rowOf(office, 'D11')).toMatchObject({
    ...{ state: 'late', missed: 0 },
    evidence: [{ day: today, outcome: 'late', count: 1 }],
  });
});

it('D20.193 conduct that was found to be bad is missed on the day of the complaint; what was rejected or is another matter is not', async () => {
  const office = await officeAtWork();
  const colleague = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' });
  office.clock.advance(98 * day);
  await openDay(office);
  const on = '2027-03-03';
  const period = { kind: 'between', from: '2027-02-20', to: '2027-03-20' };
  await servedVisit(office, 1);
  expect(await rowOf(office, 'D14', period)).toMatchObject({ state: 'done', evidence: [] });
  const { complaints } = office.as(office.manager);
  const decided = async (category: 'conduct' | 'cash_demand' | 'delay', outcome: 'upheld' | 'rejected') => {
    const { complaintId } = await office.as(office.clerk).complaints.register({
      ...{ kind: 'complaint', category, aboutManager: false, visitId: null },
      ...{ text: 'با من تند حرف زدند', contactName: '', contactPhone: '' },
    });
    const beside = {
      personId: colleague.id,
      password: colleague.password,
      words: 'تصمیم را خواندم و دوربین را دیدم',
    };
    await complaints.addAddendum({
      ...{ complaintId, kind: 'outcome', outcome, beside },
      text: 'از متصدی و دو مراجع پرسیده شد و دوربین سالن دیده شد',
    });
  };
  await decided('conduct', 'rejected');
  await decided('delay', 'upheld');
  expect(await rowOf(office, 'D14', period)).toMatchObject({ state: 'done', missed: 0 });
  await decided('conduct', 'upheld');
  await decided('cash_demand', 'upheld');
  expect(await rowOf(office, 'D14', period)).toMatchObject({
    state: 'missed',
    evidence: [{ day: on, outcome: 'missed', count: 2 }],
  });
});
