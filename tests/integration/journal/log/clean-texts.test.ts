// What people write reaches the journal clean by whichever procedure it comes: nobody has to remember it.
import { expect, test } from 'vitest';
import { everyClient } from '#tests/support/every-client.ts';
import { openDay, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';

const card = '6037997512345670';
const unseen = '\u202e\u200b\u0007';

/** Every byte of what the journal holds, private parts among it. */
function held({ desk: { store } }: TestOffice): string {
  const all = [
    'SELECT CAST(bytes AS TEXT) FROM journal',
    'SELECT CAST(bytes AS TEXT) FROM private_parts WHERE bytes IS NOT NULL',
  ];
  return all.flatMap((sql) => store.sqlite.prepare(sql).pluck().all()).join('\n');
}

test('A20 a name that everybody reads loses what nobody sees, in the entry and in the table', async () => {
  const office = await openOffice();
  const { staff } = office.as(office.manager);
  await staff.register({ name: `زهرا${unseen} رضایی\u200cنژاد`, nationalCode: '9990000034', role: 'clerk' });
  expect((await staff.list()).map(({ person }) => person.name)).toContain('زهرا رضایی\u200cنژاد');
  expect(held(office)).toContain('زهرا رضایی\u200cنژاد');
  expect(held(office)).not.toMatch(/[\u202e\u200b]|\\u202e|\\u200b|\\u0007/u);
});

test('A20 A21 a text of a private part loses a card number and what nobody sees before it is sealed', async () => {
  const office = await openOffice();
  const { training } = office.as(office.manager);
  await training.addTopic({ title: `کارت ${card}${unseen}`, roles: ['clerk'], validForDays: 365 });
  expect(held(office)).toContain('"title":"کارت 603799******5670"');
  expect(held(office)).not.toContain(card);
  expect(held(office)).not.toMatch(/[\u202e\u200b]|\\u202e|\\u200b|\\u0007/u);
});

test('A28 names and texts of nothing that is seen are refused by the procedures, and leave nothing', async () => {
  const office = await openOffice();
  await openDay(office);
  const before = held(office);
  const { visits, complaints } = office.as(office.clerk);
  const complaint = {
    kind: 'complaint',
    category: 'cash_demand',
    aboutManager: false,
    visitId: null,
  } as const;
  const register = (text: string) =>
    complaints.register({ ...complaint, text, contactName: '', contactPhone: '' });
  const calls = [
    () => visits.open({ client: { ...everyClient.iranian_adult, name: '\u200b\u200b' } }),
    () =>
      office.as(office.manager).staff.register({
        name: '\u2800\u3164',
        nationalCode: '9990000034',
        role: 'clerk',
      }),
    () => register('\u2066\u2069'),
    () => register('\u200b\u200b\u200b'),
  ];
  for (const call of calls) expect((await problemOf(call())).code).toBe('INPUT_INVALID');
  expect(held(office)).toBe(before);
});

test('A28 a name that was pasted with a line break is kept on one line', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visits } = office.as(office.clerk);
  await visits.open({ client: { ...everyClient.iranian_adult, name: ' علی\nرضا\u2028محمدی ' } });
  expect(held(office)).toContain('علی رضا محمدی');
});
