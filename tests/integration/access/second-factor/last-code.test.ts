// Nobody gets round the second factor by the password alone: neither by switching it off, nor by using a sheet of codes up and
// beginning anew. And nobody is locked out by it.
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { codeUsed } from '#core/access/second-factor/entries.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { signAccessCode } from '#core/foundation/wire/access-code.ts';
import { openOffice, problemOf, type TestPerson } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { securityKey } from '#tests/support/security-key.ts';

const origin = 'http://3f9c.pishkhan.localhost:43121';
const [off, making] = ['secondFactor.setRequired', 'secondFactor.makeCodes'];
const notReady = { code: 'SECOND_FACTOR_NOT_READY', params: {} };
const lastCode = { code: 'SECOND_FACTOR_LAST_CODE', params: {} };
const needed = (act: string) => ({ code: 'SECOND_FACTOR_NEEDED', params: { act } });

function atPage(desk: Desk, person: TestPerson) {
  const { token } = desk.sessions.open(person.id);
  return appRouter.createCaller({ desk, session: token, origin });
}

/** An office that asks for the second factor, whose manager has a sheet of codes alone; another one has nothing. */
async function guarded() {
  const office = await openOffice();
  const colleague = await office.addPerson({
    ...{ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'manager' as const },
  });
  const { manager, desk } = office;
  const page = atPage(desk, manager);
  const { codes } = await page.secondFactor.makeCodes({ password: manager.password });
  const [first = '', ...others] = codes;
  await page.secondFactor.proveByCode({ act: off, code: first });
  await page.secondFactor.setRequired({ isRequired: true, password: manager.password });
  const last = others.pop() ?? '';
  return { office, colleague, page, codes: others, last };
}

/** Uses codes of a person's sheet by the entries alone, as another PC may have. */
function spend({ path, reads }: Desk, { id }: TestPerson, places: readonly number[]): void {
  const sheetId = reads.secondFactor.sheet(id)?.id ?? '';
  path.execute(id, (tx) => {
    for (const place of places) tx.append(codeUsed, { id: tx.newId(), sheetId, place, act: 'staff.cutOff' });
  });
}

test('D11.36 the password alone of a manager without key and codes switches nothing off, here or at another PC', {
  tags: 'release',
}, async () => {
  const { office, colleague, codes } = await guarded();
  const switchOff = { isRequired: false, password: colleague.password };
  const theirs = atPage(office.desk, colleague);
  expect(await problemOf(theirs.secondFactor.setRequired(switchOff))).toEqual(notReady);
  // Another person’s code is none of theirs.
  const borrowed = theirs.secondFactor.proveByCode({ act: off, code: codes[0] ?? '' });
  expect(await problemOf(borrowed)).toMatchObject({ code: 'SECOND_FACTOR_WRONG' });
  expect(await problemOf(theirs.secondFactor.setRequired(switchOff))).toEqual(notReady);
  const other = joinOffice(office, 2);
  expect(await problemOf(other.seat(colleague).secondFactor.setRequired(switchOff))).toEqual(notReady);
  expect(office.desk.reads.secondFactor.isRequired()).toBe(true);
  expect(other.desk.reads.secondFactor.isRequired()).toBe(true);
});

test('D11.36 codes that are made while the switching off is under way are no proof of it; a code that is shown is', async () => {
  const { office, colleague } = await guarded();
  office.clock.advance(31 * 86_400_000);
  const { password } = colleague;
  const theirs = atPage(office.desk, colleague);
  const [problem, { codes }] = await Promise.all([
    problemOf(theirs.secondFactor.setRequired({ isRequired: false, password })),
    theirs.secondFactor.makeCodes({ password }),
  ]);
  expect(problem).toEqual(notReady);
  expect(await problemOf(theirs.secondFactor.setRequired({ isRequired: false, password }))).toEqual(
    needed(off),
  );
  expect(office.desk.reads.secondFactor.isRequired()).toBe(true);
  await theirs.secondFactor.proveByCode({ act: off, code: codes[0] ?? '' });
  const { id: personId, password: own } = office.clerk;
  const beside = { personId, password: own, words: 'کلیدها را عوض می‌کنیم' };
  await theirs.secondFactor.setRequired({ isRequired: false, password, beside });
  expect(office.desk.reads.secondFactor.isRequired()).toBe(false);
});

test('D11.36 another manager’s key is not taken out of use by a password alone', async () => {
  const { office, colleague, page, codes } = await guarded();
  const { manager } = office;
  await page.secondFactor.proveByCode({ act: 'secondFactor.registerKey', code: codes[0] ?? '' });
  const { challenge, rpId } = await page.secondFactor.challenge({ act: 'secondFactor.newKey' });
  const made = securityKey().create({ challenge, origin, rpId });
  await page.secondFactor.registerKey({ ...made, label: 'کلید مدیر', password: manager.password });
  const keyId = (await page.secondFactor.state()).keys[0]?.keyId ?? '';
  const removal = { keyId, reasonCode: 'lost', password: colleague.password } as const;
  expect(await problemOf(atPage(office.desk, colleague).secondFactor.removeKey(removal))).toEqual(notReady);
  expect((await page.secondFactor.state()).keys).toHaveLength(1);
});

test('D11.36 whoever has used their codes up makes the next sheet with the last one, and not by the password alone', async () => {
  const { office, page, codes, last } = await guarded();
  const { password } = office.manager;
  for (const code of codes) await page.secondFactor.proveByCode({ act: 'staff.cutOff', code });
  expect(await page.secondFactor.state()).toMatchObject({ codesLeft: 1, isSpent: false });
  expect(await problemOf(page.secondFactor.makeCodes({ password }))).toEqual(needed(making));
  // It is good for nothing else, and is still there afterwards.
  for (const act of ['staff.cutOff', off, 'secondFactor.registerKey'])
    expect(await problemOf(page.secondFactor.proveByCode({ act, code: last }))).toEqual(lastCode);
  await page.secondFactor.proveByCode({ act: making, code: last });
  // Neither a wrong password nor a session that ends before the sheet is made costs it.
  expect(await problemOf(page.secondFactor.makeCodes({ password: 'wrong-password' }))).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  const again = atPage(office.desk, office.manager);
  expect(await problemOf(again.secondFactor.makeCodes({ password }))).toEqual(needed(making));
  await again.secondFactor.proveByCode({ act: making, code: last });
  expect((await again.secondFactor.makeCodes({ password })).codes).toHaveLength(8);
  const former = again.secondFactor.proveByCode({ act: making, code: last });
  expect(await problemOf(former)).toMatchObject({ code: 'SECOND_FACTOR_WRONG' });
});

test('D11.36 two PCs that know nothing of each other keep the same last code, and a sheet whose last code another PC used keeps the one that is left', {
  tags: 'release',
}, async () => {
  const { office, page, codes, last } = await guarded();
  const { desk, manager } = office;
  const other = joinOffice(office, 2);
  spend(desk, manager, [1, 2, 3, 4]);
  spend(other.desk, manager, [5, 6]);
  const there = atPage(other.desk, manager);
  expect(await problemOf(there.secondFactor.proveByCode({ act: off, code: last }))).toEqual(lastCode);
  await there.secondFactor.proveByCode({ act: off, code: codes[3] ?? '' });
  carryEntries(other.desk, desk);
  expect((await page.secondFactor.state()).codesLeft).toBe(1);
  await page.secondFactor.proveByCode({ act: making, code: last });

  const former = await guarded();
  spend(former.office.desk, former.office.manager, [7, 1, 2, 3, 4]);
  await former.page.secondFactor.proveByCode({ act: off, code: former.codes[4] ?? '' });
  const left = { act: off, code: former.codes[5] ?? '' };
  expect(await problemOf(former.page.secondFactor.proveByCode(left))).toEqual(lastCode);
  await former.page.secondFactor.proveByCode({ ...left, act: making });
});

test('D11.36 a sheet that is used up makes no beginner of its manager; the province’s code does', async () => {
  const { office, page } = await guarded();
  const { desk, manager, anyone } = office;
  const { password } = manager;
  spend(desk, manager, [1, 2, 3, 4, 5, 6, 7]);
  expect(await page.secondFactor.state()).toMatchObject({ codesLeft: 0, isSpent: true });
  expect(await problemOf(page.secondFactor.makeCodes({ password }))).toEqual(needed(making));
  const { challenge, rpId } = await page.secondFactor.challenge({ act: 'secondFactor.newKey' });
  const made = { ...securityKey().create({ challenge, origin, rpId }), label: 'کلید', password };
  expect(await problemOf(page.secondFactor.registerKey(made))).toEqual(needed('secondFactor.registerKey'));
  expect(await problemOf(page.secondFactor.setRequired({ isRequired: false, password }))).toEqual(
    needed(off),
  );

  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const signingKey = publicKey.export({ format: 'jwk' }).x ?? '';
  desk.reads.sync.enrol({
    ...{ provinceUrl: 'http://127.0.0.1:9', serverEpoch: 'test', signingKey, sealingKey: signingKey },
    ...{ enrolledAt: desk.machine.now(), lastContactAt: null, clockOffsetMs: null, quarantined: [] },
  });
  const code = signAccessCode(
    {
      ...{ codeId: randomUUID(), office: '1101', name: manager.name },
      ...{ madeAt: '2026-11-25T04:00:00.000Z', expiresAt: '2026-11-25T08:30:00.000Z' },
    },
    randomBytes(32),
    privateKey,
  );
  const { oneTimeCode } = await anyone.secondFactor.restore({ code });
  await anyone.staff.chooseFirstPassword({ personId: manager.id, oneTimeCode, password });
  const back = atPage(desk, manager);
  expect(await back.secondFactor.state()).toMatchObject({ codesLeft: 0, isSpent: false });
  expect((await back.secondFactor.makeCodes({ password })).codes).toHaveLength(8);
});
