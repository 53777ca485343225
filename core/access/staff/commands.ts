// What the manager and a person do with accounts (D8, D9, D11). Keys come in ready: making and opening one is asynchronous.

import type { z } from 'zod';
import type { KeptKey } from '#core/access/accounts/account-key.ts';
import { appendProved } from '#core/access/accounts/prove.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';
import { whyGuessable } from '#core/foundation/passwords/guessable.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import {
  minimumPasswordLength,
  type recordClearanceInput,
  type recordInquiryInput,
  type recordSupervisionFileInput,
  type registerPersonInput,
  type withdrawClearanceInput,
} from './contract.ts';
import {
  clearanceRecorded,
  clearanceWithdrawn,
  inquiryRequested,
  passwordChosen,
  passwordReset,
  personActivated,
  personRegistered,
  supervisionFileRecorded,
} from './entries.ts';
import { type NewManagerReads, requireSettledManager } from './new-manager.ts';
import { requireSomebodyElse } from './not-oneself.ts';
import type { StaffReads } from './queries.ts';
import { activationRefusal, clearanceAfterWithdrawal, isNewManager, lastClearanceDay } from './rules.ts';

type StaffCommandReads = { readonly staff: StaffReads };
/** What ends something of a person asks as well who is a new manager (D11.40). */
type EndingReads = StaffCommandReads & NewManagerReads;

/** How long a one-time code may be used, in ms. */
const codeLifetimeMs = 24 * 60 * 60 * 1000;

/** Registers a person; they cannot sign in yet (A22). @throws NATIONAL_CODE_INVALID, PERSON_ALREADY_REGISTERED, NAME_TWIN */
export function registerPerson(
  tx: Transaction,
  reads: StaffCommandReads,
  input: z.infer<typeof registerPersonInput>,
): string {
  const nationalCode = cleanIdentifier(input.nationalCode);
  if (nationalCodeVerdict(nationalCode).verdict === 'block') throw refusal('NATIONAL_CODE_INVALID', {});
  const nationalCodeHmac = tx.device.identifierHmac('national_code', nationalCode);
  if (reads.staff.personByNationalCode(nationalCodeHmac) !== null)
    throw refusal('PERSON_ALREADY_REGISTERED', {});
  const twins = reads.staff.namedLike(input.name);
  const [twin] = twins;
  if (twin !== undefined && input.asNameTwin !== true) {
    const { id, name, role } = twin;
    throw refusal('NAME_TWIN', { name, role, desk: reads.staff.lastDesk(id) });
  }
  const personId = tx.newId();
  tx.append(
    personRegistered,
    {
      personId,
      name: input.name,
      role: input.role,
      nationalCodeMasked: maskIdentifier(nationalCode),
      nationalCodeHmac,
      ...(twins.length === 0 ? {} : { twinOf: twins.map(({ id }) => id) }),
    },
    { nationalCode, fatherName: input.fatherName ?? '' },
  );
  return personId;
}

/** Records the supervision file (D8). @throws NOT_FOUND */
export function recordSupervisionFile(
  tx: Transaction,
  reads: StaffCommandReads,
  input: z.infer<typeof recordSupervisionFileInput>,
): void {
  requirePerson(reads, input.personId);
  if (input.openedOn > tx.day) throw refusal('INPUT_INVALID', { fields: ['openedOn'] });
  const id = tx.newId();
  tx.append(supervisionFileRecorded, { id, ...input });
}

/**
 * Records that the inquiry was asked for, once the file is there (D8.5).
 * @throws NOT_FOUND, SUPERVISION_FILE_MISSING, INPUT_INVALID
 */
export function recordInquiry(
  tx: Transaction,
  reads: StaffCommandReads,
  input: z.infer<typeof recordInquiryInput>,
): void {
  requirePerson(reads, input.personId);
  const file = reads.staff.supervisionFile(input.personId);
  if (file === null) throw refusal('SUPERVISION_FILE_MISSING', {});
  if (input.requestedOn > tx.day || input.requestedOn < file.openedOn)
    throw refusal('INPUT_INVALID', { fields: ['requestedOn'] });
  const id = tx.newId();
  tx.append(inquiryRequested, { id, ...input });
}

/**
 * Records an approved security clearance (D8.4): the first one of a person only after its inquiry was asked for, and one
 * after a withdrawal only by a later letter. Nobody records their own while another manager is there who can; where nobody
 * is, the entry says so to the province (D8.9).
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, INQUIRY_MISSING, CLEARANCE_EXPIRED, PAPERS_BEFORE_WITHDRAWAL, INPUT_INVALID
 */
export function recordClearance(
  tx: Transaction,
  reads: StaffCommandReads,
  input: z.infer<typeof recordClearanceInput>,
): void {
  const { personId } = input;
  requirePerson(reads, personId);
  const isFirst = reads.staff.clearance(personId) === null;
  if (isFirst && reads.staff.inquiry(personId) === null) throw refusal('INQUIRY_MISSING', {});
  const isOwn = tx.actor !== null && reads.staff.accountsOf(tx.actor).includes(personId);
  if (isOwn && hasOtherManager(reads, personId, tx.day)) throw refusal('OWN_ACT_FORBIDDEN', {});
  appendClearance(tx, reads, input, isOwn);
}

/** Whether another manager may work here who is no new one and no other account of the same human being. */
export function hasOtherManager({ staff }: StaffCommandReads, personId: string, day: string): boolean {
  const own = staff.accountsOf(personId);
  return staff
    .people()
    .some(
      ({ id, role, state }) =>
        role === 'manager' &&
        state === 'active' &&
        !own.includes(id) &&
        (staff.clearance(id)?.expiresOn ?? '') >= day &&
        !isNewManager(staff.openedSince(id), day),
    );
}

/** The same for who founds an office: their inquiry lies with the province. */
export function appendClearance(
  tx: Transaction,
  reads: StaffCommandReads,
  input: z.infer<typeof recordClearanceInput>,
  isOwn = false,
): void {
  if (input.issuedOn > tx.day) throw refusal('INPUT_INVALID', { fields: ['issuedOn'] });
  if (input.expiresOn < input.issuedOn) throw refusal('INPUT_INVALID', { fields: ['expiresOn'] });
  if (input.expiresOn < tx.day) throw refusal('CLEARANCE_EXPIRED', { expired: input.expiresOn });
  const last = lastClearanceDay(input.issuedOn);
  if (input.expiresOn > last) throw refusal('CLEARANCE_TOO_LONG', { last });
  const withdrawn = reads.staff.withdrawalsInForce(input.personId);
  refuse(clearanceAfterWithdrawal(input.issuedOn, withdrawn));
  tx.append(clearanceRecorded, { id: tx.newId(), ...input, ...(isOwn ? { byThemself: true } : {}) });
}

/**
 * Takes a clearance back: the person is suspended at once, until a clearance of a later letter that knew it is recorded (D8). Their
 * sessions are ended by the caller. Nobody withdraws their own.
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, NEW_MANAGER, CLOCK_DOUBTED, CLEARANCE_MISSING, CLEARANCE_WITHDRAWN when it is withdrawn already, INPUT_INVALID
 */
export function withdrawClearance(
  tx: Transaction,
  reads: EndingReads,
  { personId, letterNumber, withdrawnOn }: Omit<z.infer<typeof withdrawClearanceInput>, 'password'>,
): void {
  requireSomebodyElse(tx.actor, personId, reads.staff);
  requirePerson(reads, personId);
  requireSettledManager(tx, reads, personId);
  if (reads.staff.withdrawalsInForce(personId).length > 0) throw refusal('CLEARANCE_WITHDRAWN', {});
  if (reads.staff.clearance(personId) === null) throw refusal('CLEARANCE_MISSING', {});
  if (withdrawnOn > tx.day) throw refusal('INPUT_INVALID', { fields: ['withdrawnOn'] });
  tx.append(clearanceWithdrawn, { id: tx.newId(), personId, letterNumber, withdrawnOn });
}

/**
 * Activates an account with a one-time code (D8, D11.5).
 * @returns when the code expires, UTC.
 * @throws NOT_FOUND, PERSON_ALREADY_ACTIVE, SUPERVISION_FILE_MISSING, CLEARANCE_MISSING, CLEARANCE_EXPIRED,
 * PAPERS_BEFORE_CUT_OFF
 */
export function activatePerson(
  tx: Transaction,
  reads: StaffCommandReads,
  personId: string,
  code: KeptKey,
  by: AccountKey,
): string {
  if (requirePerson(reads, personId).state === 'active') throw refusal('PERSON_ALREADY_ACTIVE', {});
  return openAccount(tx, reads, personId, code, by);
}

/**
 * Ends the password of an active account: a one-time code lets its owner, and nobody else, choose the next (D11).
 * @returns when the code expires, UTC.
 * @throws NOT_FOUND, OWN_ACT_FORBIDDEN, PERSON_NOT_ACTIVE, NEW_MANAGER, CLOCK_DOUBTED and what activatePerson throws
 */
export function resetPassword(
  tx: Transaction,
  reads: EndingReads,
  personId: string,
  code: KeptKey,
  by: AccountKey,
): string {
  requireSomebodyElse(tx.actor, personId, reads.staff);
  if (requirePerson(reads, personId).state !== 'active') throw refusal('PERSON_NOT_ACTIVE', {});
  requireSettledManager(tx, reads, personId);
  tx.append(passwordReset, { id: tx.newId(), personId });
  return openAccount(tx, reads, personId, code, by);
}

function openAccount(
  tx: Transaction,
  reads: StaffCommandReads,
  personId: string,
  code: KeptKey,
  by: AccountKey,
): string {
  if (reads.staff.withdrawalsInForce(personId).length > 0) throw refusal('CLEARANCE_WITHDRAWN', {});
  refuse(
    activationRefusal(
      reads.staff.supervisionFile(personId),
      reads.staff.clearance(personId),
      tx.day,
      reads.staff.lastCutOffDay(personId),
    ),
  );
  return recordActivation(tx, reads, personId, code, by);
}

/**
 * Writes an activation, which ends every cut-off that this PC knows; who may be activated is asked before (D9.2). It counts when `by`
 * is the key of a manager, or of a code of the province (D11.51).
 */
export function recordActivation(
  tx: Transaction,
  reads: StaffCommandReads,
  personId: string,
  { publicKey: codeKey, sealed }: KeptKey,
  by: AccountKey,
): string {
  const codeExpiresAt = new Date(Date.parse(tx.now) + codeLifetimeMs).toISOString();
  const { role } = requirePerson(reads, personId);
  appendProved(tx, personActivated, by, { id: tx.newId(), personId, role, codeExpiresAt, codeKey }, sealed);
  return codeExpiresAt;
}

/**
 * Keeps the password that a person chose by a one-time code, under the activation whose code was proved: once, and not where
 * another code was given or the account ended while the password was hashed (D11.4, D11.8).
 * @throws ONE_TIME_CODE_WRONG
 */
export function keepFirstPassword(
  tx: Transaction,
  reads: StaffCommandReads,
  { personId, activationId }: { readonly personId: string; readonly activationId: string },
  password: KeptKey,
  by: AccountKey,
): void {
  const isOpen = reads.staff.person(personId)?.state === 'activated';
  if (!isOpen || reads.staff.activation(personId)?.id !== activationId)
    throw refusal('ONE_TIME_CODE_WRONG', {});
  keepPassword(tx, reads, personId, password, by);
}

/** Keeps a password that the person chose: `by` is the key of the one before it, or of the one-time code (D11.50). @throws NOT_FOUND */
export function keepPassword(
  tx: Transaction,
  reads: StaffCommandReads,
  personId: string,
  { publicKey, sealed }: KeptKey,
  by: AccountKey,
): void {
  requirePerson(reads, personId);
  const activation = reads.staff.activation(personId);
  if (activation === null) throw new TypeError('a password is chosen under an activation');
  const body = { id: tx.newId(), personId, activationId: activation.id, publicKey };
  appendProved(tx, passwordChosen, by, body, sealed);
}

/** @param name of the person who chooses it. @throws PASSWORD_TOO_WEAK, PASSWORD_TOO_COMMON */
export function requireStrongPassword(password: string, name: string): void {
  const why = whyGuessable(password, [name]);
  if (why !== null) throw refusal('PASSWORD_TOO_COMMON', { why });
  if ([...password.normalize('NFC')].length < minimumPasswordLength) {
    throw refusal('PASSWORD_TOO_WEAK', { minimumLength: minimumPasswordLength });
  }
}

function requirePerson(reads: StaffCommandReads, personId: string) {
  const person = reads.staff.person(personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  return person;
}
