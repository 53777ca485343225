// The province's word for what nobody in an office can confirm (D4.61): asked at a contact, believed by its signature over the very
// entry that proposed the thing.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { openTasks } from '#core/app/registry/assemble.ts';
import { confirmedByProvince } from '#core/counter/fees/entries.ts';
import { askConfirmations, createConfirmationsAsked } from '#core/counter/payments/ask-province.ts';
import type { Contact } from '#core/replication/sync/engine.ts';
import {
  confirmTariff,
  openOffice,
  problemOf,
  type TestOffice,
  testTariff,
  today,
} from '#tests/support/office.ts';
import type { ProvinceConfirmation } from '#tests/support/province-words.ts';
import {
  enrolAtProvince,
  type ProvinceWord,
  provinceKey,
  signedWord,
} from '#tests/support/province-words.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const at = '2026-11-25T06:00:00.000Z';

/** A contact at which the province says these words. */
function saying(confirmations: ProvinceConfirmation[]): { contact: Contact; asked: () => number } {
  let asked = 0;
  const client = {
    async confirmations() {
      asked += 1;
      return { kind: 'answer', value: { confirmations } } as const;
    },
  };
  return { contact: { client: client as never, office: '1101', provinceKey }, asked: () => asked };
}

/** What waits for a word, as the province would sign for it. */
const wordsFor = ({ reads }: Desk): ProvinceWord[] =>
  [
    ...reads.fees.tariffsOnOneWord(null),
    ...reads.fees.ratesOnOneWord(null),
    ...reads.payments.terminalsOnOneWord(null),
  ].map((thing) => ({
    what: thing.what,
    id: thing.id,
    hash: reads.fees.hashOfProposal(thing) ?? '',
    at,
    refusedFor: null,
  }));

const tasksOf = ({ desk, manager }: TestOffice) =>
  openTasks(desk.reads, { id: manager.id, role: 'manager' }, today).filter(({ task }) =>
    /confirmAgain|provinceAsked/.test(task),
  );

const aloneOf = ({ desk, manager }: TestOffice) =>
  openTasks(desk.reads, { id: manager.id, role: 'manager' }, today).flatMap(({ task, count }) =>
    task.endsWith('.alone') ? [`${task} ${count}`] : [],
  );

it('D4.61, D20.122 where nobody in the office can, the province is asked, the work goes on, and its word confirms', async () => {
  const office = await openOffice();
  const { desk, manager, clerk, as } = office;
  // Without a province nobody is asked: it waits for the manager.
  expect(tasksOf(office)).toEqual([]);
  expect(aloneOf(office)).toEqual(['fees.alone 1', 'payments.alone 2']);
  enrolAtProvince(desk);
  const asked = [
    { task: 'fees.provinceAsked', count: 1 },
    { task: 'payments.provinceAsked', count: 2 },
  ];
  expect(tasksOf(office)).toEqual(asked);
  // What the province is asked for is told once.
  expect(aloneOf(office)).toEqual([]);
  expect((await as(clerk).fees.inForce())?.confirmedByNobodyElse).toBe(true);
  const words = wordsFor(desk);
  expect(words.map(({ what }) => what)).toEqual(['tariff', 'terminal', 'terminal']);
  const { contact } = saying(words.map((word) => signedWord(word)));
  expect(await askConfirmations(desk, contact)).toBe(3);
  expect(await askConfirmations(desk, contact)).toBe(0);
  expect(tasksOf(office)).toEqual([]);
  const [tariff] = await as(manager).fees.listTariffs();
  expect(tariff).toMatchObject({ confirmation: 'confirmed', confirmedBy: null, provinceAt: at });
  expect((await as(clerk).fees.inForce())?.confirmedByNobodyElse).toBe(false);
  expect((await as(clerk).payments.terminals()).map((one) => one.confirmedByNobodyElse)).toEqual([
    false,
    false,
  ]);
  const again = confirmTariff(as(clerk), tariff?.tariffId ?? '');
  expect((await problemOf(again)).code).toBe('ACTION_ALREADY_DONE');
  // The history of settings tells the province's word as its own (D20.2).
  const told = (await as(manager).settingsHistory.list({ kind: 'tariff_confirmed' })).rows;
  expect(told[0]).toMatchObject({ what: testTariff.title, at, byName: null, byProvince: true, here: true });
  // At another PC of the office it counts from when that PC knows the province.
  const other = joinOffice(office, 2);
  expect(other.desk.reads.fees.tariffs()[0]?.confirmation).toBe('nobody_else');
  enrolAtProvince(other.desk);
  expect(other.desk.reads.fees.tariffs()[0]?.confirmation).toBe('confirmed');
});

it('D4.61 no other key, office, entry or id confirms anything, nor what a PC writes by itself; nor is anything put in force', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { desk, manager, as } = office;
  enrolAtProvince(desk);
  const [word] = wordsFor(desk);
  if (word === undefined) throw new Error('a tariff on one word');
  const stranger = generateKeyPairSync('ed25519').privateKey;
  const hash = '0'.repeat(64);
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff: { ...testTariff, title: 'دیگر' } });
  const [proposed] = desk.reads.fees.tariffs().filter((one) => one.tariffId === tariffId);
  const wrong = [
    signedWord(word, { key: stranger }),
    signedWord(word, { office: '1102' }),
    signedWord({ ...word, hash }),
    { ...signedWord({ ...word, hash }), hash: word.hash },
    signedWord({ ...word, id: randomUUID() }),
    signedWord({ ...word, what: 'rate' }),
    signedWord({ ...word, id: proposed?.tariffId ?? '' }),
  ];
  expect(await askConfirmations(desk, saying(wrong).contact)).toBe(0);
  desk.path.execute(null, (tx) => {
    for (const { what, id: aboutId, hash: of, at: saidAt, signature } of wrong)
      tx.append(confirmedByProvince, {
        id: tx.newId(),
        what,
        aboutId,
        hash: of,
        saidAt,
        refusedFor: null,
        signature,
      });
  });
  expect((await as(manager).fees.listTariffs()).map(({ confirmation }) => confirmation).toSorted()).toEqual([
    'nobody_else',
    'waiting',
  ]);
  const { rows } = await as(manager).settingsHistory.list({ kind: null });
  expect(rows.filter(({ byProvince }) => byProvince)).toEqual([]);
  const other = joinOffice(office, 2);
  enrolAtProvince(other.desk);
  meet(office, other);
  expect(other.desk.reads.fees.inForce(today)?.tariffId).not.toBe(tariffId);
  expect(other.desk.reads.fees.isConfirmedByNobodyElse(word.id)).toBe(true);
});

it('D4.61 what the reset of an account voided is asked for as well, where nobody else is there; an office with colleagues asks nobody', async () => {
  const office = await openOffice({ at: '2026-08-01T04:30:00.000Z' });
  const { desk, manager, clerk, clock, as } = office;
  clock.set('2026-11-25T04:30:00.000Z');
  enrolAtProvince(desk);
  // After ninety days anybody of the office can be the second.
  const dearer = { ...testTariff, code: 'dear', title: 'گران', effectiveFrom: '2026-11-20' };
  const { tariffId } = await as(manager).fees.proposeTariff({ tariff: dearer });
  await confirmTariff(as(clerk), tariffId);
  expect(tasksOf(office)).toEqual([]);
  await as(manager).staff.resetPassword({ personId: clerk.id, password: manager.password });
  expect(desk.reads.fees.tariffs()[0]?.confirmation).toBe('again');
  expect(tasksOf(office)).toContainEqual({ task: 'fees.provinceAsked', count: 1 });
  const words = wordsFor(desk).filter(({ id }) => id === tariffId);
  expect(await askConfirmations(desk, saying(words.map((word) => signedWord(word))).contact)).toBe(1);
  expect(desk.reads.fees.tariffs()[0]).toMatchObject({ confirmation: 'confirmed', provinceAt: at });
});

it('D4.61 it is asked at a contact some minutes after the start, then every ten minutes, and not by a PC that has half of the journal', async () => {
  const { desk, clock } = await openOffice();
  const { contact, asked } = saying([]);
  let isJoining = false;
  const ask = createConfirmationsAsked({
    ...{ path: desk.path, reads: desk.reads, isJoining: () => isJoining },
    elapsedMs: () => desk.machine.elapsedMs(),
  });
  await ask(contact);
  expect(asked()).toBe(0);
  clock.advance(11 * 60_000);
  isJoining = true;
  await ask(contact);
  expect(asked()).toBe(0);
  isJoining = false;
  await ask(contact);
  await ask(contact);
  expect(asked()).toBe(1);
  clock.advance(11 * 60_000);
  await ask(contact);
  expect(asked()).toBe(2);
});
