// Cutting a person off (D9). Their work is beyond the cut-off where neither knew the other, unless it knew of their return (D9.1,
// closing/day-close/clash-queries.ts).
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { cutOffInput } from './contract.ts';
import { personCutOff } from './entries.ts';
import { type NewManagerReads, requireSettledManager } from './new-manager.ts';

/**
 * Cuts a person off; their sessions are ended by the caller at once.
 * @returns the cut-off. @throws NOT_FOUND, PERSON_ALREADY_CUT_OFF, OWN_ACT_FORBIDDEN, NEW_MANAGER, CLOCK_DOUBTED
 */
export function cutOffPerson(
  tx: Transaction,
  reads: NewManagerReads,
  input: Omit<z.infer<typeof cutOffInput>, 'password'>,
): string {
  if (input.personId === tx.actor) throw refusal('OWN_ACT_FORBIDDEN', {});
  const person = reads.staff.person(input.personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  if (person.state === 'cut_off') throw refusal('PERSON_ALREADY_CUT_OFF', {});
  requireSettledManager(tx, reads, input.personId);
  const id = tx.newId();
  tx.append(personCutOff, { id, ...input });
  return id;
}
