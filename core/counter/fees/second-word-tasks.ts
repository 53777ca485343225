// What the morning card says of things that are at work on one word (D4.60, D4.61): what somebody of the office is to confirm again,
// and what the province is asked for.
import type { StaffReads } from '#core/access/staff/queries.ts';
import { canBeConfirmed } from '#core/access/staff/require-second.ts';
import { accountsOfFirst, notIndependent } from '#core/access/staff/second-person.ts';
import type { TaskReader } from '#core/journal/log/define-duty.ts';
import type { OnOneWord } from './confirmations.ts';

type SecondWordReads = {
  readonly staff: Pick<StaffReads, 'secondPersonFacts' | 'counterStaff'>;
  readonly sync: { province(): object | null };
};

/**
 * `confirmAgain`: voided words, for whoever can confirm; for the manager only where nobody of the office can. `provinceAsked`: what nobody of the office can confirm,
 * for the manager of an office that has a province. `alone`: what else stands on one word, for the same; nothing else says it to them
 * (D20.122).
 */
export function secondWordTasks(
  { staff, sync }: SecondWordReads,
  things: readonly OnOneWord[],
  reader: TaskReader,
  day: string,
): { confirmAgain: number; provinceAsked: number; alone: number } {
  const isManager = reader.role === 'manager';
  const facts = things.length === 0 ? null : staff.secondPersonFacts(reader.id);
  const readerCan = (first: string | null): boolean =>
    facts !== null && notIndependent(accountsOfFirst(first, staff.secondPersonFacts), facts, day) === null;
  const nobodyCan = ({ actor }: OnOneWord): boolean => !canBeConfirmed({ staff }, actor, day);
  const isAsked = (thing: OnOneWord): boolean => sync.province() !== null && nobodyCan(thing);
  const waits = (confirmation: OnOneWord['confirmation']): number =>
    things.filter(
      (thing) =>
        thing.confirmation === confirmation &&
        !isAsked(thing) &&
        (readerCan(thing.actor) || (isManager && nobodyCan(thing))),
    ).length;
  return {
    confirmAgain: waits('again'),
    alone: waits('nobody_else'),
    provinceAsked: isManager ? things.filter(isAsked).length : 0,
  };
}
