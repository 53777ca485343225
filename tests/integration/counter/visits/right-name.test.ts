// A client's name that was misspelt and stands on the receipt already (D1.80).
import { expect, it } from 'vitest';
import { everyClient } from '#tests/support/every-client.ts';
import {
  type Caller,
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { usualAnswers } from '#tests/support/open-and-verify.ts';

type Correction = Parameters<Caller['visits']['correctChecked']>[0];
const right = (visitId: string, other: Partial<Correction> = {}): Correction => ({
  ...{ visitId, field: 'name', value: 'رضا محمودی', reason: 'یک حرف جا افتاده بود', ...other },
});

it('D1.80 is put right by the clerk with a reason, also once the visit is over: check and money stand, the receipt is the next copy', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const { visits, payments } = as(clerk);
  const { visitId } = await chargedVisit(office);
  await payments.record(slip(visitId));
  await payments.printReceipt({ visitId });
  await visits.complete({ visitId });
  await visits.correctChecked(right(visitId));
  expect(await visits.get({ visitId })).toMatchObject({ clientName: 'رضا محمودی', state: 'completed' });
  expect(await payments.receipt({ visitId })).toMatchObject({ clientName: 'رضا محمودی', printsBefore: 1 });
  expect(await payments.printReceipt({ visitId })).toMatchObject({ copy: 2 });
  expect(await as(manager).visits.reasons({ day: today })).toMatchObject([
    { kind: 'name_corrected', reason: 'یک حرف جا افتاده بود', visitId, byName: clerk.name },
  ]);
});

it('D1.80 makes nobody somebody else, opens nothing that is over, and says nothing of another day', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, clock } = office;
  const { visits } = as(clerk);
  const refused = async (input: Correction, by = visits) => (await problemOf(by.correctChecked(input))).code;
  const undecided = await openVisit(office, '0790419904');
  expect(await refused(right(undecided))).toBe('IDENTITY_NEEDED');
  const visitId = await verifiedVisit(office);
  expect(await refused(right(visitId, { value: 'مینا صادقی' }))).toBe('NAME_TOO_DIFFERENT');
  expect(await refused(right(visitId, { reason: '...' }))).toBe('REASON_NEEDED');
  expect(await refused(right(visitId, { value: 'رضا محمدی' }))).toBe('ACTION_ALREADY_DONE');
  expect(await refused(right(visitId, { field: 'companyName' }))).toBe('INPUT_INVALID');
  expect(await refused(right(visitId.replace(/^.{8}/, '00000000')))).toBe('NOT_FOUND');
  // Somebody known by two names: the manager looks at the document.
  await as(manager).visits.correctChecked(right(visitId, { value: 'مینا صادقی' }));
  const over = await verifiedVisit(office, '0013542419');
  await visits.cancel({ visitId: over, reasonCode: 'client_left' });
  expect(await refused(right(over))).toBe('VISIT_NOT_OPEN');
  clock.set('2026-11-26T05:00:00.000Z');
  await openDay(office);
  expect(await refused(right(visitId), as(manager).visits)).toBe('VISIT_OF_OTHER_DAY');
});

it('D1.80 is put right of everybody in the visit, each once they are checked', async () => {
  const office = await openOffice();
  await openDay(office);
  const clerk = office.as(office.clerk);
  const visitId = await openVisit(office);
  const wife = { ...everyClient.iranian_adult, name: 'مینا صادقی', nationalCode: '0790419904' };
  const { formId } = await clerk.visits.addPerson({ visitId, person: wife });
  const here = async (form: string) =>
    (await clerk.visits.get({ visitId })).participants.find((one) => one.formId === form)?.id ?? '';
  const helper = await clerk.visits.addPerson({
    visitId,
    person: {
      ...{ clientType: 'helper', helps: await here(formId), name: 'پوران ملکی', nationalCode: '0013542419' },
      ...{ mobile: '09121112233', matterRole: 'interpreter' },
    },
  });
  const put = (form: string, value: string) =>
    clerk.visits.correctChecked(right(visitId, { formId: form, value }));
  expect((await problemOf(put(formId, 'مینا صدیقی'))).code).toBe('IDENTITY_NEEDED');
  for (const form of [formId, helper.formId]) {
    const answers = await usualAnswers(clerk, visitId, form);
    await office.as(office.manager).identity.verify({ visitId, formId: form, answers, note: '' });
  }
  // The first one is not checked yet, and keeps nobody else's name from being right.
  await put(formId, 'مینا صدیقی');
  await put(helper.formId, 'پوران مالکی');
  expect((await problemOf(put(visitId, 'رضا محمودی'))).code).toBe('IDENTITY_NEEDED');
  const { forms, participants } = await clerk.visits.get({ visitId });
  expect(forms.map(({ name }) => name)).toEqual(['رضا محمدی', 'مینا صدیقی', 'پوران مالکی']);
  expect(participants.map(({ name }) => name)).toEqual(['رضا محمدی', 'مینا صدیقی', 'پوران مالکی']);
});

const notary = { ...everyClient.notarised_agent, powerNumber: '140512345' } as const;
const detail = (visitId: string, other: Partial<Correction> = {}): Correction =>
  right(visitId, { field: 'powerNumber', value: '140512346', reason: 'یک رقم اشتباه خوانده شد', ...other });

it('D1.220 a paper and contact are put right after the check, judged like the first input', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const { visits, identity } = as(clerk);
  const { visitId } = await visits.open({ client: notary });
  const refused = async (other: Partial<Correction>) =>
    problemOf(visits.correctChecked(detail(visitId, other)));
  expect(await refused({})).toMatchObject({ code: 'IDENTITY_NEEDED' });
  await identity.verify({ visitId, answers: await usualAnswers(as(clerk), visitId), note: '' });
  await visits.correctChecked(detail(visitId));
  await visits.correctChecked(detail(visitId, { field: 'mobile', value: '09125556677' }));
  expect(await visits.get({ visitId })).toMatchObject({
    ...{ state: 'verified', mobileMasked: expect.stringContaining('6677') },
    forms: [{ details: expect.arrayContaining(['mobile', 'powerNumber', 'powerDate']) }],
  });
  expect(await refused({ value: '140512347', reason: '...' })).toMatchObject({ code: 'REASON_NEEDED' });
  expect(await refused({ field: 'mobile', value: '123' })).toMatchObject({ code: 'IDENTIFIER_INVALID' });
  expect(await refused({ field: 'powerDate', value: '2031-01-01' })).toMatchObject({
    code: 'IDENTIFIER_INVALID',
  });
  expect(await refused({ field: 'orderNumber' })).toMatchObject({ code: 'INPUT_INVALID' });
  expect(await as(manager).visits.reasons({ day: today })).toMatchObject([
    { kind: 'detail_corrected' },
    { kind: 'detail_corrected' },
  ]);
});

it('D1.220 no correction brings a doubted paper in behind the check', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager } = office;
  const { visits, identity } = as(clerk);
  const forged = await visits.open({ client: { ...notary, powerNumber: '140512346' } });
  const why = { reasonCode: 'suspected_forgery', answers: [], note: '' } as const;
  await identity.refuse({ visitId: forged.visitId, outcome: 'refused', ...why });
  const agent = {
    ...notary,
    name: 'مینا صادقی',
    nationalCode: '0013542419',
    principalIdentifier: '0084575948',
  };
  const { visitId } = await visits.open({ client: agent });
  await identity.verify({ visitId, answers: await usualAnswers(as(clerk), visitId), note: '' });
  expect((await problemOf(visits.correctChecked(detail(visitId)))).code).toBe('DOUBT_IS_MANAGERS');
  await as(manager).visits.correctChecked(detail(visitId));
});

it('D1.220 one more principal and a helper are put right before their check, and nobody gets another identifier', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visits } = office.as(office.clerk);
  const { visitId } = await visits.open({ client: everyClient.iranian_adult });
  const here = (await visits.get({ visitId })).participants[0]?.id ?? '';
  const ward = await visits.addPerson({
    visitId,
    person: {
      ...{ clientType: 'further_principal', basis: 'natural_guardianship', actsThrough: here },
      ...{ principalIdentifier: '0790419904', principalName: 'سارا محمدی', birthDate: '2015-05-01' },
    },
  });
  await visits.correctClient({
    ...{ visitId, formId: ward.formId, principalName: 'سارا محمودی', birthDate: '2014-05-01' },
  });
  const { forms } = await visits.get({ visitId });
  expect(forms[1]).toMatchObject({ name: 'سارا محمودی', identifierMasked: expect.stringContaining('9904') });
  const helper = await visits.addPerson({
    visitId,
    person: {
      ...{ clientType: 'helper', helps: here, name: 'پوران ملکی', nationalCode: '0013542419' },
      ...{ mobile: '09121112233', matterRole: 'companion' },
    },
  });
  await visits.correctClient({ visitId, formId: helper.formId, name: 'پوران مالکی', mobile: '09125556677' });
  expect((await visits.get({ visitId })).forms[2]).toMatchObject({ name: 'پوران مالکی' });
  const wrong = visits.correctClient({ visitId, formId: helper.formId, powerNumber: '1' });
  expect((await problemOf(wrong)).code).toBe('INPUT_INVALID');
});
