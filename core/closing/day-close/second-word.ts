// The word of a colleague beside the manager's, on what could have been pocketed (D19): independent, and proved by their own password.
import type { StaffReads } from '#core/access/staff/queries.ts';
import { accountsOfFirst, notIndependent } from '#core/access/staff/second-person.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';

/** What a colleague who has proved who they are says of it. */
export type SecondConfirmation = { readonly personId: string; readonly word: string };

/**
 * `recordedBy`: who recorded what it is about; the word of none of them is a second one.
 * @throws OWN_ACT_FORBIDDEN, SECOND_PERSON_NOT_INDEPENDENT, NOT_ALLOWED for who does not work at the counter, REASON_NEEDED
 */
export function requireIndependentConfirmation(
  tx: Transaction,
  { staff }: { readonly staff: Pick<StaffReads, 'counterStaff' | 'secondPersonFacts'> },
  { personId, word }: SecondConfirmation,
  recordedBy: readonly (string | null)[],
): void {
  const facts = staff.counterStaff().find(({ id }) => id === personId);
  if (facts === undefined) throw refusal('NOT_ALLOWED', {});
  for (const first of [tx.actor, ...recordedBy]) {
    const accounts = accountsOfFirst(first, staff.secondPersonFacts);
    const why = first === null ? null : notIndependent(accounts, facts, tx.day);
    if (why === 'own_act') throw refusal('OWN_ACT_FORBIDDEN', {});
    if (why !== null) throw refusal('SECOND_PERSON_NOT_INDEPENDENT', { why });
  }
  if (!isReason(word)) throw refusal('REASON_NEEDED', {});
}
