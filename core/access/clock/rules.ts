// When this PC's clock is not to be believed, and who answers for it. Pure; all instants in ms, UTC, where nothing else is said.
import { businessDayOf, daysBetween } from '#core/foundation/calendar/business-day.ts';

/** A clock that the machine sets back by no more than this is corrected without a word: the day never goes back anyway. */
export const smallStepMs = 2 * 60_000;
/** How far the clock may be from the province's. */
export const clockGapMs = 10 * 60_000;
/** What a PC's own oscillator may lose or gain meanwhile: 5 parts in 10,000, ten times what is usual. */
const driftShare = 5 / 10_000;

/** How many business days the manager alone may take the office back. */
export const managersDaysBack = 1;

/**
 * Whether a clock takes a second person beside the manager: by it the business day goes back by more than one from the latest that
 * this PC worked by, or that others said it is, since two people or the province last answered for its clock. So going back day
 * by day takes one as well (J40).
 * @param wall what the clock says, and `latest` those times, UTC instants
 */
export function needsSecondPerson(wall: string, latest: readonly string[]): boolean {
  const day = businessDayOf(wall);
  return latest.some((time) => daysBetween(day, businessDayOf(time)) > managersDaysBack);
}

export type ClockFacts = {
  readonly wallMs: number;
  /** The time of the last committed entry. */
  readonly floorMs: number;
  /**
   * The province's time at the last contact, and the real time since then; null since an earlier start of the machine,
   * when nobody counted. Null as a whole before the first contact.
   */
  readonly province: { readonly atMs: number; readonly sinceMs: number | null } | null;
  /** The same of the office's other PCs; they are asked only while the province has not been heard since the start. */
  readonly peers?: readonly { readonly atMs: number; readonly sinceMs: number | null }[];
  /** Province's time minus the clock, ms, as the manager confirmed it last. */
  readonly acceptedMs: number;
};

export type ClockDoubt = {
  readonly kind: 'before_last_entry' | 'off_from_province' | 'off_from_peers';
  /** What the clock should say, at least. */
  readonly expectedMs: number;
};

type Said = NonNullable<ClockFacts['province']>;

/** What the clock should say by somebody else's, when it is off from that; null when it is not. */
function expectedBy({ atMs, sinceMs }: Said, { wallMs, acceptedMs }: ClockFacts): number | null {
  const expectedMs = atMs + (sinceMs ?? 0);
  const apart = expectedMs - wallMs;
  const borne = clockGapMs + (sinceMs ?? 0) * driftShare;
  // What they said is the least that it is by now; how much later it is, nobody knows after a restart.
  const isOff = sinceMs === null ? apart > borne : Math.abs(apart) > borne;
  return isOff && Math.abs(apart - acceptedMs) > borne ? expectedMs : null;
}

/** Why the clock is not to be believed, or null. One other PC that agrees with it is enough to believe it. */
export function clockDoubt(facts: ClockFacts): ClockDoubt | null {
  const { wallMs, floorMs, province, peers = [] } = facts;
  const byProvince = province === null ? null : expectedBy(province, facts);
  if (byProvince !== null) return { kind: 'off_from_province', expectedMs: byProvince };
  if (peers.length > 0 && (province === null || province.sinceMs === null)) {
    const expected = peers.flatMap((said) => expectedBy(said, facts) ?? []);
    const [nearest] = expected.toSorted((one, other) => Math.abs(one - wallMs) - Math.abs(other - wallMs));
    if (expected.length === peers.length && nearest !== undefined)
      return { kind: 'off_from_peers', expectedMs: nearest };
  }
  return wallMs < floorMs - smallStepMs ? { kind: 'before_last_entry', expectedMs: floorMs } : null;
}
