// The second factor of a manager's acts (D11): what asks for it, what counts as it, and the ways round it.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { relyingPartyId as rpId } from '#core/access/second-factor/contract.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { morning, openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { securityKey } from '#tests/support/security-key.ts';
import { everyNth } from '#tests/support/tier.ts';

const origin = 'http://3f9c.pishkhan.localhost:43121';
const cutOff = 'staff.cutOff';
const needed = (act: string) => ({ code: 'SECOND_FACTOR_NEEDED', params: { act } });
const wrong = { code: 'SECOND_FACTOR_WRONG' };

/** A person at a page of the loopback host, with a session of their own. */
function atPage(desk: Desk, person: TestPerson, from: string | null = origin) {
  const { token } = desk.sessions.open(person.id);
  return appRouter.createCaller({ desk, session: token, origin: from });
}
type Page = ReturnType<typeof atPage>;
type Key = ReturnType<typeof securityKey>;

async function register(page: Page, { password }: TestPerson, key: Key) {
  const { challenge } = await page.secondFactor.challenge({ act: 'secondFactor.newKey' });
  const made = key.create({ challenge, origin, rpId });
  return page.secondFactor.registerKey({ ...made, label: 'کلید مدیر', password });
}
async function touch(page: Page, act: string, key: Key) {
  const { challenge } = await page.secondFactor.challenge({ act });
  return page.secondFactor.prove({ act, ...key.get({ challenge, origin, rpId }) });
}
const leave = ({ manager, clerk }: TestOffice) => ({
  ...{ personId: clerk.id, reasonCode: 'left' as const, leftAt: morning, password: manager.password },
});

/** An office that asks for the second factor, with a key and a sheet of codes of its manager. */
async function guarded(
  algorithm?: -7 | -8 | -257,
  before = (_: TestOffice): Promise<unknown> => Promise.resolve(),
) {
  const office = await openOffice();
  const { manager } = office;
  await before(office);
  const page = atPage(office.desk, manager);
  const { codes } = await page.secondFactor.makeCodes({ password: manager.password });
  const key = securityKey(algorithm);
  const [first = '', second = '', third = ''] = codes;
  await page.secondFactor.proveByCode({ act: 'secondFactor.registerKey', code: first });
  await register(page, manager, key);
  await touch(page, 'secondFactor.setRequired', key);
  await page.secondFactor.setRequired({ isRequired: true, password: manager.password });
  return { office, page, key, codes: [second, third] as const };
}

describe('the second factor', () => {
  it.each(everyNth(3, [-7, -8, -257]))(
    'D11.15 a touch of the key allows one act, once, with algorithm %i',
    async (algorithm) => {
      const { office, page, key } = await guarded(algorithm);
      expect(await problemOf(page.staff.cutOff(leave(office)))).toMatchObject({
        code: 'SECOND_FACTOR_NEEDED',
      });
      expect(office.desk.reads.staff.person(office.clerk.id)?.state).toBe('active');
      await touch(page, cutOff, key);
      // For that act and for no other.
      const reset = { personId: office.clerk.id, password: office.manager.password };
      expect(await problemOf(page.staff.resetPassword(reset))).toEqual(needed('staff.resetPassword'));
      // A wrong password does not cost the touch.
      const mistyped = { ...leave(office), password: 'wrong-password' };
      expect(await problemOf(page.staff.cutOff(mistyped))).toMatchObject({ code: 'WRONG_PASSWORD' });
      await page.staff.cutOff(leave(office));
      expect(await problemOf(page.staff.cutOff(leave(office)))).toEqual(needed(cutOff));
    },
  );

  it('D11.15 is asked of the manager by the API as by the screen, for every act on the list, and of nobody before it is switched on', {
    tags: 'release',
  }, async () => {
    const { office, page } = await guarded();
    const { password } = office.manager;
    const id = office.clerk.id;
    const acts = {
      'payments.reverse': page.payments.reverse({
        paymentId: id,
        reasonCode: 'wrong_amount',
        note: '',
        password,
      }),
      'dayClose.reopen': page.dayClose.reopen({ day: '2026-11-24', reason: 'x', password }),
      'staff.resetPassword': page.staff.resetPassword({ personId: id, password }),
      'visits.clientHistory': page.visits.clientHistory({ visitId: id }),
      'peers.bundleOut': page.peers.bundleOut({ for: 'province', dir: '/tmp' }),
      'store.renewRecoveryCode': page.store.renewRecoveryCode({ password }),
      'secondFactor.setRequired': page.secondFactor.setRequired({ isRequired: false, password }),
    };
    for (const [act, call] of Object.entries(acts)) expect(await problemOf(call)).toEqual(needed(act));
    const other = await openOffice();
    await atPage(other.desk, other.manager).staff.cutOff(leave(other));
    expect(other.desk.reads.staff.person(other.clerk.id)?.state).toBe('cut_off');
  });

  it('D11.16 a replayed answer, one of another session, another act, another page or nobody present is refused', async () => {
    const { office, page, key } = await guarded();
    const { challenge } = await page.secondFactor.challenge({ act: cutOff });
    const answer = key.get({ challenge, origin, rpId });
    await page.secondFactor.prove({ act: cutOff, ...answer });
    expect(await problemOf(page.secondFactor.prove({ act: cutOff, ...answer }))).toMatchObject(wrong);
    const asked = async (act = cutOff) => (await page.secondFactor.challenge({ act })).challenge;
    const refused = async (answered: ReturnType<Key['get']>, act = cutOff) =>
      expect(await problemOf(page.secondFactor.prove({ act, ...answered }))).toMatchObject(wrong);
    // The challenge of another act, of another page's origin, of another name, and without a hand on the key.
    await refused(key.get({ challenge: await asked('dayClose.reopen'), origin, rpId }));
    await refused(key.get({ challenge: await asked(), origin: 'http://evil.pishkhan.localhost:80', rpId }));
    await refused(key.get({ challenge: await asked(), origin, rpId: 'localhost' }));
    await refused(key.get({ challenge: await asked(), origin, rpId }, { flags: 0 }));
    await refused(key.get({ challenge: await asked(), origin, rpId }, { isFramed: true }));
    // A key that was never registered, although it says the known one's id.
    await refused({
      ...securityKey().get({ challenge: await asked(), origin, rpId }),
      credentialId: key.credentialId,
    });
    const nextChallenge = await asked();
    const elsewhere = atPage(office.desk, office.manager);
    const stolen = key.get({ challenge: nextChallenge, origin, rpId });
    expect(await problemOf(elsewhere.secondFactor.prove({ act: cutOff, ...stolen }))).toMatchObject(wrong);
    expect(await problemOf(elsewhere.staff.cutOff(leave(office)))).toEqual(needed(cutOff));
  });

  it('D11.16 another person’s key, and a touch that is two minutes old under any clock, allow nothing', async () => {
    let colleague: TestPerson | undefined;
    const { office, page, key } = await guarded(-7, async ({ addPerson }) => {
      colleague = await addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'manager' });
    });
    if (colleague === undefined) throw new Error('a second manager was added');
    const theirs = atPage(office.desk, colleague);
    const asked = await theirs.secondFactor.challenge({ act: cutOff });
    const borrowed = key.get({ challenge: asked.challenge, origin, rpId });
    expect(await problemOf(theirs.secondFactor.prove({ act: cutOff, ...borrowed }))).toMatchObject(wrong);
    await touch(page, cutOff, key);
    office.clock.advance(3 * 60_000);
    expect(await problemOf(page.staff.cutOff(leave(office)))).toEqual(needed(cutOff));
    const { challenge } = await page.secondFactor.challenge({ act: cutOff });
    office.clock.advance(3 * 60_000);
    const late = key.get({ challenge, origin, rpId });
    expect(await problemOf(page.secondFactor.prove({ act: cutOff, ...late }))).toMatchObject(wrong);
  });

  it('D11.17 a lost key is answered by a code of the sheet, which opens once, at every PC; then another key is registered', async () => {
    const { office, page, codes } = await guarded();
    const { manager } = office;
    const [code, next] = codes;
    const { keys } = await page.secondFactor.state();
    const [lost] = keys;
    if (lost === undefined) throw new Error('a key was registered');
    const removal = { keyId: lost.keyId, reasonCode: 'lost', password: manager.password } as const;
    const remove = 'secondFactor.removeKey';
    expect(await problemOf(page.secondFactor.removeKey(removal))).toEqual(needed(remove));
    await page.secondFactor.proveByCode({ act: remove, code: code.toLowerCase().replaceAll('-', ' ') });
    await page.secondFactor.removeKey(removal);
    const other = joinOffice(office, 2);
    const there = atPage(other.desk, manager, null);
    const again = there.secondFactor.proveByCode({ act: cutOff, code });
    expect(await problemOf(again)).toMatchObject(wrong);
    // A shell that cannot speak with keys takes codes.
    const shell = there.secondFactor.prove({
      act: cutOff,
      ...securityKey().get({ challenge: 'x', origin, rpId }),
    });
    expect(await problemOf(shell)).toMatchObject({ code: 'SHELL_WITHOUT_KEYS' });
    await there.secondFactor.proveByCode({ act: cutOff, code: next });
    await there.staff.cutOff(leave(office));
    carryEntries(other.desk, office.desk);
    expect((await page.secondFactor.state()).codesLeft).toBe(5);
    expect((await page.secondFactor.state()).keys).toEqual([]);
  });

  it('D11.17 codes are not guessed: tries are counted before they are compared', {
    tags: 'release',
  }, async () => {
    const { page } = await guarded();
    const guess = () =>
      problemOf(page.secondFactor.proveByCode({ act: cutOff, code: '0000-0000-0000-0000' }));
    for (let tries = 0; tries < 5; tries += 1) expect(await guess()).toMatchObject(wrong);
    expect(await guess()).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
  });

  it('D11.18 a key that counts back is refused and is a sign, also when its copy was used at another PC', async () => {
    const { office, page, key } = await guarded();
    const other = joinOffice(office, 2);
    const there = atPage(other.desk, office.manager);
    key.countTo(50);
    await touch(there, cutOff, key);
    carryEntries(other.desk, office.desk);
    const here = atPage(office.desk, office.manager);
    key.countTo(10);
    expect(await problemOf(touch(here, cutOff, key))).toMatchObject({ code: 'KEY_COUNTED_BACK' });
    expect(await problemOf(here.staff.cutOff(leave(office)))).toEqual(needed(cutOff));
    expect((await here.secondFactor.state()).counterSigns).toMatchObject([{ known: 51, got: 11 }]);
    key.countTo(60);
    await touch(here, cutOff, key);
    expect(await problemOf(page.staff.list())).toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('D11.15 is not switched on without a code for the day on which the key is lost, and a clerk has none of it', async () => {
    const office = await openOffice();
    const page = atPage(office.desk, office.manager);
    const on = { isRequired: true, password: office.manager.password };
    expect(await problemOf(page.secondFactor.setRequired(on))).toMatchObject({
      code: 'SECOND_FACTOR_NOT_READY',
    });
    const clerk = atPage(office.desk, office.clerk);
    expect(await problemOf(clerk.secondFactor.state())).toMatchObject({ code: 'NOT_ALLOWED' });
    const { challenge } = await page.secondFactor.challenge({ act: 'secondFactor.newKey' });
    const made = securityKey().create({ challenge, origin, rpId });
    const swapped = { ...made, credentialId: securityKey().credentialId };
    const other = page.secondFactor.registerKey({
      ...swapped,
      label: 'کلید',
      password: office.manager.password,
    });
    expect(await problemOf(other)).toMatchObject(wrong);
  });

  it('D11.16 a key whose RSA modulus has 1,024 bits is not registered', async () => {
    const { office, page, codes } = await guarded();
    await page.secondFactor.proveByCode({ act: 'secondFactor.registerKey', code: codes[0] });
    const weak = securityKey(-257, randomBytes(32), 1024);
    expect(await problemOf(register(page, office.manager, weak))).toMatchObject(wrong);
    await page.secondFactor.proveByCode({ act: 'secondFactor.registerKey', code: codes[1] });
    await register(page, office.manager, securityKey(-257));
  });
});
