// A locked session is opened by its own person's key alone, or that of their shift, which asked its holder; and the key opens nothing but
// that.
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { closeDay } from '#tests/support/closing-day.ts';
import { openDay, openOffice, problemOf, today } from '#tests/support/office.ts';
import { securityKey } from '#tests/support/security-key.ts';

const origin = 'http://3f9c.pishkhan.localhost:43121';
const wrong = { code: 'SECOND_FACTOR_WRONG' };
/** Present, and asked for its PIN or a finger. */
const asked = { flags: 0x05 };

/** A manager whose key is registered, and whose page is locked; `ofAct` is a question for another act that nobody answered yet. */
async function lockedManager(registered: { flags?: number } = {}) {
  const office = await openOffice();
  const { desk, manager } = office;
  const pageOf = (session: string) => appRouter.createCaller({ desk, session, origin });
  const { token } = desk.sessions.open(manager.id);
  const page = pageOf(token);
  const key = securityKey();
  const { challenge, rpId } = await page.secondFactor.challenge({ act: 'secondFactor.newKey' });
  const made = key.create({ challenge, origin, rpId }, registered);
  await page.secondFactor.registerKey({ ...made, label: 'کلید مدیر', password: manager.password });
  const ofAct = { ...(await page.secondFactor.challenge({ act: 'staff.cutOff' })), origin };
  await page.staff.lock({ drafts: null });
  return { office, page, pageOf, key, ofAct };
}

type Page = Awaited<ReturnType<typeof lockedManager>>['page'];
const ask = async ({ secondFactor }: Page) => ({ ...(await secondFactor.unlockChallenge()), origin });

test('A75 a manager goes on with their key, once for each question', async () => {
  const { page, pageOf, key } = await lockedManager();
  expect(await problemOf(page.staff.list())).toMatchObject({ code: 'SESSION_LOCKED' });
  const question = await ask(page);
  expect(question.credentialIds).toEqual([key.credentialId]);
  const said = key.get(question, asked);
  const { token, drafts } = await page.secondFactor.unlockWithKey(said);
  expect(drafts).toBe(null);
  expect(await pageOf(token).staff.list()).not.toEqual([]);
  // What was answered once opens nothing again.
  await pageOf(token).staff.lock({ drafts: null });
  expect(await problemOf(pageOf(token).secondFactor.unlockWithKey(said))).toMatchObject(wrong);
});

test('A75 a key that asked nobody, another key, another act, another page and a colleague open nothing', async () => {
  const { office, page, pageOf, key, ofAct } = await lockedManager();
  const { unlockWithKey } = page.secondFactor;
  expect(await problemOf(unlockWithKey(key.get(await ask(page))))).toMatchObject(wrong);
  expect(await problemOf(unlockWithKey(securityKey().get(await ask(page), asked)))).toMatchObject(wrong);
  const elsewhere = { ...(await ask(page)), origin: 'http://3f9c.pishkhan.localhost:1' };
  expect(await problemOf(unlockWithKey(key.get(elsewhere, asked)))).toMatchObject(wrong);
  expect(await problemOf(unlockWithKey(key.get(ofAct, asked)))).toMatchObject(wrong);
  // A colleague's locked page is not opened by the manager's key.
  const theirs = pageOf(office.desk.sessions.open(office.clerk.id).token);
  await theirs.staff.lock({ drafts: null });
  const question = await ask(theirs);
  expect(question.credentialIds).toEqual([]);
  expect(await problemOf(theirs.secondFactor.unlockWithKey(key.get(question, asked)))).toMatchObject(wrong);
  expect(await problemOf(page.staff.list())).toMatchObject({ code: 'SESSION_LOCKED' });
});

test('A75 a key without a PIN when it was registered opens nothing, though a stranger gave it one since', async () => {
  const { page, key } = await lockedManager({ flags: 0x41 });
  const question = await ask(page);
  expect(question.credentialIds).toEqual([]);
  expect(await problemOf(page.secondFactor.unlockWithKey(key.get(question, asked)))).toMatchObject(wrong);
  expect(await problemOf(page.staff.list())).toMatchObject({ code: 'SESSION_LOCKED' });
});

test('A75 a copy of a key, which counts back, is journalled and opens nothing', async () => {
  const { office, page, pageOf, key } = await lockedManager();
  key.countTo(5);
  const { token } = await page.secondFactor.unlockWithKey(key.get(await ask(page), asked));
  await pageOf(token).staff.lock({ drafts: null });
  key.countTo(2);
  const again = pageOf(token).secondFactor.unlockWithKey(key.get(await ask(pageOf(token)), asked));
  expect(await problemOf(again)).toMatchObject({ code: 'KEY_COUNTED_BACK' });
  expect(office.desk.reads.secondFactor.counterSigns()).toHaveLength(1);
  expect(await problemOf(pageOf(token).staff.list())).toMatchObject({ code: 'SESSION_LOCKED' });
});

/** A clerk at a page, with a key of the shift that asked its holder unless other flags say otherwise. */
async function clerkWithShiftKey({ flags = 0x45 }: { flags?: number } = {}) {
  const office = await openOffice();
  await openDay(office);
  const { desk, clerk } = office;
  const pageOf = (session: string) => appRouter.createCaller({ desk, session, origin });
  const page = pageOf(desk.sessions.open(clerk.id).token);
  const key = securityKey();
  const set = async (password = clerk.password) => {
    const asked = { ...(await page.secondFactor.shiftKeyChallenge()), origin };
    return page.secondFactor.setShiftKey({ ...key.create(asked, { flags }), password });
  };
  return { office, page, pageOf, key, set };
}

test('A76 a clerk opens their page by a key of the shift, until they sign out or the day is closed', async () => {
  const { office, page, pageOf, key, set } = await clerkWithShiftKey();
  expect(await page.staff.pinState()).toEqual({ isSet: false, takesKey: false });
  await set();
  await page.staff.lock({ drafts: '{"a":1}' });
  expect(await page.staff.pinState()).toMatchObject({ takesKey: true });
  const opened = await page.secondFactor.unlockWithKey(key.get(await ask(page), asked));
  expect(opened.drafts).toBe('{"a":1}');
  const again = pageOf(opened.token);
  await again.staff.lock({ drafts: null });
  await closeDay(office, today, 'روز بی‌مراجعه');
  expect((await again.secondFactor.unlockChallenge()).credentialIds).toEqual([]);
  const late = again.secondFactor.unlockWithKey(key.get(await ask(again), asked));
  expect(await problemOf(late)).toMatchObject(wrong);
  // With the session it is gone, and it was never a key of the office.
  expect(office.desk.reads.secondFactor.keys()).toEqual([]);
});

test('A76 a key of the shift needs the password and asks its holder, proves nothing else, and a copy of it opens nothing', async () => {
  const { office, page, pageOf, key, set } = await clerkWithShiftKey();
  expect(await problemOf(set('not the password'))).toMatchObject({ code: 'WRONG_PASSWORD' });
  const touched = await clerkWithShiftKey({ flags: 0x41 });
  expect(await problemOf(touched.set())).toMatchObject(wrong);
  await set();
  // The manager's page is not opened by it, nor is anything of a manager proved.
  const theirs = pageOf(office.desk.sessions.open(office.manager.id).token);
  await theirs.staff.lock({ drafts: null });
  const said = key.get(await ask(theirs), asked);
  expect(await problemOf(theirs.secondFactor.unlockWithKey(said))).toMatchObject(wrong);
  expect(office.desk.reads.secondFactor.has(office.clerk.id)).toBe(false);
  await page.staff.lock({ drafts: null });
  expect(await problemOf(page.secondFactor.unlockWithKey(key.get(await ask(page))))).toMatchObject(wrong);
  key.countTo(5);
  const { token } = await page.secondFactor.unlockWithKey(key.get(await ask(page), asked));
  const next = pageOf(token);
  await next.staff.lock({ drafts: null });
  key.countTo(2);
  const copied = next.secondFactor.unlockWithKey(key.get(await ask(next), asked));
  expect(await problemOf(copied)).toMatchObject({ code: 'SHIFT_KEY_COUNTED_BACK' });
  expect(await next.staff.pinState()).toMatchObject({ takesKey: false });
});

test('A76 a registered key is named where a key of the shift is made, so that it is not replaced', async () => {
  const { page, pageOf, key } = await lockedManager();
  const { token } = await page.secondFactor.unlockWithKey(key.get(await ask(page), asked));
  const { credentialIds } = await pageOf(token).secondFactor.shiftKeyChallenge();
  expect(credentialIds).toEqual([key.credentialId]);
});
