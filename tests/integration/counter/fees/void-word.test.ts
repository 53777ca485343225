// A reset of an account by who entered a tariff, a rate or a terminal takes away what that account confirmed for them (D4.60).
import { expect, it } from 'vitest';
import { recordActivation } from '#core/access/staff/commands.ts';
import { accountsOfFirst, notIndependent } from '#core/access/staff/second-person.ts';
import { openTasks } from '#core/app/registry/assemble.ts';
import { namedKept } from '#tests/support/account-keys.ts';
import {
  chargedVisit,
  confirmTariff,
  designateTerminal,
  openDay,
  openOffice,
  problemOf,
  putRateInForce,
  type TestOffice,
  type TestPerson,
  testTariff,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const dearer = { ...testTariff, code: 'dear', title: 'گران', effectiveFrom: '2026-11-20' };
const now = '2026-11-25';

/** An office of a hundred days: what its second manager entered, the clerk has confirmed. */
async function confirmedOffice(): Promise<TestOffice & { second: TestPerson }> {
  const office = await openOffice({ at: '2026-08-16T04:30:00.000Z' });
  const second = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' });
  office.clock.set(`${now}T04:30:00.000Z`);
  const [entering, confirming] = [office.as(second), office.as(office.clerk)];
  const { tariffId } = await entering.fees.proposeTariff({ tariff: dearer });
  await confirmTariff(confirming, tariffId);
  const letter = { letterNumber: '12/3', letterDay: '2026-11-01' };
  await putRateInForce(entering, confirming, {
    ...{ itemCode: 'typing', amount: 30_000, authority: 'اتحادیه', ...letter },
    effectiveFrom: '2026-11-20',
  });
  await designateTerminal(entering, confirming, {
    ...{ terminalId: '14999009', merchant: '990000001', psp: 'به‌پرداخت ملت', ...letter },
    ...{ validFrom: '2026-11-20', validTo: null },
  });
  return { ...office, second };
}

const statesIn = ({ desk: { reads } }: Pick<TestOffice, 'desk'>): (string | undefined)[] => [
  reads.fees.tariffs()[0]?.confirmation,
  reads.fees.rates()[0]?.confirmation,
  reads.payments.registrations()[0]?.confirmation,
];
const all = (state: string): string[] => [state, state, state];
const reset = (office: TestOffice, by: TestPerson) =>
  office.as(by).staff.resetPassword({ personId: office.clerk.id, password: by.password });
const tasksOf = ({ desk }: TestOffice, { id }: TestPerson, role: string, day: string) =>
  openTasks(desk.reads, { id, role }, day).filter(({ task }) => /confirmAgain|provinceAsked/.test(task));

it('D4.60 it awaits confirmation again, stays in use under the mark, and what was charged stays; another person confirms it', async () => {
  const office = await confirmedOffice();
  const { desk, second, manager, clerk, as } = office;
  await openDay(office);
  const { chargeId } = await chargedVisit(office);
  expect(statesIn(office)).toEqual(all('confirmed'));
  expect(tasksOf(office, manager, 'manager', now)).toEqual([]);
  await reset(office, second);
  expect(statesIn(office)).toEqual(all('again'));
  expect(desk.reads.fees.charge(chargeId)).toMatchObject({ cancelled: false });
  expect(await as(manager).fees.inForce()).toMatchObject({
    title: dearer.title,
    confirmedByNobodyElse: true,
  });
  expect(desk.reads.payments.isConfirmedByOne('14999009', now)).toBe(true);
  expect(desk.reads.payments.isDesignated('14999009', now)).toBe(true);
  // A task for the manager who can confirm it, and for nobody who cannot: not for who entered it.
  const tasks = [
    { task: 'fees.confirmAgain', count: 2 },
    { task: 'payments.confirmAgain', count: 1 },
  ];
  expect(tasksOf(office, manager, 'manager', now)).toEqual(tasks);
  expect(tasksOf(office, second, 'manager', now)).toEqual([]);
  expect(tasksOf(office, clerk, 'clerk', now)).toEqual([]);
  const { tariffId } = desk.reads.fees.tariffs()[0] ?? { tariffId: '' };
  await confirmTariff(as(manager), tariffId);
  expect((await as(manager).fees.inForce())?.title).toBe(dearer.title);
  expect(statesIn(office)).toEqual(['confirmed', 'again', 'again']);
  expect(tasksOf(office, manager, 'manager', now)).toContainEqual({ task: 'fees.confirmAgain', count: 1 });
});

it('D4.60 so it does by cutting off and opening anew, by a reset in another one’s name, and by a reset at a PC that knew nothing of the word', {
  tags: 'release',
}, async () => {
  const office = await confirmedOffice();
  const { second, clerk, desk, clock } = office;
  const { staff } = office.as(second);
  const leaver = { personId: clerk.id, reasonCode: 'left', leftAt: desk.machine.now() } as const;
  await staff.cutOff({ ...leaver, password: second.password });
  // Papers of a later day.
  const later = '2026-11-27';
  clock.set(`${later}T04:30:00.000Z`);
  await staff.proveAgain({ password: second.password, purpose: 'people' });
  await staff.recordSupervisionFile({ personId: clerk.id, fileNumber: '8', openedOn: later });
  await staff.recordClearance({
    ...{ personId: clerk.id, reference: '8', issuedOn: later, expiresOn: '2028-01-01' },
  });
  const { postings } = office.as(second);
  const back = { sections: ['filing'], letterNumber: '8', letterDay: later };
  await postings.introduce({ personId: clerk.id, ...back });
  await staff.activate({ personId: clerk.id });
  expect(statesIn(office)).toEqual(all('again'));

  const hidden = await confirmedOffice();
  hidden.desk.path.execute(hidden.manager.id, (tx) => {
    const by = hidden.keyOf(hidden.second.id);
    recordActivation(tx, hidden.desk.reads, hidden.clerk.id, namedKept('code'), by);
  });
  expect(statesIn(hidden)).toEqual(all('again'));

  const apart = await confirmedOffice();
  const there = joinOffice(apart, 2);
  const { tariffId } = await apart
    .as(apart.second)
    .fees.proposeTariff({ tariff: { ...dearer, title: 'دیگر' } });
  meet(apart, there);
  await confirmTariff(there.seat(apart.clerk), tariffId);
  await reset(apart, apart.second);
  meet(apart, there);
  for (const desk of [apart.desk, there.desk])
    expect(desk.reads.fees.tariffs().find((one) => one.tariffId === tariffId)?.confirmation).toBe('again');
});

it('D4.243 nobody makes the office one without anybody independent by resetting their passwords', async () => {
  const office = await openOffice({ at: '2026-08-16T04:30:00.000Z' });
  office.clock.set(`${now}T04:30:00.000Z`);
  const { manager, clerk, as, anyone } = office;
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff: dearer });
  const alone = async () => (await problemOf(confirmTariff(as(manager), tariffId))).code;
  expect(await alone()).toBe('OWN_ACT_FORBIDDEN');
  const { oneTimeCode } = await reset(office, manager);
  expect(await alone()).toBe('OWN_ACT_FORBIDDEN');
  // The honest clerk, who had forgotten it, counts again after ninety days; until then the manager is not the only one.
  await anyone.staff.chooseFirstPassword({
    personId: clerk.id,
    oneTimeCode,
    password: 'chosen-by-the-clerk-7',
  });
  const facts = office.desk.reads.staff.secondPersonFacts(clerk.id);
  const accounts = accountsOfFirst(manager.id, office.desk.reads.staff.secondPersonFacts);
  expect(facts && notIndependent(accounts, facts, '2027-02-23')).toBeNull();
});

it('D4.243 where nobody was independent anyway, a reset takes nothing away', async () => {
  const office = await openOffice();
  const { manager, as } = office;
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff: { ...dearer, effectiveFrom: now } });
  await reset(office, manager);
  await confirmTariff(as(manager), tariffId);
  expect(office.desk.reads.fees.tariffs()[0]?.confirmation).toBe('nobody_else');
});

const cutOffClerk = ({ as, manager, clerk, desk }: TestOffice) =>
  as(manager).staff.cutOff({
    ...{ personId: clerk.id, reasonCode: 'left', leftAt: desk.machine.now(), password: manager.password },
  });

it.each([
  ['cutting them off', cutOffClerk],
  [
    'giving them a post away from the counter',
    ({ as, manager, clerk }: TestOffice) =>
      as(manager).staff.changePost({
        ...{ personId: clerk.id, role: 'it_expert', body: 'it_center', letterNumber: '44' },
        ...{ letterDay: now, reason: 'به سمت تازه معرفی شد', password: manager.password },
      }),
  ],
])(
  'D4.250 nobody makes the office one without anybody independent by %s, and after ninety days it counts no more',
  async (_, takeAway) => {
    const office = await openOffice({ at: '2026-08-16T04:30:00.000Z' });
    office.clock.set(`${now}T04:30:00.000Z`);
    const { manager, as, desk } = office;
    const { tariffId } = await as(manager).fees.proposeTariff({ tariff: dearer });
    await takeAway(office);
    const alone = async () => (await problemOf(confirmTariff(as(manager), tariffId))).code;
    expect(await alone()).toBe('OWN_ACT_FORBIDDEN');
    // Nor in the other order.
    const { tariffId: later } = await as(manager).fees.proposeTariff({
      tariff: { ...dearer, title: 'دیگر' },
    });
    expect((await problemOf(confirmTariff(as(manager), later))).code).toBe('OWN_ACT_FORBIDDEN');
    office.clock.set('2027-02-24T04:30:00.000Z');
    await confirmTariff(as(manager), tariffId);
    expect(desk.reads.fees.tariffs().find((one) => one.tariffId === tariffId)?.confirmation).toBe(
      'nobody_else',
    );
  },
);

it('D4.250 who was not independent anyway takes nothing away by leaving', async () => {
  const office = await openOffice();
  const { manager, as } = office;
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff: { ...dearer, effectiveFrom: now } });
  await cutOffClerk(office);
  await confirmTariff(as(manager), tariffId);
  expect(office.desk.reads.fees.tariffs()[0]?.confirmation).toBe('nobody_else');
});

it('D4.60 a reset by somebody else, or more than thirty days after the word, takes nothing away', async () => {
  const office = await confirmedOffice();
  const { manager, second, anyone, clerk, clock } = office;
  const { oneTimeCode } = await reset(office, manager);
  const next = { personId: clerk.id, oneTimeCode, password: 'chosen-by-the-clerk-7' };
  await anyone.staff.chooseFirstPassword(next);
  expect(statesIn(office)).toEqual(all('confirmed'));
  clock.set('2026-12-25T04:30:00.000Z');
  await reset(office, second);
  expect(statesIn(office)).toEqual(all('confirmed'));
});
