// The manager's view of everybody's work, and what is out of proportion until it is explained (D12).

import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { actStatements } from '#core/oversight/supervision/act-queries.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  today,
} from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const day = { from: today, to: today };
const zero = {
  ...{ visits: 0, refusals: 0, reversals: 0, reductions: 0, cancelledVisits: 0, cancelledCharges: 0 },
  ...{
    onlyAsked: 0,
    unpaid: 0,
    cashOffers: 0,
    complaints: 0,
    outOfHours: 0,
    explanations: 0,
    emergencies: 0,
    differences: 0,
    queueJumps: 0,
    typedSlips: 0,
    charges: 0,
    filings: 0,
    undercharges: 0,
    fastVisits: 0,
    slowVisits: 0,
    unfiled: 0,
  },
};
const words = 'از علی رضایی پرسیده شد و مراجعان خودشان رفته بودند';

test('D12.2 everybody’s work of a day is counted under who did it, and nothing else is', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, clock } = office;
  const paid = await chargedVisit(office);
  await as(clerk).payments.record(slip(paid.visitId));
  clock.advance(4 * 60_000);
  await as(clerk).visits.complete({ visitId: paid.visitId });
  const refused = await openVisit(office, '0790419904');
  await as(clerk).identity.refuse({
    ...{ visitId: refused, outcome: 'refused', reasonCode: 'document_missing', note: '' },
    answers: [{ code: 'A2', state: 'not_checked' }],
  });
  const left = await openVisit(office, '0013542419');
  await as(clerk).visits.cancel({ visitId: left, reasonCode: 'client_left' });
  const cancelled = await chargedVisit(office, '9990000034');
  await as(clerk).fees.cancelCharge({ chargeId: cancelled.chargeId, reasonCode: 'wrong_count' });
  await as(clerk).payments.cashOffered({ visitId: null });
  const taken = await as(clerk).payments.cashOffered({ visitId: null });
  await as(clerk).visits.withdrawAct({ actId: taken.actId });
  await as(manager).complaints.register({
    ...{ kind: 'complaint', category: 'delay', aboutManager: false, text: 'نیم ساعت در نوبت ماندم' },
    ...{ contactName: '', contactPhone: '', visitId: left },
  });
  const { people } = await as(manager).supervision.work(day);
  expect(people.find(({ personId }) => personId === clerk.id)).toMatchObject({
    counts: {
      ...zero,
      ...{ visits: 4, refusals: 1, cancelledVisits: 1, cancelledCharges: 1, cashOffers: 1, complaints: 1 },
      charges: 2,
      // What was served today is not filed yet.
      unfiled: 1,
    },
  });
  const times = people.find(({ personId }) => personId === clerk.id);
  // One visit was completed: four minutes, and what the test's clock moves by itself.
  expect(times?.averageMs).toBe(times?.longestMs);
  expect(Math.floor((times?.averageMs ?? 0) / 60_000)).toBe(4);
  expect(people.find(({ personId }) => personId === manager.id)).toMatchObject({
    counts: zero,
    averageMs: null,
  });
  expect(await as(manager).supervision.ofPerson({ ...day, personId: clerk.id })).toMatchObject([
    { day: today, counts: { visits: 4, refusals: 1 } },
  ]);
  expect(
    await as(manager).supervision.ofPerson({ from: '2026-11-01', to: '2026-11-24', personId: clerk.id }),
  ).toEqual([]);
  for (const span of [
    { from: '2026-11-25', to: '2026-11-24' },
    { from: '2026-01-01', to: '2026-11-25' },
    { from: '2026-02-30', to: '2026-03-01' },
    // FUZZ_SEED=463966990: the last day of all has none after it.
    { from: '9999-12-31', to: '9999-12-31' },
  ]) {
    expect(await problemOf(as(manager).supervision.work(span))).toMatchObject({ code: 'INPUT_INVALID' });
    expect(await problemOf(as(manager).supervision.ofPerson({ ...span, personId: clerk.id }))).toMatchObject({
      code: 'INPUT_INVALID',
    });
  }
});

test('D12.3 D12.4 what one clerk does out of proportion waits for the manager’s words, comes back with the next, and nobody explains their own', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const colleague = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
  const visit = async (by: typeof clerk, isCancelled: boolean) => {
    const visitId = await openVisit({ ...office, clerk: by }, '0499370899');
    if (isCancelled) await as(by).visits.cancel({ visitId, reasonCode: 'client_left' });
  };
  for (let visits = 0; visits < 50; visits += 1) await visit(colleague, false);
  const found = async () => {
    const { open } = await as(manager).supervision.anomalies();
    expect((await tasksOf(as(manager)))['supervision.anomalies'] ?? 0).toBe(open.length);
    return open;
  };
  const cancelled = { personId: clerk.id, metric: 'cancelledVisits' } as const;
  // What the office's history makes of it is told before anybody is beyond it.
  const rateOf = async (wanted: string) =>
    (await as(manager).supervision.anomalies()).rates.find(({ metric }) => metric === wanted);
  expect(await rateOf('cancelledVisits')).toEqual({
    ...{ metric: 'cancelledVisits', count: 0, base: 50, threshold: 3 },
  });
  expect((await rateOf('outOfHours'))?.threshold).toBeNull();
  await visit(clerk, true);
  await visit(clerk, true);
  expect((await rateOf('cancelledVisits'))?.threshold).toBe(10);
  expect(await found()).toEqual([]);
  await visit(clerk, true);
  expect(await found()).toMatchObject([
    { ...cancelled, count: 3, threshold: 3, comparedWith: 'others', days: [{ day: today, count: 3 }] },
  ]);
  const explain = (
    input: Partial<{ seenCount: number; note: string; personId: string }> = {},
    by = manager,
  ) => as(by).supervision.explain({ ...cancelled, seenCount: 3, note: words, ...input });
  expect(await problemOf(explain({ note: 'بررسی شد' }))).toMatchObject({ code: 'NOTE_TOO_THIN' });
  expect(await problemOf(explain({ seenCount: 2 }))).toMatchObject({ code: 'SEEN_IS_STALE' });
  expect(await problemOf(explain({ personId: colleague.id }))).toMatchObject({ code: 'NOT_FOUND' });
  expect(await problemOf(explain({}, clerk))).toMatchObject({ code: 'NOT_ALLOWED' });
  await explain();
  expect(await found()).toEqual([]);
  expect((await as(manager).supervision.anomalies()).answered).toMatchObject([
    { metric: 'cancelledVisits', count: 3, note: words, byName: manager.name },
  ]);
  expect(await problemOf(explain())).toMatchObject({ code: 'NOT_FOUND' });
  // Two more are none yet; the third since is, whatever was explained before, also a week later and at another PC.
  await visit(clerk, true);
  await visit(clerk, true);
  expect(await found()).toEqual([]);
  const other = joinOffice(office, 2);
  const visitId = await openVisit({ ...office, as: other.seat });
  await other.seat(clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
  carryEntries(other.desk, office.desk);
  expect(await found()).toMatchObject([{ ...cancelled, count: 3 }]);
  // Nobody explains their own: the manager's waits in sight of the inspector, who only looks.
  for (let visits = 0; visits < 3; visits += 1) await visit(manager, true);
  const own = { personId: manager.id, metric: 'cancelledVisits' } as const;
  expect(await found()).toContainEqual(expect.objectContaining({ ...own, isOwn: true }));
  expect(await problemOf(explain({ personId: manager.id }))).toMatchObject({ code: 'OWN_ACT_FORBIDDEN' });
  const inspector = await office.addPerson({
    name: 'سارا نوری',
    nationalCode: '0013542419',
    role: 'inspector',
  });
  expect((await as(inspector).supervision.anomalies()).open).toContainEqual(
    expect.objectContaining({ ...own, isOwn: false }),
  );
  expect(await problemOf(explain({ personId: manager.id }, inspector))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  // A month later the window has passed.
  office.clock.set('2027-01-05T04:30:00.000Z');
  expect(await found()).toEqual([]);
});

test('D12.2 D11.22 a session beside a manager counts for who was let in, on its day, and leads to what was done in it', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, clock, anyone, desk } = office;
  const span = { from: today, to: '2026-11-28' };
  const countOf = async (personId: string) =>
    (await as(manager).supervision.work(span)).people.find((person) => person.personId === personId)?.counts
      .emergencies;
  const begin = (password: string) =>
    anyone.emergency.begin({
      ...{ personId: clerk.id, password, managerId: manager.id, managerPassword: manager.password, code: '' },
      ...{ reasonCode: 'locked_out', reason: 'رمز چند بار اشتباه وارد شد و مراجع منتظر است', minutes: 60 },
    });
  expect(await countOf(clerk.id)).toBe(0);
  // One that was refused is none.
  await expect(begin('not-the-password')).rejects.toThrow();
  expect(await countOf(clerk.id)).toBe(0);
  const { token } = await begin(clerk.password);
  await appRouter.createCaller({ desk, session: token }).payments.cashOffered({ visitId: null });
  expect([await countOf(clerk.id), await countOf(manager.id)]).toEqual([1, 0]);
  clock.set('2026-11-28T05:00:00.000Z');
  await begin(clerk.password);
  expect(await countOf(clerk.id)).toBe(2);
  expect(await as(manager).supervision.ofPerson({ ...span, personId: clerk.id })).toMatchObject([
    { day: '2026-11-28', counts: { emergencies: 1 } },
    { day: today, counts: { emergencies: 1, cashOffers: 1 } },
  ]);
  // One that was begun at another PC counts as soon as it is known here.
  const other = joinOffice(office, 2);
  await appRouter.createCaller({ desk: other.desk, session: null }).emergency.begin({
    ...{ personId: clerk.id, password: clerk.password, managerId: manager.id, code: '' },
    ...{ managerPassword: manager.password, reasonCode: 'locked_out', minutes: 60 },
    reason: 'رمز چند بار اشتباه وارد شد و مراجع منتظر است',
  });
  const before = await countOf(clerk.id);
  carryEntries(other.desk, desk);
  expect([before, await countOf(clerk.id)]).toEqual([2, 3]);
});

test('D12.160 charges, filings and what was charged too little are told of who did them, until it is put right', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const served = async (n: number, nationalCode: string) => {
    const { visitId } = await chargedVisit(office, nationalCode);
    await as(clerk).payments.record(slip(visitId, { rrn: `63300000000${n}`, stan: `00000${n}` }));
    return visitId;
  };
  const answer = (trackingNumber: string, officeFee: number) => ({
    ...{ trackingNumber, officeFee, branch: '', filedTime: '' },
  });
  const countsOf = async () => {
    const { people } = await as(manager).supervision.work(day);
    const { charges, filings, undercharges } =
      people.find(({ personId }) => personId === clerk.id)?.counts ?? {};
    return { charges, filings, undercharges };
  };
  const right = await served(1, '0499370899');
  await as(clerk).visits.recordFiling({ visitId: right, ...answer('1405111111', 770_000) });
  const less = await served(2, '0790419904');
  await as(clerk).visits.recordFiling({ visitId: less, ...answer('1405222222', 900_000) });
  const filingId = (await as(clerk).visits.get({ visitId: less })).filings[0]?.filingId;
  expect(await countsOf()).toEqual({ charges: 2, filings: 2, undercharges: 1 });
  const [ofDay] = await as(manager).supervision.ofPerson({ ...day, personId: clerk.id });
  expect(ofDay?.counts).toMatchObject({ filings: 2, undercharges: 1 });
  const watched = async () =>
    (await as(manager).supervision.anomalies()).rates.find(({ metric }) => metric === 'undercharges')?.count;
  expect(await watched()).toBe(1);
  // Put right, it is no further filing, and nothing is charged too little.
  await as(clerk).visits.recordFiling({
    visitId: less,
    ...answer('1405222222', 770_000),
    replaces: filingId,
  });
  expect(await countsOf()).toEqual({ charges: 2, filings: 2, undercharges: 0 });
  expect(await watched()).toBe(0);
});

test('D12.5 what is recorded outside the office’s hours is counted, and the hours are the manager’s', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, clock, manager } = office;
  const outOfHours = async () =>
    (await as(manager).supervision.work({ from: '2026-11-25', to: '2026-11-28' })).people.find(
      ({ personId }) => personId === clerk.id,
    )?.counts.outOfHours;
  await openVisit(office);
  expect(await outOfHours()).toBe(0);
  // 19:30 in Tehran; then Friday, on which nobody opened the day.
  clock.set('2026-11-25T16:00:00.000Z');
  await openVisit(office);
  expect(await outOfHours()).toBe(1);
  clock.set('2026-11-27T06:00:00.000Z');
  await as(clerk).payments.cashOffered({ visitId: null });
  expect(await outOfHours()).toBe(2);
  await as(manager).supervision.setHours({ opens: '09:00', closes: '14:00' });
  expect((await as(manager).supervision.work(day)).hours).toEqual({
    opens: '09:00',
    closes: '14:00',
    isSet: true,
  });
  expect(await outOfHours()).toBeGreaterThan(2);
  expect(
    await problemOf(as(manager).supervision.setHours({ opens: '14:00', closes: '09:00' })),
  ).toMatchObject({
    code: 'INPUT_INVALID',
  });
});

test('D12.2 every read walks an index over the days asked for, and no table as a whole', async () => {
  const { desk } = await openOffice();
  for (const [name, statement] of Object.entries(actStatements(desk.store.orm)))
    for (const step of planOf(desk, statement()))
      expect(`${name}: ${step}`).not.toMatch(/\bSCAN\b(?!.*CONSTANT)/);
});

test('D12.222 the time of visits and filings that are missing are told of who served, by its own PC and another, until it is filed', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, clock } = office;
  const countsOf = async () => {
    const { people } = await as(manager).supervision.work(day);
    const { fastVisits, slowVisits, unfiled } =
      people.find(({ personId }) => personId === clerk.id)?.counts ?? {};
    return { fastVisits, slowVisits, unfiled };
  };
  const served = async (n: number, nationalCode: string, minutes: number) => {
    const { visitId } = await chargedVisit(office, nationalCode);
    await as(clerk).payments.record(slip(visitId, { rrn: `63300000000${n}`, stan: `00000${n}` }));
    clock.advance(minutes * 60_000);
    await as(clerk).visits.complete({ visitId });
    return visitId;
  };
  const filing = { branch: '', filedTime: '' };
  // Who serves at a usual pace and files is counted nowhere.
  const usual = await served(1, '0499370899', 10);
  await as(clerk).visits.recordFiling({ visitId: usual, trackingNumber: '1405111111', ...filing });
  expect(await countsOf()).toEqual({ fastVisits: 0, slowVisits: 0, unfiled: 0 });
  const fast = await served(2, '0790419904', 0);
  await served(3, '0013542419', 61);
  expect(await countsOf()).toEqual({ fastVisits: 1, slowVisits: 1, unfiled: 2 });
  const { rates } = await as(manager).supervision.anomalies();
  expect(rates.filter(({ count }) => count > 0).map(({ metric, count }) => [metric, count])).toEqual([
    ['fastVisits', 1],
    ['slowVisits', 1],
    ['unfiled', 2],
  ]);
  // Ended by a colleague, and filed at another PC, it is still of who served.
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  await other.seat(manager).visits.recordFiling({ visitId: fast, trackingNumber: '1405222222', ...filing });
  carryEntries(other.desk, office.desk);
  expect(await countsOf()).toEqual({ fastVisits: 1, slowVisits: 1, unfiled: 1 });
  // A charge that falls asks for no filing; one that nobody completed is no time.
  await chargedVisit(office, '9990000034');
  expect(await countsOf()).toEqual({ fastVisits: 1, slowVisits: 1, unfiled: 1 });
});
