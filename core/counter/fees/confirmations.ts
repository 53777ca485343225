// Who confirmed a tariff, a rate or a terminal, judged from the facts of the people (D4), and by the province's word.
import type { StaffReads } from '#core/access/staff/queries.ts';
import { type Confirmation, confirmationStatus } from '#core/access/staff/second-person.ts';
import { type ProposedThing, provinceWordReads } from '#core/journal/province-words/queries.ts';
import type { Orm } from '#db/open-store.ts';
import type { ConfirmationState } from './contract.ts';

export type ConfirmationReads = ReturnType<typeof confirmationReads>;

/** What was proposed, and by whom. */
export type Proposal = ProposedThing & { readonly actor: string | null };

/** A thing that is in force on one word, and how that came. */
export type OnOneWord = Proposal & { readonly confirmation: ConfirmationState };

/** In force on one word: nobody independent has confirmed it, or their word was voided since (D4.60). */
export const isOnOneWord = (confirmation: ConfirmationState): boolean =>
  confirmation === 'nobody_else' || confirmation === 'again';

/** Prepares these reads. */
export function confirmationReads(orm: Orm, staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>) {
  const { provinceWordOn, provinceAnswerOn, hashOfProposal } = provinceWordReads(orm);

  /** Who confirmed what was proposed. `provinceAt`: when the province did, where nobody of the office counts. */
  function confirmationOf(proposal: Proposal, confirmations: readonly Confirmation[]) {
    const { actor } = proposal;
    const { confirmed, isVoided, secondBy } = confirmationStatus(
      actor,
      confirmations,
      staff.secondPersonFacts,
    );
    const provinceAt = confirmed && secondBy === null ? (provinceWordOn(proposal)?.at ?? null) : null;
    return {
      confirmation: stateOf({ confirmed, isVoided, isCounted: secondBy !== null || provinceAt !== null }),
      confirmedBy: secondBy,
      confirmedByName: staff.nameOf(secondBy),
      provinceAt,
    };
  }

  return { nameOf: staff.nameOf, confirmationOf, hashOfProposal, provinceAnswerOn };
}

type Found = { readonly confirmed: boolean; readonly isVoided: boolean; readonly isCounted: boolean };

function stateOf({ confirmed, isVoided, isCounted }: Found): ConfirmationState {
  if (!confirmed) return 'waiting';
  if (isCounted) return 'confirmed';
  return isVoided ? 'again' : 'nobody_else';
}
