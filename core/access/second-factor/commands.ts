// What a manager does with the second factor: registers and removes keys, makes a sheet of codes, shows one of them.
// Whatever a key said is checked before; here it becomes a fact.
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { appendProved } from '#core/access/accounts/prove.ts';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { type NewManagerReads, requireSettledManager } from '#core/access/staff/new-manager.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { codesOnSheet, makingCodes, type registerKeyInput, type removeKeyInput } from './contract.ts';
import {
  codesMade,
  codeUsed,
  keyCountedBack,
  keyRegistered,
  keyRemoved,
  keyUsed,
  requirementSet,
} from './entries.ts';
import type { SecondFactorReads } from './queries.ts';
import { countsOn, type MadeKey } from './web-authn.ts';

export type SecondFactorCommandReads = { readonly secondFactor: SecondFactorReads };

/** Keeps a key of the acting person. @throws ACTION_ALREADY_DONE when it is registered already */
export function registerKey(
  tx: Transaction,
  { secondFactor }: SecondFactorCommandReads,
  actor: Person,
  { credentialId, label }: Pick<z.infer<typeof registerKeyInput>, 'credentialId' | 'label'>,
  { publicKey, algorithm, signCount, asksHolder }: MadeKey,
  by: AccountKey,
): void {
  if (secondFactor.key(credentialId) !== null) throw refusal('ACTION_ALREADY_DONE', {});
  const body = { id: tx.newId(), personId: actor.id, algorithm, signCount, asksHolder };
  appendProved(tx, keyRegistered, by, body, { credentialId, publicKey, label });
}

/**
 * Takes a key out of use, for ever. `isProven`: the acting person showed a second factor of theirs for it.
 * @throws NOT_FOUND, SECOND_FACTOR_NOT_READY without one, NEW_MANAGER, CLOCK_DOUBTED
 */
export function removeKey(
  tx: Transaction,
  reads: SecondFactorCommandReads & NewManagerReads,
  { keyId, reasonCode }: Omit<z.infer<typeof removeKeyInput>, 'password'>,
  { isProven, by }: { readonly isProven: boolean; readonly by: AccountKey },
): void {
  const known = reads.secondFactor.keys().find((key) => key.keyId === keyId);
  if (known === undefined) throw refusal('NOT_FOUND', { what: 'key' });
  if (!isProven) throw refusal('SECOND_FACTOR_NOT_READY', {});
  requireSettledManager(tx, reads, known.personId);
  appendProved(tx, keyRemoved, by, { id: tx.newId(), keyId, reasonCode });
}

/** Writes that a key was used, or that it counted back (D11.18). @returns whether it may count as a proof */
export function recordKeyUse(
  tx: Transaction,
  { secondFactor }: SecondFactorCommandReads,
  keyId: string,
  act: string,
  signCount: number,
): boolean {
  const known = secondFactor.signCount(keyId);
  if (countsOn(known, signCount)) {
    tx.append(keyUsed, { id: tx.newId(), keyId, act, signCount });
    return true;
  }
  tx.append(keyCountedBack, { id: tx.newId(), keyId, got: signCount, known });
  return false;
}

/** Letters that are not mistaken for each other, as in the other codes of the office. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 16;

/** What a code is kept as: it has 80 random bits, so nobody finds it from its hash. */
const hashOf = (code: string): string =>
  createHash('sha256').update(`pishkhan-code-v1\0${code}`).digest('hex');

/** A code as it was typed, without what stands between its groups. */
const cleanCode = (typed: string): string =>
  cleanIdentifier(typed).toUpperCase().replaceAll('O', '0').replaceAll('I', '1').replaceAll('L', '1');

/** Makes a sheet of one-time codes; those of a former sheet open nothing any more. @returns the codes, shown once */
export function makeCodes(tx: Transaction, actor: Person, by: AccountKey): string[] {
  const codes = Array.from({ length: codesOnSheet }, () =>
    Array.from(tx.randomBytes(codeLength), (byte) => alphabet[byte % alphabet.length]).join(''),
  );
  const hashes = codes.map(hashOf);
  appendProved(tx, codesMade, by, { id: tx.newId(), personId: actor.id }, { hashes });
  return codes.map((code) => code.replace(/(.{4})(?=.)/g, '$1-'));
}

/**
 * Uses one code. The one that is kept for the next sheet is not used up by it: that sheet ends it, and until then nobody
 * stands there with nothing (D11.17).
 * @returns whether it was one that is left
 * @throws SECOND_FACTOR_LAST_CODE where it is kept for the next sheet
 */
export function useCode(
  tx: Transaction,
  { secondFactor }: SecondFactorCommandReads,
  actor: Person,
  act: string,
  typed: string,
): boolean {
  const hash = hashOf(cleanCode(typed));
  const sheet = secondFactor.sheet(actor.id);
  const place = sheet === null ? -1 : sheet.hashes.indexOf(hash);
  if (sheet === null || place < 0 || sheet.used.has(place)) return false;
  if (place === secondFactor.keptPlace(actor.id)) {
    if (act !== makingCodes) throw refusal('SECOND_FACTOR_LAST_CODE', {});
    return true;
  }
  tx.append(codeUsed, { id: tx.newId(), sheetId: sheet.id, place, act });
  return true;
}

/**
 * Switches the second factor on or off for the office. `isProven`: the acting person showed one of theirs for it (D11.36). Off is
 * switched by two (D20.65).
 * @throws SECOND_FACTOR_NOT_READY on without a code for the day the key is lost, off without a second factor, and what recordLoosening
 * throws
 */
export function setRequired(
  tx: Transaction,
  reads: SecondFactorCommandReads & LooseningReads,
  actor: Person,
  {
    isRequired,
    isProven,
    by,
    word,
  }: {
    readonly isRequired: boolean;
    readonly isProven: boolean;
    readonly by: AccountKey;
    readonly word: BesideWord | null;
  },
): void {
  const { secondFactor } = reads;
  if (secondFactor.isRequired() === isRequired) throw refusal('ACTION_ALREADY_DONE', {});
  if (isRequired ? secondFactor.codesLeft(actor.id) === 0 : !isProven)
    throw refusal('SECOND_FACTOR_NOT_READY', {});
  const id = tx.newId();
  if (!isRequired)
    recordLoosening(tx, reads, word, {
      ...{ control: 'second_factor', settingId: id, about: null, title: null },
      ...{ before: 'on', after: 'off' },
    });
  appendProved(tx, requirementSet, by, { id, isRequired });
}
