// A locked session is opened by its own person's key alone, which asked its holder; and the key opens nothing but that.
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
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
