// The roster's lease (design.md §7): a PC that hears nothing of its office lets nobody in alone after a day, and nobody but a
// manager after three; under clocks that are set, and for an office of one PC.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { codeUsed } from '#core/access/second-factor/entries.ts';
import { leaseOf } from '#core/access/staff/roster-lease.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { deviceAdmitted, deviceRemoved } from '#core/replication/peers/entries.ts';
import { openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const hour = 60 * 60_000;
const key = 'A'.repeat(43);

/** Names a PC as a member of the office. */
function admit({ path }: Desk, deviceId: string, deskNumber: number): void {
  path.execute(null, (tx) =>
    tx.append(deviceAdmitted, {
      id: tx.newId(),
      deviceId,
      deskNumber,
      publicKey: key,
      name: `باجهٔ ${deskNumber}`,
    }),
  );
}

/** An office of two PCs, which have met just now. */
async function twoPcs() {
  const office = await openOffice();
  const { desk } = office;
  const second = joinOffice(office, 2);
  const own = desk.identity()?.deviceId ?? '';
  const other = second.desk.identity()?.deviceId ?? '';
  admit(desk, own, 1);
  admit(desk, other, 2);
  carryEntries(desk, second.desk);
  return { office, second, own, other };
}
const signIn = ({ anyone }: TestOffice, { id, password }: TestPerson, code?: string) =>
  anyone.staff.signIn({ personId: id, password, ...(code === undefined ? {} : { code }) });
const beside = ({ anyone, clerk, manager }: TestOffice) =>
  anyone.emergency.begin({
    personId: clerk.id,
    password: clerk.password,
    managerId: manager.id,
    managerPassword: manager.password,
    code: '',
    reasonCode: 'out_of_touch',
    reason: 'کابل شبکهٔ باجه قطع است',
    minutes: 60,
  });

test('D11.27 within a day everybody signs in; then only beside a manager, who comes in alone', async () => {
  const { office } = await twoPcs();
  const { clock, anyone, clerk, manager } = office;
  clock.advance(23 * hour);
  expect((await anyone.staff.lease()).stage).toBe('fresh');
  await signIn(office, clerk);
  clock.advance(2 * hour);
  expect(await anyone.staff.lease()).toEqual({ stage: 'old', hours: 25 });
  expect(await problemOf(signIn(office, clerk))).toEqual({ code: 'ROSTER_OLD', params: { hours: 25 } });
  await signIn(office, manager);
  await beside(office);
});

test('D11.28 after three days it is shut for everybody but a manager, also beside one; and the way in is written', async () => {
  const { office, other } = await twoPcs();
  const { clock, clerk, manager, desk } = office;
  clock.advance(73 * hour);
  const over = { code: 'ROSTER_OVER', params: { hours: 73 } };
  expect(await problemOf(signIn(office, clerk))).toEqual(over);
  expect(await problemOf(beside(office))).toEqual(over);
  const { token } = await signIn(office, manager);
  const passed = () =>
    desk.store.sqlite
      .prepare(`SELECT json_extract(CAST(bytes AS TEXT), '$.body.byCode') AS byCode FROM journal
        WHERE type = 'staff.lease_overridden' ORDER BY pos`)
      .pluck()
      .all();
  expect(passed()).toEqual([0]);
  // With a code left it is asked for, and opens once.
  const { codes } = await appRouter
    .createCaller({ desk, session: token })
    .secondFactor.makeCodes({ password: manager.password });
  const [code = ''] = codes;
  expect(await problemOf(signIn(office, manager))).toEqual({
    code: 'SECOND_FACTOR_NEEDED',
    params: { act: 'staff.signIn' },
  });
  expect((await problemOf(signIn(office, manager, 'AAAA-AAAA-AAAA-AAAA'))).code).toBe('SECOND_FACTOR_WRONG');
  await signIn(office, manager, code);
  expect((await problemOf(signIn(office, manager, code))).code).toBe('SECOND_FACTOR_WRONG');
  expect(passed().at(-1)).toBe(1);
  // The last of the sheet makes the next one alone, so with it alone the manager is not kept out from making that.
  const kept = desk.reads.secondFactor.sheet(manager.id);
  desk.path.execute(manager.id, (tx) => {
    for (const place of [1, 2, 3, 4, 5, 6])
      tx.append(codeUsed, { id: tx.newId(), sheetId: kept?.id ?? '', place, act: 'staff.cutOff' });
  });
  expect(desk.reads.secondFactor.codesLeft(manager.id)).toBe(1);
  await signIn(office, manager);
  expect(passed().at(-1)).toBe(0);
  // The lost PC is taken out of the office: what is left of it is one PC, which knows everything.
  desk.path.execute(manager.id, (tx) =>
    tx.append(deviceRemoved, { id: tx.newId(), deviceId: other, reason: 'lost', epochs: [] }),
  );
  expect(leaseOf(desk)).toEqual({ stage: 'fresh', hours: null });
  await signIn(office, clerk);
});

test('D11.27 hearing of the office again permits sign-in, also by a bundle that somebody carried here', async () => {
  const { office, second, other } = await twoPcs();
  const { clock, clerk, desk } = office;
  clock.advance(80 * hour);
  expect((await problemOf(signIn(office, clerk))).code).toBe('ROSTER_OVER');
  await second.signIn(office.manager);
  carryEntries(second.desk, desk);
  await signIn(office, clerk);
  clock.advance(30 * hour);
  expect((await problemOf(signIn(office, clerk))).code).toBe('ROSTER_OLD');
  desk.reads.peers.saveContact(other, { lastContactAt: desk.machine.now(), clockOffsetMs: 0 });
  await signIn(office, clerk);
});

test('D11.27 a cut-off that this PC has not heard of ends there with the lease, and at once when it hears of it', async () => {
  const { office, second } = await twoPcs();
  const { clock, clerk, desk, manager } = office;
  const there = await second.signIn(manager);
  await there.staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt: '2026-11-25T04:30:00.000Z',
    password: manager.password,
  });
  clock.advance(25 * hour);
  expect((await problemOf(signIn(office, clerk))).code).toBe('ROSTER_OLD');
  carryEntries(second.desk, desk);
  expect((await problemOf(signIn(office, clerk))).code).toBe('PERSON_CUT_OFF');
});

test('D11.29 a clock that is set back makes the roster no younger', { tags: 'release' }, async () => {
  const { office } = await twoPcs();
  const { clock, clerk, anyone } = office;
  clock.advance(30 * hour);
  expect((await problemOf(signIn(office, clerk))).code).toBe('ROSTER_OLD');
  clock.jump(-29 * hour);
  // An hour by this clock, thirty by the last entry: the PC works by that.
  expect(await anyone.staff.lease()).toEqual({ stage: 'old', hours: 30 });
  expect(await problemOf(signIn(office, clerk))).toEqual({ code: 'ROSTER_OLD', params: { hours: 30 } });
});

test('D11.29 nor does one that was ahead when the office was heard of last, or one that is set ahead and back', async () => {
  const { office, other } = await twoPcs();
  const { clock, clerk, desk } = office;
  const ahead = new Date(Date.parse(desk.machine.now()) + 90 * hour).toISOString();
  desk.reads.peers.saveContact(other, { lastContactAt: ahead, clockOffsetMs: 0 });
  // Nobody can say how long ago that was: no number is said, and the manager comes in.
  expect(await office.anyone.staff.lease()).toEqual({ stage: 'old', hours: null });
  expect(await problemOf(signIn(office, clerk))).toEqual({ code: 'ROSTER_CLOCK', params: {} });
  await signIn(office, office.manager);
  clock.jump(200 * hour);
  expect((await problemOf(signIn(office, clerk))).code).toBe('ROSTER_OVER');
});

test('D11.30 the only PC of an office has no lease, enrolled or not, however long it is alone', async () => {
  const office = await openOffice();
  const { clock, clerk, desk } = office;
  clock.advance(300 * hour);
  expect(leaseOf(desk)).toEqual({ stage: 'fresh', hours: null });
  await signIn(office, clerk);
  admit(desk, desk.identity()?.deviceId ?? '', 1);
  clock.advance(300 * hour);
  await signIn(office, clerk);
  // A second one makes two, from the day of its admission.
  admit(desk, randomUUID(), 2);
  await signIn(office, clerk);
  clock.advance(25 * hour);
  expect((await problemOf(signIn(office, clerk))).code).toBe('ROSTER_OLD');
});
