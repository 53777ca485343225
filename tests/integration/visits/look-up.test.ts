// Who looks a client up by a whole identifier sees their name and contact data: the look is journalled, whatever follows.
import { expect, test } from 'vitest';
import { openDay, openOffice, openVisit, type TestOffice } from '#tests/support/office.ts';

const known = { clientType: 'iranian_adult', identifier: '0499370899' } as const;

const looks = ({ desk: { store } }: TestOffice): string[] =>
  store.sqlite
    .prepare<[], string>("SELECT actor FROM journal WHERE type = 'client.viewed' ORDER BY pos")
    .pluck()
    .all();

test('D16.3 a look-up is journalled with who looked, every time, whether a visit follows or not', async () => {
  const office = await openOffice();
  await openDay(office);
  await openVisit(office, known.identifier);
  const { clerk, manager } = office;
  expect(await office.as(clerk).visits.findClient(known)).toMatchObject({ name: 'رضا محمدی' });
  await office.as(manager).visits.findClient({ ...known, identifier: '۰۴۹۹۳۷۰۸۹۹' });
  // On another day, and before that day is opened.
  office.clock.set('2026-11-28T04:30:00.000Z');
  await office.as(clerk).visits.findClient(known);
  expect(looks(office)).toEqual([clerk.id, manager.id, clerk.id]);
});

test('D16.3 nobody is told, and nothing journalled, of a client who is not known or of another type', async () => {
  const office = await openOffice();
  await openDay(office);
  await openVisit(office, known.identifier);
  const { visits } = office.as(office.clerk);
  expect(await visits.findClient({ ...known, identifier: '0790419904' })).toBeNull();
  expect(await visits.findClient({ ...known, clientType: 'legal_person' })).toBeNull();
  expect(await visits.findClient({ ...known, identifier: '04993' })).toBeNull();
  expect(looks(office)).toEqual([]);
});
