// How far acts have got, by the marks of the PCs and the province.
import type { ReplicationStatusView } from '#core/replication/peers/contract.ts';

/** The office's other PCs and how many hold it; whether it is at the province, null where there is none. */
export type Reach = { others: number; holding: number; isAtProvince: boolean | null };

/** Something that was saved: when, and at which PC. */
export type SavedAct = { device: string; at: string };

/** How far all of the acts have got (D22.8). */
export function reachOf(
  { isEnrolled, others, devices }: ReplicationStatusView,
  acts: readonly SavedAct[],
): Reach {
  const marks = acts.map(({ device, at }) => ({
    at,
    mark: devices.find((known) => known.device === device),
  }));
  const isHeld = (
    until: (mark: ReplicationStatusView['devices'][number]) => string | null | undefined,
  ): boolean =>
    marks.every(({ at, mark }) => {
      const held = mark === undefined ? null : until(mark);
      return held != null && at <= held;
    });
  return {
    others,
    holding: Array.from({ length: others }, (_, pc) => isHeld((mark) => mark.others[pc])).filter(Boolean)
      .length,
    isAtProvince: isEnrolled ? isHeld(({ province }) => province) : null,
  };
}
