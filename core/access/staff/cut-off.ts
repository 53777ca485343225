// Cutting a person off (D9), with what the PC held at that moment; and the return, which each PC says before it is acted upon there.
// Between the two lies what the person did at a PC that had not heard of the cut-off (D9.1), whatever any clock says.
import type { z } from 'zod';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { cutOffInput } from './contract.ts';
import { cutOffReachNoted, personCutOff, returnNoted } from './entries.ts';
import type { StaffReads } from './queries.ts';

type CutOffReads = {
  readonly staff: Pick<StaffReads, 'person' | 'nextTurn'>;
  readonly journal: Pick<JournalReads, 'streams' | 'head'>;
};

/**
 * Cuts a person off and says how far every PC's entries were held here; their sessions are ended by the caller at once.
 * @returns the cut-off. @throws NOT_FOUND, PERSON_ALREADY_CUT_OFF, OWN_ACT_FORBIDDEN
 */
export function cutOffPerson(
  tx: Transaction,
  { staff, journal }: CutOffReads,
  input: Omit<z.infer<typeof cutOffInput>, 'password'>,
): string {
  if (input.personId === tx.actor) throw refusal('OWN_ACT_FORBIDDEN', {});
  const person = staff.person(input.personId);
  if (person === null) throw refusal('NOT_FOUND', { what: 'person' });
  if (person.state === 'cut_off') throw refusal('PERSON_ALREADY_CUT_OFF', {});
  const id = tx.newId();
  tx.append(personCutOff, { id, ...input, turn: staff.nextTurn(input.personId) });
  const held = journal
    .streams()
    .filter(({ branchOf }) => branchOf === null)
    .map(({ device, epoch }) => ({ device, epoch, seq: journal.head({ device, epoch }).seq }));
  tx.append(cutOffReachNoted, { id: tx.newId(), cutOffId: id, held });
  return id;
}

/**
 * Says, before a person acts here for the first time in this epoch since they were taken back, which of their cut-offs this PC
 * knows to be answered: what they do from here on is work of their return.
 */
export function noteReturn(
  tx: Transaction,
  { unnotedReturns }: Pick<StaffReads, 'unnotedReturns'>,
  personId: string,
): void {
  const { deviceId, epoch } = tx.device;
  const cutOffIds = unnotedReturns(personId, { device: deviceId, epoch });
  if (cutOffIds.length > 0) tx.append(returnNoted, { id: tx.newId(), personId, cutOffIds });
}
