// What asks who is at the keyboard once more (D11): the password with every act of one kind, and within ten minutes for the
// views of very much and for what a tariff is made by. In core, on the procedure, whatever the screen asked.

import { expect, test } from 'vitest';
import type { Meta } from '#core/access/request-context/trpc.ts';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import {
  type Caller,
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
  testTariff,
  today,
} from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';

const minute = 60_000;
const limits = { ...sessionLimits, idleMs: Number.POSITIVE_INFINITY };
const days = { from: today, to: today };
const period = { kind: 'day', ...days } as const;
const unknown = '01a21e6f-0000-7000-8000-000000000000';
const needed = { code: 'PASSWORD_NEEDED', params: { purpose: null } };

/** Everything that asks for it within ten minutes. What it answers otherwise is no matter here. */
const recent: readonly [string, (caller: Caller) => Promise<unknown>][] = [
  ['fees.proposeTariff', ({ fees }) => fees.proposeTariff({ tariff: { ...testTariff, code: 'another' } })],
  ['fees.confirmTariff', ({ fees }) => fees.confirmTariff({ tariffId: unknown, seen: 'x' })],
  [
    'fees.proposeRate',
    ({ fees }) =>
      fees.proposeRate({
        itemCode: 'typing',
        amount: 10_000,
        authority: 'مرکز آمار',
        letterNumber: '1',
        letterDay: today,
        effectiveFrom: today,
      }),
  ],
  ['fees.confirmRate', ({ fees }) => fees.confirmRate({ rateId: unknown, seen: 'x' })],
  ['visits.clientHistory', ({ visits }) => visits.clientHistory({ visitId: unknown })],
  ['records.accessOfDay', ({ records }) => records.accessOfDay({ day: today, personId: null })],
  ['accessLog.alerts', ({ accessLog }) => accessLog.alerts()],
  ['shifts.alerts', ({ shifts }) => shifts.alerts()],
  [
    'controls.askProvince',
    ({ controls }) =>
      controls.askProvince({
        ...{ control: 'limit', about: null, title: null, before: '2000000', after: '9000000' },
        reason: 'در دفتر همکار مستقلی نیست',
      }),
  ],
  [
    'records.ofDay',
    ({ records }) => records.ofDay({ day: today, personId: null, group: null, before: null }),
  ],
  ['supervision.work', ({ supervision }) => supervision.work(days)],
  ['supervision.anomalies', ({ supervision }) => supervision.anomalies()],
  ['supervision.ofPerson', ({ supervision }) => supervision.ofPerson({ ...days, personId: unknown })],
  [
    'payments.proposeTerminal',
    ({ payments }) =>
      payments.proposeTerminal({
        ...{ terminalId: '14999009', merchant: '990000001', psp: 'به‌پرداخت ملت' },
        ...{ validFrom: today, validTo: null, letterNumber: '1', letterDay: today },
      }),
  ],
  [
    'payments.confirmTerminal',
    ({ payments }) => payments.confirmTerminal({ registrationId: unknown, seen: 'x' }),
  ],
  [
    'payments.retireTerminal',
    ({ payments }) => payments.retireTerminal({ terminalId: '14999008', lastDay: today }),
  ],
  [
    'payments.connectTerminal',
    ({ payments }) =>
      payments.connectTerminal({
        terminalId: '14999001',
        connection: { driver: 'behpardakht', host: '192.168.1.20', port: 1024 },
      }),
  ],
  ['dayClose.setExplanationLimit', ({ dayClose }) => dayClose.setExplanationLimit({ amount: 1_000_000 })],
  [
    'dayClose.setMatchingRule',
    ({ dayClose }) => dayClose.setMatchingRule({ rule: 'stan', isOn: false, reason: 'دیگر لازم نیست' }),
  ],
  ['identity.setPoint', ({ identity }) => identity.setPoint({ point: 'helper', isLoose: false })],
  [
    'postings.placeService',
    ({ postings }) => postings.placeService({ itemCode: 'petition', sectionId: 'sana' }),
  ],
  [
    'training.endTopic',
    ({ training }) => training.endTopic({ topicId: '0199d9ab-0000-7000-8000-000000000000' }),
  ],
  ['departures.endSystem', ({ departures }) => departures.endSystem({ systemId: 'sana' })],
  ['premises.setRhythm', ({ premises }) => premises.setRhythm({ item: 'safety', every: 'day' })],
  ['supervision.setHours', ({ supervision }) => supervision.setHours({ opens: '08:00', closes: '15:00' })],
  ['store.recordExport', ({ store }) => store.recordExport()],
  ['peers.bundleOut', ({ peers }) => peers.bundleOut({ for: 'office', dir: '/nowhere' })],
  [
    'reports.run',
    ({ reports }) =>
      reports.run({
        period,
        filters: [],
        tables: [{ groupBy: 'differenceKind', columns: ['differences'], series: null }],
      }),
  ],
  ['reports.rows', ({ reports }) => reports.rows({ period, filters: [], column: 'net', skip: 0 })],
  [
    'reports.exportedRows',
    ({ reports }) => reports.exportedRows({ exportId: '01992d10-0000-7000-8000-000000000009', period }),
  ],
  [
    'reports.export',
    ({ reports }) =>
      reports.export({ format: 'csv', period, filters: [], subject: { kind: 'rows', column: 'net' } }),
  ],
  [
    'records.export',
    ({ records }) => records.export({ format: 'csv', day: today, personId: null, group: null, type: null }),
  ],
];

/** Everything that asks for it each time, with a wrong one. */
const eachTime: readonly [string, (caller: Caller, office: TestOffice) => Promise<unknown>][] = [
  [
    'dayClose.reopen',
    ({ dayClose }) => dayClose.reopen({ day: today, reason: 'گزارش دیر رسید', password: 'wrong' }),
  ],
  [
    'staff.cutOff',
    ({ staff }, { clerk }) =>
      staff.cutOff({
        personId: clerk.id,
        reasonCode: 'left',
        leftAt: '2026-11-25T04:30:00.000Z',
        password: 'wrong',
      }),
  ],
  [
    'staff.resetPassword',
    ({ staff }, { clerk }) => staff.resetPassword({ personId: clerk.id, password: 'wrong' }),
  ],
  [
    'staff.withdrawClearance',
    ({ staff }, { clerk }) =>
      staff.withdrawClearance({
        personId: clerk.id,
        letterNumber: '9',
        withdrawnOn: today,
        password: 'wrong',
      }),
  ],
];

/** Path of every procedure that carries the mark, as the router itself says. */
const marked = (): string[] =>
  Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { meta?: Meta } }>)
    .filter(([, { _def }]) => _def.meta?.proof?.password === 'recent')
    .map(([path]) => path);

test('D11.31 the table of what asks for the password within ten minutes is what the procedures say', () => {
  expect(marked().toSorted()).toEqual(recent.map(([path]) => path).toSorted());
});

test('D11.31 within ten minutes of the sign-in none asks, afterwards each does, and once it is shown none', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { clock, manager, as } = office;
  const caller = as(manager);
  const codes = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const [, call] of recent)
      found.push(
        await call(caller).then(
          () => 'done',
          async (error) => (await problemOf(Promise.reject(error))).code,
        ),
      );
    return found;
  };
  expect(await codes()).not.toContain('PASSWORD_NEEDED');
  clock.advance(10 * minute);
  for (const [path, call] of recent) expect([path, await problemOf(call(caller))]).toEqual([path, needed]);
  // The morning card says how much waits, without a name and without asking.
  expect((await tasksOf(caller))['supervision.anomalies']).toBeUndefined();
  expect((await problemOf(caller.staff.proveAgain({ password: 'wrong' }))).code).toBe('WRONG_PASSWORD');
  expect(new Set(await codes())).toEqual(new Set(['PASSWORD_NEEDED']));
  await caller.staff.proveAgain({ password: manager.password });
  expect(await codes()).not.toContain('PASSWORD_NEEDED');
});

test('D11.31 being at the keyboard, a PIN and a clock that is set back stand for no password', async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { clock, manager, as, desk } = office;
  const caller = as(manager);
  const look = (from: Caller) => from.records.accessOfDay({ day: today, personId: null });
  await caller.staff.setPin({ password: manager.password, pin: '2580' });
  for (let turn = 0; turn < 4; turn += 1) {
    clock.advance(3 * minute);
    await caller.staff.stillHere();
  }
  expect(await problemOf(look(caller))).toEqual(needed);
  clock.jump(-9 * minute);
  expect(await problemOf(look(caller))).toEqual(needed);
  await caller.staff.lock({ drafts: null });
  const pinned = await caller.staff.unlockWithPin({ pin: '2580' });
  expect(await problemOf(look(appRouter.createCaller({ desk, session: pinned.token })))).toEqual(needed);
  const again = appRouter.createCaller({ desk, session: pinned.token });
  await again.staff.lock({ drafts: null });
  const opened = await again.staff.unlock({ password: manager.password });
  await look(appRouter.createCaller({ desk, session: opened.token }));
});

test('D11.31 what one session showed counts for no other one, nor for another person', async () => {
  const office = await openOffice({ sessionLimits: limits });
  const { clock, manager, clerk, as } = office;
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  clock.advance(11 * minute);
  await as(manager).staff.proveAgain({ password: manager.password });
  expect(await problemOf(as(clerk).visits.clientHistory({ visitId }))).toEqual(needed);
  expect((await problemOf(as(clerk).staff.proveAgain({ password: manager.password }))).code).toBe(
    'WRONG_PASSWORD',
  );
});

test('D11.32 what is final asks for the password each time, however lately it was shown, and with the second factor off', async () => {
  const office = await openOffice();
  const { as, manager, clerk } = office;
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  const { paymentId } = await as(clerk).payments.record(slip(visitId));
  await as(manager).staff.proveAgain({ password: manager.password });
  for (const [path, call] of eachTime)
    expect([path, (await problemOf(call(as(manager), office))).code]).toEqual([path, 'WRONG_PASSWORD']);
  const reversal = {
    paymentId,
    reasonCode: 'client_withdrew',
    note: 'مراجع منصرف شد',
    password: 'wrong',
  } as const;
  expect((await problemOf(as(manager).payments.reverse(reversal))).code).toBe('WRONG_PASSWORD');
});
