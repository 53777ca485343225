// A PC of the office whose user writes facts about accounts by its key alone (D11): they count nowhere, at no PC, and are named.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { type KeptKey, newAccountKey } from '#core/access/accounts/account-key.ts';
import { appendProved } from '#core/access/accounts/prove.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { codesMade, requirementSet } from '#core/access/second-factor/entries.ts';
import { registerPerson } from '#core/access/staff/commands.ts';
import { passwordChosen, personActivated } from '#core/access/staff/entries.ts';
import { openTasks } from '#core/app/registry/assemble.ts';
import { appRouter } from '#core/app/registry/router.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { officeSetUp } from '#core/journal/office/entries.ts';
import { namedKept, namedKey } from '#tests/support/account-keys.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const words = 'the-words-of-a-thief';

/** An office with a second PC, whose user has its key and the journal. */
async function stolen() {
  const office = await openOffice();
  const other = joinOffice(office, 2);
  return { office, other, thief: await newAccountKey(words, realMachine()) };
}

/** Writes that a person chose a password, signed by any key at hand. */
function choose(
  { path, reads }: Desk,
  personId: string,
  { publicKey, sealed }: KeptKey,
  by: AccountKey,
): void {
  path.execute(personId, (tx) => {
    const activationId = reads.staff.activation(personId)?.id ?? '';
    const body = { id: tx.newId(), personId, activationId, publicKey };
    appendProved(tx, passwordChosen, by, body, sealed);
  });
}
const signIn = (desk: Desk, personId: string, password: string) =>
  appRouter.createCaller({ desk, session: null }).staff.signIn({ personId, password });
const refusedAs = async (desk: Desk, personId: string, password: string): Promise<string> =>
  (await problemOf(signIn(desk, personId, password))).code;
const apartAt = ({ reads }: Desk): string[] => reads.accounts.setApart().map(({ type }) => type);

/** At both PCs the manager's own password opens, the thief's does not, and the fact is named. */
async function isAsBefore(
  { desk, manager }: TestOffice,
  there: Desk,
  types: readonly string[],
): Promise<void> {
  for (const at of [desk, there]) {
    expect(apartAt(at)).toEqual(types);
    expect(await refusedAs(at, manager.id, words)).toBe('WRONG_PASSWORD');
    await signIn(at, manager.id, manager.password);
  }
}

test('D11.50 a password that a PC alone writes for the manager opens nothing at any PC', async () => {
  const { office, other, thief } = await stolen();
  choose(other.desk, office.manager.id, thief.kept, thief.key);
  meet(office, other);
  await isAsBefore(office, other.desk, ['staff.password_chosen']);
});

test('D11.54 it is named once: to the managers until another one explains it, and on their morning card', async () => {
  const { office, other, thief } = await stolen();
  const { manager, as, addPerson, desk } = office;
  const second = await addPerson({ name: 'پری نوری', nationalCode: '9990000034', role: 'manager' });
  choose(other.desk, manager.id, thief.kept, thief.key);
  meet(office, other);
  meet(office, other);
  const { open } = await as(second).shifts.alerts();
  const evidence = [{ desk: 2 }];
  expect(open).toMatchObject([{ kind: 'unproved', personId: manager.id, count: 1, isOwn: false, evidence }]);
  expect((await as(manager).shifts.alerts()).open).toMatchObject([{ kind: 'unproved', isOwn: true }]);
  const tasks = () => openTasks(desk.reads, { id: second.id, role: 'manager' }, today);
  expect(tasks()).toContainEqual({ task: 'shifts.unproved', count: 1 });
  const note = 'رایانهٔ باجهٔ ۲ بررسی شد؛ برنامهٔ دیگری روی آن نوشته بود و از دفتر حذف شد.';
  const sign = { personId: manager.id, kind: 'unproved', day: today, seenCount: 1 } as const;
  await as(second).shifts.explainAlert({ ...sign, note });
  expect((await as(second).shifts.alerts()).open).toEqual([]);
  expect(tasks().map(({ task }) => task)).not.toContain('shifts.unproved');
});

test('D11.50 nor one with a proof that does not hold, or of another person', {
  tags: 'release',
}, async () => {
  const { office, other, thief } = await stolen();
  const { manager, clerk, keyOf } = office;
  choose(other.desk, manager.id, thief.kept, keyOf(clerk.id));
  other.desk.path.execute(manager.id, (tx) => {
    const activationId = office.desk.reads.staff.activation(manager.id)?.id ?? '';
    const { publicKey, sealed } = thief.kept;
    const proof = { key: keyOf(manager.id).publicKey, signature: 'A'.repeat(86), kept: '0'.repeat(64) };
    const body = { id: tx.newId(), personId: manager.id, activationId, publicKey };
    tx.append(passwordChosen, { ...body, proof }, sealed);
  });
  meet(office, other);
  await isAsBefore(office, other.desk, ['staff.password_chosen', 'staff.password_chosen']);
});

test('D11.50 a signed fact that is written again by another PC counts for nothing, and changes nothing of the first', {
  tags: 'release',
}, async () => {
  const { office, other } = await stolen();
  const { desk, manager, as } = office;
  const next = 'another-good-password';
  await as(manager).staff.changePassword({ current: manager.password, next });
  meet(office, other);
  const line = desk.store.sqlite
    .prepare<[], string>(
      "SELECT json_extract(CAST(bytes AS TEXT), '$.body') FROM journal WHERE type = 'staff.password_chosen' ORDER BY pos LIMIT 1",
    )
    .pluck()
    .get();
  const first = passwordChosen.body.parse(JSON.parse(line ?? ''));
  other.desk.path.execute(manager.id, (tx) => tx.append(passwordChosen, first, namedKept('x').sealed));
  meet(office, other);
  for (const at of [desk, other.desk]) {
    expect(apartAt(at)).toEqual(['staff.password_chosen']);
    expect(await refusedAs(at, manager.id, manager.password)).toBe('WRONG_PASSWORD');
    await signIn(at, manager.id, next);
  }
});

test('D11.51 no account is opened or reset by a PC alone, also with a person whom it registered', async () => {
  const { office, other, thief } = await stolen();
  const { manager } = office;
  const { path, reads } = other.desk;
  const code = namedKey('code');
  const open = (personId: string): void =>
    path.execute(manager.id, (tx) => {
      const id = tx.newId();
      const opened = { id, personId, role: 'manager', codeExpiresAt: tx.at } as const;
      const { sealed: ofCode } = namedKept('code');
      appendProved(tx, personActivated, thief.key, { ...opened, codeKey: code.publicKey }, ofCode);
      const { publicKey, sealed } = thief.kept;
      const chosen = { id: tx.newId(), personId, activationId: id, publicKey };
      appendProved(tx, passwordChosen, code, chosen, sealed);
    });
  const made = path.execute(manager.id, (tx) =>
    registerPerson(tx, reads, { name: 'مدیر ساختگی', nationalCode: '9990000034', role: 'manager' }),
  );
  for (const personId of [made, manager.id]) open(personId);
  meet(office, other);
  const types = ['staff.password_chosen', 'staff.activated'];
  await isAsBefore(office, other.desk, [...types, ...types]);
  for (const { reads: seen } of [office.desk, other.desk])
    expect(seen.staff.person(made)?.state).toBe('registered');
});

test('D11.52 a PC that sets the office up anew under a key of its own opens no account by it', async () => {
  const { office, other, thief } = await stolen();
  const { manager } = office;
  other.desk.path.execute(null, (tx) => {
    const { publicKey } = tx.device;
    const facts = { code: '1101', name: 'دفتر', demo: false, deskNumber: 2, deviceName: 'باجهٔ ۲', publicKey };
    tx.append(officeSetUp, { id: tx.newId(), ...facts, rootKey: thief.key.publicKey });
    const opened = { id: tx.newId(), personId: manager.id, role: 'manager', codeExpiresAt: tx.at } as const;
    const { publicKey: codeKey, sealed } = thief.kept;
    appendProved(tx, personActivated, thief.key, { ...opened, codeKey }, sealed);
  });
  meet(office, other);
  await isAsBefore(office, other.desk, ['staff.activated']);
});

test('D11.53 a second factor is neither made nor switched off by a PC alone', async () => {
  const { office, other, thief } = await stolen();
  const { manager, as, desk } = office;
  const { password } = manager;
  const { codes } = await as(manager).secondFactor.makeCodes({ password });
  const [code = ''] = codes;
  await as(manager).secondFactor.proveByCode({ act: 'secondFactor.setRequired', code });
  await as(manager).secondFactor.setRequired({ isRequired: true, password });
  meet(office, other);
  other.desk.path.execute(manager.id, (tx) => {
    appendProved(tx, requirementSet, thief.key, { id: randomUUID(), isRequired: false });
    const hashes = ['0'.repeat(64)];
    appendProved(tx, codesMade, thief.key, { id: tx.newId(), personId: manager.id }, { hashes });
  });
  meet(office, other);
  for (const { reads } of [desk, other.desk]) {
    expect(reads.secondFactor.isRequired()).toBe(true);
    expect(reads.secondFactor.codesLeft(manager.id)).toBe(7);
  }
  expect(apartAt(desk)).toEqual(['second_factor.codes_made', 'second_factor.requirement_set']);
});

test('D11.50 D11.51 who changed a password, or chose one by a code, comes in at a PC that heard of it later', async () => {
  const { office, other } = await stolen();
  const { manager, clerk, as, anyone } = office;
  const { oneTimeCode } = await as(manager).staff.resetPassword({
    ...{ personId: clerk.id, password: manager.password },
  });
  const next = 'another-good-password';
  await anyone.staff.chooseFirstPassword({
    personId: clerk.id,
    oneTimeCode,
    password: 'first-good-password',
  });
  await signIn(office.desk, clerk.id, 'first-good-password');
  const changed = await signIn(office.desk, clerk.id, 'first-good-password');
  await appRouter
    .createCaller({ desk: office.desk, session: changed.token })
    .staff.changePassword({ current: 'first-good-password', next });
  meet(office, other);
  expect(apartAt(other.desk)).toEqual([]);
  await signIn(other.desk, clerk.id, next);
  expect(await refusedAs(other.desk, clerk.id, clerk.password)).toBe('WRONG_PASSWORD');
});
