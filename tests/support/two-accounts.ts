// One human being with two accounts: a clerk's, made at the office's PC, and a manager's, made at another PC that had not
// heard of the first one.
import type { Caller, TestOffice, TestPerson } from './office.ts';
import { carryEntries, joinOffice, type SecondDesk } from './second-desk.ts';

export type TwoAccounts = {
  readonly asClerk: TestPerson;
  readonly managerId: string;
  readonly other: SecondDesk;
  /** The procedures as their manager's account, at the other PC. */
  readonly there: Caller;
  /** Each PC brings the other one what it wrote. */
  meet(): void;
};

const facts = { name: 'سارا نوری', nationalCode: '9990000034' } as const;

/** Makes both accounts, active and signed in; the PCs have not met since. */
export async function twoAccounts(office: TestOffice): Promise<TwoAccounts> {
  const other = joinOffice(office, 2);
  const asClerk = await office.addPerson({ ...facts, role: 'clerk' });
  const { staff } = other.seat(office.manager);
  const { personId } = await staff.register({ ...facts, role: 'manager' });
  await staff.recordSupervisionFile({ personId, openedOn: '2026-01-01', fileNumber: '9' });
  await staff.recordInquiry({ personId, reference: '8', requestedOn: '2026-01-01' });
  const papers = { reference: '9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
  await staff.recordClearance({ personId, ...papers });
  const { oneTimeCode } = await staff.activate({ personId });
  const password = 'another-password-7';
  await staff.chooseFirstPassword({ personId, oneTimeCode, password });
  return {
    asClerk,
    managerId: personId,
    other,
    there: other.seat({ id: personId, name: facts.name, password }),
    meet() {
      carryEntries(office.desk, other.desk);
      carryEntries(other.desk, office.desk);
    },
  };
}
