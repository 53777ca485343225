// One human being with two accounts of a clerk: one made at the office's PC, one at another PC that had not heard of the first.
import type { TestOffice, TestPerson } from './office.ts';
import { carryEntries, joinOffice } from './second-desk.ts';

const facts = { nationalCode: '9990000034', role: 'clerk' } as const;

/** Makes both accounts, active and with their passwords; the office's PC has heard of the other one. */
export async function twoClerkAccounts(
  office: TestOffice,
): Promise<{ first: TestPerson; second: TestPerson }> {
  const { desk, seat } = joinOffice(office, 2);
  const first = await office.addPerson({ ...facts, name: 'سارا نوری' });
  const name = 'سارا نوری دوم';
  const { staff, postings } = seat(office.manager);
  const { personId } = await staff.register({ ...facts, name });
  await staff.recordSupervisionFile({ personId, openedOn: '2026-01-01', fileNumber: '9' });
  await staff.recordInquiry({ personId, reference: '8', requestedOn: '2026-01-01' });
  const papers = { reference: '9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
  await staff.recordClearance({ personId, ...papers });
  await postings.introduce({ personId, sections: ['filing'], letterNumber: '2', letterDay: '2026-01-01' });
  const { oneTimeCode } = await staff.activate({ personId });
  const password = 'another-password-7';
  await staff.chooseFirstPassword({ personId, oneTimeCode, password });
  carryEntries(desk, office.desk);
  return { first, second: { id: personId, name, password } };
}
