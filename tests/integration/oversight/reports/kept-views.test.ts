// Views of the report room under names (D20.145).
import { expect, it } from 'vitest';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const view = { period: { kind: 'month' }, breakdown: 'service', against: 'before', isFull: false } as const;

it('D20.145 a view is kept under its name, replaced by the next of that name, dropped, and there at every PC', async () => {
  const office = await openOffice();
  const { reports } = office.as(office.manager);
  await reports.keepView({ name: 'ماه به خدمت', view });
  await reports.keepView({ name: 'ماه به خدمت', view: { ...view, isFull: true } });
  const between = { kind: 'between', from: '2026-11-01', to: '2026-11-20' } as const;
  await reports.keepView({ name: 'آبان', view: { ...view, period: between } });
  const [first, second] = await reports.views();
  expect([first?.name, first?.view.period, second?.view.isFull]).toEqual(['آبان', between, true]);
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  const there = other.seat(office.manager).reports;
  expect(await there.views()).toEqual([first, second]);
  await reports.dropView({ id: first?.id ?? '' });
  expect((await reports.views()).map(({ name }) => name)).toEqual(['ماه به خدمت']);
  expect((await problemOf(reports.dropView({ id: first?.id ?? '' }))).code).toBe('NOT_FOUND');
  // A name is a person's own words.
  expect(journalBodies(office.desk)).not.toContain('آبان');
});

it('D20.145 a clerk keeps none, sees none and drops none', async () => {
  const office = await openOffice();
  const { reports } = office.as(office.clerk);
  await office.as(office.manager).reports.keepView({ name: 'ماه', view });
  const [kept] = await office.as(office.manager).reports.views();
  expect((await problemOf(reports.keepView({ name: 'ماه', view }))).code).toBe('NOT_ALLOWED');
  expect((await problemOf(reports.views())).code).toBe('NOT_ALLOWED');
  expect((await problemOf(reports.dropView({ id: kept?.id ?? '' }))).code).toBe('NOT_ALLOWED');
  expect(await office.as(office.manager).reports.views()).toEqual([kept]);
});
