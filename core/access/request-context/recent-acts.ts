// One-key acts can be a slip of the finger: for ten seconds who did one takes it back by a linked record (D3, D14, D15).
// What was done when is kept in memory, in real time: no clock, no other PC and no restart makes it longer.
import { type OneKeyKind, undoSeconds } from './contract.ts';

type Done = { readonly by: string; readonly day: string };
export type RecentActs<Act extends Done> = ReturnType<typeof createRecentActs<Act>>;

/** What people just did at this PC, by the act's id. `elapsedMs` is real time. */
export function createRecentActs<Act extends Done>(elapsedMs: () => number) {
  const acts = new Map<string, { readonly act: Act; readonly doneAt: number }>();
  function forgetPast(): void {
    const since = elapsedMs() - undoSeconds * 1000;
    for (const [id, { doneAt }] of acts) if (doneAt < since) acts.delete(id);
  }
  return {
    /** Remembers what a person just did, once it is committed. */
    remember(actId: string, act: Act): void {
      forgetPast();
      acts.set(actId, { act, doneAt: elapsedMs() });
    },
    /** What this person did within ten seconds, on this business day; null for anything else. */
    find(actId: string, by: string, day: string): Act | null {
      forgetPast();
      const act = acts.get(actId)?.act;
      return act !== undefined && act.by === by && act.day === day ? act : null;
    },
    /** Forgets an undone act, once the undo is committed. */
    forget(actId: string): void {
      acts.delete(actId);
    },
  };
}

export type OneKeyAct = Done & {
  readonly kind: OneKeyKind;
  readonly visitId: string | null;
  /** The visit had ended before: then its end depends on nothing of this. */
  readonly wasOver: boolean;
};
type ActReads = { readonly visits: { ending(visitId: string): object | null } };
export type Acting = { readonly memory: { readonly recentActs: RecentActs<OneKeyAct> } };

/** Remembers an act of one key, once it is committed. @returns the act's id, for the one who did it */
export function rememberAct(
  { memory }: Acting,
  reads: ActReads,
  { actId, ...act }: Omit<OneKeyAct, 'wasOver'> & { readonly actId: string },
): string {
  const wasOver = act.visitId !== null && reads.visits.ending(act.visitId) !== null;
  memory.recentActs.remember(actId, { ...act, wasOver });
  return actId;
}
