// A manager's access by the province's code (D11): what they had of keys and codes opens nothing any more, and a one-time code
// lets them choose a password. Nobody of the office does it: the province's signature is what counts, and it sees the fact.

import type { KeptKey } from '#core/access/accounts/account-key.ts';
import { appendProved } from '#core/access/accounts/prove.ts';
import { laterNow } from '#core/access/inspections/commands.ts';
import { clockGraceMs } from '#core/access/inspections/rules.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { recordActivation } from '#core/access/staff/commands.ts';
import type { Person } from '#core/access/staff/contract.ts';
import { nameKey } from '#core/access/staff/rules.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type AccessCode, readAccessCode, type TypedAccessCode } from '#core/foundation/wire/access-code.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { RestoreRefusal } from './contract.ts';
import { accessRestored, restoreRefused } from './entries.ts';

/** Why a signed code restores nothing here and now; null when it does. `now` is the later of all clocks, UTC. */
export function whyRefused(
  code: AccessCode,
  here: { readonly office: string; readonly now: string; readonly isUsed: boolean },
): RestoreRefusal | null {
  if (code.office !== here.office) return 'other_office';
  if (here.isUsed) return 'used';
  if (here.now >= code.expiresAt) return 'expired';
  return Date.parse(here.now) < Date.parse(code.madeAt) - clockGraceMs ? 'not_yet' : null;
}

/** The one manager of this name whose account stands: who was cut off or suspended is nobody here (D11.34). */
export function managerNamed(people: readonly Person[], name: string): Person | null {
  const [found, ...more] = people.filter(
    (person) =>
      person.role === 'manager' &&
      (person.state === 'active' || person.state === 'activated') &&
      nameKey(person.name) === nameKey(name),
  );
  return found === undefined || more.length > 0 ? null : found;
}

/**
 * Gives a manager access by a code that the province signed; former keys, codes and passwords open nothing more (D11.33).
 * @returns whom it restored; when their one-time code expires, UTC.
 * @throws OFFICE_NOT_SET_UP, ACCESS_NEEDS_PROVINCE, ACCESS_CODE_WRONG, ACCESS_CODE_REFUSED
 */
export function restoreAccess(
  desk: Desk,
  typed: string,
  oneTimeCode: KeptKey,
): { person: Person; expiresAt: string } {
  const identity = desk.identity();
  const provinceKey = desk.provinceKey();
  if (identity === null) throw refusal('OFFICE_NOT_SET_UP', {});
  if (provinceKey === null) throw refusal('ACCESS_NEEDS_PROVINCE', {});
  const read = readAccessCode(typed, provinceKey);
  if (read === null) throw refusal('ACCESS_CODE_WRONG', {});
  const { code } = read;
  const now = laterNow(desk);
  const { reads } = desk;
  const outcome = desk.path.execute(null, (tx) => {
    const isUsed = reads.secondFactor.isRestoredBy(code.codeId);
    const why = whyRefused(code, { office: identity.officeCode, now, isUsed });
    const person = managerNamed(reads.staff.people(), code.name);
    if (why === null && person !== null)
      return { person, expiresAt: restore(tx, desk, person, read, oneTimeCode) };
    const reason = why ?? 'nobody';
    // Written, so that the province sees it, and a clock that is set back afterwards lies before it.
    tx.append(restoreRefused, { id: tx.newId(), codeId: code.codeId, reason });
    return { reason };
  });
  if ('reason' in outcome) throw refusal('ACCESS_CODE_REFUSED', { why: outcome.reason });
  desk.sessions.end(outcome.person.id, 'account');
  return outcome;
}

/** Both facts are signed by the code's own key, which the province's word names (D11.51). */
function restore(
  tx: Transaction,
  { reads }: Desk,
  person: Person,
  { code: { codeId }, word, key }: TypedAccessCode,
  oneTimeCode: KeptKey,
): string {
  appendProved(tx, accessRestored, key, { id: tx.newId(), codeId, personId: person.id, word });
  return recordActivation(tx, reads, person.id, oneTimeCode, key);
}
