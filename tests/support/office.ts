// A real office for one test: encrypted store in a temporary folder, real router, a clock that the test moves.
// Its journal and tables are verified when the test ends.
import { crc32 } from 'node:zlib';
import { TRPCError } from '@trpc/server';
import { expect, onTestFinished } from 'vitest';
import { builtInSections } from '#core/access/postings/contract.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { problemOfError } from '#core/access/request-context/trpc.ts';
import { recordActivation } from '#core/access/staff/commands.ts';
import type { Role } from '#core/access/staff/contract.ts';
import { personRegistered } from '#core/access/staff/entries.ts';
import { newCode } from '#core/access/staff/one-time-code.ts';
import { endlessSession, type SessionLimits } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { createReplayPath } from '#core/app/checks/replay-path.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { proposeTariff } from '#core/counter/fees/commands.ts';
import type { TariffDocument } from '#core/counter/fees/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { TerminalPort } from '#core/foundation/terminals/port.ts';
import { type AccountKey, accountKeyOf } from '#core/foundation/wire/account-proof.ts';
import type { Machine } from '#core/journal/device/machine.ts';
import { type Finding, verifyChains } from '#core/journal/verification/verify.ts';
import { verifyTables } from '#core/journal/verification/verify-tables.ts';
import type { Discovery } from '#core/replication/peers/discovery.ts';
import { putEmptyStore, testDataKey } from './laid-out-store.ts';
import { preparedOnce } from './prepared-office.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { type TestClock, testMachine } from './test-machine.ts';
import { isRelease } from './tier.ts';

export type Caller = ReturnType<typeof appRouter.createCaller>;
export type TestPerson = { readonly id: string; readonly name: string; readonly password: string };

export type TestOffice = {
  readonly desk: Desk;
  readonly clock: TestClock;
  readonly manager: TestPerson;
  readonly clerk: TestPerson;
  /** The procedures as a signed-in person calls them. */
  as(person: TestPerson): Caller;
  /** The procedures as anyone at this PC calls them. */
  readonly anyone: Caller;
  /** The key of who signed in here last by the password of then. */
  keyOf(personId: string): AccountKey;
  readonly keys: ReadonlyMap<string, AccountKey>;
  /** Adds an active, signed-in person. */
  addPerson(facts: PersonFacts): Promise<TestPerson>;
};
type PersonFacts = {
  name: string;
  nationalCode: string;
  role: Role;
  /** A manager whose account the office's manager opened just now (D11.40); by default it is as one of the first run. */
  isNew?: boolean;
};

/** Wednesday 4 Azar 1405, 08:00 in Tehran. */
export const morning = '2026-11-25T04:30:00.000Z';
export const today = '2026-11-25';

const office = { payee: 'office', channel: 'office_pos', files: false } as const;

/** A small tariff: a service that is filed, with included units; an external rate, a reduction, a line that the POS does not take. */
export const testTariff: TariffDocument = {
  code: 'test-1405',
  title: 'تعرفهٔ آزمون',
  authority: 'مرکز آمار و فناوری اطلاعات',
  letterNumber: '9000/1',
  letterDay: '2026-03-15',
  effectiveFrom: '2026-03-21',
  vatMode: 'exempt',
  vatBasisPoints: 0,
  items: [
    {
      code: 'petition',
      title: 'دادخواست',
      unit: 'each',
      amount: 770_000,
      includedPersons: 2,
      includedPages: 2,
      ...office,
      files: true,
    },
    { code: 'extra-person', title: 'نفر اضافه', unit: 'person', amount: 70_000, ...office },
    { code: 'attachment-page', title: 'پیوست', unit: 'page', amount: 70_000, ...office },
    { code: 'typing', title: 'تایپ', unit: 'page', amount: null, external: true, ...office },
    {
      code: 'sms',
      title: 'پیامک',
      unit: 'each',
      amount: 15_000,
      payee: 'sms',
      channel: 'system_gateway',
      files: false,
    },
  ],
  reductions: [{ code: 'insolvency', title: 'اعسار', maxBasisPoints: 3_000 }],
};

export const testTerminals = ['14999001', '14999002'] as const;

export type OfficeOptions = {
  readonly at?: string;
  readonly deskNumber?: number;
  /** Null: no tariff at all. It is confirmed by the clerk unless `unconfirmed`. */
  readonly tariff?: TariffDocument | null;
  readonly unconfirmed?: boolean;
  /** When sessions lock and end; by default never, for tests of other rules let days pass. */
  readonly sessionLimits?: SessionLimits;
  /** True where it takes snapshots by itself. */
  readonly snapshots?: boolean;
  /** How it looks for other PCs; by default not at all. */
  readonly discovery?: Discovery;
  /** Its connected terminals; by default none can be asked. */
  readonly terminals?: TerminalPort;
  /** Its journal has chains that wait or stand apart (J38), which verify names. */
  readonly hasWaiting?: boolean;
  /** A PC with a key of its own, unlike the copies of one prepared office (prepared-office.ts). */
  readonly firstRun?: 'played';
};

/** Who set an office up and works there, with their sessions as they stand when the first run is over. */
type FirstRun = {
  readonly manager: TestPerson;
  readonly clerk: TestPerson;
  /** What the clock shows then. */
  readonly at: string;
  readonly sessions: ReturnType<Desk['sessions']['all']>;
  readonly keys: ReadonlyMap<string, AccountKey>;
  readonly root: AccountKey;
};

const putPreparedOffice = preparedOnce(async (dir): Promise<FirstRun> => {
  const { machine, seeds } = testMachine(morning);
  putEmptyStore(dir);
  const desk = deskIn(dir, machine, {});
  const callers = deskCallers(desk, () => rootOf(desk, seeds));
  const { manager, clerk } = await playFirstRun(callers, {});
  const sessions = desk.sessions.all();
  const root = rootOf(desk, seeds);
  await desk.close();
  return { manager, clerk, at: machine.now(), sessions, keys: callers.keys, root };
});

/** The key of the first run, which the office itself has thrown away. */
function rootOf(desk: Desk, seeds: readonly Uint8Array[]): AccountKey {
  const rootKey = desk.identity()?.rootKey;
  const root = seeds.map(accountKeyOf).find(({ publicKey }) => publicKey === rootKey);
  if (root === undefined) throw new Error('the first run was played by another machine');
  return root;
}

/** Sets an office up through its first run, with an active manager and clerk, both signed in. */
export async function openOffice(options: OfficeOptions = {}): Promise<TestOffice> {
  const { machine, clock, seeds } = testMachine(options.at ?? morning);
  const dir = temporaryFolder();
  const prepared = isUsual(options) ? await putPreparedOffice(dir) : null;
  if (prepared === null) putEmptyStore(dir);
  else clock.set(prepared.at);
  const desk = deskIn(dir, machine, options);
  onTestFinished(async () => {
    if (desk.identity() !== null && isVerifiedAtEnd()) await assertSound(desk, options.hasWaiting);
    await desk.close();
  });
  const callers = deskCallers(desk, () => prepared?.root ?? rootOf(desk, seeds));
  for (const [personId, key] of prepared?.keys ?? []) callers.keys.set(personId, key);
  for (const { personId, signInId, activationId } of prepared?.sessions ?? []) {
    const { token } = desk.sessions.open(personId);
    desk.sessions.keepKey(token, callers.keyOf(personId));
    if (signInId !== null) desk.sessions.beganWith(token, signInId, activationId);
    callers.sessions.set(personId, token);
  }
  const { manager, clerk } = prepared ?? (await playFirstRun(callers, options));
  const addPerson = (facts: PersonFacts) => addPersonBy(callers, manager, facts);
  const { as, anyone, keyOf, keys } = callers;
  return { desk, clock, manager, clerk, as, anyone, keyOf, keys, addPerson };
}

/** True where the first run is the same as in most tests. */
function isUsual({
  at,
  deskNumber,
  tariff,
  unconfirmed,
  snapshots,
  discovery,
  firstRun,
}: OfficeOptions): boolean {
  const others = [at, deskNumber, tariff, unconfirmed, snapshots, discovery, firstRun];
  return others.every((option) => option === undefined);
}

function deskIn(dir: string, machine: Machine, options: OfficeOptions): Desk {
  return openDesk({
    dir,
    dataKey: testDataKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: options.sessionLimits ?? endlessSession,
    snapshots: options.snapshots ?? false,
    ...(options.terminals === undefined ? {} : { terminals: options.terminals }),
    ...(options.discovery === undefined ? {} : { peers: options.discovery }),
  });
}

/** Calls the procedures of a desk, by the sessions of whoever signed in there. */
function deskCallers(desk: Desk, root: () => AccountKey) {
  const sessions = new Map<string, string>();
  const keys = new Map<string, AccountKey>();
  const anyone = callerOf(desk, null);
  return {
    desk,
    sessions,
    keys,
    anyone,
    keyOf(personId: string): AccountKey {
      const key = keys.get(personId);
      if (key === undefined) throw new Error('nobody of this id signed in here');
      return key;
    },
    as: (person: TestPerson): Caller => callerOf(desk, sessions.get(person.id) ?? null),
    /** Opens an account as the first run does: no one of the office gave the code. */
    async openedAtFirstRun(personId: string): Promise<{ oneTimeCode: string }> {
      const { oneTimeCode, code } = await newCode(desk.machine);
      desk.path.execute(null, (tx) => recordActivation(tx, desk.reads, personId, code, root()));
      return { oneTimeCode };
    },
    async signIn(person: TestPerson): Promise<TestPerson> {
      const { token } = await anyone.staff.signIn({ personId: person.id, password: person.password });
      sessions.set(person.id, token);
      const key = desk.sessions.key(token);
      if (key !== null) keys.set(person.id, key);
      return person;
    },
  };
}
type DeskCallers = ReturnType<typeof deskCallers>;

async function playFirstRun(
  callers: DeskCallers,
  options: OfficeOptions,
): Promise<Pick<TestOffice, 'manager' | 'clerk'>> {
  const { anyone, signIn, as } = callers;
  const tariff = options.tariff === undefined ? testTariff : options.tariff;
  const { managerId } = await anyone.office.setUp({
    officeCode: '1101',
    officeName: 'دفتر آزمون',
    deviceName: 'باجهٔ ۱',
    deskNumber: options.deskNumber ?? 1,
    manager: {
      name: 'مریم احمدی',
      nationalCode: '9990000018',
      supervisionFile: { fileNumber: '1', openedOn: '2026-01-01' },
      clearance: { reference: '1', issuedOn: '2026-01-01', expiresOn: '2028-01-01' },
      password: 'rain on the roof',
    },
    terminals: testTerminals.map((terminalId) => ({
      terminalId,
      merchant: '990000001',
      psp: 'به‌پرداخت ملت',
      validFrom: '2026-03-21',
      validTo: null,
    })),
  });
  const { desk } = callers;
  if (tariff !== null) desk.path.execute(managerId, (tx) => proposeTariff(tx, desk.reads, tariff));
  const manager = await signIn({ id: managerId, name: 'مریم احمدی', password: 'rain on the roof' });
  const facts = { name: 'علی رضایی', nationalCode: '9990000026', role: 'clerk' } as const;
  const clerk = await addPersonBy(callers, manager, facts);
  if (tariff !== null && options.unconfirmed !== true) {
    const [waiting] = await as(clerk).fees.listTariffs();
    if (waiting === undefined) throw new Error('the tariff was proposed');
    await confirmTariff(as(clerk), waiting.tariffId);
  }
  return { manager, clerk };
}

async function addPersonBy(
  { desk, anyone, as, signIn, openedAtFirstRun }: DeskCallers,
  manager: TestPerson,
  { isNew = false, ...facts }: PersonFacts,
): Promise<TestPerson> {
  const { staff, postings } = as(manager);
  await staff.proveAgain({ password: manager.password, purpose: 'people' });
  // Names of tests are alike now and then.
  const { role } = facts;
  const { personId } =
    role === 'inspector'
      ? registerInspector(desk, manager.id, facts)
      : await staff.register({ ...facts, role, asNameTwin: true });
  await staff.recordSupervisionFile({ personId, fileNumber: '2', openedOn: '2026-01-01' });
  await staff.recordInquiry({ personId, reference: '2', requestedOn: '2026-01-01' });
  await staff.recordClearance({
    personId,
    reference: '2',
    issuedOn: '2026-01-01',
    expiresOn: '2028-01-01',
  });
  const sections = [...builtInSections];
  if (facts.role === 'clerk')
    await postings.introduce({ personId, sections, letterNumber: '2', letterDay: '2026-01-01' });
  const isOpenedBefore = facts.role === 'manager' && !isNew;
  const { oneTimeCode } = isOpenedBefore
    ? await openedAtFirstRun(personId)
    : await staff.activate({ personId });
  const password = `apples and walnuts ${facts.nationalCode}`;
  await anyone.staff.chooseFirstPassword({ personId, oneTimeCode, password });
  return signIn({ id: personId, name: facts.name, password });
}

/** Somebody who only looks, as an older release registered them: the API takes nobody of that role (D16.65). */
function registerInspector(
  { path }: Desk,
  managerId: string,
  { name, nationalCode }: Omit<PersonFacts, 'role'>,
): { personId: string } {
  return path.execute(managerId, (tx) => {
    const personId = tx.newId();
    const nationalCodeHmac = tx.device.identifierHmac('national_code', nationalCode);
    const body = {
      personId,
      name,
      role: 'inspector' as const,
      nationalCodeMasked: '******',
      nationalCodeHmac,
    };
    tx.append(personRegistered, body, { nationalCode, fatherName: '' });
    return { personId };
  });
}

/** Looks at a tariff version and confirms it. */
export async function confirmTariff({ fees }: Caller, tariffId: string): Promise<void> {
  const { seen } = await fees.reviewTariff({ tariffId });
  await fees.confirmTariff({ tariffId, seen });
}

/** Enters an external rate by one person and confirms it by another. */
export async function putRateInForce(
  first: Caller,
  second: Caller,
  rate: Parameters<Caller['fees']['proposeRate']>[0],
): Promise<void> {
  const { rateId } = await first.fees.proposeRate(rate);
  const entered = (await second.fees.listRates()).find((known) => known.rateId === rateId);
  await second.fees.confirmRate({ rateId, seen: entered?.seen ?? '' });
}

/** Enters a terminal by one person and confirms it by another. */
export async function designateTerminal(
  first: Caller,
  second: Caller,
  terminal: Parameters<Caller['payments']['proposeTerminal']>[0],
): Promise<void> {
  const { registrationId } = await first.payments.proposeTerminal(terminal);
  const entered = (await second.payments.registrations()).find(
    (known) => known.registrationId === registrationId,
  );
  await second.payments.confirmTerminal({ registrationId, seen: entered?.seen ?? '' });
}

/** Opens the business day: the 127 sign is there. */
export async function openDay({ as, clerk }: TestOffice): Promise<void> {
  await as(clerk).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
  await as(clerk).premises.openDay();
}

/** Opens a visit of an Iranian adult by the clerk; nobody is verified yet. */
export async function openVisit({ as, clerk }: TestOffice, nationalCode = '0499370899'): Promise<string> {
  const { visitId } = await as(clerk).visits.open({
    client: {
      clientType: 'iranian_adult',
      name: 'رضا محمدی',
      nationalCode,
      mobile: '09121234567',
      postalCode: '1193653471',
      matterRole: 'plaintiff',
      trackingNumber: '',
    },
  });
  return visitId;
}

/** Opens a visit and completes its identity checklist. */
export async function verifiedVisit(office: TestOffice, nationalCode?: string): Promise<string> {
  const visitId = await openVisit(office, nationalCode);
  const { identity } = office.as(office.clerk);
  const checklist = await identity.checklist({ clientType: 'iranian_adult' });
  await identity.verify({
    visitId,
    note: '',
    answers: checklist.map(({ code, options: [option] }) =>
      option === undefined ? { code, state: 'checked' } : { code, state: 'checked', option },
    ),
  });
  return visitId;
}

/** A verified visit that is charged one petition: 770,000 rials. */
export async function chargedVisit(
  office: TestOffice,
  nationalCode?: string,
): Promise<{ visitId: string; chargeId: string }> {
  const visitId = await verifiedVisit(office, nationalCode);
  const lines = [{ itemCode: 'petition', count: 1 }];
  const { chargeId } = await office.as(office.clerk).fees.charge({ visitId, lines });
  return { visitId, chargeId };
}

/** The slip of a payment of one petition, with what a test wants otherwise. */
export function slip(visitId: string, other: Partial<SlipInput> = {}): SlipInput {
  return {
    visitId,
    terminalId: testTerminals[0],
    rrn: '123456789012',
    stan: '123456',
    card: '1234',
    amount: 770_000,
    ...other,
  };
}
type SlipInput = Parameters<Caller['payments']['record']>[0];

/**
 * Whether the office of the running test is verified when it ends. In the first tier every third is, chosen by the test's name:
 * an applier that leaves its tables otherwise than the journal says is met by many tests. Before a release every one is.
 */
export function isVerifiedAtEnd(): boolean {
  return isRelease || crc32(expect.getState().currentTestName ?? '') % 3 === 0;
}

/** Every chain holds, every private part is the committed one, and rebuilt tables equal the tables. */
export async function assertSound(desk: Desk, hasWaiting = false): Promise<void> {
  const findings = await findingsIn(desk);
  const ofWaiting: readonly string[] = hasWaiting ? ['clock', 'head_elsewhere', 'head_unknown'] : [];
  expect(findings.filter((one) => one.kind !== 'chain' || !ofWaiting.includes(one.reason))).toEqual([]);
}

/**
 * What verify finds. In the first tier the pages of the file and SQLite's own look at its structure are left out, which cost as
 * much as the rest: tests of the store call verify as it is, and before a release every test does.
 */
async function findingsIn(desk: Desk): Promise<readonly Finding[]> {
  const nobody = (): void => undefined;
  if (isRelease || !desk.store.sqlite.open) return (await verifyOffice(desk, nobody)).findings;
  const { store, path, machine, migrations } = desk;
  path.lists?.bringUp();
  const pathOver = (other: typeof store) => createReplayPath(other, machine);
  const parts = { store, path, entries: path.journal.count(), machine, migrations, pathOver };
  const tables = await verifyTables(parts, nobody);
  return [...(await verifyChains(path.journal, [], nobody)).findings, ...tables];
}

/** Awaits a refusal and gives its problem, as a client gets it; anything else fails the test. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  const error: unknown = await call.then(
    () => {
      throw new Error('the call was not refused');
    },
    (refused: unknown) => refused,
  );
  if (!(error instanceof TRPCError)) throw error;
  const problem = problemOfError(error, '');
  if (problem.code === 'UNEXPECTED') throw error;
  return problem;
}

function callerOf(desk: Desk, session: string | null): Caller {
  return appRouter.createCaller({ desk, session });
}
