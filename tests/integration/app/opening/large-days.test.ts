// Of days with very many entries the tables by which people are let in are verified before anybody signs in, and the others behind
// them, in a second thread. Here every day is a large one.
import { getTableName } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { personCutOff } from '#core/access/staff/entries.ts';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { tablesOfPeople } from '#core/journal/verification/derived-tables.ts';
import * as secondFactor from '#db/schema/access/second-factor.ts';
import { problemOf } from '#tests/support/office.ts';
import { firstDay } from '#tests/support/simulated-office.ts';
import {
  byHand,
  damagesOf,
  eveningOffices,
  isSound,
  open,
  openFolder,
} from '#tests/support/tampered-office.ts';

const officeInTheEvening = eveningOffices();
const [, clerk = { name: '', password: '' }] = demoOffice(firstDay).people;
const idOf = ({ reads }: Desk): string =>
  reads.staff.people().find(({ name }) => name === clerk.name)?.id ?? '';

async function signIn(desk: Desk) {
  const anyone = callerOf(desk, null);
  const personId = (await anyone.staff.signInList()).find(({ name }) => name === clerk.name)?.id ?? '';
  return anyone.staff.signIn({ personId, password: clerk.password });
}

/** An office in which the clerk was cut off at the end of the day. */
async function officeWithoutClerk(): Promise<string> {
  const dir = officeInTheEvening();
  const { desk } = open(dir);
  const personId = idOf(desk);
  desk.path.execute(null, (tx) =>
    tx.append(personCutOff, { id: tx.newId(), personId, reasonCode: 'left', leftAt: tx.at }),
  );
  await desk.close();
  return dir;
}

test('J46 somebody signs in before all tables of a large day are verified, which are put right behind them', async () => {
  const dir = officeInTheEvening();
  byHand(dir, (sqlite) => sqlite.exec('UPDATE payments SET amount = amount - 1000'));
  const { desk } = openFolder(dir, { verifiedWhole: 0 });
  const told: string[] = [];
  desk.subscribe((topics) => told.push(...topics));
  await signIn(desk);
  expect(damagesOf(desk)).toEqual([]);
  await vi.waitFor(
    () => expect(damagesOf(desk)).toMatchObject([{ kind: 'tables', tables: ['payments'] }]),
    30_000,
  );
  expect(told).toContain('payments');
  await isSound(desk);
});

test.each([
  ['whose cut-off was taken out of the tables', 'DELETE FROM cut_offs'],
  [
    'whose cut-off stands under another type as well',
    "DELETE FROM cut_offs; UPDATE journal SET type = 'premises.checked' WHERE type = 'staff.cut_off'",
  ],
])('J46 nobody comes in %s without the whole being verified first', async (_who, statements) => {
  const dir = await officeWithoutClerk();
  byHand(dir, (sqlite) => sqlite.exec(statements));
  const { desk } = openFolder(dir, { verifiedWhole: 0 });
  const personId = idOf(desk);
  expect(damagesOf(desk)).toHaveLength(1);
  if (statements.includes('UPDATE')) return;
  const asked = callerOf(desk, null).staff.signIn({ personId, password: clerk.password });
  expect((await problemOf(asked)).code).toBe('PERSON_CUT_OFF');
});

test('J46 a large day that is as the journal says is verified without a word', async () => {
  const log: string[] = [];
  const { desk } = openFolder(officeInTheEvening(), { verifiedWhole: 0, log });
  const { days } = desk.tables.daysAtOpen(firstDay, 10);
  expect([desk.tables.arePeopleSound(days), damagesOf(desk), log]).toEqual([true, [], []]);
});

test('J46 what a second factor, or a key that opens a page, is judged by is verified before anybody comes in', () => {
  const tables = Object.values(secondFactor).map((table) => getTableName(table));
  expect(tables.filter((table) => !tablesOfPeople.has(table))).toEqual([]);
});
