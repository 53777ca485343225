// Who holds a piece of equipment, and who may give, take, mend and end it (D18). Pure; a null person is the office's
// store, of which the manager takes care.
import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import type { Condition, HandoverAnswer } from './contract.ts';

export type Handover = {
  readonly id: string;
  readonly fromId: string | null;
  readonly toId: string | null;
  /** The change of hands that it follows; null for the first one. */
  readonly after: string | null;
  readonly actor: string | null;
};
export type Answer = {
  readonly id: string;
  readonly handoverId: string;
  readonly answer: HandoverAnswer;
  readonly at: string;
  /** Of its entry: with the id the order of facts. */
  readonly lc: number;
};
export type Recovery = {
  readonly id: string;
  readonly after: string | null;
  readonly at: string;
  readonly lc: number;
};

export type Custody = {
  readonly holderId: string | null;
  /** UTC; null while nobody has ever held it. */
  readonly since: string | null;
  /** The change of hands that it stands on. */
  readonly last: string | null;
  /** The handover that waits for its other side. */
  readonly open: Handover | null;
};

/**
 * Who holds a piece, from its facts, each list in the order of facts. A change of hands counts by what it follows, never by
 * a clock: of two that follow the same one, on two PCs, the first in the order of facts counts and the other never happened
 * (D18.3).
 */
export function custodyOf(
  handovers: readonly Handover[],
  answers: readonly Answer[],
  recoveries: readonly Recovery[],
): Custody {
  const firstAnswer = new Map<string, Answer>();
  for (const answer of answers)
    if (!firstAnswer.has(answer.handoverId)) firstAnswer.set(answer.handoverId, answer);
  const taken = handovers.flatMap(({ id, toId, after }) => {
    const answer = firstAnswer.get(id);
    return answer?.answer === 'taken' ? [{ id: answer.id, at: answer.at, lc: answer.lc, after, toId }] : [];
  });
  const changes = [...taken, ...recoveries.map((recovery) => ({ ...recovery, toId: null }))];
  const following = (id: string | null) => changes.filter(({ after }) => after === id).toSorted(inOrder)[0];
  let last = following(null);
  for (let next = last; next !== undefined; next = following(next.id)) last = next;
  const standsOn = last?.id ?? null;
  const open = handovers.findLast(({ id, after }) => after === standsOn && !firstAnswer.has(id)) ?? null;
  return { holderId: last?.toId ?? null, since: last?.at ?? null, last: standsOn, open };
}

type Placed = { readonly lc: number; readonly id: string };
const inOrder = (a: Placed, b: Placed): number => a.lc - b.lc || (a.id < b.id ? -1 : 1);

export type Actor = { readonly id: string; readonly isManager: boolean };

/** Why `actor` cannot hand a piece over to `toId`: only who holds it gives it away, and never to themself (D18.2). */
export function handOverRefusal(custody: Custody, actor: Actor, toId: string | null): Problem | null {
  const { holderId, open } = custody;
  const isTheirs = holderId === null ? actor.isManager : holderId === actor.id;
  if (!isTheirs) return { code: 'NOT_IN_YOUR_CUSTODY', params: {} };
  if (open !== null) return { code: 'HANDOVER_OPEN', params: {} };
  if (toId === actor.id) return { code: 'OWN_ACT_FORBIDDEN', params: {} };
  return toId === holderId ? { code: 'ACTION_ALREADY_DONE', params: {} } : null;
}

/**
 * Why `actor` cannot answer a handover. It is taken or declined by whom it is for, never by who gave it; what goes back into
 * the store is taken by a manager, and when a manager gives it back by anybody else. Only who offered it withdraws it.
 */
export function answerRefusal(
  handover: Handover,
  answer: HandoverAnswer,
  actor: Actor,
  giverIsManager: boolean,
): Problem | null {
  const isGiver = handover.actor === actor.id;
  if (answer === 'withdrawn') return isGiver ? null : { code: 'NOT_IN_YOUR_CUSTODY', params: {} };
  if (isGiver) return { code: 'OWN_ACT_FORBIDDEN', params: {} };
  if (handover.toId !== null)
    return handover.toId === actor.id ? null : { code: 'NOT_IN_YOUR_CUSTODY', params: {} };
  return actor.isManager || giverIsManager ? null : { code: 'NOT_IN_YOUR_CUSTODY', params: {} };
}

const order: readonly Condition[] = ['sound', 'worn', 'faulty'];

/** True when a taker finds a piece worse than its giver said: then it is to be said how. */
export function isWorse(found: Condition, said: Condition): boolean {
  return order.indexOf(found) > order.indexOf(said);
}

/** Business day of the next service. */
export function serviceDueDay(everyDays: number, lastDay: string): string {
  return addDays(lastDay, everyDays);
}

/** A piece that no check has seen for a year is to be looked for (D18.8). */
export function isUnseen(lastSeenOn: string, today: string): boolean {
  return daysBetween(lastSeenOn, today) > 365;
}

/** A serial as it is kept: Latin capitals and digits without spaces, whatever was typed or scanned. */
export function readSerial(typed: string): string {
  return toLatinDigits(typed).toUpperCase().replaceAll(/\s+/gu, '');
}

/** The number on the label: E, the desk that registered it, its number there. */
export function labelOf({ deskNumber, number }: { deskNumber: number; number: number }): string {
  return `E${deskNumber}-${number}`;
}

/**
 * What the codes of a label say, e.g. E1-0007: the label in at least seven signs, for fewer are not told from typing by the
 * detector of scans.
 */
export function scanCodeOf({ deskNumber, number }: { deskNumber: number; number: number }): string {
  return `E${deskNumber}-${String(number).padStart(4, '0')}`;
}

/** The label that was scanned or typed, with or without the noughts of its codes; any other text as it is. */
export function readLabel(read: string): string {
  return read.replace(/^(E\d+-)0+([1-9]\d*)$/u, '$1$2');
}
