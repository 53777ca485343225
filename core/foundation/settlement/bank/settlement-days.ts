// When the bank has to credit what the terminals took, and which days agree (D21.130, D21.131). Pure; days are `YYYY-MM-DD` in Tehran,
// amounts rials.
import { addDays, deadlineOf, weekdayOf } from '#core/foundation/calendar/business-day.ts';

export type IsClosed = (day: string) => boolean;

/** From a day of sale on: how many working days later its money is credited. Card money comes with the first cycle of the next one. */
type Terms = { readonly from: string; readonly workingDays: number };
const publicTerms: readonly Terms[] = [{ from: '2012-03-20', workingDays: 1 }];

/** So many settlement days later a credit can still come. */
export const windowDays = 2;

const isWorking = (day: string, isClosed: IsClosed): boolean => weekdayOf(day) !== 6 && !isClosed(day);

/** What statements say of the day on which a sale can first be credited: after so many working days it is; null where none says it. */
type TermOf = (earliest: string) => number | null;

/**
 * The settlement day of what was sold on a day, by the public terms or by what a statement says: several days before a holiday and after it
 * have one.
 */
export function settlementDayOf(sold: string, isClosed: IsClosed, termOf: TermOf = () => null): string {
  const { workingDays = 1 } = publicTerms.findLast(({ from }) => from <= sold) ?? {};
  const earliest = deadlineOf(sold, workingDays, isClosed);
  const told = termOf(earliest);
  return told === null || told === workingDays ? earliest : deadlineOf(sold, told, isClosed);
}

/** Days before a statement within which it says the term too: what was sold just before it is credited in it. */
const reachBefore = 14;

/** The terms that statements say, the newest first: by the newest that tells of a day, else by one that begins soon after it (D21.150). */
export const termsOf =
  (told: readonly (Covered & { readonly termDays: number })[]): TermOf =>
  (earliest) =>
    (
      told.find(({ from, to }) => from <= earliest && earliest <= to) ??
      told.find(({ from }) => earliest < from && from <= addDays(earliest, reachBefore))
    )?.termDays ?? null;

/** The settlement day to which a credit belongs: its own day, or the next working one where the bank paid on a holiday. */
export const creditedFor = (day: string, isClosed: IsClosed): string =>
  isWorking(day, isClosed) ? day : deadlineOf(day, 1, isClosed);

/** Every settlement day from one day to another, both included. */
export function settlementDaysBetween(from: string, to: string, isClosed: IsClosed): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorking(day, isClosed)) days.push(day);
  return days;
}

/**
 * Which settlement days are met together with days beside them. `rests` are reported less fee less credited, of settlement days one after
 * the other. Money comes first and its credit later: within the window two or three rests that cancel are met. What fits in two ways is
 * taken in neither: that is for a person to ask (D21.133).
 * @returns places in `rests`
 */
export function metTogether(rests: readonly number[]): ReadonlySet<number> {
  const groups = rests.flatMap((rest, at) => (rest > 0 ? groupsFrom(rests, at) : []));
  const used = new Map<number, number>();
  for (const place of groups.flat()) used.set(place, (used.get(place) ?? 0) + 1);
  return new Set(groups.filter((group) => group.every((place) => used.get(place) === 1)).flat());
}

/** The groups that cancel and begin at a place, within the window. */
function groupsFrom(rests: readonly number[], at: number): number[][] {
  const restAt = (place: number): number => rests[place] ?? 0;
  const groups: number[][] = [];
  for (let last = at + 1; last <= at + windowDays; last += 1) {
    if (restAt(last) >= 0) continue;
    if (restAt(at) + restAt(last) === 0) groups.push([at, last]);
    for (let between = at + 1; between < last; between += 1)
      if (restAt(between) !== 0 && restAt(at) + restAt(between) + restAt(last) === 0)
        groups.push([at, between, last]);
  }
  return groups;
}

/** Days from and to which a statement tells everything, both included. */
export type Covered = { readonly from: string; readonly to: string };

/** Whether statements tell of a settlement day and of every one in its window: then nothing of it can come any more. */
export function isReached(day: string, covered: readonly Covered[], days: readonly string[]): boolean {
  const at = days.indexOf(day);
  const window = days.slice(at, at + windowDays + 1);
  return (
    at >= 0 &&
    window.length === windowDays + 1 &&
    window.every((one) => covered.some(({ from, to }) => from <= one && one <= to))
  );
}
