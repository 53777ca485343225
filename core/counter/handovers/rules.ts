// Who keeps an open visit and who may take payments on a terminal after a desk was handed over. Pure.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { HandoverAnswer, Subtotal } from './contract.ts';

export type Handover = {
  readonly id: string;
  readonly fromId: string | null;
  readonly toId: string;
  readonly visitIds: readonly string[];
  readonly terminals: readonly Subtotal[];
  /** The first answer, in the order of facts. */
  readonly answer: HandoverAnswer | null;
};

/** Who answers for an open visit: who opened it, or who took it over last; `handovers` in the order of facts (D2.9). */
export function keeperOf(
  visit: { readonly id: string; readonly openedBy: string | null },
  handovers: readonly Handover[],
): string | null {
  const last = handovers.findLast(
    ({ answer, visitIds }) => answer === 'taken' && visitIds.includes(visit.id),
  );
  return last?.toId ?? visit.openedBy;
}

/** To whom a person passed a terminal on and did not get it back; null while they may take payments on it. */
export function handedOverTo(
  personId: string,
  terminalId: string,
  handovers: readonly Handover[],
): string | null {
  const last = handovers.findLast(
    ({ answer, fromId, toId, terminals }) =>
      answer === 'taken' &&
      (fromId === personId || toId === personId) &&
      terminals.some((terminal) => terminal.terminalId === terminalId),
  );
  return last?.fromId === personId ? last.toId : null;
}

/** Why `actorId` cannot answer a handover: only who it is for takes or declines it, only who offered it withdraws it. */
export function answerRefusal(
  { fromId, toId, answer }: Pick<Handover, 'fromId' | 'toId' | 'answer'>,
  given: HandoverAnswer,
  actorId: string,
): Problem | null {
  if (given === 'withdrawn' ? fromId !== actorId : toId !== actorId)
    return fromId === actorId
      ? { code: 'OWN_ACT_FORBIDDEN', params: {} }
      : { code: 'NOT_ALLOWED', params: {} };
  return answer === null ? null : { code: 'ACTION_ALREADY_DONE', params: {} };
}

/** Whether two lists of subtotals say the same, in whatever order. */
export function isSameStatement(one: readonly Subtotal[], other: readonly Subtotal[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ terminalId, count, amount }) =>
      other.some(
        (known) => known.terminalId === terminalId && known.count === count && known.amount === amount,
      ),
    )
  );
}
