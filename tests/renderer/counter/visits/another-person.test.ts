// Data that was typed for one person never stands under another's identifier, however the identifier comes in.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  isShorn,
  withBack,
  withScanned,
  withTyped,
} from '#renderer/features/counter/visits/another-person.ts';
import {
  type ClientDraft,
  emptyClient,
  withContact,
} from '#renderer/features/counter/visits/client-draft.ts';

const a = '0499370899';
const b = '0790419904';
const known = { name: 'رضا محمدی', mobile: '09121234567', postalCode: '1193653471' };

type Typed = Partial<Omit<ClientDraft, 'filled' | 'foundClient' | 'namedBy'>>;

/** Types one thing after the other into the form. */
function typing(draft: ClientDraft, ...steps: readonly Typed[]): ClientDraft {
  let typed = draft;
  for (const step of steps) typed = withTyped(typed, { ...typed, ...step });
  return typed;
}
/** Digit by digit, as a person types a code over the one that stands. */
const digits = (field: 'nationalCode' | 'legalId', code: string): Typed[] =>
  [...code].map((_, place) => ({ [field]: code.slice(0, place + 1) }));
const said = ({ namedBy, ...draft }: ClientDraft) => draft;
const empty = said(emptyClient);

test('D1.23 a code that comes to name somebody else takes what was typed for the first person along', () => {
  const typed = typing(emptyClient, ...digits('nationalCode', a), { name: 'رضا', mobile: '09121234567' });
  const other = typing(typed, ...digits('nationalCode', b));
  expect(said(other)).toEqual({ ...empty, nationalCode: b });
  expect(isShorn(typed, other)).toBe(true);
});

test('D1.23 a field that was emptied between the two is no way round it, nor is another type of client', () => {
  const typed = typing(emptyClient, { nationalCode: a }, { name: 'رضا', mobile: '09121234567' });
  expect(typing(typed, { nationalCode: '' }, { nationalCode: b }).name).toBe('');
  expect(typing(typed, { nationalCode: '' }, { clientType: 'lawyer' }, { nationalCode: b }).name).toBe('');
  expect(withScanned(typing(typed, { nationalCode: '' }), b).name).toBe('');
});

test('D1.23 a wrong digit that is put right loses nothing, and neither does a name that was typed first', () => {
  const wrong = '0499370898';
  expect(typing(emptyClient, { nationalCode: wrong }, { name: 'رضا' }, { nationalCode: a }).name).toBe('رضا');
  expect(typing(emptyClient, { name: 'رضا' }, ...digits('nationalCode', a)).name).toBe('رضا');
  expect(
    typing(emptyClient, { nationalCode: a }, { name: 'رضا' }, { nationalCode: '' }, { nationalCode: a }).name,
  ).toBe('رضا');
});

test('what went comes back beside the new code when it was the same person after all', () => {
  const typed = typing(emptyClient, { nationalCode: a }, { name: 'رضا', matterRole: 'plaintiff' });
  const other = typing(typed, { nationalCode: b });
  const back = withBack(typed, other);
  expect(back).toMatchObject({ nationalCode: b, name: 'رضا', matterRole: 'plaintiff' });
  expect(typing(back, { mobile: '09121234567' }).name).toBe('رضا');
  expect(typing(back, { nationalCode: a }).name).toBe('');
});

test('D1.23 another representative of a company is asked everything about themself, and nothing of the company goes', () => {
  const company = withContact(
    typing(emptyClient, { clientType: 'legal_person' }, { legalId: '14999000010', gazetteReference: '12' }),
    { ...known, name: 'شرکت نمونه' },
  );
  const typed = typing(
    company,
    { nationalCode: a },
    { name: 'رضا', representativePost: 'other', letterNumber: '7' },
  );
  expect(typing(typed, { nationalCode: b })).toMatchObject({
    legalId: '14999000010',
    companyName: 'شرکت نمونه',
    gazetteReference: '12',
    mobile: known.mobile,
    nationalCode: b,
    name: '',
    representativePost: null,
    letterNumber: '',
  });
  const own = typing(typed, { mobile: '09350000000' });
  expect(typing(own, { nationalCode: b }).mobile).toBe('');
  expect(said(typing(typed, { legalId: '10380284790' }))).toEqual({
    ...empty,
    clientType: 'legal_person',
    legalId: '10380284790',
  });
});

test('D1.23 another ward or principal leaves the one who acts for them as they are', () => {
  const guardian = typing(
    emptyClient,
    { clientType: 'appointed_guardian', nationalCode: a },
    { name: 'رضا', orderNumber: '14', court: 'شعبهٔ ۲', wardIdentifier: '0084575948', wardName: 'سارا' },
  );
  const ward = typing(guardian, { wardIdentifier: '0013542419' });
  expect(ward).toMatchObject({ nationalCode: a, name: 'رضا', wardName: '', orderNumber: '', court: '' });
  const agent = typing(
    emptyClient,
    { clientType: 'notarised_agent', nationalCode: a },
    { name: 'رضا', powerNumber: '14', principalIdentifier: '10380284790', principalName: 'شرکت' },
  );
  const principal = typing(agent, { principalIdentifier: '0013542419' });
  expect(principal).toMatchObject({ name: 'رضا', powerNumber: '', principalName: '' });
});

test('a scan of eleven digits is a legal person, of ten a person', () => {
  expect(withScanned(emptyClient, '14999000010')).toMatchObject({
    clientType: 'legal_person',
    legalId: '14999000010',
  });
  const company: ClientDraft = { ...emptyClient, clientType: 'legal_person', legalId: '14999000010' };
  expect(withScanned({ ...company, nationalCode: b }, a)).toMatchObject({
    clientType: 'iranian_adult',
    nationalCode: a,
    legalId: '',
  });
});

test('a scan of another identifier begins with another person: nothing typed for the first stays', () => {
  const typed = { ...emptyClient, nationalCode: a, name: 'رضا', mobile: '09121234567' };
  expect(said(withScanned(typed, b))).toEqual({ ...empty, nationalCode: b });
  expect(said(withScanned(typed, '14999000010'))).toEqual({
    ...empty,
    clientType: 'legal_person',
    legalId: '14999000010',
  });
  expect(withScanned(typed, '۰۴۹۹۳۷۰۸۹۹').name).toBe('رضا');
  expect(withScanned({ ...typed, nationalCode: '' }, b).name).toBe('رضا');
});

test('with a legal person’s id in place, ten digits are its representative’s', () => {
  const draft = { ...emptyClient, clientType: 'legal_person', legalId: '14999000010' } as const;
  expect(withScanned(draft, b)).toMatchObject({ ...said(draft), nationalCode: b });
});

test('D1.23 in whatever order codes and names are typed and scanned, a name stands under the code that it was typed for', () => {
  const step = fc.oneof(
    fc.constantFrom(a, b, '0084575948').map((code) => ({ kind: 'code' as const, code })),
    fc.constantFrom(a, b, '0084575948').map((code) => ({ kind: 'scan' as const, code })),
    fc.constant({ kind: 'name' as const, code: '' }),
    fc.constant({ kind: 'empty' as const, code: '' }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let draft: ClientDraft = emptyClient;
      for (const { kind, code } of steps) {
        if (kind === 'code') draft = typing(draft, ...digits('nationalCode', code));
        if (kind === 'scan') draft = withScanned(draft, code);
        if (kind === 'empty') draft = typing(draft, { nationalCode: '' });
        if (kind === 'name' && draft.nationalCode !== '') draft = typing(draft, { name: draft.nationalCode });
      }
      if (draft.nationalCode !== '' && draft.name !== '') expect(draft.name).toBe(draft.nationalCode);
    }),
  );
});
