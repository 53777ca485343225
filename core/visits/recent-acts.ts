// One-key acts can be a slip of the finger: for ten seconds who did one takes it back by a linked record (D3, D15).
// What was done when is kept in memory, in real time: no clock, no other PC and no restart makes it longer.
import type { z } from 'zod';
import { dayState, type OpenDayReads } from '#core/business-day/require-open-day.ts';
import type { Desk } from '#core/desk/desk.ts';
import type { Transaction } from '#core/journal/write-path.ts';
import { refusal } from '#core/leaves/problems/problem-error.ts';
import { type oneKeyKinds, undoSeconds, type withdrawActInput } from './contract.ts';
import { actWithdrawn } from './entries.ts';
import type { VisitReads } from './queries.ts';

type RecentAct = {
  readonly actId: string;
  readonly kind: (typeof oneKeyKinds)[number];
  readonly by: string;
  readonly day: string;
  readonly visitId: string | null;
  /** The visit had ended before: then its end depends on nothing of this. */
  readonly wasOver: boolean;
  readonly elapsedMs: number;
};
type ActReads = OpenDayReads & { readonly visits: Pick<VisitReads, 'ending'> };
type Acting = Pick<Desk, 'machine'>;

const recent = new WeakMap<Acting, Map<string, RecentAct>>();

function actsOf(desk: Acting): Map<string, RecentAct> {
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

/**
 * Takes a one-key act back. It stays in the journal, and counts no more.
 * @throws UNDO_TOO_LATE after ten seconds, for another person's act, at another PC or a second time; DAY_CLOSED;
 * VISIT_NOT_OPEN when the visit was ended after it
 */
export function withdrawAct(
  tx: Transaction,
  desk: Acting,
  reads: ActReads,
  actor: string,
  { actId }: z.infer<typeof withdrawActInput>,
): void {
  const act = actsOf(desk).get(actId);
  if (act === undefined || act.by !== actor || act.day !== tx.day) throw refusal('UNDO_TOO_LATE', {});
  if (dayState(reads, tx.day) === 'closed') throw refusal('DAY_CLOSED', { day: tx.day });
  if (act.visitId !== null && !act.wasOver && reads.visits.ending(act.visitId) !== null)
    throw refusal('VISIT_NOT_OPEN', {});
  tx.append(actWithdrawn, { id: tx.newId(), actId, kind: act.kind });
}

/** Forgets an act that was taken back, once that is committed. */
export function forgetAct(desk: Acting, actId: string): void {
  actsOf(desk).delete(actId);
}
