// A manager of less than a week (D11.40, D11.41, D11.42) and the clearance that a manager records for themself (D8.9).
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { appendProved } from '#core/access/accounts/prove.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { accessRestored } from '#core/access/second-factor/entries.ts';
import { recordActivation } from '#core/access/staff/commands.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { signAccessCode } from '#core/foundation/wire/access-code.ts';
import { accountKeyOf } from '#core/foundation/wire/account-proof.ts';
import { namedKept } from '#tests/support/account-keys.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import {
  type Caller,
  morning,
  openOffice,
  problemOf,
  type TestOffice,
  type TestPerson,
  today,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';

const newcomer = { name: 'سارا کریمی', nationalCode: '9990000034', role: 'manager' } as const;
const refused = { code: 'NEW_MANAGER', params: { until: '2026-12-02' } };
const needsVoucher = { code: 'FACTOR_NEEDS_VOUCHER', params: {} };
const next = { reference: '9', issuedOn: '2026-01-02', expiresOn: '2029-01-01' };

/** Everything that ends something of a person, by the procedures. */
const against = (by: Caller, { id: personId }: TestPerson, password: string) => ({
  reset: () => by.staff.resetPassword({ personId, password }),
  withdraw: () => by.staff.withdrawClearance({ personId, letterNumber: '9', withdrawnOn: today, password }),
  transfer: () =>
    by.postings.transfer({
      ...{ personId, kind: 'office', sections: [], toOffice: 'دفتر دیگر', body: 'protection' },
      ...{ letterNumber: '9', letterDay: today, effectiveOn: today, reason: 'نیاز دفتر دیگر', password },
    }),
  cutOff: () => by.staff.cutOff({ personId, reasonCode: 'left', leftAt: morning, password }),
});
const pageOf = (desk: Desk, { id }: TestPerson): Caller =>
  appRouter.createCaller({ desk, session: desk.sessions.open(id).token });

it('D11.40 a new manager ends nothing of an older one for a week, at whichever PC, and all of it afterwards', async () => {
  const office = await openOffice();
  const { manager, clerk, desk, clock } = office;
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  const other = joinOffice(office, 2);
  for (const page of [pageOf(desk, fresh), other.seat(fresh)])
    for (const [act, call] of Object.entries(against(page, manager, fresh.password)))
      expect([act, await problemOf(call())]).toEqual([act, refused]);
  expect(desk.reads.staff.person(manager.id)?.state).toBe('active');
  // Whoever else leaves is cut off at once.
  const leaver = { personId: clerk.id, reasonCode: 'left', leftAt: morning } as const;
  await pageOf(desk, fresh).staff.cutOff({ ...leaver, password: fresh.password });
  clock.set('2026-12-02T04:30:00.000Z');
  const reset = { personId: manager.id, password: fresh.password };
  expect((await pageOf(desk, fresh).staff.resetPassword(reset)).oneTimeCode).toMatch(/^\d{4}-\d{4}-\d{4}$/);
});

it('D11.40 under a clock in doubt the week does not end, and who came back begins anew; an older one is not stopped', async () => {
  const office = await openOffice();
  const { manager, desk, clock, as } = office;
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  clock.jump(-3 * 60 * 60_000);
  const reset = { personId: manager.id, password: fresh.password };
  expect((await problemOf(pageOf(desk, fresh).staff.resetPassword(reset))).code).toBe('CLOCK_DOUBTED');
  clock.jump(3 * 60 * 60_000);
  const { staff } = as(manager);
  await staff.cutOff({ personId: fresh.id, reasonCode: 'left', leftAt: morning, password: manager.password });
  clock.set('2026-12-20T06:00:00.000Z');
  const doubt = (await office.anyone.clock.state()).doubt;
  if (doubt !== null)
    await as(manager).clock.confirm({
      doubtId: doubt.doubtId,
      reason: 'باتری رایانه عوض شد',
      password: manager.password,
      second: null,
    });
  const papers = { personId: fresh.id, reference: '8', issuedOn: '2026-12-19', expiresOn: '2028-01-01' };
  await staff.recordSupervisionFile({ personId: fresh.id, fileNumber: '8', openedOn: '2026-12-19' });
  await staff.recordClearance(papers);
  const { oneTimeCode } = await staff.activate({ personId: fresh.id });
  await office.anyone.staff.chooseFirstPassword({
    personId: fresh.id,
    oneTimeCode,
    password: 'back-again-77',
  });
  const again = { personId: manager.id, password: 'back-again-77' };
  expect((await problemOf(pageOf(desk, fresh).staff.resetPassword(again))).code).toBe('NEW_MANAGER');
});

it('D11.40, D11.42 the province’s code for their access ends the week: a manager who left is cut off at once', async () => {
  const office = await openOffice();
  const { manager, desk, anyone } = office;
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  const keys = generateKeyPairSync('ed25519');
  const signingKey = keys.publicKey.export({ format: 'jwk' }).x ?? '';
  desk.reads.sync.enrol({
    ...{ provinceUrl: 'http://127.0.0.1:9', serverEpoch: 'test', signingKey, sealingKey: signingKey },
    ...{ enrolledAt: desk.machine.now(), lastContactAt: null, clockOffsetMs: null, quarantined: [] },
  });
  const times = { madeAt: '2026-11-25T04:00:00.000Z', expiresAt: '2026-11-25T08:30:00.000Z' };
  const code = signAccessCode(
    { codeId: randomUUID(), office: '1101', name: fresh.name, ...times },
    randomBytes(32),
    keys.privateKey,
  );
  const { oneTimeCode } = await anyone.secondFactor.restore({ code });
  const password = 'from-the-province-7';
  await anyone.staff.chooseFirstPassword({ personId: fresh.id, oneTimeCode, password });
  const page = pageOf(desk, fresh);
  expect((await page.secondFactor.makeCodes({ password })).codes).toHaveLength(8);
  await page.staff.cutOff({ personId: manager.id, reasonCode: 'left', leftAt: morning, password });
  expect(desk.reads.staff.person(manager.id)?.state).toBe('cut_off');
});

it('D11.60 no name under an activation, and no word of a stranger, makes an older manager of a new one', async () => {
  const office = await openOffice();
  const { manager, clerk, desk, keyOf } = office;
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  const by = keyOf(manager.id);
  // In nobody's name as the province's code writes it, in a colleague's, and in their own.
  for (const actor of [null, clerk.id, fresh.id]) {
    desk.path.execute(actor, (tx) => {
      recordActivation(tx, desk.reads, fresh.id, namedKept('code'), by);
    });
    expect(desk.reads.staff.openedSince(fresh.id)).toBe(today);
  }
  const code = { codeId: randomUUID(), office: '1101', name: fresh.name };
  const times = { madeAt: '2026-11-25T04:00:00.000Z', expiresAt: '2026-11-25T08:30:00.000Z' };
  const seed = randomBytes(32);
  const word = signAccessCode({ ...code, ...times }, seed, generateKeyPairSync('ed25519').privateKey);
  const key = accountKeyOf(seed);
  desk.path.execute(null, (tx) => {
    const restored = { id: tx.newId(), codeId: code.codeId, personId: fresh.id, word: word.slice(0, -78) };
    appendProved(tx, accessRestored, key, restored);
    recordActivation(tx, desk.reads, fresh.id, namedKept('code'), key);
    // The word of nobody beside an activation that a manager signed.
    recordActivation(tx, desk.reads, fresh.id, namedKept('code'), by);
  });
  expect(desk.reads.staff.openedSince(fresh.id)).toBe(today);
  // The first manager is none.
  expect(desk.reads.staff.openedSince(manager.id)).toBeNull();
});

it('D11.41 everybody at the sign-in sees a new manager for a week, and no other', async () => {
  const office = await openOffice();
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  const seen = async () =>
    (await office.anyone.staff.signInList()).flatMap(({ id, newSince }) =>
      newSince === null ? [] : [[id, newSince]],
    );
  expect(await seen()).toEqual([[fresh.id, today]]);
  // A reset makes nobody new.
  const reset = { personId: fresh.id, password: office.manager.password };
  office.clock.set('2026-12-01T06:00:00.000Z');
  await office.as(office.manager).staff.resetPassword(reset);
  expect(await seen()).toEqual([[fresh.id, today]]);
  office.clock.set('2026-12-02T06:00:00.000Z');
  expect(await seen()).toEqual([]);
});

/** A manager with a sheet of codes in an office that asks for the second factor. @returns the codes that are left */
async function guarded(office: TestOffice): Promise<readonly string[]> {
  const { password } = office.manager;
  const page = office.as(office.manager);
  const [first = '', ...codes] = (await page.secondFactor.makeCodes({ password })).codes;
  await page.secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: first });
  await page.secondFactor.setRequired({ isRequired: true, password });
  return codes;
}

it('D11.42 the first factor of a new manager takes a code of another one beside the password, once', async () => {
  const office = await openOffice();
  const { manager, desk } = office;
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  const page = pageOf(desk, fresh);
  const { password } = fresh;
  // Nobody has one yet: then it is the province or the end of the week.
  expect(await problemOf(page.secondFactor.makeCodes({ password }))).toEqual(needsVoucher);
  expect((await page.secondFactor.state()).vouchers).toEqual([]);
  const codes = await guarded(office);
  const [code = '', used = ''] = codes;
  expect((await page.secondFactor.state()).vouchers).toEqual([{ id: manager.id, name: manager.name }]);
  const beside = { managerId: manager.id, code };
  for (const wrong of [
    { managerId: fresh.id, code },
    { managerId: office.clerk.id, code },
  ])
    expect(await problemOf(page.secondFactor.makeCodes({ password, beside: wrong }))).toEqual(needsVoucher);
  const mistyped = { ...beside, code: '0000-0000-0000-0000' };
  expect((await problemOf(page.secondFactor.makeCodes({ password, beside: mistyped }))).code).toBe(
    'SECOND_FACTOR_WRONG',
  );
  const last = { ...beside, code: codes.at(-1) ?? '' };
  expect((await problemOf(page.secondFactor.makeCodes({ password, beside: last }))).code).toBe(
    'SECOND_FACTOR_LAST_CODE',
  );
  const made = await page.secondFactor.makeCodes({ password, beside });
  expect(made.codes).toHaveLength(8);
  // The colleague's code opens nothing any more, and the own sheet makes the next one without them.
  expect(
    (await problemOf(office.as(manager).secondFactor.proveByCode({ act: 'staff.cutOff', code }))).code,
  ).toBe('SECOND_FACTOR_WRONG');
  await office.as(manager).secondFactor.proveByCode({ act: 'staff.cutOff', code: used });
  await page.secondFactor.proveByCode({ act: 'secondFactor.makeCodes', code: made.codes[0] ?? '' });
  expect((await page.secondFactor.makeCodes({ password })).codes).toHaveLength(8);
});

it('D11.42 after the week it still does where the office asks for the factor; the first manager is never stopped', async () => {
  const office = await openOffice();
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  office.clock.set('2026-12-10T06:00:00.000Z');
  expect((await pageOf(office.desk, fresh).secondFactor.state()).vouchers).toBeNull();
  await guarded(office);
  const { password } = fresh;
  expect(await problemOf(pageOf(office.desk, fresh).secondFactor.makeCodes({ password }))).toEqual(
    needsVoucher,
  );
});

it('D8.9 nobody records their own clearance while another manager can; a lone one does, and the entry says so', async () => {
  const office = await openOffice();
  const { manager, desk, as } = office;
  const own = { personId: manager.id, ...next };
  const fresh = await office.addPerson({ ...newcomer, isNew: true });
  // A new manager is no second one: an account that one made oneself keeps the mark from nothing.
  await as(manager).staff.recordClearance(own);
  const marks = () =>
    journalEnvelopes(desk).flatMap(({ type, body }) =>
      type === 'staff.clearance_recorded' ? [Object.hasOwn(body as object, 'byThemself')] : [],
    );
  expect(marks().at(-1)).toBe(true);
  office.clock.set('2026-12-03T06:00:00.000Z');
  expect((await problemOf(as(manager).staff.recordClearance(own))).code).toBe('OWN_ACT_FORBIDDEN');
  await as(fresh).staff.recordClearance(own);
  expect(marks().at(-1)).toBe(false);
});
