// The signs of shared accounts of many days, kept day by day (D20.197): to find them everything that anybody did is read, so a day is
// looked through once, and again when what it rests on is another. Of a day that is what was done in the days around it and what its
// people were planned to do on it; entries are never taken away, so their number says whether they are the same.
import { createHash } from 'node:crypto';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { type DaySpan, daysOf } from '#core/foundation/calendar/jalali-period.ts';
import { type AlertReads, beginningOf, planOf, rarerSigns, tracedSigns } from './alerts.ts';
import type { AlertKind } from './contract.ts';
import { factKey } from './queries.ts';
import { plannedDay, traceDays } from './rules.ts';

/** A fact that is a sign, whether somebody answered for it or not. */
export type DaySign = { readonly personId: string; readonly kind: AlertKind; readonly key: string };
export type SignsOfDay = {
  readonly day: string;
  readonly restsOn: string;
  readonly signs: readonly DaySign[];
};

export type KeptSigns = {
  of(span: DaySpan): readonly SignsOfDay[];
  keep(days: readonly SignsOfDay[]): void;
};

/** How many facts that are signs each day has that nobody answered for (D20.191), the earliest day first. */
export function openSignsByDay(
  reads: AlertReads,
  kept: KeptSigns,
  span: DaySpan,
): { day: string; count: number }[] {
  const answered = reads.shifts.answeredFacts(span);
  const counts = new Map<string, number>();
  const add = (day: string, count: number): void => {
    counts.set(day, (counts.get(day) ?? 0) + count);
  };
  for (const { day, signs } of signsOfDays(reads, kept, span))
    for (const { personId, kind, key } of signs) if (!answered.has(factKey(personId, kind, key))) add(day, 1);
  for (const { day, facts } of rarerSigns(reads, span))
    if (day >= span.from && day <= span.to) add(day, facts.length);
  return [...counts]
    .map(([day, count]) => ({ day, count }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** The signs of each day that has any: as kept, or found now and kept. */
function signsOfDays(reads: AlertReads, kept: KeptSigns, span: DaySpan): readonly SignsOfDay[] {
  const restsOn = groundsOf(reads, span);
  const known = new Map(kept.of(span).map((one) => [one.day, one]));
  const isSame = (day: string): boolean => known.get(day)?.restsOn === restsOn.get(day);
  const anew = daysOf(span).filter((day) => restsOn.has(day) && !isSame(day));
  const found = runsOf(anew).flatMap((run): SignsOfDay[] => {
    const until = beginningOf(addDays(run.to, traceDays + 1));
    const byDay = Map.groupBy(tracedSigns(reads, run, { answered: new Set(), until }), ({ day }) => day);
    return daysOf(run).map((day) => ({
      ...{ day, restsOn: restsOn.get(day) ?? '' },
      signs: (byDay.get(day) ?? []).flatMap(({ personId, kind, facts }) =>
        facts.map(({ key }) => ({ personId, kind, key })),
      ),
    }));
  });
  if (found.length > 0) kept.keep(found);
  return [...[...known.values()].filter(({ day }) => restsOn.has(day) && isSame(day)), ...found];
}

/** What the signs of each day rest on, in short; days around which nobody did anything have none. */
function groundsOf(reads: AlertReads, span: DaySpan): ReadonlyMap<string, string> {
  const reach = { from: addDays(span.from, -traceDays - 1), to: addDays(span.to, traceDays + 1) };
  const people = reads.staff.people().flatMap(({ id }) => {
    const counts = reads.shifts.countsByDate(id, reach.from, addDays(reach.to, 1));
    if (counts.length === 0) return [];
    return [
      {
        id,
        counts: new Map(counts.map(({ date, count }) => [date, count])),
        plan: planOf(reads, id, span.from),
      },
    ];
  });
  return new Map(
    daysOf(span).flatMap((day) => {
      const around = daysOf({ from: addDays(day, -traceDays - 1), to: addDays(day, traceDays + 1) });
      const grounds = people.flatMap(({ id, counts, plan }) => {
        const numbers = around.map((one) => counts.get(one) ?? 0);
        if (numbers.every((number) => number === 0)) return [];
        const { kind, hours } = plannedDay(plan, day);
        return [[id, kind, hours?.starts, hours?.ends, ...numbers].join(' ')];
      });
      if (grounds.length === 0) return [];
      const restsOn = createHash('sha256').update(grounds.toSorted().join('|')).digest('base64url');
      return [[day, restsOn] as const];
    }),
  );
}

/** Days in order as spans of days that follow each other. */
function runsOf(days: readonly string[]): DaySpan[] {
  const runs: { from: string; to: string }[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else runs.push({ from: day, to: day });
  }
  return runs;
}
