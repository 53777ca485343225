// One-key acts can be a slip of the finger: for ten seconds who did one takes it back by a linked record (D3, D15).
// What was done when is kept in memory, in real time: no clock, no other PC and no restart makes it longer.
import type { Machine } from '#core/journal/device/machine.ts';
import { type OneKeyKind, undoSeconds } from './contract.ts';

export type RecentAct = {
  readonly actId: string;
  readonly kind: OneKeyKind;
  readonly by: string;
  readonly day: string;
  readonly visitId: string | null;
  /** The visit had ended before: then its end depends on nothing of this. */
  readonly wasOver: boolean;
  readonly elapsedMs: number;
};
type ActReads = { readonly visits: { ending(visitId: string): object | null } };
export type Acting = { readonly machine: Machine };

const recent = new WeakMap<Acting, Map<string, RecentAct>>();

/** What was done lately at this PC, by the act's id. */
export function actsOf(desk: Acting): Map<string, RecentAct> {
  const known = recent.get(desk) ?? new Map<string, RecentAct>();
  recent.set(desk, known);
  for (const [id, { elapsedMs }] of known) if (isPast(desk, elapsedMs)) known.delete(id);
  return known;
}

const isPast = ({ machine }: Acting, elapsedMs: number): boolean =>
  machine.elapsedMs() - elapsedMs > undoSeconds * 1000;

/** Remembers what a person just did, once it is committed. @returns the act's id, for the one who did it */
export function rememberAct(
  desk: Acting,
  reads: ActReads,
  act: Pick<RecentAct, 'actId' | 'kind' | 'by' | 'day' | 'visitId'>,
): string {
  const wasOver = act.visitId !== null && reads.visits.ending(act.visitId) !== null;
  actsOf(desk).set(act.actId, { ...act, wasOver, elapsedMs: desk.machine.elapsedMs() });
  return act.actId;
}

/** Forgets an act that was taken back, once that is committed. */
export function forgetAct(desk: Acting, actId: string): void {
  actsOf(desk).delete(actId);
}
