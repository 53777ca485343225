// The schedule of an office: what the directive's versions ask for, looked at as often as the office set, and what it added. Pure.
// A setting counts from the business day after it, so no day is judged by what was set on it or later (D17.6, D17.13).
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { type CheckItem, isBuiltIn, periods, type Rhythm, type ScheduleVersion } from '../contract.ts';
import { scheduleOn } from './rules.ts';

/** What was set, in the order of facts; `day` is the business day on which it was. */
export type RhythmSetting = { readonly item: CheckItem; readonly every: Rhythm; readonly day: string };

/** The first business day on which a setting of `day` counts. */
export const countsFrom = (day: string): string => addDays(day, 1);

const rareness = (every: Rhythm): number => (every === 'never' ? periods.length : periods.indexOf(every));

/** Whether something is looked at less often than before. */
export const isRarer = (every: Rhythm, before: Rhythm): boolean => rareness(every) > rareness(before);

/**
 * Settings as far as they count: one that became rarer than what counted on its day without two people's word leaves that as it was
 * (D20.163). What was set on the same day did not count yet.
 */
export function countedRhythms<Setting extends RhythmSetting & { readonly id: string }>(
  settings: readonly Setting[],
  isLoosened: (setting: Setting) => boolean,
): Setting[] {
  const counted: Setting[] = [];
  for (const set of settings) {
    const stood = counted.findLast(({ item, day }) => item === set.item && day < set.day)?.every;
    const isHeld = stood !== undefined && isRarer(set.every, stood) && !isLoosened(set);
    counted.push(isHeld ? { ...set, every: stood } : set);
  }
  return counted;
}

/** The versions of the office, by the day from which each counts: a new one where the directive's or a setting begins. */
export function versionsOfOffice(
  versions: readonly ScheduleVersion[],
  settings: readonly RhythmSetting[],
): ScheduleVersion[] {
  if (settings.length === 0) return [...versions];
  const days = [
    ...versions.map(({ effectiveFrom }) => effectiveFrom),
    ...settings.map(({ day }) => countsFrom(day)),
  ];
  return [...new Set(days)].toSorted().map((effectiveFrom): ScheduleVersion => {
    const base = scheduleOn(versions, effectiveFrom);
    const inForce = new Map(
      settings.filter(({ day }) => countsFrom(day) <= effectiveFrom).map(({ item, every }) => [item, every]),
    );
    const asked = base.items.map((scheduled) => {
      const every = inForce.get(scheduled.item);
      // A later version of the directive may ask for more than the office once set.
      const isOftener =
        every !== undefined && every !== 'never' && rareness(every) < rareness(scheduled.every);
      return isOftener ? { ...scheduled, every } : scheduled;
    });
    const added = [...inForce].flatMap(([item, every]) =>
      isBuiltIn(item) || every === 'never' ? [] : [{ item, every, after: ['mended' as const] }],
    );
    return { version: base.version, effectiveFrom, items: [...asked, ...added] };
  });
}

/**
 * Why a rhythm cannot be set: nobody knows the item, or it is rarer than the directive has it. `now` is what will count
 * tomorrow without it; `known` says that the office once added an item.
 */
export function rhythmRefusal(
  directive: ScheduleVersion,
  now: ScheduleVersion,
  known: boolean,
  { item, every }: { readonly item: CheckItem; readonly every: Rhythm },
): Problem | null {
  const least = directive.items.find((scheduled) => scheduled.item === item);
  if (least === undefined && (isBuiltIn(item) || !known))
    return { code: 'NOT_FOUND', params: { what: 'check_item' } };
  if (least !== undefined && rareness(every) > rareness(least.every))
    return { code: 'RHYTHM_TOO_RARE', params: { every: least.every } };
  const before = now.items.find((scheduled) => scheduled.item === item)?.every ?? 'never';
  return before === every ? { code: 'ACTION_ALREADY_DONE', params: {} } : null;
}
