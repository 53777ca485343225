// A day of the journal as a file (D20.86): whole, as it is filtered, for the manager alone, and written down.

import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { recordsFile } from '#renderer/features/oversight/records/records-file.ts';
import { searchedWords } from '#renderer/features/oversight/records/searched-words.ts';
import { persian } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';
import { chargedVisit, openDay, openOffice, problemOf, today } from '#tests/support/office.ts';

const all = { format: 'csv', day: today, personId: null, group: null, type: null } as const;

test('D20.86 the journal leaves whole and the earliest first, by the manager alone, and says so itself', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  await chargedVisit(office);
  for (let offers = 0; offers < 101; offers += 1) await as(clerk).payments.cashOffered({ visitId: null });
  const before = office.desk.path.journal.count();
  const exported = await as(manager).records.export(all);
  expect(exported.rows).toHaveLength(before);
  const places = exported.rows.map(({ pos }) => pos);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  const offers = { ...all, personId: clerk.id, group: 'payments', type: 'cash.offered' } as const;
  expect((await as(manager).records.export(offers)).rows).toHaveLength(101);
  const asked = { day: today, personId: null, group: null, before: null, type: 'records.exported' } as const;
  const { rows } = await as(manager).records.ofDay(asked);
  expect(rows.map(({ personName }) => personName)).toEqual([manager.name, manager.name]);
  expect((await problemOf(as(clerk).records.export(all))).code).toBe('NOT_ALLOWED');
  const facts = { name: 'سارا نوری', nationalCode: '9990000034', role: 'inspector' } as const;
  const inspector = await office.addPerson(facts);
  expect((await problemOf(as(inspector).records.export(all))).code).toBe('NOT_ALLOWED');

  const intl = createIntl({ locale: 'fa-IR', messages: persian });
  const text: SayText = (id, values) => intl.formatMessage({ id }, values);
  const file = recordsFile(today, exported, text);
  expect(file.head).toContain(exported.exportId);
  expect(file.head).toContain(manager.name);
  const charged = exported.rows.findIndex(({ type }) => type === 'fee.charged');
  expect(file.rows[charged]).toEqual(expect.arrayContaining([today, 770_000]));
});

test('D19.188 what is looked for is read word by word, with the types whose name says it, an amount without its separators', () => {
  const intl = createIntl({ locale: 'fa-IR', messages: persian });
  const text: SayText = (id, values) => intl.formatMessage({ id }, values);
  const [offer, amount, ...more] = searchedWords('  پيشنهاد ۷۷۰٬۰۰۰ ', text);
  expect(offer?.types).toContain('cash.offered');
  expect(amount).toEqual({ word: '770000', types: [] });
  expect(more).toEqual([]);
  expect(searchedWords(' ', text)).toEqual([]);
});
