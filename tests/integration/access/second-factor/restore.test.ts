// A manager's access by the province's code (D11), where password, key and sheet of codes are lost and nobody in the office
// could reset them; and the ways around it.
import { generateKeyPairSync, type KeyObject, randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { appendProved } from '#core/access/accounts/prove.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { keyRegistered } from '#core/access/second-factor/entries.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type AccessCode, signAccessCode } from '#core/foundation/wire/access-code.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import { signInspection } from '#core/foundation/wire/inspection-code.ts';
import { keyAt } from '#tests/support/account-keys.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
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
const codeOf = (change: Partial<AccessCode> = {}, key: KeyObject = keys.privateKey): string =>
  signAccessCode(
    {
      codeId: randomUUID(),
      office: '1101',
      name: 'مریم احمدی',
      madeAt: '2026-11-25T04:00:00.000Z',
      expiresAt: '2026-11-25T08:30:00.000Z',
      ...change,
    },
    randomBytes(32),
    key,
  );
const restore = (desk: Desk, code: string) =>
  appRouter.createCaller({ desk, session: null }).secondFactor.restore({ code });
const why = async (desk: Desk, code: string) => {
  const problem = await problemOf(restore(desk, code));
  return problem.code === 'ACCESS_CODE_REFUSED' ? problem.params.why : problem.code;
};

/** An office with one manager, who needs a second factor and has lost it. */
async function lostOffice() {
  const office = await openOffice();
  const { manager, as, desk } = office;
  knowsProvince(desk);
  const { password } = manager;
  const { codes } = await as(manager).secondFactor.makeCodes({ password });
  const [first = '', second = ''] = codes;
  await as(manager).secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: first });
  await as(manager).secondFactor.setRequired({ isRequired: true, password });
  return { office, lost: second };
}
const comeBack = async ({ desk, anyone, manager }: TestOffice, oneTimeCode: string) => {
  const password = 'another-good-password';
  await anyone.staff.chooseFirstPassword({ personId: manager.id, oneTimeCode, password });
  const { token } = await anyone.staff.signIn({ personId: manager.id, password });
  return { caller: appRouter.createCaller({ desk, session: token }), password, token };
};

test('D11.33 the province’s code gives the one manager a password and a sheet again; the former ones open nothing', async () => {
  const { office, lost } = await lostOffice();
  const { desk, as, manager, anyone } = office;
  const { person, oneTimeCode } = await restore(desk, codeOf());
  expect(person).toMatchObject({ id: manager.id, state: 'activated' });
  expect((await problemOf(as(manager).staff.whoAmI())).code).toBe('SESSION_ENDED');
  const former = { personId: manager.id, password: manager.password };
  expect((await problemOf(anyone.staff.signIn(former))).code).toBe('PERSON_NOT_ACTIVE');
  const { caller, password } = await comeBack(office, oneTimeCode);
  expect(await caller.secondFactor.state()).toMatchObject({ isRequired: true, codesLeft: 0, keys: [] });
  const act = 'staff.cutOff';
  expect((await problemOf(caller.secondFactor.proveByCode({ act, code: lost }))).code).toBe(
    'SECOND_FACTOR_WRONG',
  );
  const { codes } = await caller.secondFactor.makeCodes({ password });
  await caller.secondFactor.proveByCode({ act, code: codes[0] ?? '' });
});

test('D11.33 it is the same at every PC of the office, in whatever order the entries arrive', async () => {
  const { office } = await lostOffice();
  const { desk, manager } = office;
  const second = joinOffice(office, 2);
  knowsProvince(second.desk);
  const there = second.seat(manager);
  await restore(desk, codeOf());
  carryEntries(desk, second.desk);
  expect((await problemOf(there.staff.whoAmI())).code).toBe('SESSION_ENDED');
  expect(second.desk.reads.secondFactor.codesLeft(manager.id)).toBe(0);
});

test('D11.33 a key that another PC registered apart opens nothing either; one that is registered afterwards does', async () => {
  const { office } = await lostOffice();
  const { desk, manager, keyOf } = office;
  const second = joinOffice(office, 2);
  knowsProvince(second.desk);
  const register = ({ path }: Desk, credentialId: string, by: AccountKey): void =>
    path.execute(manager.id, (tx) => {
      const body = { id: tx.newId(), personId: manager.id, algorithm: -7, signCount: 0, asksHolder: false };
      appendProved(tx, keyRegistered, by, body, { credentialId, publicKey: 'key', label: 'کلید' });
    });
  register(second.desk, 'apart', keyOf(manager.id));
  const { oneTimeCode } = await restore(desk, codeOf());
  const { token } = await comeBack(office, oneTimeCode);
  register(desk, 'afterwards', keyAt(desk, token));
  carryEntries(second.desk, desk);
  carryEntries(desk, second.desk);
  for (const { reads } of [desk, second.desk])
    expect(reads.secondFactor.credentialIds(manager.id)).toEqual(['afterwards']);
});

test('D11.34 a code is for one office and one name, once, and for its hours', async () => {
  const { office } = await lostOffice();
  const { desk, clock } = office;
  const code = codeOf();
  expect(await problemOf(restore(desk, codeOf({ office: '1102' })))).toEqual({
    code: 'ACCESS_CODE_REFUSED',
    params: { why: 'other_office' },
  });
  expect(await why(desk, codeOf({ name: 'علی رضایی' }))).toBe('nobody');
  expect(await why(desk, codeOf({ madeAt: '2026-11-25T09:00:00.000Z' }))).toBe('not_yet');
  await restore(desk, code);
  expect(await why(desk, code)).toBe('used');
  const late = codeOf();
  clock.set('2026-11-25T08:31:00.000Z');
  expect(await why(desk, late)).toBe('expired');
  clock.jump(-3 * 60 * 60_000);
  expect(await why(desk, late)).toBe('expired');
});

test('D11.34 it is not what another province signed, an inspector’s code, or one that was changed', async () => {
  const { office } = await lostOffice();
  const { desk } = office;
  expect(await why(desk, codeOf({}, generateKeyPairSync('ed25519').privateKey))).toBe('ACCESS_CODE_WRONG');
  const sound = codeOf();
  const changed = `${sound.slice(0, -1)}${sound.endsWith('1') ? '2' : '1'}`;
  expect(await why(desk, changed)).toBe('ACCESS_CODE_WRONG');
  const inspection = signInspection(
    {
      codeId: randomUUID(),
      office: '1101',
      name: 'مریم احمدی',
      purpose: 'بازرسی',
      sections: ['records'],
      madeAt: '2026-11-25T04:00:00.000Z',
      expiresAt: '2026-11-25T08:30:00.000Z',
    },
    keys.privateKey,
  );
  for (const other of [inspection, `1272${inspection.slice(4)}`])
    expect(await why(desk, other)).toBe('ACCESS_CODE_WRONG');
  expect((await problemOf(office.anyone.inspections.begin({ code: sound }))).code).toBe(
    'INSPECTION_CODE_WRONG',
  );
});

test('D11.34 it brings nobody back who was cut off or suspended, and an office without a province has none', async () => {
  expect(await why((await openOffice()).desk, codeOf())).toBe('ACCESS_NEEDS_PROVINCE');
  const { desk: other, as: by, manager: first, addPerson: add } = await openOffice();
  knowsProvince(other);
  const second = await add({ name: 'سارا کریمی', nationalCode: '9990000034', role: 'manager' });
  const leftAt = '2026-11-25T04:30:00.000Z';
  await by(second).staff.cutOff({
    personId: first.id,
    reasonCode: 'left',
    leftAt,
    password: second.password,
  });
  expect(await why(other, codeOf())).toBe('nobody');
  await by(second).staff.withdrawClearance({
    personId: first.id,
    letterNumber: '9',
    withdrawnOn: '2026-11-25',
    password: second.password,
  });
  expect(await why(other, codeOf())).toBe('nobody');
});
