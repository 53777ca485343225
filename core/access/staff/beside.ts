// An act that takes a colleague beside whoever does it: their own password, and words in which it is said why. Nobody stands in for
// them; where the office has nobody independent the act waits, or goes to the province, as its command says.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { Beside } from './contract.ts';
import { type Proven, proveIdentity, requireStillProven, type SignInDesk } from './prove-identity.ts';
import type { StaffReads } from './queries.ts';
import { accountsOfFirst, notIndependent } from './second-person.ts';

export type BesideReads = SoundClockReads & { readonly staff: StaffReads };

/** What was said, and that the colleague showed their password just now. */
export type BesideWord = { readonly words: string; readonly second: Proven };

/**
 * Compares the colleague's password, before the transaction. Null where nobody stands beside.
 * @throws NOT_FOUND and what proveIdentity throws
 */
export async function proveBeside(desk: SignInDesk, said: Beside | undefined): Promise<BesideWord | null> {
  if (said === undefined) return null;
  const colleague = desk.reads.staff.person(said.personId);
  if (colleague === null) throw refusal('NOT_FOUND', { what: 'person' });
  return { words: said.words, second: await proveIdentity(desk, colleague, said.password, 'beside') };
}

/**
 * Passes when a colleague stands beside who is independent of the acting person (`notIndependent`), and the words say something.
 * @returns the colleague
 * @throws SECOND_PERSON_NEEDED without one, CLOCK_DOUBTED, OWN_ACT_FORBIDDEN, SECOND_PERSON_NOT_INDEPENDENT, REASON_NEEDED and what
 * requireStillProven throws
 */
export function requireBeside(
  tx: Transaction,
  reads: BesideReads,
  word: BesideWord | null,
  act: 'control' | 'complaint',
): string {
  if (word === null) throw refusal('SECOND_PERSON_NEEDED', { act });
  requireSoundClock(tx, reads);
  requireStillProven({ reads }, word.second);
  const { personId } = word.second;
  const facts = reads.staff.secondPersonFacts(personId);
  if (facts === null) throw refusal('NOT_FOUND', { what: 'person' });
  const why = notIndependent(accountsOfFirst(tx.actor, reads.staff.secondPersonFacts), facts, tx.day);
  if (why === 'own_act') throw refusal('OWN_ACT_FORBIDDEN', {});
  if (why !== null) throw refusal('SECOND_PERSON_NOT_INDEPENDENT', { why });
  if (!isReason(word.words)) throw refusal('REASON_NEEDED', {});
  return personId;
}
