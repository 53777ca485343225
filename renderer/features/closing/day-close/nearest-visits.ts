// The visits that lie nearest in time to what a terminal did: whoever looks for the client of a payment begins there.

import type { VisitRow } from '#core/counter/visits/contract.ts';
import { tehranTimeOf } from '#core/foundation/calendar/business-day.ts';

export type NearVisit = VisitRow & {
  /** Whole minutes from the transaction to the opening of the visit; negative: it was opened before. */
  minutes: number;
};

/** So many of them are shown. */
export const shownVisits = 3;

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The nearest first. `time`: HH:MM:SS in Tehran on the day of the visits. */
export function nearestVisits(visits: readonly VisitRow[], time: string): NearVisit[] {
  return visits
    .map((visit) => ({ ...visit, minutes: minutesOf(tehranTimeOf(visit.at)) - minutesOf(time) }))
    .toSorted((one, other) => Math.abs(one.minutes) - Math.abs(other.minutes));
}
