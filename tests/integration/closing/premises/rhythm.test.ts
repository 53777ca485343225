// The office's own schedule (D17.13): the manager asks for more than the directive, never for less, and adds checks of the office.
import { expect, test } from 'vitest';
import { asksWaiting } from '#core/access/controls/asks.ts';
import { controlAsked, controlLoosened } from '#core/access/controls/entries.ts';
import { rhythmSet } from '#core/closing/premises/entries.ts';
import { confirmedByProvince } from '#core/counter/fees/entries.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { enrolAtProvince, signedWord } from '#tests/support/province-words.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const next = '2026-11-26T05:00:00.000Z';
const dueItems = async (office: TestOffice) =>
  (await office.as(office.clerk).premises.morningCard()).items.filter(({ isDue }) => isDue);
/** What takes a second person or the province (D20.65), by the province's word: nobody here is independent yet. */
function setByTwo({ desk, manager }: TestOffice, item: string, every: 'week' | 'never'): void {
  enrolAtProvince(desk);
  const title = desk.reads.premises.titleOf(item);
  const told = { control: 'rhythm', about: item, before: 'day', after: every } as const;
  const words = { reason: 'آب‌سردکن برچیده شد', title };
  desk.path.execute(manager.id, (tx) =>
    tx.append(controlAsked, { id: tx.newId(), forDay: tx.day, ...told }, words),
  );
  const [asked] = asksWaiting(desk.reads);
  if (asked === undefined) throw new Error('a request');
  const hash = desk.reads.fees.hashOfProposal(asked) ?? '';
  const at = '2026-11-25T06:00:00.000Z';
  const {
    id: aboutId,
    at: saidAt,
    ...said
  } = signedWord({
    ...{ what: 'control', id: asked.id, at },
    ...{ refusedFor: null, hash },
  });
  desk.path.execute(manager.id, (tx) => {
    const settingId = tx.newId();
    tx.append(confirmedByProvince, { id: tx.newId(), aboutId, saidAt, ...said });
    tx.append(controlLoosened, { id: tx.newId(), ...told, settingId, askId: asked.id }, words);
    tx.append(rhythmSet, { id: settingId, item, every }, { title });
  });
}
const passed = (item: string) => ({ item, result: 'passed', note: '' }) as const;

test('D17.13 a check of the office’s own is asked for from the next day on, in its words, at every PC, and ends', async () => {
  const office = await openOffice();
  const manager = office.as(office.manager);
  const clerk = office.as(office.clerk);
  const { item } = await manager.premises.addItem({ title: 'آب‌سردکن سالن', every: 'day' });
  expect((await dueItems(office)).map((due) => due.item)).not.toContain(item);
  expect(await problemOf(clerk.premises.recordCheck(passed(item)))).toEqual({
    code: 'NOT_FOUND',
    params: { what: 'check_item' },
  });
  office.clock.set(next);
  expect((await dueItems(office)).find((due) => due.item === item)).toMatchObject({ title: 'آب‌سردکن سالن' });
  await clerk.premises.recordCheck({
    ...passed(item),
    result: 'failed',
    correctiveAction: { description: 'فیلتر عوض شود', ownerId: office.clerk.id, dueDay: '2026-11-28' },
  });
  const [action] = (await clerk.premises.morningCard()).openActions;
  expect(action).toMatchObject({ item, title: 'آب‌سردکن سالن' });
  expect((await clerk.premises.checkCalendar({ item })).days.at(-1)).toMatchObject({ state: 'failed' });
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  const there = await other.seat(office.clerk).premises.schedule();
  expect(there.items.find((known) => known.item === item)).toMatchObject({ every: 'day', atLeast: null });

  setByTwo(office, item, 'never');
  await clerk.premises.recordCheck(passed(item));
  office.clock.set('2026-11-28T05:00:00.000Z');
  expect((await dueItems(office)).map((due) => due.item)).not.toContain(item);
  expect((await problemOf(clerk.premises.recordCheck(passed(item)))).code).toBe('NOT_FOUND');
  expect((await clerk.premises.morningCard()).openActions).toHaveLength(1);
});

test('D17.13 nothing of the directive becomes rarer: not by the manager, not in two steps, not by a clerk, not for today', async () => {
  const office = await openOffice();
  const manager = office.as(office.manager);
  const set = (item: string, every: 'day' | 'week' | 'month' | 'never') =>
    manager.premises.setRhythm({ item, every });
  expect(await problemOf(set('sign_127', 'week'))).toEqual({
    code: 'RHYTHM_TOO_RARE',
    params: { every: 'day' },
  });
  expect((await problemOf(set('sign_127', 'never'))).code).toBe('RHYTHM_TOO_RARE');
  await set('orderliness', 'day');
  expect((await problemOf(set('orderliness', 'month'))).code).toBe('RHYTHM_TOO_RARE');
  expect((await problemOf(set('orderliness', 'day'))).code).toBe('ACTION_ALREADY_DONE');
  const byClerk = office.as(office.clerk).premises.setRhythm({ item: 'safety', every: 'week' });
  expect((await problemOf(byClerk)).code).toBe('NOT_ALLOWED');
  expect((await problemOf(set('0199c5e0-0000-7000-8000-000000000001', 'day'))).code).toBe('NOT_FOUND');

  await office.as(office.clerk).premises.recordCheck(passed('orderliness'));
  office.clock.set(next);
  expect((await dueItems(office)).find(({ item }) => item === 'orderliness')).toMatchObject({ every: 'day' });
  // Back to weekly counts tomorrow: today it is still asked for.
  setByTwo(office, 'orderliness', 'week');
  expect((await dueItems(office)).map(({ item }) => item)).toContain('orderliness');
});

test('D17.13 what was set stands in the history with who and when, and of two PCs the later one counts at both', async () => {
  const office = await openOffice();
  const manager = office.as(office.manager);
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  await manager.premises.setRhythm({ item: 'safety', every: 'week' });
  office.clock.set('2026-11-25T07:00:00.000Z');
  await other.seat(office.manager).premises.setRhythm({ item: 'safety', every: 'day' });
  carryEntries(other.desk, office.desk);
  carryEntries(office.desk, other.desk);
  for (const premises of [manager.premises, other.seat(office.manager).premises])
    expect((await premises.schedule()).items.find(({ item }) => item === 'safety')).toMatchObject({
      every: 'day',
      atLeast: 'month',
      set: { byName: office.manager.name },
    });
  const { rows, total } = await manager.settingsHistory.list({ kind: 'check_rhythm' });
  expect(total).toBe(2);
  expect(rows.map(({ what, byName }) => [what, byName])).toEqual([
    ['safety:day', office.manager.name],
    ['safety:week', office.manager.name],
  ]);
});
