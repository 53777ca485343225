// The first run: device, office, manager and terminals in one transaction (D8: the manager too has a file and
// a clearance). A demo office gets its people, terminals and a public tariff, marked as not current.
import type { z } from 'zod';
import { newAccountKey } from '#core/access/accounts/account-key.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import {
  activatePerson,
  appendClearance,
  keepPassword,
  recordSupervisionFile,
  registerPerson,
  requireStrongPassword,
} from '#core/access/staff/commands.ts';
import type { OfficeRole } from '#core/access/staff/contract.ts';
import { stateContact } from '#core/assets/settings/commands.ts';
import { confirmTariff, proposeTariff } from '#core/counter/fees/commands.ts';
import { reviewTariff } from '#core/counter/fees/review.ts';
import { registerTerminal } from '#core/counter/payments/commands.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type AccountKey, accountKeyOf } from '#core/foundation/wire/account-proof.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { officeSetUp } from '#core/journal/office/entries.ts';
import type { setUpDemoOutput, setUpInput } from './contract.ts';
import { type DemoNames, demoOffice } from './demo-office.ts';

type Founding = Pick<
  z.infer<typeof setUpInput>,
  'officeCode' | 'officeName' | 'deviceName' | 'deskNumber'
> & {
  readonly demo: boolean;
};

type NewPerson = {
  readonly name: string;
  readonly nationalCode: string;
  readonly role: OfficeRole;
  readonly supervisionFile: { readonly fileNumber: string; readonly openedOn: string };
  readonly clearance: { readonly reference: string; readonly issuedOn: string; readonly expiresOn: string };
  readonly secrets: Secrets;
};

/** Made before the transaction: what the one-time code opens, and what the password opens. */
type Secrets = Readonly<Record<'code' | 'password', Awaited<ReturnType<typeof newAccountKey>>>>;

/**
 * Sets a real office up. Its tariff is proposed later, and waits for a second person's confirmation.
 * @throws OFFICE_ALREADY_SET_UP, PASSWORD_TOO_WEAK, NATIONAL_CODE_INVALID, CLEARANCE_EXPIRED and what terminals refuse
 */
export async function setUpOffice(desk: Desk, input: z.infer<typeof setUpInput>): Promise<string> {
  if (desk.demoOnly) throw refusal('PASSPHRASE_NEEDED', {});
  requireNotSetUp(desk);
  requireStrongPassword(input.manager.password, input.manager.name);
  const secrets = await secretsOf(desk, input.manager.password);
  requireNotSetUp(desk);
  const root = newRootKey(desk);
  return desk.path.establish({ ...input, demo: false, rootKey: root.publicKey }, (tx) => {
    found(tx, { ...input, demo: false });
    const manager = { ...input.manager, role: 'manager', secrets } as const;
    const managerId = addActivePerson(tx, desk, manager, root);
    for (const terminal of input.terminals) registerTerminal(tx, desk.reads, terminal);
    return managerId;
  });
}

/**
 * Sets the demo office up in one go: manager, two clerks, two terminals, the public 1403 table (not current).
 * @param names of another demo office beside the usual one
 * @throws OFFICE_ALREADY_SET_UP
 */
export async function setUpDemoOffice(
  desk: Desk,
  names?: DemoNames,
): Promise<z.infer<typeof setUpDemoOutput>> {
  requireNotSetUp(desk);
  const day = desk.machine.now().slice(0, 10);
  const demo = demoOffice(day, names);
  const people: NewPerson[] = [];
  for (const { password, ...person } of demo.people)
    people.push({ ...person, secrets: await secretsOf(desk, password) });
  requireNotSetUp(desk);
  const root = newRootKey(desk);
  return desk.path.establish({ ...demo.office, demo: true, rootKey: root.publicKey }, (tx) => {
    found(tx, { ...demo.office, demo: true });
    // The manager is the first, and opens the accounts of the others.
    const ids = people.map((person, place) =>
      addActivePerson(tx, desk, person, place === 0 ? root : (people[0]?.secrets.password.key ?? root)),
    );
    for (const terminal of demo.terminals) registerTerminal(tx, desk.reads, terminal);
    const [managerId, clerkId] = ids;
    if (managerId === undefined || clerkId === undefined)
      throw new Error('the demo office has a manager and a clerk');
    stateContact(tx.as(managerId), demo.contact);
    const tariffId = proposeTariff(tx.as(managerId), desk.reads, demo.tariff);
    const { seen } = reviewTariff(desk.reads, tariffId, tx.day);
    confirmTariff(tx.as(clerkId), desk.reads, { tariffId, seen });
    return {
      signIns: demo.people.flatMap(({ name, role, password }, index) => {
        const personId = ids[index];
        return personId === undefined ? [] : [{ personId, name, role, password }];
      }),
    };
  });
}

function requireNotSetUp(desk: Desk): void {
  if (desk.identity() !== null) throw refusal('OFFICE_ALREADY_SET_UP', {});
}

async function secretsOf({ machine }: Desk, password: string): Promise<Secrets> {
  const code = Buffer.from(machine.randomBytes(16)).toString('hex');
  return {
    // The account is opened with the password itself: its one-time code is never told to anyone.
    code: await newAccountKey(code, machine),
    password: await newAccountKey(password, machine),
  };
}

/** Signs the first activation of the office and is kept nowhere (D11.52). */
const newRootKey = ({ machine }: Desk): AccountKey => accountKeyOf(machine.randomBytes(32));

function found(tx: Transaction, founding: Founding): void {
  tx.append(officeSetUp, {
    id: tx.newId(),
    code: founding.officeCode,
    name: founding.officeName,
    demo: founding.demo,
    deskNumber: founding.deskNumber,
    deviceName: founding.deviceName,
    publicKey: tx.device.publicKey,
    rootKey: tx.device.rootKey,
  });
}

function addActivePerson(tx: Transaction, desk: Desk, person: NewPerson, by: AccountKey): string {
  const { reads } = desk;
  const personId = registerPerson(tx, reads, person);
  recordSupervisionFile(tx, reads, { personId, ...person.supervisionFile });
  appendClearance(tx, reads, { personId, ...person.clearance });
  const { code, password } = person.secrets;
  activatePerson(tx, reads, personId, code.kept, by);
  keepPassword(tx, reads, personId, password.kept, code.key);
  return personId;
}
