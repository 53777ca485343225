// A legal or an IT expert who helps at the counter: by a letter that names their sections, and in these alone (D11.81).
import { expect, it } from 'vitest';
import { grownOffice, placeService } from '#tests/support/grown-office.ts';
import { openDay, problemOf, today, verifiedVisit } from '#tests/support/office.ts';
import { showCode } from '#tests/support/second-factor.ts';

it('D11.81 an expert serves once a letter introduced them, in their sections, until another post or office', async () => {
  const office = await grownOffice();
  await openDay(office);
  const { as, manager, clerk } = office;
  const expert = await office.addPerson({
    name: 'سارا کریمی',
    nationalCode: '9990000034',
    role: 'legal_expert',
  });
  const page = as(expert);
  expect((await problemOf(page.visits.leftOpen())).code).toBe('NOT_ALLOWED');
  expect(await page.staff.whoAmI()).toMatchObject({ role: 'legal_expert', servesAtCounter: false });
  const { postings, handovers } = { postings: as(manager).postings, handovers: as(clerk).handovers };
  const visitId = await verifiedVisit(office);
  const offer = () => handovers.offer({ toId: expert.id, visitIds: [visitId], terminalIds: [] });
  expect((await problemOf(offer())).code).toBe('PERSON_NOT_ACTIVE');
  // Their own introduction is nobody's to make but the manager's.
  const letter = { personId: expert.id, letterNumber: '7', letterDay: today };
  expect((await problemOf(page.postings.introduce({ ...letter, sections: ['filing'] }))).code).toBe(
    'NOT_ALLOWED',
  );
  await postings.introduce({ ...letter, sections: ['filing'] });
  expect(await page.staff.whoAmI()).toMatchObject({ servesAtCounter: true });
  await page.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  const other = await verifiedVisit(office, '0790419904');
  await placeService(office, 'attachment-page', 'sana');
  const charge = page.fees.charge({ visitId: other, lines: [{ itemCode: 'attachment-page', count: 1 }] });
  expect(await problemOf(charge)).toEqual({ code: 'SECTION_NOT_YOURS', params: { service: 'پیوست' } });
  await offer();
  // What is the manager's stays the manager's.
  expect((await problemOf(page.staff.list())).code).toBe('NOT_ALLOWED');
  await showCode(office, 'purpose.people');
  await postings.transfer({
    ...{ personId: expert.id, kind: 'office', sections: [], toOffice: 'دفتر ۱۲۰۲', body: 'protection' },
    ...{ letterNumber: '8', letterDay: today, effectiveOn: today, reason: 'به درخواست خود او' },
    password: manager.password,
  });
  expect((await problemOf(page.visits.leftOpen())).code).toBe('TRANSFERRED_AWAY');
});
