// What the counter's first step makes of what is typed about a client.
import { expect, test } from 'vitest';
import {
  type ClientDraft,
  emptyClient,
  findingsOf,
  foundClient,
  foundClientOf,
  isHalfTyped,
  soundIdentifier,
  toClientInput,
  withContact,
} from '#renderer/features/counter/visits/client-draft.ts';

const adult: ClientDraft = {
  ...emptyClient,
  name: 'رضا محمدی',
  nationalCode: '0499370899',
  mobile: '09121234567',
  postalCode: '1193653471',
  matterRole: 'plaintiff',
};
const company: ClientDraft = {
  ...adult,
  clientType: 'legal_person',
  companyName: 'شرکت نمونه',
  legalId: '14999000010',
  gazetteReference: '۱۲۳۴۵',
  representativePost: 'ceo',
};
const known = { name: 'رضا محمدی', mobile: '09121234567', postalCode: '1193653471' };

test('a complete adult becomes the input of a visit', () => {
  expect(toClientInput(adult)).toMatchObject({ clientType: 'iranian_adult', nationalCode: '0499370899' });
});

test('a wrong check digit is a problem and keeps the visit from opening', () => {
  const draft = { ...adult, nationalCode: '1234567890' };
  expect(findingsOf(draft).nationalCode).toEqual({ kind: 'problem', code: 'national_code_checksum' });
  expect(toClientInput(draft)).toBeNull();
});

test('an unknown place of a national code only warns', () => {
  const draft = { ...adult, nationalCode: '9990000018' };
  expect(findingsOf(draft).nationalCode?.kind).toBe('warning');
  expect(toClientInput(draft)).not.toBeNull();
});

test('an odd postal code warns and never blocks', () => {
  const draft = { ...adult, postalCode: '1111111111' };
  expect(findingsOf(draft).postalCode).toEqual({ kind: 'warning', code: 'postal_code_format' });
  expect(toClientInput(draft)).not.toBeNull();
});

test('every field that is missing is named', () => {
  expect(Object.keys(findingsOf(emptyClient)).sort()).toEqual([
    'matterRole',
    'mobile',
    'name',
    'nationalCode',
    'postalCode',
  ]);
});

test('a representative who is not the chief executive needs a letter', () => {
  expect(toClientInput(company)).not.toBeNull();
  expect(toClientInput({ ...company, representativePost: 'other' })).toBeNull();
  expect(toClientInput({ ...company, representativePost: 'other', letterNumber: '۹' })).toMatchObject({
    letterNumber: '۹',
  });
});

test('a letter typed before the post was changed back is not sent', () => {
  expect(toClientInput({ ...company, letterNumber: '۹' })).toMatchObject({ letterNumber: '' });
});

test('a lawyer may act for a person or for a legal person', () => {
  const lawyer: ClientDraft = {
    ...adult,
    clientType: 'lawyer',
    matterRole: 'lawyer',
    licenceNumber: '12',
    licenceBody: 'bar_association',
    licenceExpiresOn: '2030-01-01',
    licenceYear: '1400',
    principalIdentifier: '10380284790',
  };
  expect(toClientInput(lawyer)).not.toBeNull();
  expect(toClientInput({ ...lawyer, principalIdentifier: '0790419904' })).not.toBeNull();
  expect(findingsOf({ ...lawyer, principalIdentifier: '10380284792' }).principalIdentifier?.code).toBe(
    'legal_id_checksum',
  );
});

test('an identifier is looked up only once it can be one', () => {
  expect(soundIdentifier({ ...emptyClient, nationalCode: '04993708' })).toBeNull();
  expect(soundIdentifier({ ...emptyClient, nationalCode: '0499370899' })).toBe('0499370899');
});

test('a returning client fills in what is empty and nothing else', () => {
  const draft = withContact({ ...emptyClient, mobile: '09350000000' }, known);
  expect(draft).toMatchObject({ name: 'رضا محمدی', mobile: '09350000000', postalCode: '1193653471' });
});

test('another identifier takes the filled-in data of the former client out again', () => {
  const filled = withContact(emptyClient, known);
  expect(withContact(filled, null)).toMatchObject({ name: '', mobile: '', postalCode: '', filled: null });
  const other = { name: 'مینا صادقی', mobile: '09350000000', postalCode: '' };
  expect(withContact(filled, other)).toMatchObject({ name: 'مینا صادقی', mobile: '09350000000' });
});

test('what was typed over the filled-in data stays', () => {
  const typedOver = { ...withContact(emptyClient, known), name: 'رضا محمدی نسب' };
  expect(withContact(typedOver, null)).toMatchObject({ name: 'رضا محمدی نسب', mobile: '' });
});

test('a client found by search starts a draft under their own identifier, with no role and no verification', () => {
  const company = { name: 'شرکت نمونه', mobile: '09350000000', postalCode: '' };
  const draft = foundClient({
    clientType: 'legal_person',
    identifier: '14999000010',
    lastVisitDay: '2026-11-25',
    ...company,
  });
  // Whoever was taken up is not looked up again: that would be a second look in the journal.
  expect(foundClientOf(draft)?.lastVisitDay).toBe('2026-11-25');
  expect(draft).toMatchObject({
    clientType: 'legal_person',
    legalId: '14999000010',
    nationalCode: '',
    companyName: 'شرکت نمونه',
    name: '',
    mobile: '09350000000',
    matterRole: null,
    filled: company,
  });
});

test('a draft is half typed as soon as anything of a client is there', () => {
  expect(isHalfTyped(emptyClient)).toBe(false);
  expect(isHalfTyped({ ...emptyClient, clientType: 'lawyer' })).toBe(false);
  expect(isHalfTyped({ ...emptyClient, nationalCode: '0' })).toBe(true);
  expect(isHalfTyped({ ...emptyClient, matterRole: 'plaintiff' })).toBe(true);
});
