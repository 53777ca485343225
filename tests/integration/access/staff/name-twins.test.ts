// Two people of one name are told apart: whoever registers the second says so on purpose, and the list of the sign-in says
// where each of them works.
import { expect, test } from 'vitest';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const nationalCode = '9990000034';

test.each([
  ['the same', 'علی رضایی'],
  ['other spaces', ' علی   رضایی '],
  ['no space', 'علیرضایی'],
  ['a half-space', 'علی\u200cرضایی'],
  ['Arabic letters', 'علي رضايي'],
  ['marks', 'عَلی رِضایی'],
  ['hamza and tatweel', 'علـی رضائی'],
  ['letters that nobody sees', 'علی رضایی\u3164'],
  ['other characters that nobody sees', '\u115f\u1160علی\uffa0 رضا\u2800\ue000یی\ufe0f'],
])(
  'A22 a name that reads like a colleague’s is refused until it is said on purpose: %s',
  async (_what, name) => {
    const office = await openOffice();
    const { staff } = office.as(office.manager);
    const person = { name, nationalCode, role: 'clerk' } as const;
    const twin = { code: 'NAME_TWIN', params: { name: 'علی رضایی', role: 'clerk', desk: 1 } };
    expect(await problemOf(staff.register(person))).toEqual(twin);
    expect(await problemOf(staff.register({ ...person, asNameTwin: false }))).toEqual(twin);
    expect(await problemOf(staff.register({ ...person, role: 'it_expert' }))).toEqual(twin);
    expect(await staff.list()).toHaveLength(2);
    await staff.register({ ...person, asNameTwin: true });
    expect(await staff.list()).toHaveLength(3);
  },
);

test('A22 saying so is no way round the national code, and another name needs no word', async () => {
  const office = await openOffice();
  const { staff } = office.as(office.manager);
  const again = { name: 'علی رضایی', nationalCode: '9990000026', role: 'clerk', asNameTwin: true } as const;
  expect((await problemOf(staff.register(again))).code).toBe('PERSON_ALREADY_REGISTERED');
  await staff.register({ name: 'علی رضایی‌نژاد', nationalCode, role: 'clerk' });
});

test('A22 who was cut off is a colleague of the same name too', async () => {
  const office = await openOffice();
  const { staff } = office.as(office.manager);
  const leftAt = '2026-11-25T04:00:00.000Z';
  const { password } = office.manager;
  await staff.cutOff({ personId: office.clerk.id, reasonCode: 'left', leftAt, password });
  const again = staff.register({ name: 'علی رضایی', nationalCode, role: 'clerk' });
  expect((await problemOf(again)).code).toBe('NAME_TWIN');
});

test('A22 twins whom two PCs registered without knowing of each other are told apart where they sign in', async () => {
  const office = await openOffice();
  const facts = { name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' } as const;
  const other = joinOffice(office, 2);
  await office.addPerson(facts);
  const there = other.seat(office.manager);
  const { personId } = await there.staff.register({
    ...facts,
    name: 'سارا نوري',
    nationalCode: '0013542419',
    // One who needs no section of the counter.
    role: 'it_expert',
  });
  await there.staff.recordSupervisionFile({ personId, openedOn: '2026-01-01', fileNumber: '9' });
  await there.staff.recordInquiry({ personId, reference: '8', requestedOn: '2026-01-01' });
  const papers = { reference: '9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
  await there.staff.recordClearance({ personId, ...papers });
  const letter = { letterNumber: '9', letterDay: '2026-01-01' };
  await there.postings.introduce({ personId, sections: ['filing'], ...letter });
  await there.staff.activate({ personId });
  carryEntries(other.desk, office.desk);
  const listed = await office.anyone.staff.signInList();
  expect(listed.map(({ name, twinAtDesk }) => [name, twinAtDesk])).toEqual(
    expect.arrayContaining([
      ['مریم احمدی', null],
      ['علی رضایی', null],
      ['سارا نوری', 1],
      ['سارا نوري', 0],
    ]),
  );
});
