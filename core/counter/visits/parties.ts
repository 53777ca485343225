// How many parties a visit has: those whose matter it is, here or represented. Pure.
import { isHelper } from '#core/counter/people/rules.ts';
import type { VisitForm } from './form-queries.ts';

/**
 * Whoever came for themself and whoever is represented. Who only acts for another is none, nor who helps, nor an absent one through
 * whom somebody else acts.
 */
export function partiesOf(forms: readonly VisitForm[]): number {
  const acting = new Set(
    forms.flatMap(({ mandates }) => mandates.map(({ fromId, basis }) => (basis === 'helper' ? '' : fromId))),
  );
  const parties = forms.flatMap(({ participants, mandates }) =>
    participants.filter(
      ({ id, role, isHere }) =>
        !isHelper(role) && (isHere ? mandates.every(({ fromId }) => fromId !== id) : !acting.has(id)),
    ),
  );
  return parties.length;
}
