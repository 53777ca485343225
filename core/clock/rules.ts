// When this PC's clock is not to be believed. Pure; all instants in ms, UTC.

/** A clock that the machine sets back by no more than this is corrected without a word: the day never goes back anyway. */
export const smallStepMs = 2 * 60_000;
/** How far the clock may be from the province's. */
export const apartMs = 10 * 60_000;
/** What a PC's own oscillator may lose or gain meanwhile: 5 parts in 10,000, ten times what is usual. */
const driftShare = 5 / 10_000;

export type ClockFacts = {
  readonly wallMs: number;
  /** The time of the last committed entry. */
  readonly floorMs: number;
  /**
   * The province's time at the last contact, and the real time since then; null since an earlier start of the machine,
   * when nobody counted. Null as a whole before the first contact.
   */
  readonly province: { readonly atMs: number; readonly sinceMs: number | null } | null;
  /** Province's time minus the clock, ms, as the manager confirmed it last. */
  readonly acceptedMs: number;
};

export type ClockDoubt = {
  readonly kind: 'before_last_entry' | 'off_from_province';
  /** What the clock should say, at least. */
  readonly expectedMs: number;
};

/** Why the clock is not to be believed, or null. */
export function clockDoubt({ wallMs, floorMs, province, acceptedMs }: ClockFacts): ClockDoubt | null {
  if (province !== null) {
    const expectedMs = province.atMs + (province.sinceMs ?? 0);
    const apart = expectedMs - wallMs;
    const borne = apartMs + (province.sinceMs ?? 0) * driftShare;
    // What the province said is the least that it is by now; how much later it is, nobody knows after a restart.
    const isOff = province.sinceMs === null ? apart > borne : Math.abs(apart) > borne;
    if (isOff && Math.abs(apart - acceptedMs) > borne) return { kind: 'off_from_province', expectedMs };
  }
  return wallMs < floorMs - smallStepMs ? { kind: 'before_last_entry', expectedMs: floorMs } : null;
}
