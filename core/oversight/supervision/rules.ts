// When something that a person does is out of all proportion (D12, D19), and which hours are the office's. Pure.
// Invariant: a person is never compared with a history that their own acts of the window are part of.
import { addDays, daysBetween } from '#core/foundation/calendar/business-day.ts';
import { dayNumber } from '#core/foundation/calendar/day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import {
  longestSpanDays,
  type OfficeHours,
  shownPer,
  type WatchedMetric,
  watchedMetrics,
} from './contract.ts';

/** Fewer acts than these are never shown, whatever the history. */
export const fewestActs = 3;
/** A history of fewer visits tells nothing of how often something happens. */
export const leastBase = 50;
/** … and for hours one of fewer days of work. */
export const leastDaysOfWork = 10;

/** What is counted by its acts. */
export type ActMetric = Exclude<WatchedMetric, 'outOfHours' | 'undercharges'> | 'charges' | 'filings';

/** What one person did on one day. Times are of visits completed on that day, ms. */
export type PersonDay = {
  /** Keys of the acts of each kind. */
  readonly acts: Readonly<Record<ActMetric, readonly string[]>>;
  readonly visits: number;
  readonly timed: number;
  readonly totalMs: number;
  readonly longestMs: number;
  readonly unpaid: number;
  /** Records under their name outside the office's hours. */
  readonly outOfHours: number;
};
/** By the id of the person; whoever did nothing is not in it. */
export type DayFigures = ReadonlyMap<string, PersonDay>;

export type Act = { readonly key: string; readonly day: string };
/** What one person did: acts by metric, visits, and days on which they worked. */
export type Done = {
  readonly personId: string;
  readonly acts: Readonly<Record<WatchedMetric, readonly Act[]>>;
  readonly visits: number;
  readonly daysOfWork: number;
};

export type OutOfProportion = {
  readonly personId: string;
  readonly metric: WatchedMetric;
  readonly acts: readonly Act[];
  readonly base: number;
  readonly expected: number;
  readonly threshold: number;
  readonly comparedWith: 'others' | 'own_past';
};

/** What a metric is measured against. */
export const baseOf = (
  metric: WatchedMetric,
  { visits, daysOfWork }: Omit<Done, 'acts' | 'personId'>,
): number => (isByDays(metric) ? daysOfWork : visits);

/** What is measured by days of work, not by visits. */
const isByDays = (metric: WatchedMetric): boolean => metric === 'outOfHours' || metric === 'explanations';

/**
 * From how many acts on something is shown that would be `expected` times: what lies three deviations beyond a count that
 * comes about by chance (Poisson), at least the double, and never fewer than three.
 */
export function thresholdOf(expected: number): number {
  return Math.max(fewestActs, Math.ceil(expected + 3 * Math.sqrt(expected)), Math.ceil(2 * expected));
}

/**
 * Who did what out of all proportion. Each is held against all others of the same days, and where these did too little to
 * tell, against the person's own past. `answered`: keys of acts that the manager has answered for (D12.3).
 */
export function outOfProportion(
  window: readonly Done[],
  past: readonly Done[],
  answered: ReadonlySet<string>,
): OutOfProportion[] {
  return window.flatMap((person) =>
    watchedMetrics.flatMap((metric): OutOfProportion[] => {
      const acts = person.acts[metric].filter(
        ({ key }) => !answered.has(answerKey(person.personId, metric, key)),
      );
      const base = baseOf(metric, person);
      const history = historyFor(metric, person.personId, window, past);
      if (history === null || acts.length === 0) return [];
      const expected = (history.count / history.base) * base;
      const threshold = thresholdOf(expected);
      if (acts.length < threshold) return [];
      const { personId } = person;
      return [{ personId, metric, acts, base, expected, threshold, comparedWith: history.comparedWith }];
    }),
  );
}

/** Under which an act counts as answered. */
export const answerKey = (personId: string, metric: string, act: string): string =>
  `${personId} ${metric} ${act}`;

const leastOf = (metric: WatchedMetric): number => (isByDays(metric) ? leastDaysOfWork : leastBase);
const othersOf = (personId: string, people: readonly Done[]): Done[] =>
  people.filter((one) => one.personId !== personId);

/** Only who gives explanations is like who gives them: others say nothing of it. */
const isOfOwnPast = (metric: WatchedMetric): boolean => metric === 'explanations';

/** Whether everybody can be compared with the others, so that nobody's past is needed. */
export const isTelling = (window: readonly Done[]): boolean =>
  window.every(({ personId, acts }) =>
    watchedMetrics.every((metric) =>
      isOfOwnPast(metric)
        ? acts[metric].length < fewestActs
        : summed(metric, othersOf(personId, window)).base >= leastOf(metric),
    ),
  );

function historyFor(
  metric: WatchedMetric,
  personId: string,
  window: readonly Done[],
  past: readonly Done[],
): { count: number; base: number; comparedWith: 'others' | 'own_past' } | null {
  const others = summed(metric, isOfOwnPast(metric) ? [] : othersOf(personId, window));
  if (others.base >= leastOf(metric)) return { ...others, comparedWith: 'others' };
  const own = summed(
    metric,
    past.filter((one) => one.personId === personId),
  );
  return own.base >= leastOf(metric) ? { ...own, comparedWith: 'own_past' } : null;
}

/** What several people did of something, and what it is measured against. */
export function summed(metric: WatchedMetric, people: readonly Done[]): { count: number; base: number } {
  let [count, base] = [0, 0];
  for (const person of people) {
    count += person.acts[metric].length;
    base += baseOf(metric, person);
  }
  return { count, base };
}

/** The threshold of the office's history for `shownPer`; null while it is too short to tell anything. */
export function officeThreshold(
  metric: WatchedMetric,
  { count, base }: { readonly count: number; readonly base: number },
): number | null {
  if (base < leastOf(metric)) return null;
  return thresholdOf((count / base) * (isByDays(metric) ? shownPer.days : shownPer.visits));
}

const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Whether hours can be an office's: it closes after it opens. */
export const areHours = ({ opens, closes }: OfficeHours): boolean => minuteOf(opens) < minuteOf(closes);

/** Whether hours begin earlier or end later than others: then less is outside of them. */
export const isWider = (hours: OfficeHours, than: OfficeHours): boolean =>
  minuteOf(hours.opens) < minuteOf(than.opens) || minuteOf(hours.closes) > minuteOf(than.closes);

/** What is outside of either stays outside; where nothing is inside of both, what stood. */
export function stricterHours(now: OfficeHours, next: OfficeHours): OfficeHours {
  const both = {
    opens: minuteOf(next.opens) > minuteOf(now.opens) ? next.opens : now.opens,
    closes: minuteOf(next.closes) < minuteOf(now.closes) ? next.closes : now.closes,
  };
  return areHours(both) ? both : now;
}

export const hoursInWords = ({ opens, closes }: OfficeHours): string => `${opens}–${closes}`;

/** Tehran is at +03:30 since 1401, without summer time; ms. */
const tehranOffsetMs = 3.5 * 3_600_000;
const instantOf = (day: string, minute: number): string =>
  new Date(dayNumber(day) * 86_400_000 + minute * 60_000 - tehranOffsetMs).toISOString();

/**
 * The spans of a calendar day in Tehran that lie outside the office's hours, as UTC instants, the first included and the
 * last not. `isShut`: the office does not work on it at all.
 */
export function spansOutside(
  day: string,
  { opens, closes }: OfficeHours,
  isShut: boolean,
): [string, string][] {
  const [begin, end] = [instantOf(day, 0), instantOf(addDays(day, 1), 0)];
  if (isShut) return [[begin, end]];
  return [
    [begin, instantOf(day, minuteOf(opens))],
    [instantOf(day, minuteOf(closes)), end],
  ];
}

/** Why nobody's work can be read over such days; null when it can. */
export function spanRefusal({ from, to }: { readonly from: string; readonly to: string }): Problem | null {
  const days = daysBetween(from, to);
  return days < 0 || days >= longestSpanDays ? { code: 'INPUT_INVALID', params: { fields: ['to'] } } : null;
}
