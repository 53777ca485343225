// Somebody who looks at very many clients within minutes is a fact of its own, however they go about it (D16).
import { randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { logClientAccess } from '#core/access/access-log/commands.ts';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { callerOf } from '#core/demo/caller.ts';
import { openDay, openOffice, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { testMachine } from '#tests/support/test-machine.ts';
import { twoAccounts } from '#tests/support/two-accounts.ts';

const minute = 60_000;
const known = { clientType: 'iranian_adult', identifier: '0499370899' } as const;
const note = 'از علی رضایی پرسیده شد و فهرست درخواست دادگاه را نشان داد';

async function busyDay() {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const { visits } = office.as(office.clerk);
  /** Looks that many times, with so much time after each. */
  const look = async (count: number, afterMs = 0) => {
    for (let done = 0; done < count; done += 1) {
      await visits.revealIdentifier({ visitId });
      office.clock.advance(afterMs);
    }
  };
  return { office, visitId, look };
}
const alertsOf = (office: TestOffice) => office.as(office.manager).accessLog.alerts();

test('D16.7 the twentieth look within ten minutes is a sign that names the person and no client', async () => {
  const { office, look } = await busyDay();
  await look(19, 20_000);
  expect(await alertsOf(office)).toEqual([]);
  await look(1);
  const { clerk } = office;
  expect(await alertsOf(office)).toMatchObject([
    { personId: clerk.id, personName: clerk.name, count: 20, day: today, answer: null },
  ]);
  const body = office.desk.store.sqlite
    .prepare<[], string>("SELECT CAST(bytes AS TEXT) FROM journal WHERE type = 'client.many_viewed'")
    .pluck()
    .all();
  expect(body).toHaveLength(1);
  expect(body[0]).not.toMatch(/0499370899|0899|09121234567|رضا/);
});

test('D16.7 slower looks are none', async () => {
  const { office, look } = await busyDay();
  await look(30, minute);
  expect(await alertsOf(office)).toEqual([]);
});

test('D16.7 looks of every kind count together, through whichever procedure', {
  tags: 'release',
}, async () => {
  const { office, visitId } = await busyDay();
  const { visits, complaints } = office.as(office.clerk);
  const { complaintId } = await complaints.register({
    kind: 'complaint',
    category: 'delay',
    aboutManager: false,
    text: 'نیم ساعت در نوبت ماندم',
    contactName: '',
    contactPhone: '09121234567',
    visitId: null,
  });
  for (let turn = 0; turn < 5; turn += 1) {
    await visits.revealIdentifier({ visitId });
    await visits.findClient(known);
    await visits.takeUpClient({ visitId });
    await complaints.revealContact({ complaintId });
  }
  expect(await alertsOf(office)).toMatchObject([{ count: 20 }]);
});

test('D16.7 a clock that is set on after every tenth look hides nothing, and one that is set back neither', {
  tags: 'release',
}, async () => {
  const { office, look } = await busyDay();
  await look(10);
  office.clock.jump(30 * minute);
  await look(9);
  office.clock.jump(-25 * minute);
  await look(1);
  expect(await alertsOf(office)).toMatchObject([{ count: 20 }]);
});

test('D16.7 a clock that is set on by more than the machine has been up, and a new start, hide nothing', {
  tags: 'release',
}, async () => {
  const { machine, clock } = testMachine('2026-11-25T04:30:00.000Z');
  const options = {
    dir: temporaryFolder(),
    dataKey: randomBytes(32),
    appVersion: '0.0.0-test',
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
  };
  const startedNow = () => {
    const upAlready = machine.elapsedMs();
    return openDesk({
      ...options,
      machine: { ...machine, boot: randomUUID(), monotonicMs: () => machine.elapsedMs() - upAlready },
    });
  };
  const first = startedNow();
  await callerOf(first, null).office.setUpDemo();
  const people = await callerOf(first, null).staff.signInList();
  const idOf = (wanted: 'clerk' | 'manager') => people.find(({ role }) => role === wanted)?.id ?? '';
  const at = (desk: typeof first, who: 'clerk' | 'manager' = 'clerk') =>
    callerOf(desk, desk.sessions.open(idOf(who)).token);
  await at(first).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await at(first).premises.openDay();
  const { visitId } = await at(first).visits.open({
    client: {
      clientType: 'iranian_adult',
      name: 'رضا محمدی',
      nationalCode: '0499370899',
      mobile: '09121234567',
      postalCode: '1193653471',
      matterRole: 'plaintiff',
      trackingNumber: '',
    },
  });
  for (let done = 0; done < 10; done += 1) await at(first).visits.revealIdentifier({ visitId });
  await first.close();
  clock.advance(minute);
  clock.jump(60 * minute);
  const second = startedNow();
  for (let done = 0; done < 9; done += 1) await at(second).visits.revealIdentifier({ visitId });
  expect(await at(second, 'manager').accessLog.alerts()).toEqual([]);
  await at(second).visits.revealIdentifier({ visitId });
  expect(await at(second, 'manager').accessLog.alerts()).toMatchObject([
    { personId: idOf('clerk'), count: 20 },
  ]);
  await second.close();
});

test('D16.7 twenty looks that two PCs know ten each of are a sign at the next opening or close', {
  tags: 'release',
}, async () => {
  const { office, visitId, look } = await busyDay();
  const other = joinOffice(office, 2);
  const there = other.seat(office.clerk);
  await look(10);
  for (let done = 0; done < 10; done += 1) await there.visits.revealIdentifier({ visitId });
  carryEntries(other.desk, office.desk);
  expect(await alertsOf(office)).toEqual([]);
  office.clock.set('2026-11-26T04:30:00.000Z');
  await openDay(office);
  expect(await alertsOf(office)).toMatchObject([{ personId: office.clerk.id, count: 20 }]);
  // It is counted once, whoever opens or looks later.
  carryEntries(office.desk, other.desk);
  await there.visits.revealIdentifier({ visitId });
  expect(await other.seat(office.manager).accessLog.alerts()).toHaveLength(1);
});

test('D16.7 two accounts of one human being, of two roles, count together', { tags: 'release' }, async () => {
  const { office, visitId } = await busyDay();
  const { asClerk, managerId, meet } = await twoAccounts(office);
  meet();
  const { desk } = office;
  const second = appRouter.createCaller({ desk, session: desk.sessions.open(managerId).token });
  for (let done = 0; done < 10; done += 1) {
    await office.as(asClerk).visits.revealIdentifier({ visitId });
    await second.visits.revealIdentifier({ visitId });
  }
  const [alert] = await alertsOf(office);
  expect(alert).toMatchObject({ personId: managerId, count: 20, answer: null });
  // The other account of the same human being is no second person.
  expect(
    await problemOf(second.accessLog.answerAlert({ alertId: alert?.alertId ?? '', note })),
  ).toMatchObject({
    code: 'OWN_ACT_FORBIDDEN',
  });
});

test('D16.8 the manager answers a sign in words of substance, once, and nobody answers for themself', async () => {
  const { office, visitId, look } = await busyDay();
  const { manager, clerk } = office;
  const { accessLog, visits } = office.as(manager);
  await look(20);
  const [alert] = await alertsOf(office);
  const alertId = alert?.alertId ?? '';
  expect(await problemOf(accessLog.answerAlert({ alertId, note: '.' }))).toMatchObject({
    code: 'NOTE_TOO_THIN',
  });
  expect(await problemOf(office.as(clerk).accessLog.answerAlert({ alertId, note }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
  await accessLog.answerAlert({ alertId, note });
  expect(await alertsOf(office)).toMatchObject([{ answer: { note, byName: manager.name } }]);
  expect(await problemOf(accessLog.answerAlert({ alertId, note }))).toMatchObject({
    code: 'ACTION_ALREADY_DONE',
  });
  for (let done = 0; done < 20; done += 1) await visits.revealIdentifier({ visitId });
  const [own] = await alertsOf(office);
  expect(own).toMatchObject({ personId: manager.id, answer: null });
  expect(await problemOf(accessLog.answerAlert({ alertId: own?.alertId ?? '', note }))).toMatchObject({
    code: 'OWN_ACT_FORBIDDEN',
  });
});

test('D16.7 very many slow looks at a PC whose clock is ahead hide none that come quickly at another', {
  tags: 'release',
}, async () => {
  const { office, visitId, look } = await busyDay();
  const ahead = testMachine(new Date(Date.parse(office.desk.machine.now()) + 120 * minute).toISOString());
  const other = joinOffice(office, 2, ahead.machine);
  const { path, reads } = other.desk;
  for (let done = 0; done < 500; done += 1) {
    path.execute(office.clerk.id, (tx) => logClientAccess(tx, reads, visitId, 'revealed'));
    ahead.clock.advance(minute);
  }
  carryEntries(other.desk, office.desk);
  // So many on a day are a sign of their own (D16.65).
  const quick = async () =>
    (await alertsOf(office)).filter(
      ({ firstAt, lastAt }) => Date.parse(lastAt) - Date.parse(firstAt) <= 10 * minute,
    );
  expect(await quick()).toEqual([]);
  await look(20);
  expect(await quick()).toMatchObject([{ personId: office.clerk.id, count: 20 }]);
});
