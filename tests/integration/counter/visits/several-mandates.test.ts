// One person with several mandates in a visit (D1.218): a party who signs for a company, a director of two.
import { describe, expect, it } from 'vitest';
import type { PersonInput } from '#core/counter/visits/people/contract.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { type Caller, problemOf } from '#tests/support/office.ts';
import { because, open, usualAnswers } from '#tests/support/open-and-verify.ts';

const adult = everyClient.iranian_adult;
const director = everyClient.legal_person;
const lines = [{ itemCode: 'petition', count: 1 }];
const codeOf = async (act: Promise<unknown>) => (await problemOf(act)).code;

async function check(caller: Caller, visitId: string, formId = visitId): Promise<void> {
  const answers = await usualAnswers(caller, visitId, formId);
  await caller.identity.verify({ visitId, formId, answers, note: '' });
}
const add = async ({ visits }: Caller, visitId: string, person: PersonInput) =>
  (await visits.addPerson({ visitId, person })).formId;
const hereOf = async ({ visits }: Caller, visitId: string) =>
  (await visits.get({ visitId })).participants.find(({ isHere }) => isHere)?.id ?? '';
const company = (actsThrough: string, other: Partial<Extract<PersonInput, { actsThrough: string }>> = {}) =>
  ({
    ...{ clientType: 'further_principal', basis: 'company_post', actsThrough },
    ...{ principalIdentifier: '10380284790', principalName: 'شرکت دوم', gazetteReference: '98765' },
    ...other,
  }) satisfies PersonInput;

describe('D1.218 one person', () => {
  it('comes for himself and signs for his company: two lists, one charge, both in it', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const ofCompany = await add(clerk, visitId, company(await hereOf(clerk, visitId)));
    await check(clerk, visitId);
    expect(await codeOf(clerk.fees.charge({ visitId, lines }))).toBe('IDENTITY_NEEDED');
    const { forms } = await clerk.visits.get({ visitId });
    expect(forms[1]?.items.map(({ code }) => code)).toEqual([
      ...['legal_id_format', 'gazette_last_changes', 'signatory_confirmed', 'representative_post'],
      ...['representation_letter', 'represented_name_agrees', 'represented_in_being', 'represented_sana'],
    ]);
    await check(clerk, visitId, ofCompany);
    expect(await clerk.fees.quote({ visitId, lines })).toMatchObject({ parties: 2 });
    await clerk.fees.charge({ visitId, lines });
  });

  it('D1.225 comes with the company named first, as a party too: the same two lists, one charge, both in it', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, { ...director, ownRole: 'plaintiff' });
    const { forms, participants, clientName } = await clerk.visits.get({ visitId });
    expect(forms.map(({ clientType }) => clientType)).toEqual(['iranian_adult', 'further_principal']);
    expect(participants.map(({ isHere, role }) => [isHere, role])).toEqual([
      [true, 'plaintiff'],
      [false, 'represented'],
    ]);
    expect(clientName).toBe(director.name);
    for (const { formId } of forms) await check(clerk, visitId, formId);
    expect(await clerk.fees.quote({ visitId, lines })).toMatchObject({ parties: 2 });
    await clerk.fees.charge({ visitId, lines });
    // Beside somebody who is there already it is the same.
    const other = await open(clerk, { ...adult, nationalCode: '0013542419' });
    await add(clerk, other, { ...director, ownRole: 'plaintiff' });
    expect((await clerk.visits.get({ visitId: other })).forms).toHaveLength(3);
    // Neither as their own role says what no party is, nor past what the company asks.
    const as = (wrong: object) => open(clerk, { ...director, ownRole: 'plaintiff', ...wrong });
    expect(await codeOf(as({ ownRole: 'lawyer' }))).toBe('PARTS_DISAGREE');
    expect(await codeOf(as({ legalId: '10380284791' }))).toBe('IDENTIFIER_INVALID');
    expect(await codeOf(as({ personKind: 'passport' }))).toBe('INPUT_INVALID');
    const several = await as({ signatures: '2' });
    for (const { formId } of (await clerk.visits.get({ visitId: several })).forms.slice(0, 1))
      await check(clerk, several, formId);
    const [, ofCompany] = (await clerk.visits.get({ visitId: several })).forms;
    expect(await codeOf(check(clerk, several, ofCompany?.formId))).toBe('SIGNATORY_MISSING');
  });

  it('is a director of two companies, by the post in one and a letter of the other', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, director);
    const here = await hereOf(clerk, visitId);
    const noLetter = company(here, { basis: 'company_letter' });
    expect(await problemOf(add(clerk, visitId, noLetter))).toEqual(because('letterNumber', 'missing'));
    const second = await add(clerk, visitId, { ...noLetter, letterNumber: '14' });
    await check(clerk, visitId);
    await check(clerk, visitId, second);
    expect(await clerk.fees.quote({ visitId, lines })).toMatchObject({ parties: 2 });
  });

  it('signs for nobody twice, for no person as a company, and not where two have to', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, director);
    const here = await hereOf(clerk, visitId);
    const same = company(here, { principalIdentifier: director.legalId });
    expect(await codeOf(add(clerk, visitId, same))).toBe('PERSON_ALREADY_IN_VISIT');
    const person = company(here, { principalIdentifier: '0790419904' });
    expect(await codeOf(add(clerk, visitId, person))).toBe('IDENTIFIER_INVALID');
    const foreign = { principalKind: 'foreign_id', principalNationality: 'افغانستان' } as const;
    const asForeigner = company(here, { ...foreign, principalIdentifier: '123456789012' });
    expect(await codeOf(add(clerk, visitId, asForeigner))).toBe('IDENTIFIER_INVALID');
    const noGazette = company(here, { gazetteReference: '' });
    expect(await problemOf(add(clerk, visitId, noGazette))).toEqual(because('gazetteReference', 'missing'));
    const helper = { clientType: 'helper', helps: here, matterRole: 'companion' } as const;
    await add(clerk, visitId, {
      ...helper,
      name: 'پوران صادقی',
      nationalCode: '0013542419',
      mobile: '09121112233',
    });
    const { participants } = await clerk.visits.get({ visitId });
    const beside = participants.find(({ role }) => role === 'companion')?.id ?? '';
    expect(await codeOf(add(clerk, visitId, company(beside)))).toBe('REPRESENTATION_IMPOSSIBLE');
    const joint = await add(clerk, visitId, company(here, { signatures: '2' }));
    expect(await problemOf(check(clerk, visitId, joint))).toEqual({
      code: 'SIGNATORY_MISSING',
      params: { number: 2 },
    });
  });

  it('is remembered by what was forged for either: himself, the company and its paper', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const letter = company(await hereOf(clerk, visitId), { basis: 'company_letter', letterNumber: '14' });
    const formId = await add(clerk, visitId, letter);
    const why = { reasonCode: 'suspected_forgery', answers: [], note: '' } as const;
    await clerk.identity.refuse({ visitId, formId, outcome: 'refused', ...why });
    expect(await codeOf(check(clerk, await open(clerk, adult)))).toBe('DOUBT_IS_MANAGERS');
    const other = { ...adult, name: 'مینا صادقی', nationalCode: '0790419904', mobile: '09121112233' };
    const hers = await open(clerk, other);
    const again = await add(clerk, hers, { ...letter, actsThrough: await hereOf(clerk, hers) });
    await check(clerk, hers);
    expect(await codeOf(check(clerk, hers, again))).toBe('DOUBT_IS_MANAGERS');
  });
});
