import { expect, test } from 'vitest';
import { openDay, openOffice, openVisit } from '#tests/support/office.ts';

const company = {
  clientType: 'legal_person',
  name: 'رضا محمدی',
  nationalCode: '0499370899',
  mobile: '09121234567',
  postalCode: '',
  matterRole: 'representative',
  trackingNumber: '',
  companyName: 'شرکت نمونه',
  legalId: '14999000010',
  gazetteReference: '1',
} as const;

test('whoever resumes the visit of a legal person knows the post of its representative', async () => {
  const office = await openOffice();
  await openDay(office);
  const { visits } = office.as(office.clerk);
  const ceo = await visits.open({ client: { ...company, representativePost: 'ceo', letterNumber: '' } });
  const other = await visits.open({
    client: { ...company, representativePost: 'other', letterNumber: '12' },
  });
  const byManager = office.as(office.manager).visits;
  expect((await byManager.get({ visitId: ceo.visitId })).representativePost).toBe('ceo');
  expect((await byManager.get({ visitId: other.visitId })).representativePost).toBe('other');
  const visitId = await openVisit(office);
  expect((await byManager.get({ visitId })).representativePost).toBeNull();
});
