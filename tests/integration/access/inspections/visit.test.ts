// An inspector's visit with a code of the province (D16), offline, and the ways around it.
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type Inspection, signInspection } from '#core/foundation/wire/inspection-code.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const keys = generateKeyPairSync('ed25519');
const signingKey = keys.publicKey.export({ format: 'jwk' }).x ?? '';

function knowsProvince({ reads, machine }: Desk): void {
  reads.sync.enrol({
    provinceUrl: 'http://127.0.0.1:9',
    serverEpoch: 'test',
    signingKey,
    sealingKey: signingKey,
    enrolledAt: machine.now(),
    lastContactAt: null,
    clockOffsetMs: null,
    quarantined: [],
  });
}

async function visitedOffice(options: Parameters<typeof openOffice>[0] = {}): Promise<TestOffice> {
  const office = await openOffice(options);
  knowsProvince(office.desk);
  return office;
}

/** Four hours from eight in the morning, for everything. */
const allowed = (change: Partial<Inspection> = {}): Inspection => ({
  codeId: randomUUID(),
  office: '1101',
  name: 'ناهید بازرس',
  purpose: 'بازرسی دوره‌ای',
  sections: ['records', 'supervision', 'violations'],
  madeAt: '2026-11-25T04:00:00.000Z',
  expiresAt: '2026-11-25T08:30:00.000Z',
  ...change,
});
const codeOf = (change: Partial<Inspection> = {}, key: KeyObject = keys.privateKey) =>
  signInspection(allowed(change), key);

const begin = (desk: Desk, code: string) =>
  appRouter.createCaller({ desk, session: null }).inspections.begin({ code });
const seat = (desk: Desk, token: string) => appRouter.createCaller({ desk, session: token });

const asked = { day: today, personId: null, group: null, before: null };
const wrote = ({ store }: Desk, type: string) =>
  store.sqlite
    .prepare<[string], { body: string }>(
      `SELECT json_extract(CAST(bytes AS TEXT), '$.body') AS body FROM journal WHERE type = ? ORDER BY pos`,
    )
    .all(type)
    .map(({ body }) => JSON.parse(body));

test('D16.11 the province’s code alone opens a visit, offline, and everything that is opened is journalled', async () => {
  const { desk } = await visitedOffice();
  const { token, person } = await begin(desk, codeOf());
  expect(person).toMatchObject({ name: 'ناهید بازرس', role: 'inspector', state: 'active' });
  const { records, inspections, supervision } = seat(desk, token);
  expect(await inspections.current()).toMatchObject({ purpose: 'بازرسی دوره‌ای' });
  const { rows } = await records.ofDay(asked);
  expect(rows.find(({ type }) => type === 'inspection.begun')).toMatchObject({ personName: 'ناهید بازرس' });
  await supervision.anomalies();
  expect(wrote(desk, 'inspection.opened').map(({ what }) => what)).toEqual([
    'records.ofDay',
    'supervision.anomalies',
  ]);
  expect(wrote(desk, 'inspection.begun')).toHaveLength(1);
});

test('D16.12 a visit reads what its code opens and changes nothing, whatever is called', async () => {
  const { desk, clerk, manager } = await visitedOffice();
  const { token, person } = await begin(desk, codeOf({ sections: ['records'] }));
  const caller = seat(desk, token);
  await caller.records.ofDay(asked);
  for (const refused of [
    () => caller.supervision.anomalies(),
    () => caller.violations.list(),
    () => caller.staff.list(),
    () => caller.records.accessOfDay({ day: today, personId: null }),
    () => caller.visits.dayList({ day: today }),
    () => caller.visits.referAdvice({ visitId: null }),
    () => caller.equipment.list(),
    () => caller.staff.changePassword({ current: 'x', next: 'another-password-1' }),
    () => caller.staff.setPin({ password: 'x', pin: '2580' }),
    () =>
      caller.staff.cutOff({
        personId: clerk.id,
        reasonCode: 'left',
        leftAt: '2026-11-25T04:30:00.000Z',
        password: 'x',
      }),
  ])
    expect((await problemOf(refused())).code).toBe('NOT_ALLOWED');
  // The manager has no hold on the visit: it is nobody of the office.
  const { staff } = seat(desk, desk.sessions.open(manager.id).token);
  const cut = staff.cutOff({
    personId: person.id,
    reasonCode: 'security',
    leftAt: '2026-11-25T04:30:00.000Z',
    password: manager.password,
  });
  expect((await problemOf(cut)).code).toBe('NOT_FOUND');
  await expect(caller.records.ofDay(asked)).resolves.toBeDefined();
});

test('D16.13 a code is for one visit: after its end it opens nothing, here or at another PC, and the refusal is written', {
  tags: 'release',
}, async () => {
  const office = await visitedOffice();
  const { desk } = office;
  const code = codeOf();
  const { token } = await begin(desk, code);
  await seat(desk, token).staff.signOut();
  expect(await problemOf(begin(desk, code))).toMatchObject({
    code: 'INSPECTION_REFUSED',
    params: { why: 'used' },
  });
  await problemOf(begin(desk, code));
  expect(wrote(desk, 'inspection.refused').map(({ reason }) => reason)).toEqual(['used']);
  const other = joinOffice(office, 2);
  knowsProvince(other.desk);
  expect(await problemOf(begin(other.desk, code))).toMatchObject({ params: { why: 'used' } });
  expect((await problemOf(seat(desk, token).records.ofDay(asked))).code).toBe('NOT_SIGNED_IN');
});

test('D16.13 a visit that is under way opens at no other PC, and goes on where it was when the application was shut', {
  tags: 'release',
}, async () => {
  const office = await visitedOffice();
  const { desk } = office;
  const code = codeOf();
  const first = await begin(desk, code);
  const other = joinOffice(office, 2);
  knowsProvince(other.desk);
  expect(await problemOf(begin(other.desk, code))).toMatchObject({ params: { why: 'used' } });
  // A manager who shuts the application, or locks the page, ends no inspection.
  desk.sessions.end(first.person.id, 'clock');
  const again = await begin(desk, code);
  expect(again.person.id).toBe(first.person.id);
  await expect(seat(desk, again.token).records.ofDay(asked)).resolves.toBeDefined();
  expect(
    [wrote(desk, 'inspection.begun'), wrote(desk, 'inspection.resumed')].map((all) => all.length),
  ).toEqual([1, 1]);
});

test('D16.13 two PCs without a link that took the same code: one visit goes on once they hear of each other', async () => {
  const office = await visitedOffice();
  const { desk } = office;
  const other = joinOffice(office, 2);
  knowsProvince(other.desk);
  const code = codeOf();
  const [here, there] = [await begin(desk, code), await begin(other.desk, code)];
  carryEntries(other.desk, desk);
  carryEntries(desk, other.desk);
  const [inForce, gone] = here.person.id < there.person.id ? [here, there] : [there, here];
  const on = (visit: typeof here) =>
    seat(visit === here ? desk : other.desk, visit.token).records.ofDay(asked);
  await expect(on(inForce)).resolves.toBeDefined();
  expect((await problemOf(on(gone))).code).toBe('SESSION_ENDED');
});

test('D16.14 a code of another office, of another province, changed by a digit or cut short opens nothing', async () => {
  const { desk } = await visitedOffice();
  expect(await problemOf(begin(desk, codeOf({ office: '1102' })))).toMatchObject({
    params: { why: 'other_office' },
  });
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const code = codeOf();
  const bent = `${code.slice(0, 60)}${code[60] === '4' ? '5' : '4'}${code.slice(61)}`;
  for (const wrong of [codeOf({}, stranger), bent, code.slice(0, -3), '1271', 'سلام', `${code}0`])
    expect((await problemOf(begin(desk, wrong))).code).toBe('INSPECTION_CODE_WRONG');
  expect(wrote(desk, 'inspection.begun')).toEqual([]);
  // In Persian digits and in lines it is the same code.
  const persian = code
    .replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '')
    .replace(/(.{20})/g, '$1\n');
  expect(await begin(desk, persian)).toMatchObject({ person: { name: 'ناهید بازرس' } });
});

test('D16.14 a PC that does not know the province’s key opens nothing', async () => {
  const { desk } = await openOffice();
  expect((await problemOf(begin(desk, codeOf()))).code).toBe('INSPECTION_NEEDS_PROVINCE');
});

test('D16.15 an expired code opens nothing, also after the clock was set back, and one of tomorrow opens nothing yet', async () => {
  const { desk, clock } = await visitedOffice();
  const code = codeOf();
  clock.set('2026-11-25T09:00:00.000Z');
  expect(await problemOf(begin(desk, code))).toMatchObject({ params: { why: 'expired' } });
  clock.set('2026-11-25T05:00:00.000Z');
  expect(await problemOf(begin(desk, code))).toMatchObject({ params: { why: 'expired' } });
  const tomorrow = { madeAt: '2026-11-26T04:00:00.000Z', expiresAt: '2026-11-26T08:00:00.000Z' };
  expect(await problemOf(begin(desk, codeOf(tomorrow)))).toMatchObject({ params: { why: 'not_yet' } });
});

test('D16.15 the province’s time counts where it is known: a clock that was set back before the store’s last entry revives nothing', async () => {
  const { desk, clock } = await visitedOffice();
  clock.set('2026-11-25T06:00:00.000Z');
  // By the province it is three hours later.
  desk.clock.offsetMs = 3 * 3_600_000;
  expect(await problemOf(begin(desk, codeOf()))).toMatchObject({ params: { why: 'expired' } });
});

test('D16.15 a visit ends by itself at its hour, by real time, and nobody extends it', async () => {
  const { desk, clock } = await visitedOffice();
  const { token } = await begin(desk, codeOf());
  const { records } = seat(desk, token);
  clock.set('2026-11-25T08:29:00.000Z');
  await records.ofDay(asked);
  clock.set('2026-11-25T08:31:00.000Z');
  expect(await problemOf(records.ofDay(asked))).toMatchObject({
    code: 'SESSION_ENDED',
    params: { by: 'over' },
  });
  expect(await problemOf(begin(desk, codeOf({ expiresAt: '2026-11-25T08:30:00.000Z' })))).toMatchObject({
    params: { why: 'expired' },
  });
});

test('D16.12 a visit that was left alone is locked, and only its own code opens it again', async () => {
  const { desk, clock, manager } = await visitedOffice({ sessionLimits });
  const code = codeOf();
  const { token } = await begin(desk, code);
  clock.set('2026-11-25T04:40:00.000Z');
  const caller = seat(desk, token);
  expect((await problemOf(caller.records.ofDay(asked))).code).toBe('SESSION_LOCKED');
  expect((await problemOf(caller.inspections.reopen({ code: codeOf() }))).code).toBe('INSPECTION_CODE_WRONG');
  expect((await problemOf(caller.staff.unlock({ password: manager.password }))).code).toBe(
    'PERSON_NOT_ACTIVE',
  );
  const opened = await caller.inspections.reopen({ code });
  await expect(seat(desk, opened.token).records.ofDay(asked)).resolves.toBeDefined();
});

test('D16.12 who works here has no visit to end or to open again', { tags: 'release' }, async () => {
  const { as, clerk } = await visitedOffice();
  const { inspections } = as(clerk);
  expect(await inspections.current()).toBeNull();
  expect((await problemOf(inspections.end())).code).toBe('NOT_ALLOWED');
  expect((await problemOf(inspections.reopen({ code: codeOf() }))).code).toBe('INSPECTION_CODE_WRONG');
});

test('D16.17 a code that opens the day’s close shows its sheets and differences, each journalled by its day, and does nothing', async () => {
  const { desk, clerk } = await visitedOffice();
  const { token } = await begin(desk, codeOf({ sections: ['dayClose'] }));
  const caller = seat(desk, token);
  const day = today;
  await caller.dayClose.overview({ day });
  expect((await problemOf(caller.dayClose.sheet({ day }))).code).toBe('DAY_NOT_CLOSED');
  expect(wrote(desk, 'inspection.opened').map(({ what, forDay }) => [what, forDay])).toEqual([
    ['dayClose.overview', day],
  ]);
  for (const refused of [
    () => caller.dayClose.close({ day, reason: '', notHeard: [], password: 'x' } as never),
    () => caller.dayClose.reopen({ day, reason: 'گزارش دیر رسید', password: 'x' }),
    () => caller.records.ofDay(asked),
    () => caller.staff.timeline({ personId: clerk.id }),
  ])
    expect((await problemOf(refused())).code).toBe('NOT_ALLOWED');
});
