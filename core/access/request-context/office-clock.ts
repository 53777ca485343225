// The time that this PC works by: its clock, but never before its last committed entry unless the manager answered for
// it, and never a year that nobody works in. Everything else asks this instead of the machine; only the doubt itself looks
// at the bare clock.

import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import type { Machine } from '#core/journal/device/machine.ts';

export type OfficeClock = {
  /** The machine with the time that is worked by. */
  readonly machine: Machine;
  /** What the bare clock says. */
  wall(): string;
  /** What is worked by when the clock says so. */
  officialOf(wall: string): string;
  floor(): string;
  /** An entry was committed at this time: the office never works before it again. */
  committed(official: string): void;
  /** The manager answered for the clock: from here on it is worked by this. */
  settle(wall: string): void;
  /** The province's clock minus this one at the last contact, ms; null before the first. */
  offsetMs: number | null;
};

/** Works by the clock, never before the last entry and never outside the years 1900 to 2199 (J36). */
export function officeClock(bare: Machine): OfficeClock {
  let floor = '';
  const officialOf = (wall: string): string =>
    floor === '' || (wall >= floor && isUsualInstant(wall)) ? wall : floor;
  return {
    machine: { ...bare, now: () => officialOf(bare.now()) },
    wall: () => bare.now(),
    officialOf,
    floor: () => floor,
    committed(official) {
      if (official > floor) floor = official;
    },
    settle(wall) {
      floor = wall;
    },
    offsetMs: null,
  };
}
