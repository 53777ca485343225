// How far back the business day goes by the manager's word alone, and what takes it further.
import { expect, it } from 'vitest';
import { secondForClock } from '#core/access/clock/commands.ts';
import { needsSecondPerson } from '#core/access/clock/rules.ts';
import type { SecondPersonFacts } from '#core/access/staff/second-person.ts';
import { openDay, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';

const at = (day: string) => `${day}T05:30:00.000Z`;

/** Sets the clock, has it doubted, and answers for it. */
async function answer(
  { as, manager, anyone, clock }: TestOffice,
  day: string,
  second: { personId: string; password: string } | null,
) {
  clock.set(at(day));
  await problemOf(as(manager).premises.openDay());
  const { doubt } = await anyone.clock.state();
  if (doubt === null) throw new Error('the clock is doubted');
  const reason = 'تاریخ رایانه اشتباه تنظیم شده بود';
  const given = { doubtId: doubt.doubtId, reason, password: manager.password, second };
  return { doubt, confirming: as(manager).clock.confirm(given) };
}
const dayOf = async ({ anyone }: TestOffice) => (await anyone.office.status()).day;

it('J40 the manager alone takes it back by one day, and not by two in two steps, nor beside themself or a wrong password', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ at: at('2026-11-28') });
  const { clerk, manager } = office;
  const first = await answer(office, '2026-11-27', null);
  expect(first.doubt.needsSecond).toBe(false);
  await first.confirming;
  expect(await dayOf(office)).toBe('2026-11-27');
  // The next step is a day again, and two from where the office was.
  const next = await answer(office, '2026-11-26', null);
  expect(next.doubt.needsSecond).toBe(true);
  expect(await problemOf(next.confirming)).toMatchObject({ code: 'CLOCK_NEEDS_SECOND' });
  const oneself = { personId: manager.id, password: manager.password };
  expect(await problemOf((await answer(office, '2026-11-26', oneself)).confirming)).toMatchObject({
    code: 'OWN_ACT_FORBIDDEN',
  });
  const guessed = { personId: clerk.id, password: 'not the password' };
  expect(await problemOf((await answer(office, '2026-11-26', guessed)).confirming)).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  expect(await dayOf(office)).toBe('2026-11-27');

  const both = { personId: clerk.id, password: clerk.password };
  await (await answer(office, '2026-11-25', both)).confirming;
  expect(await dayOf(office)).toBe('2026-11-25');
  await openDay(office);
  // From there on the manager alone is enough for a day again.
  office.clock.set(at('2026-11-26'));
  await office.as(clerk).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await (await answer(office, '2026-11-25', null)).confirming;
  expect(await dayOf(office)).toBe('2026-11-25');
});

it('J40 a second person who is not independent counts only where nobody is', () => {
  const facts = (id: string, registeredBy: string, registeredOn: string): SecondPersonFacts => ({
    ...{ id, registeredBy, registeredOn, codes: [] },
  });
  const own = facts('own', 'first', '2026-10-01');
  const code = { by: 'first', on: '2026-11-20' };
  const reset = { ...facts('reset', 'other', '2026-01-01'), codes: [{ ...code, by: 'other' }, code] };
  const apart = facts('apart', 'other', '2026-01-01');
  const fresh = facts('fresh', 'other', '2026-11-20');
  const staff = (...people: SecondPersonFacts[]) => ({
    staff: {
      person: (id: string) => ({ id, name: id, role: 'clerk' as const, state: 'active' as const }),
      secondPersonFacts: (id: string) => people.find((one) => one.id === id) ?? null,
      counterStaff: () => people,
    },
  });
  const ask =
    (id: string, ...people: SecondPersonFacts[]) =>
    () =>
      secondForClock(staff(...people), 'first', id, at('2026-11-25')).id;
  expect(ask('apart', own, apart)()).toBe('apart');
  expect(ask('own', own, apart)).toThrow('SECOND_PERSON_NOT_INDEPENDENT');
  expect(ask('fresh', fresh, apart)).toThrow('SECOND_PERSON_NOT_INDEPENDENT');
  expect(ask('own', own, fresh)()).toBe('own');
  expect(ask('reset', reset, fresh)).toThrow('SECOND_PERSON_NOT_INDEPENDENT');
  expect(ask('first', facts('first', 'other', '2026-01-01'), own)).toThrow('OWN_ACT_FORBIDDEN');
  expect(ask('nobody', own)).toThrow('NOT_FOUND');
});

it('J40 a clock that agrees with what the province said since the start takes the manager alone, however far it goes back', async () => {
  const office = await openOffice({ at: at('2026-12-10') });
  office.clock.set(at('2026-11-25'));
  office.desk.clockMonitor.noteProvinceTime(at('2026-11-25'));
  const { doubt, confirming } = await answer(office, '2026-11-25', null);
  expect(doubt.needsSecond).toBe(false);
  await confirming;
  expect(await dayOf(office)).toBe('2026-11-25');
});

it('J40 counts business days of Tehran from the latest', () => {
  expect(needsSecondPerson('2026-11-24T20:00:00.000Z', [at('2026-11-25')])).toBe(false);
  expect(needsSecondPerson('2026-11-23T20:00:00.000Z', [at('2026-11-25'), at('2026-11-20')])).toBe(true);
  expect(needsSecondPerson(at('2026-11-26'), [at('2026-11-25')])).toBe(false);
  expect(needsSecondPerson(at('2026-11-20'), [])).toBe(false);
});
