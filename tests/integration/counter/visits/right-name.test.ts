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

type Correction = Parameters<Caller['visits']['correctName']>[0];
const right = (visitId: string, other: Partial<Correction> = {}): Correction => ({
  ...{ visitId, field: 'name', name: 'رضا محمودی', reason: 'یک حرف جا افتاده بود', ...other },
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
  await visits.correctName(right(visitId));
  expect(await visits.get({ visitId })).toMatchObject({ clientName: 'رضا محمودی', state: 'completed' });
  expect(await payments.receipt({ visitId })).toMatchObject({ clientName: 'رضا محمودی', printsBefore: 1 });
  expect(await payments.printReceipt({ visitId })).toEqual({ copy: 2 });
  expect(await as(manager).visits.reasons({ day: today })).toMatchObject([
    { kind: 'name_corrected', reason: 'یک حرف جا افتاده بود', visitId, byName: clerk.name },
  ]);
});

it('D1.80 makes nobody somebody else, opens nothing that is over, and says nothing of another day', async () => {
  const office = await openOffice();
  await openDay(office);
  const { as, clerk, manager, clock } = office;
  const { visits } = as(clerk);
  const refused = async (input: Correction, by = visits) => (await problemOf(by.correctName(input))).code;
  const undecided = await openVisit(office, '0790419904');
  expect(await refused(right(undecided))).toBe('IDENTITY_NEEDED');
  const visitId = await verifiedVisit(office);
  expect(await refused(right(visitId, { name: 'مینا صادقی' }))).toBe('NAME_TOO_DIFFERENT');
  expect(await refused(right(visitId, { reason: '...' }))).toBe('REASON_NEEDED');
  expect(await refused(right(visitId, { name: 'رضا محمدی' }))).toBe('ACTION_ALREADY_DONE');
  expect(await refused(right(visitId, { field: 'companyName' }))).toBe('INPUT_INVALID');
  expect(await refused(right(visitId.replace(/^.{8}/, '00000000')))).toBe('NOT_FOUND');
  // Somebody known by two names: the manager looks at the document.
  await as(manager).visits.correctName(right(visitId, { name: 'مینا صادقی' }));
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
  const put = (form: string, name: string) =>
    clerk.visits.correctName(right(visitId, { formId: form, name }));
  expect((await problemOf(put(formId, 'مینا صدیقی'))).code).toBe('IDENTITY_NEEDED');
  for (const form of [formId, helper.formId]) {
    const answers = await usualAnswers(clerk, visitId, form);
    await clerk.identity.verify({ visitId, formId: form, answers, note: '' });
  }
  // The first one is not checked yet, and keeps nobody else's name from being right.
  await put(formId, 'مینا صدیقی');
  await put(helper.formId, 'پوران مالکی');
  expect((await problemOf(put(visitId, 'رضا محمودی'))).code).toBe('IDENTITY_NEEDED');
  const { forms, participants } = await clerk.visits.get({ visitId });
  expect(forms.map(({ name }) => name)).toEqual(['رضا محمدی', 'مینا صدیقی', 'پوران مالکی']);
  expect(participants.map(({ name }) => name)).toEqual(['رضا محمدی', 'مینا صدیقی', 'پوران مالکی']);
});
